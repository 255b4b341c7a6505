"""Starts and steers emulators: for tests, `make run` without hardware, and the simulator."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any


class Refused(Exception):
    """The emulator could not follow an order; the message says why."""


class Remote:
    """Orders for one emulator through its control socket; from any thread."""

    def __init__(self, control: Path, timeout_s: float = 10.0) -> None:
        self.control = control
        self._timeout_s = timeout_s

    def do(self, verb: str, **fields: Any) -> dict[str, Any]:
        """Gives one order and returns the answer's fields. Raises Refused, OSError."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            client.settimeout(self._timeout_s)
            client.connect(str(self.control))
            client.sendall(json.dumps({"do": verb, **fields}).encode() + b"\n")
            with client.makefile("rb") as answers:
                line = answers.readline()
        if not line:
            raise Refused("the emulator has ended")
        answer: dict[str, Any] = json.loads(line)
        if not answer.pop("ok"):
            raise Refused(answer["why"])
        return answer

    def state(self) -> dict[str, Any]:
        return self.do("state")


class Running:
    """An emulator's process with its folder; `link` is the port to open."""

    def __init__(
        self,
        process: subprocess.Popen[str],
        link: Path,
        control: Path,
        folder: TemporaryDirectory[str] | None = None,
    ) -> None:
        """Owns the process, and `folder` if there is one: `close` ends both."""
        self._process = process
        self._folder = folder
        self.link = link
        self.remote = Remote(control)

    @property
    def pid(self) -> int:
        return self._process.pid

    def close(self) -> None:
        """Kills it: an emulator keeps nothing that a kill could lose."""
        self._process.kill()
        self._process.communicate()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def start(module: str, *args: str, folder: Path | None = None, timeout_s: float = 30.0) -> Running:
    """Runs `python -m module` and returns once its port can be opened.

    Port and control socket stand in `folder`, or in one of its own that `close` removes. Raises
    Refused if it ends or says nothing before `timeout_s`; its own complaint is on standard error.
    """
    own = TemporaryDirectory(prefix="yizhan-") if folder is None else None
    place = folder or Path(own.name if own else "")
    name = module.split(".")[-2] if "." in module else module
    command = [sys.executable, "-m", module, "--link", str(place / name)]
    command += ["--control", str(place / f"{name}.control"), *args]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,  # its end is the emulator's: also if we are killed
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(),
        start_new_session=True,  # an interrupt from the keyboard is for us alone
    )
    try:
        ready = _ready(process, timeout_s)
    except BaseException:
        process.kill()
        process.communicate()
        if own is not None:
            own.cleanup()
        raise
    return Running(process, Path(ready["link"]), Path(ready["control"]), own)


def _environment() -> dict[str, str]:
    """Ours, with our packages to be found from any working folder."""
    paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _ready(process: subprocess.Popen[str], timeout_s: float) -> dict[str, str]:
    assert process.stdout is not None
    readable, _, _ = select.select([process.stdout], [], [], timeout_s)
    line = process.stdout.readline() if readable else ""
    if not line:
        raise Refused(f"{process.args!r} did not start: exit code {process.poll()}")
    ready: dict[str, str] = json.loads(line)
    return ready
