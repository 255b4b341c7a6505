"""The answer page: covered until tapped, windowed, and what the printer's outcome offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from devices.port import Printed, PrintEnd
from devices.status import Health, Reason, State
from kiosk.core.command import Print
from kiosk.core.event import Tick
from kiosk.core.step.answer.result import RESULT, Shown
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.kind import Again, Done, Stay, To
from kiosk.core.visit import Printing
from kiosk.core.visit_data import AfterItem
from model.page import Page, Role, Tone
from model.profile import Profile, Size
from model.value import Covered, Masked, Money, Number
from tests.kiosk.core.stage import PAPER_OUT, ledger
from tests.kiosk.core.step.asked import (
    PRINTER,
    begun,
    context,
    credential,
    data,
    press,
    said,
    written,
)

NUMBER = data().query_no


def shown(ctx: Context, state: Shown | None = None) -> Page:
    return RESULT.page(state or begun(RESULT, ctx).state, ctx)


def likely(page: Page) -> list[str]:
    return [node.id for node in page.nodes if node.tone is Tone.LIKELY]


def printing(end: PrintEnd | None, reason: Reason = Reason.NONE) -> Context:
    printed = None if end is None else Printed(end, reason)
    return context(printing=Printing(5, NUMBER, printed))


def test_every_text_of_the_page_exists() -> None:
    for ctx in (context(), context(item="query_insured_status"), printing(PrintEnd.UNKNOWN)):
        assert all(written(shown(ctx)))


def test_only_money_is_covered_and_one_tap_uncovers_it() -> None:
    ctx = context()
    answer = shown(ctx).node("answer.0")
    assert answer is not None
    assert answer.value == Covered()
    outcome = press(RESULT, Shown(), "reveal", ctx)
    assert outcome == Stay(Shown(revealed=True))
    uncovered = shown(ctx, Shown(revealed=True)).node("answer.0")
    assert uncovered is not None
    assert uncovered.value == Money.of("1234.56")


def test_a_covered_page_holds_the_amount_nowhere() -> None:
    page = shown(context(data(outputs={"balance": Decimal("777.77"), "entries": ()})))
    assert Money.of("777.77") not in [node.value for node in page.nodes]


def test_the_person_is_masked() -> None:
    who = shown(context()).node("who")
    assert who is not None
    assert who.value == Masked("3501************28", "0028")


def test_no_rows_are_told() -> None:
    page = shown(context(data(outputs={"balance": Decimal(0), "entries": ()})))
    assert page.node("none") is not None
    assert page.node("act:more") is None


@pytest.mark.parametrize("size", list(Size))
def test_paging_shows_every_row_once(size: Size) -> None:
    known = data(outputs={"balance": Decimal(0), "entries": ledger(11).entries})
    ctx, state, seen = context(known, profile=Profile(size=size)), Shown(), []
    for _ in range(11):
        page = shown(ctx, state)
        seen += [node.id for node in page.nodes if node.role is Role.ROW]
        if "act.more_rows" not in said(page):
            break
        outcome = press(RESULT, state, "more", ctx)
        assert isinstance(outcome, Stay)
        state = outcome.state
    assert seen == [f"row:{n}" for n in range(11)]


# The slip.


def test_print_is_the_likely_thing_to_do() -> None:
    page = shown(context())
    assert (page.default, likely(page)) == ("act:print", ["act:print"])


def test_the_slip_that_is_printed_carries_the_query() -> None:
    outcome = press(RESULT, Shown(), "print", context())
    assert isinstance(outcome, Stay)
    (command,) = outcome.commands
    assert isinstance(command, Print)
    assert (command.visit, command.n, command.device) == ("v1", 7, PRINTER)
    assert command.slip.number == command.slip.qr == NUMBER


def test_while_it_prints_nothing_can_be_printed() -> None:
    page = shown(printing(None))
    assert page.node("act:print") is None
    assert page.node("printing") is not None
    assert likely(page) == []


def test_when_it_is_printed_the_end_is_likely() -> None:
    page = shown(printing(PrintEnd.PRINTED))
    assert page.node("act:print") is None
    assert (page.default, likely(page)) == ("act:finish", ["act:finish"])


@pytest.mark.parametrize("end", [PrintEnd.NOT_PRINTED, PrintEnd.UNKNOWN])
@pytest.mark.parametrize("reason", list(Reason))
def test_what_went_wrong_is_told_with_the_number_to_keep(end: PrintEnd, reason: Reason) -> None:
    page = shown(printing(end, reason))
    assert all(written(page))
    failed, number, again = (page.node(i) for i in ("print_failed", "number", "act:print"))
    assert failed is not None
    assert number is not None
    assert number.value == Number(NUMBER)
    assert again is not None
    assert again.text == "act.print_again"


@pytest.mark.parametrize("reason", list(Reason))
def test_without_a_printer_it_is_told_why_nothing_prints(reason: Reason) -> None:
    page = shown(context(health={PRINTER: Health(State.ATTENTION, reason)}))
    assert all(written(page))
    assert page.node("printer") is not None
    assert page.node("act:print") is None


def test_a_press_that_came_after_the_paper_ended_prints_nothing() -> None:
    ctx = context(health={PRINTER: PAPER_OUT})
    assert press(RESULT, Shown(), "print", ctx) == Stay(Shown())
    assert press(RESULT, Shown(), "print", context(health={})) == Stay(Shown())


def test_the_slip_of_another_query_says_nothing_here() -> None:
    other = Printing(5, "CX26112299999999", Printed(PrintEnd.NOT_PRINTED))
    page = shown(context(printing=other))
    assert page.node("print_failed") is None
    assert likely(page) == ["act:print"]


# On from here.


def test_the_ways_on() -> None:
    ctx = context()
    assert press(RESULT, Shown(), "period", ctx) == Again(To.FORM, ChangeRequest(all=True))
    menu, end = (press(RESULT, Shown(), node, ctx) for node in ("another", "finish"))
    assert menu == Done(replace(ctx.data, then=AfterItem.MENU))
    assert end == Done(replace(ctx.data, then=AfterItem.FINISH))


def test_what_means_nothing_here_changes_nothing() -> None:
    ctx = context()
    assert press(RESULT, Shown(), "no_such", ctx) == Stay(Shown())
    assert RESULT.handle(Shown(), Tick(), ctx) == Stay(Shown())


def test_an_expired_card_is_told_and_hides_nothing() -> None:
    page = shown(context(data(credential=credential(valid_to=date(2026, 1, 1)))))
    assert "result.expired_card" in said(page)
    assert page.node("act:print") is not None
