"""Asks the camera worker: starts it when it is first wanted, and anew when it died or hung.

Everything belongs to one thread. An image over which the worker died is not shown to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from devices.camera.protocol import READY, Code, Order, Report, Trouble, encoded, report
from process.child import Child, Gone, python

COMMAND = python("devices.camera.worker")
START_S = 20.0
"""Until it is ready: its libraries are loaded from disk."""
DEADLINE_S = 10.0
"""For one image; the largest that is allowed takes one or two."""

Seen = tuple[Code, ...] | Trouble
"""At least one code, or why there is none."""


class CameraWorker:
    """The worker as a value-returning call; `close` ends it, the next `decode` starts it again."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._command = command
        self._deadline_s = deadline_s
        self._child: Child | None = None
        self._last = 0

    @property
    def pid(self) -> int | None:
        """Of the worker, or None while none runs."""
        return self._child.pid if self._child else None

    def decode(self, file: Path) -> Seen:
        """The codes in an image file. Blocks for `deadline_s`, longer only where it must start."""
        self._last += 1
        try:
            found = self._ask(Order(self._last, str(file.absolute())))
        except Gone:
            self.close()
            return Trouble.WORKER
        return found.trouble or found.codes

    def close(self) -> None:
        """Kills the worker, if there is one: it keeps nothing that could be lost. Never raises."""
        child, self._child = self._child, None
        if child:
            child.kill()

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
        child = self._running()
        child.send(encoded(order))
        found = _report(child.receive(self._deadline_s))
        if found.id != order.id or bool(found.codes) == bool(found.trouble):
            raise Gone("answers something else")
        return found

    def _running(self) -> Child:
        """One that is alive: a death between two images costs neither of them."""
        if self._child and not self._child.alive:
            self.close()
        if self._child is None:
            self._child = Child(self._command)  # zbar complains to standard error of odd frames
            if _report(self._child.receive(START_S)) != READY:
                raise Gone("is not ready")
        return self._child


def _report(line: bytes | None) -> Report:
    if line is None:
        raise Gone("hangs")
    try:
        return report(line)
    except ValueError as error:
        raise Gone("does not speak the protocol") from error
