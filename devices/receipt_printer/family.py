"""Printers of slips, as one family (devices.md 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from devices.driving import Driven
from devices.family import Emulator, Family, Fitted, LinkKind, Report, Request, Room, Verb
from devices.owner import Listener, Owner
from devices.port import Align, Printed, PrintEnd, Qr, Rule, Text, Ticket
from devices.receipt_printer.profile import FILE, PrinterProfile
from devices.status import Health
from devices.thing import CABLE, Press, Seen, State, Switch, Thing

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
    with Driven(fitted, request.seconds) as driven:
        ended = driven.do(_test_ticket(request.terminal, driven.columns))
    match ended:
        case Printed(end, reason):
            done = end is PrintEnd.PRINTED
            return Report(done, f"{end}  {reason}", {"end": end, "reason": reason})
        case Health(state, reason):
            return Report(False, f"{NAME}: {state} {reason}", {"why": reason})
        case _:
            return Report(False, f"no answer within {request.seconds:g} seconds")


def _test_ticket(terminal: str, columns: int) -> Ticket:
    """Both sizes, Chinese, full width, a code: what a technician has to look at."""
    return Ticket(
        (
            Text("测试页", size=2, align=Align.CENTRE, bold=True),
            Rule(),
            Text(terminal),
            Text("0123456789" * (columns // 10)),
            Text("医保自助服务" * (columns // 12)),
            Qr(terminal),
        )
    )


def _emulated(room: Room) -> Sequence[str]:
    room.slips.mkdir(parents=True, exist_ok=True)
    return "--out", str(room.slips), "--line-ms", str(room.line_ms)


def _thing() -> Thing:
    return Thing(
        title="凭条打印机",
        short="打印机",
        seen=_seen,
        switches=(
            Switch("纸", (Press("paper_ok", "有纸"), Press("paper_out", "缺纸"))),
            Switch("盖", (Press("cover_close", "合盖"), Press("cover_open", "开盖"))),
            CABLE,
        ),
        once=(Press("paper_out_after", "打 5 行后缺纸", {"lines": 5}, "再打 5 行就没有纸了。"),),
        slips=True,
    )


def _seen(state: State) -> Seen:
    """Reads the answers to DLE EOT 1 to 4 (devices.md 4.1)."""
    _, cause, _, roll = bytes.fromhex(state["bits"])
    out, opened, broken = bool(cause & 0x20), bool(cause & 0x04), bool(cause & 0x40)
    paper = "缺纸" if out else "纸快用完了" if roll & 0x0C else "有纸"
    says = f"{'盖子开着，' * opened}{'机械故障，' * broken}{paper}"
    waiting = "，还有没打完的" if state["waiting"] else ""
    on = {"paper_out" if out else "paper_ok", "cover_open" if opened else "cover_close"}
    return Seen(says + waiting, not (out or opened or broken), frozenset(on))


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
