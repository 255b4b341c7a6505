"""A process of ours on two pipes: lines go in, lines come out, and it cannot outlive us.

It is a new interpreter, never a fork, for a fork after OpenGL has started is not safe. It ends when
its standard input does, however we have ended; each of them watches for that.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

TOP = Path(__file__).resolve().parents[1]


class Gone(Exception):
    """It has ended, hangs, does not listen or cannot be started; the message says which."""


def python(module: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs one of our modules by this interpreter."""
    return (sys.executable, "-m", module, *arguments)


class Child:
    """`receive` belongs to one thread, `send` and `wake` may be called from any; `stop` and `kill`
    end it once nobody is in `receive`.
    """

    def __init__(
        self,
        command: Sequence[str],
        errors: IO[bytes] | int | None = subprocess.DEVNULL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Starts it; `errors` takes its standard error, None leaves it ours. Raises Gone.

        An interrupt from the keyboard is not for it, and our packages are found from any folder.
        """
        try:
            self._process = subprocess.Popen(
                command,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=_environment(),
                start_new_session=True,
            )
        except OSError as error:
            raise Gone("cannot be started") from error
        self._clock = clock
        self._stdin, self._stdout = _pipe(self._process.stdin), _pipe(self._process.stdout)
        self._woken, self._waker = os.pipe()
        self._buffer = b""

    @property
    def pid(self) -> int:
        """Of the process that was started."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended yet; asks the system."""
        return self._process.poll() is None

    def send(self, line: bytes) -> None:
        """A line with its end. Raises Gone where the process does not take it."""
        try:
            self._stdin.write(line)
        except (OSError, ValueError) as error:
            raise Gone("does not listen") from error

    def receive(self, timeout_s: float | None) -> bytes | None:
        """A line without its end; None after `timeout_s` or a `wake`. Raises Gone at the end."""
        until = None if timeout_s is None else self._clock() + timeout_s
        out = self._stdout.fileno()
        while b"\n" not in self._buffer:
            wait = None if until is None else max(0.0, until - self._clock())
            ready, _, _ = select.select([out, self._woken], [], [], wait)
            if out not in ready:
                if ready:
                    os.read(self._woken, 64)
                return None
            more = os.read(out, 65536)
            if not more:
                raise Gone(f"has ended, exit code {self._process.poll()}")
            self._buffer += more
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line

    def first(self, patience_s: float) -> dict[str, Any]:
        """The line by which it says that it is ready, a JSON object. Raises Gone, then it is dead;
        nobody may `wake` it meanwhile.
        """
        try:
            return _object(self.receive(patience_s))
        except BaseException:
            self.kill()
            raise

    def wake(self) -> None:
        """Lets a `receive` that waits return at once, or the next one."""
        os.write(self._waker, b".")

    def stop(self, patience_s: float) -> None:
        """Closes its input and waits for it to end; kills it when it takes longer."""
        self._stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(patience_s)
        self.kill()

    def kill(self) -> None:
        """At once: for what keeps nothing that a kill could lose. Again does nothing."""
        self._process.kill()
        self._process.wait()
        self._stdin.close()
        if not self._stdout.closed:
            self._stdout.close()
            os.close(self._woken)
            os.close(self._waker)


def _object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise Gone("says nothing")
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise Gone("says something else")
    return told


def _environment() -> dict[str, str]:
    paths = [str(TOP), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
