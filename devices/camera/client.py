"""Asks the camera worker: starts it when it is first wanted, and anew when it died or hung.

Everything belongs to one thread. An image over which the worker died is not shown to the next one.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from devices.camera.protocol import READY, Code, Order, Report, Trouble, encoded, report

COMMAND = (sys.executable, "-m", "devices.camera.worker")
ROOT = Path(__file__).parents[2]
START_S = 20.0
"""Until it is ready: its libraries are loaded from disk."""
DEADLINE_S = 10.0
"""For one image; the largest that is allowed takes one or two."""

Seen = tuple[Code, ...] | Trouble
"""At least one code, or why there is none."""


class _Gone(Exception):
    """The worker ended, hangs, says what it should not, or cannot be started."""


class CameraWorker:
    """The worker as a value-returning call; `close` ends it, the next `decode` starts it again."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        deadline_s: float = DEADLINE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = command
        self._deadline_s = deadline_s
        self._clock = clock
        self._process: _Process | None = None
        self._last = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def decode(self, file: Path) -> Seen:
        """The codes in an image file. Blocks for `deadline_s`, longer only where it must start."""
        self._last += 1
        try:
            found = self._ask(Order(self._last, str(file.absolute())))
        except _Gone:
            self.close()
            return Trouble.WORKER
        return found.trouble or found.codes

    def close(self) -> None:
        """Ends the worker, if there is one. Never raises."""
        process, self._process = self._process, None
        if process:
            process.close()

    def __enter__(self) -> CameraWorker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, order: Order) -> Report:
        process = self._running()
        process.send(order)
        found = process.receive(self._clock() + self._deadline_s, self._clock)
        if found.id != order.id or bool(found.codes) == bool(found.trouble):
            raise _Gone("answers something else")
        return found

    def _running(self) -> _Process:
        """One that is alive: a death between two images costs neither of them."""
        if self._process and not self._process.alive:
            self.close()
        if self._process is None:
            self._process = _Process(self._command)
            if self._process.receive(self._clock() + START_S, self._clock) != READY:
                raise _Gone("is not ready")
        return self._process


class _Process:
    """The child on its two pipes."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._child = subprocess.Popen(
                command,
                cwd=ROOT,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # zbar complains there of every odd frame
            )
        except OSError as error:
            raise _Gone("cannot be started") from error
        self._stdin, self._stdout = _pipe(self._child.stdin), _pipe(self._child.stdout)
        self._buffer = b""

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def alive(self) -> bool:
        return self._child.poll() is None

    def send(self, order: Order) -> None:
        try:
            self._stdin.write(encoded(order))
        except OSError as error:
            raise _Gone("does not listen") from error

    def receive(self, until: float, clock: Callable[[], float]) -> Report:
        while b"\n" not in self._buffer:
            ready, _, _ = select.select([self._stdout], [], [], max(0.0, until - clock()))
            more = os.read(self._stdout.fileno(), 65536) if ready else b""
            if not more:
                raise _Gone("has ended" if ready else "hangs")
            self._buffer += more
        line, _, self._buffer = self._buffer.partition(b"\n")
        try:
            return report(line)
        except ValueError as error:
            raise _Gone("does not speak the protocol") from error

    def close(self) -> None:
        """Kills it: it keeps nothing that a kill could lose."""
        self._child.kill()
        self._child.wait()
        self._stdin.close()
        self._stdout.close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
