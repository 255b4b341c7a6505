"""A printer's owner, turn by turn: every ticket is answered once, and honestly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from devices.port import JobEnded, LinkLost, News, Printed, PrintEnd, Text, Ticket
from devices.receipt_printer.owner import PrinterOwner
from devices.status import Reason

TICKET = Ticket((Text("示例"),))


@pytest.fixture
def owner(fake: Any, clock: Any, news: list[News]) -> PrinterOwner:
    return PrinterOwner("printer", fake, news.append, clock)


@pytest.fixture
def opened(owner: PrinterOwner) -> PrinterOwner:
    owner.turn()
    return owner


def done(news: list[News]) -> list[tuple[str, PrintEnd, Reason]]:
    tickets = [one for one in news if isinstance(one, JobEnded)]
    return [
        (one.tag, one.result.end, one.result.reason)
        for one in tickets
        if isinstance(one.result, Printed)
    ]


def test_a_ticket_is_printed_and_the_status_asked_after_it(
    opened: PrinterOwner, fake: Any, news: list[News]
) -> None:
    opened.ask("t", TICKET)
    opened.turn()
    assert fake.calls == ["open", "print", "status"]
    assert done(news) == [("t", PrintEnd.PRINTED, Reason.NONE)]


def test_a_ticket_that_comes_before_the_printer_is_open_waits_for_it(
    owner: PrinterOwner, news: list[News]
) -> None:
    owner.ask("t", TICKET)
    owner.turn()
    owner.turn()
    assert done(news) == [("t", PrintEnd.PRINTED, Reason.NONE)]


def test_what_the_driver_says_is_told(opened: PrinterOwner, fake: Any, news: list[News]) -> None:
    fake.printed = Printed(PrintEnd.NOT_PRINTED, Reason.PAPER_OUT)
    opened.ask("t", TICKET)
    opened.turn()
    assert done(news) == [("t", PrintEnd.NOT_PRINTED, Reason.PAPER_OUT)]


def test_without_a_printer_nothing_was_printed(
    owner: PrinterOwner, fake: Any, news: list[News]
) -> None:
    fake.connected = False
    owner.turn()
    owner.ask("t", TICKET)
    owner.turn()
    assert done(news) == [("t", PrintEnd.NOT_PRINTED, Reason.NOT_CONNECTED)]
    fake.connected = True
    owner.turn()
    owner.turn()
    assert "print" not in fake.calls


@pytest.mark.parametrize("error", [LinkLost("unplugged"), RuntimeError("a bug")])
def test_a_print_that_breaks_off_is_unknown_and_never_begun_again(
    opened: PrinterOwner, fake: Any, news: list[News], error: Exception
) -> None:
    fake.bug = error
    opened.ask("t", TICKET)
    opened.turn()
    fake.bug = None
    opened.turn()
    opened.turn()
    assert done(news) == [("t", PrintEnd.UNKNOWN, Reason.NONE)]
    assert fake.calls.count("print") == 1


def test_a_second_ticket_is_refused_not_queued(
    opened: PrinterOwner, fake: Any, news: list[News]
) -> None:
    opened.ask("first", TICKET)
    opened.ask("second", TICKET)
    opened.turn()
    assert done(news) == [
        ("second", PrintEnd.NOT_PRINTED, Reason.NONE),
        ("first", PrintEnd.PRINTED, Reason.NONE),
    ]


def test_a_ticket_during_a_print_is_refused(
    opened: PrinterOwner, fake: Any, news: list[News]
) -> None:
    def printing(ticket: Ticket, cancelled: object) -> Printed:
        opened.ask("second", ticket)
        return Printed(PrintEnd.PRINTED)

    fake.print = printing
    opened.ask("first", TICKET)
    opened.turn()
    opened.turn()
    assert [tag for tag, _, _ in done(news)] == ["second", "first"]


def test_clearing_drops_the_waiting_ticket_then_what_the_printer_holds(
    opened: PrinterOwner, fake: Any, news: list[News]
) -> None:
    cleared: list[str] = []
    opened.ask("t", TICKET)
    opened.clear(lambda: cleared.append("yes"))
    assert cleared == []
    opened.turn()
    assert cleared == ["yes"]
    assert fake.calls == ["open", "clear"]
    assert done(news) == [("t", PrintEnd.NOT_PRINTED, Reason.NONE)]


def test_a_printer_that_is_gone_has_nothing_to_clear(owner: PrinterOwner, fake: Any) -> None:
    cleared: list[str] = []
    fake.connected = False
    owner.clear(lambda: cleared.append("yes"))
    owner.turn()
    assert cleared == ["yes"]


def test_a_printer_lost_while_clearing_is_cleared_all_the_same(
    opened: PrinterOwner, fake: Any
) -> None:
    cleared: list[str] = []
    fake.connected = False
    opened.clear(lambda: cleared.append("yes"))
    opened.turn()
    assert cleared == ["yes"]


def test_what_waits_and_is_cancelled_is_not_begun(
    opened: PrinterOwner, fake: Any, news: list[News]
) -> None:
    opened.ask("t", TICKET)
    opened.cancel("another")
    opened.cancel("t")
    opened.turn()
    assert done(news) == [("t", PrintEnd.NOT_PRINTED, Reason.NONE)]
    assert "print" not in fake.calls


@pytest.mark.parametrize("how", ["cancel", "clear"])
def test_what_runs_is_told_that_it_is_cancelled_and_the_next_is_not(
    opened: PrinterOwner, fake: Any, news: list[News], how: str
) -> None:
    seen: list[bool] = []

    def printing(ticket: Ticket, cancelled: Callable[[], bool]) -> Printed:
        seen.append(cancelled())
        if len(seen) == 1:
            opened.cancel("first") if how == "cancel" else opened.clear(lambda: None)
            seen.append(cancelled())
        return Printed(PrintEnd.UNKNOWN)

    fake.print = printing
    opened.ask("first", TICKET)
    opened.turn()
    opened.turn()
    opened.ask("second", TICKET)
    opened.turn()
    assert seen == [False, True, False]
    assert [tag for tag, _, _ in done(news)] == ["first", "second"]
