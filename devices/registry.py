"""Model name, as configured -> driver. Drivers and links are imported where they are asked for.

`faults` checks names without opening or importing anything; the factories expect checked settings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from config.fault import Fault
from config.settings import Devices, PrinterSettings, ReaderSettings, ScannerSettings
from devices.port import CardReader, CodeScanner, ReceiptPrinter


def _sam_v(settings: ReaderSettings) -> CardReader:
    from devices.link.serial import SerialLink
    from devices.resident_id.driver import SamVReader

    return SamVReader(SerialLink(settings.port, settings.baud))


def _escpos(settings: PrinterSettings) -> ReceiptPrinter:
    from config import fonts
    from devices.link.serial import SerialLink
    from devices.receipt_printer.driver import EscPosPrinter
    from devices.receipt_printer.glyphs import Glyphs
    from devices.receipt_printer.profile import Charset, profile_of

    profile = profile_of(settings.model, Charset(settings.charset))
    link = SerialLink(settings.port, settings.baud)
    return EscPosPrinter(link, profile, Glyphs(fonts.REGULAR))


def _serial_scanner(settings: ScannerSettings) -> CodeScanner:
    from devices.code_scanner.driver import SerialScanner
    from devices.code_scanner.profile import PROFILES
    from devices.link.serial import SerialLink

    return SerialScanner(SerialLink(settings.port, settings.baud), PROFILES[settings.model])


READERS: Mapping[str, Callable[[ReaderSettings], CardReader]] = {"sam_v": _sam_v}
PRINTERS: Mapping[str, Callable[[PrinterSettings], ReceiptPrinter]] = {
    "escpos-58": _escpos,
    "escpos-80": _escpos,
}
SCANNERS: Mapping[str, Callable[[ScannerSettings], CodeScanner] | None] = {
    "honeywell": _serial_scanner,
    "newland": _serial_scanner,
    "terminator": _serial_scanner,
    "none": None,
}
CHARSETS = ("gb2312", "gbk", "gb18030-4")


def reader(settings: ReaderSettings) -> CardReader:
    """A driver that is not open yet. `settings.port` names a port: here nothing is emulated."""
    return READERS[settings.model](settings)


def printer(settings: PrinterSettings) -> ReceiptPrinter:
    """A driver that is not open yet. `settings.port` names a port: here nothing is emulated."""
    return PRINTERS[settings.model](settings)


def scanner(settings: ScannerSettings) -> CodeScanner | None:
    """As `reader`; None for a cabinet that has none."""
    make = SCANNERS[settings.model]
    return make(settings) if make else None


def faults(devices: Devices, file: str) -> list[Fault]:
    """What is wrong with the names in these settings, all at once."""
    printer = devices.receipt_printer
    return [
        *_unknown(file, "devices.resident_id.model", devices.resident_id.model, READERS),
        *_unknown(file, "devices.receipt_printer.model", printer.model, PRINTERS),
        *_unknown(file, "devices.code_scanner.model", devices.code_scanner.model, SCANNERS),
        *_unknown(file, "devices.receipt_printer.charset", printer.charset, CHARSETS),
    ]


def _unknown(file: str, key: str, name: str, known: Collection[str]) -> Iterator[Fault]:
    if name not in known:
        yield Fault(file, key, f"{name!r} is none of {', '.join(known)}")
