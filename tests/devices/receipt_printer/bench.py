"""A printer on the other end of a fake wire: driver and emulator in one process, a fake clock."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from pathlib import Path

from devices.port import LinkLost
from devices.receipt_printer.driver import EscPosPrinter
from devices.receipt_printer.emulator import Printer
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import PrinterProfile


class FakeLink:
    """A `Link` to an emulated printer; reading is what lets time pass."""

    def __init__(self) -> None:
        self.time = 100.0
        self.sent = bytearray()
        self.inbox = bytearray()
        self.silent = False
        self.fails_after: int | None = None
        """Unplugged once so many bytes have been written."""
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self.device: Printer | None = None

    # What the driver sees

    def open(self) -> None:
        if self.fails_after is not None:
            raise LinkLost("fake")

    def close(self) -> None:
        self.inbox.clear()

    def write(self, data: bytes) -> None:
        if self.fails_after is not None and len(self.sent) + len(data) > self.fails_after:
            raise LinkLost("fake")
        self.sent += data
        if self.device is not None:
            self.device.received(data)

    def read(self, upto: int, deadline: float) -> bytes:
        while not self.inbox and self._timers and self._timers[0][0] <= deadline:
            due, _, action = heapq.heappop(self._timers)
            self.time = max(self.time, due)
            action()
        if not self.inbox:
            self.time = max(self.time, deadline)
        data = bytes(self.inbox[:upto])
        del self.inbox[:upto]
        return data

    def drain(self) -> None:
        self.inbox.clear()

    def now(self) -> float:
        return self.time

    # What the printer sees

    def send(self, data: bytes) -> None:
        if not self.silent:
            self.inbox += data

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._timers, (self.time + seconds, next(self._order), action))


class Bench:
    """Driver, wire and emulated printer."""

    def __init__(self, profile: PrinterProfile, glyphs: Glyphs, out: Path, line_s: float) -> None:
        self.link = FakeLink()
        self.emulated = Printer(self.link, profile, glyphs, out, line_s)
        self.link.device = self.emulated
        self.driver = EscPosPrinter(self.link, profile, glyphs)
        self.out = out

    def do(self, verb: str, **fields: object) -> None:
        self.emulated.verbs()[verb](fields)

    def slips(self) -> list[str]:
        return [path.read_text("utf-8") for path in sorted(self.out.glob("*.txt"))]
