"""What a technician may ask of printers of slips, by the owner that the terminal has."""

from __future__ import annotations

from devices.driving import Driven, Report, Request
from devices.family import Fitted
from devices.port import Align, Printed, PrintEnd, Qr, Rule, Text, Ticket
from devices.receipt_printer.family import NAME
from devices.status import Health


def print_page(fitted: Fitted, request: Request) -> Report:
    """A page with all that has to be looked at."""
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
