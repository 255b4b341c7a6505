"""Printers of slips, as one family (devices.md 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from devices.family import Emulator, Family, Fitted, LinkKind, Room, Verb
from devices.port import Ticket
from devices.receipt_printer.profile import FILE, PrinterProfile

if TYPE_CHECKING:
    from devices.driving import Report, Request
    from devices.owner import Listener, Owner
    from devices.thing import Thing

NAME = "receipt_printer"


def _owner(fitted: Fitted, listener: Listener, clock: Callable[[], float]) -> Owner:
    from config import fonts
    from devices.link.wired import link_of
    from devices.receipt_printer.driver import EscPosPrinter
    from devices.receipt_printer.glyphs import Glyphs
    from devices.receipt_printer.owner import PrinterOwner

    wiring = fitted.wiring
    driver = EscPosPrinter(link_of(wiring), fitted.profile, Glyphs(fonts.REGULAR), wiring.flow)
    return PrinterOwner(NAME, driver, listener, clock, port=fitted.where)


def _print(fitted: Fitted, request: Request) -> Report:
    from devices.receipt_printer import technician

    return technician.print_page(fitted, request)


def _thing() -> Thing:
    from devices.receipt_printer.thing import thing

    return thing()


def _emulated(room: Room) -> Sequence[str]:
    room.slips.mkdir(parents=True, exist_ok=True)
    return "--out", str(room.slips), "--line-ms", str(room.line_ms)


FAMILY = Family(
    name=NAME,
    profile=PrinterProfile,
    models=FILE,
    model="escpos-80",
    links=(LinkKind.SERIAL, LinkKind.RAW),
    owner=_owner,
    emulator=Emulator("devices.receipt_printer.emulator", _emulated),
    says=(),
    does=(Ticket,),
    verbs=(Verb("print", "print a test page", _print),),
    test="print",
    thing=_thing,
    place_text="slot",
)
