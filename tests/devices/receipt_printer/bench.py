"""A printer on the other end of a link without time: driver and emulator in one process."""

from __future__ import annotations

from pathlib import Path

from devices.receipt_printer.driver import EscPosPrinter
from devices.receipt_printer.emulator import Printer
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import PrinterProfile
from tests.devices.bench_link import BenchLink


class PrinterLink(BenchLink):
    def __init__(self, profile: PrinterProfile, glyphs: Glyphs, out: Path, line_s: float) -> None:
        super().__init__()
        self.printer = Printer(self, profile, glyphs, out, line_s)

    def heard(self, data: bytes) -> None:
        self.printer.received(data)

    def send(self, data: bytes) -> None:
        self.arrive(data)


class Bench:
    """Driver, link and emulated printer."""

    def __init__(self, profile: PrinterProfile, glyphs: Glyphs, out: Path, line_s: float) -> None:
        self.link = PrinterLink(profile, glyphs, out, line_s)
        self.emulated = self.link.printer
        self.driver = EscPosPrinter(self.link, profile, glyphs)
        self.out = out

    def do(self, verb: str, **fields: object) -> None:
        self.emulated.verbs()[verb](fields)

    def slips(self) -> list[str]:
        return [path.read_text("utf-8") for path in sorted(self.out.glob("*.txt"))]
