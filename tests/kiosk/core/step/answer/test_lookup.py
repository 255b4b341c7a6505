"""Lookups: every page of every call, under one number, and only the newest answer counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kiosk.core.command import Call
from kiosk.core.event import Answered, Chosen, Failure, Tick
from kiosk.core.step.answer.lookup import LOOKUP, PAGES, Failed
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Done, Leave, Stay
from kiosk.core.step.wait import SLOW
from tests.kiosk.core.stage import ledger, payments
from tests.kiosk.core.step.asked import begun, context, data, said
from wire.operations import Evaluated, Ledger, LedgerQuery, PaymentsQuery


def fresh(item: str = "query_account", **changes: Any) -> Context:
    return context(data(outputs={}, as_of=None, **changes), item=item)


def asked(stay: Stay) -> Call:
    (command,) = stay.commands
    assert isinstance(command, Call)
    return command


def answered(stay: Stay, output: object, ctx: Context) -> Stay | Done:
    call = asked(stay)
    outcome = LOOKUP.handle(stay.state, Answered(call.visit, call.n, output), ctx)
    assert isinstance(outcome, Stay | Done)
    return outcome


def test_the_inputs_come_from_where_the_item_says() -> None:
    call = asked(begun(LOOKUP, fresh()))
    assert call.input == LedgerQuery(
        "35010000000000000028", "310", "202608", "202611", 1, "CX26112200000001"
    )
    assert (call.op, call.area, call.n) == ("K202", "350100", 7)


def test_the_other_item_asks_its_own_operation() -> None:
    call = asked(begun(LOOKUP, fresh("query_insured_status")))
    assert call.op == "K201"
    assert isinstance(call.input, PaymentsQuery)


def test_an_answer_is_kept_by_the_items_own_names() -> None:
    ctx = fresh()
    outcome = answered(begun(LOOKUP, ctx), ledger(2), ctx)
    assert isinstance(outcome, Done)
    assert outcome.data.outputs == {"balance": Decimal("1234.56"), "entries": ledger(2).entries}
    assert outcome.data.as_of == ctx.now


def test_pages_are_fetched_until_there_are_no_more() -> None:
    ctx = fresh()
    first = begun(LOOKUP, ctx)
    second = answered(first, ledger(3, more=True), ctx)
    assert isinstance(second, Stay)
    page = asked(second).input
    assert isinstance(page, LedgerQuery)
    assert (page.page, page.query_no) == (2, "CX26112200000001")
    last = answered(second, replace(ledger(2), balc=Decimal(5)), ctx)
    assert isinstance(last, Done)
    assert last.data.outputs == {
        "balance": Decimal(5),
        "entries": ledger(3).entries + ledger(2).entries,
    }


def test_a_hub_that_always_says_more_holds_nobody() -> None:
    ctx = fresh()
    outcome: Stay | Done = begun(LOOKUP, ctx)
    for n in range(PAGES):
        assert isinstance(outcome, Stay), f"done after {n} pages"
        outcome = answered(outcome, ledger(1, more=True), ctx)
    assert isinstance(outcome, Done)


def test_an_item_of_two_calls_asks_both() -> None:
    ctx = fresh()
    other = context(item="query_insured_status").item
    ctx = replace(ctx, item=replace(ctx.item, calls=ctx.item.calls + other.calls))
    second = answered(begun(LOOKUP, ctx), ledger(1), ctx)
    assert isinstance(second, Stay)
    assert asked(second).op == "K201"
    outcome = answered(second, payments(2), ctx)
    assert isinstance(outcome, Done)
    assert set(outcome.data.outputs) == {"balance", "entries", "records", "months_total"}


def test_the_first_run_has_the_items_number_and_the_next_its_own() -> None:
    again = begun(LOOKUP, context(data(outputs={})))
    query = asked(again).input
    assert isinstance(query, LedgerQuery)
    assert query.query_no not in ("", "CX26112200000001")


def test_what_is_known_is_not_asked_again() -> None:
    ctx = context()
    assert LOOKUP.begin(ctx) == Done(ctx.data)


def test_an_item_without_calls_is_answered_at_once() -> None:
    ctx = fresh()
    outcome = LOOKUP.begin(replace(ctx, item=replace(ctx.item, calls=())))
    assert isinstance(outcome, Done)
    assert outcome.data.as_of == ctx.now


def test_it_says_when_it_takes_long() -> None:
    ctx = fresh()
    state = begun(LOOKUP, ctx).state
    assert LOOKUP.due(state, ctx) == ctx.at + SLOW
    assert "busy.text" in said(LOOKUP.page(state, ctx))
    late = replace(ctx, at=ctx.at + SLOW)
    assert LOOKUP.due(state, late) is None
    assert "busy.slow" in said(LOOKUP.page(state, late))
    assert LOOKUP.page(state, late).key == LOOKUP.page(state, ctx).key, "updated in place"


# What goes wrong.


@pytest.mark.parametrize("output", [None, Evaluated(True, ""), ledger, "text"])
def test_an_answer_of_another_shape_is_garbled(output: object) -> None:
    ctx = fresh()
    outcome = answered(begun(LOOKUP, ctx), output, ctx)
    assert outcome == Stay(Failed("hub.garbled", again=True))


@pytest.mark.parametrize(
    ("failure", "code", "prefix", "again"),
    [
        (Failure.REFUSED, "3002", "refuse.not_insured", False),
        (Failure.REFUSED, "3003", "refuse.deceased", False),
        (Failure.REFUSED, "", "refuse.other", False),
        (Failure.UNREACHABLE, "", "hub.unreachable", True),
        (Failure.UNKNOWN, "", "hub.unknown", True),
    ],
)
def test_failures_have_their_own_words(
    failure: Failure, code: str, prefix: str, again: bool
) -> None:
    ctx = fresh()
    stay = begun(LOOKUP, ctx)
    answer = Answered("v1", asked(stay).n, None, failure, code)
    failed = LOOKUP.handle(stay.state, answer, ctx)
    assert failed == Stay(Failed(prefix, again))
    page = LOOKUP.page(Failed(prefix, again), ctx)
    assert {f"{prefix}.heading", f"{prefix}.text"} <= set(said(page))
    assert ("safe.nothing_changed" in said(page)) is (prefix != "refuse.deceased")
    assert (page.node("act:retry") is not None) is again
    assert page.default == ("act:retry" if again else ""), "Enter never gives an item up"


def test_retry_asks_from_the_beginning() -> None:
    ctx = replace(fresh(), n=11)
    outcome = LOOKUP.handle(Failed("hub.unknown", again=True), Chosen("x", "act:retry"), ctx)
    assert isinstance(outcome, Stay)
    call = asked(outcome)
    assert isinstance(call.input, LedgerQuery)
    assert (call.n, call.input.page) == (11, 1)


def test_the_answer_of_an_earlier_call_is_not_taken() -> None:
    ctx = fresh()
    stay = begun(LOOKUP, ctx)
    assert LOOKUP.handle(stay.state, Answered("v1", 3, ledger()), ctx) == Stay(stay.state)
    assert LOOKUP.handle(stay.state, Tick(), ctx) == Stay(stay.state)


def test_leaving_gives_nothing_away() -> None:
    ctx = fresh()
    stay = begun(LOOKUP, ctx)
    assert LOOKUP.handle(stay.state, Chosen("x", "act:leave"), ctx) == Leave(ctx.data)
    assert isinstance(ledger(), Ledger)
    assert "3501" not in repr(stay.state)
