"""Starts and steers emulators: for tests, `make run` without hardware, and the simulator."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from process.child import Child, Gone, python


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
        child: Child,
        link: Path,
        control: Path,
        folder: TemporaryDirectory[str] | None = None,
    ) -> None:
        """Owns the child, and `folder` if there is one: `close` ends both."""
        self._child = child
        self._folder = folder
        self.link = link
        self.remote = Remote(control)

    @property
    def pid(self) -> int:
        return self._child.pid

    def close(self) -> None:
        """Kills it: an emulator keeps nothing that a kill could lose."""
        self._child.kill()
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
    port, control = place / name, place / f"{name}.control"
    try:
        child = Child(python(module, "--link", str(port), "--control", str(control), *args), None)
        ready = child.first(timeout_s)
    except BaseException as error:
        if own is not None:
            own.cleanup()
        if isinstance(error, Gone):
            raise Refused(f"{module} did not start: {error}") from error
        raise
    return Running(child, Path(ready["link"]), Path(ready["control"]), own)
