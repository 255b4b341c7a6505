"""Questions with defaults: months that keep their rules whatever is pressed, and choices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import Ask, Field, FieldType
from kiosk.event import Chosen, Tick
from kiosk.page import ACTING, Role
from kiosk.profile import Profile, Size
from kiosk.step import form
from kiosk.step.form import OLDEST_MONTHS, Filling, allowed, months_between, shifted
from kiosk.step.kind import Back, Done, Leave, Stay
from kiosk.value import Month
from kiosk.visit import Context, Facts
from tests.kiosk.step import asked
from tests.kiosk.step.asked import ITEMS

MONTHS = st.builds(lambda y, m: f"{y}{m:02}", st.integers(1900, 2100), st.integers(1, 12))
KIND = Field("kind", FieldType.CHOICE, "390", Ask.ALWAYS, options="insutype", codes=("310", "390"))


def context(item: str = "query_account", **changes: Any) -> Context:
    return asked.context(Facts(), item=item, **{"requested": True, **changes})


def begun(ctx: Context) -> Filling:
    outcome = form.begin(ctx)
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.state, Filling)
    return outcome.state


def pressed(state: Filling, node_id: str, ctx: Context) -> Filling:
    outcome = form.handle(state, Chosen("form", node_id), ctx)
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.state, Filling)
    return outcome.state


def acting(state: Filling, ctx: Context) -> list[str]:
    return [node.id for node in form.show(state, ctx).nodes if node.role in ACTING]


def with_choice(**changes: Any) -> Context:
    item = replace(ITEMS.item("query_account"), fields={"kind": KIND}, pages=(("kind",),))
    return replace(context(**changes), item=item)


# Months.


@given(month=MONTHS, by=st.integers(-500, 500))
def test_months_go_there_and_back(month: str, by: int) -> None:
    there = shifted(month, by)
    assert 1 <= int(there[4:]) <= 12
    assert shifted(there, -by) == month
    assert months_between(month, there) == by


@given(one=MONTHS, two=MONTHS)
def test_months_are_ordered_as_they_are_written(one: str, two: str) -> None:
    assert (one < two) is (months_between(one, two) > 0)


@pytest.mark.parametrize(
    ("month", "by", "shift"),
    [("202601", -1, "202512"), ("202512", 1, "202601"), ("202611", -12, "202511")],
)
def test_a_year_ends_in_december(month: str, by: int, shift: str) -> None:
    assert shifted(month, by) == shift


def test_defaults_count_from_today() -> None:
    account = begun(context()).answers
    status = begun(context("query_insured_status")).answers
    assert account == {"begn_ym": "202608", "end_ym": "202611"}
    assert status == {"begn_ym": "202511", "end_ym": "202611"}


@given(day=st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31)))
def test_defaults_keep_their_own_rules_on_any_day(day: datetime) -> None:
    ctx = context(now=day)
    answers = begun(ctx).answers
    assert answers["begn_ym"] <= answers["end_ym"] == day.strftime("%Y%m")
    assert all(allowed(ctx.item.fields[key], answers[key], day.date()) for key in answers)


@given(presses=st.lists(st.integers(0, 3), max_size=90))
def test_the_period_keeps_its_order_whatever_is_pressed(presses: list[int]) -> None:
    ctx = context()
    state = begun(ctx)
    for n in presses:
        months = [node_id for node_id in acting(state, ctx) if "." in node_id]
        state = pressed(state, months[n % len(months)], ctx)
        begn, end = state.answers["begn_ym"], state.answers["end_ym"]
        assert begn <= end <= "202611"
        assert months_between(begn, "202611") <= OLDEST_MONTHS


def test_the_beginning_takes_the_end_with_it() -> None:
    ctx = context()
    state = Filling({"begn_ym": "202605", "end_ym": "202605"})
    assert pressed(state, "begn_ym.later", ctx).answers == {"begn_ym": "202606", "end_ym": "202606"}
    assert pressed(state, "end_ym.earlier", ctx).answers == {
        "begn_ym": "202604",
        "end_ym": "202604",
    }


def test_only_the_buttons_that_may_be_pressed_are_shown() -> None:
    ctx = context()
    oldest = shifted("202611", -OLDEST_MONTHS)
    assert acting(Filling({"begn_ym": oldest, "end_ym": "202611"}), ctx) == [
        "begn_ym.later",
        "end_ym.earlier",
        "next",
        "back",
    ]


def test_a_month_is_shown_with_its_label() -> None:
    node = form.show(begun(context()), context()).node("begn_ym.value")
    assert node is not None
    assert (node.text, node.value, node.live) == ("label.begn_ym", Month(2026, 8), True)


# Choices.


def test_a_choice_shows_every_option_and_marks_the_one_taken() -> None:
    ctx = with_choice()
    state = begun(ctx)
    options = [n for n in form.show(state, ctx).nodes if n.role is Role.CHOICE]
    assert [(n.id, n.text, n.chosen) for n in options] == [
        ("kind.310", "option.insutype.310", False),
        ("kind.390", "option.insutype.390", True),
    ]
    assert pressed(state, "kind.310", ctx).answers == {"kind": "310"}


def test_a_code_that_is_no_option_is_not_taken() -> None:
    ctx = with_choice()
    assert pressed(begun(ctx), "kind.999", ctx).answers == {"kind": "390"}


# The way through.


def test_what_is_not_requested_is_not_asked() -> None:
    outcome = form.begin(context(requested=False))
    assert isinstance(outcome, Done)
    assert outcome.facts.answers == {"begn_ym": "202608", "end_ym": "202611"}
    assert not form.FORM.counted(context(requested=False))


def test_what_must_be_asked_always_is() -> None:
    ctx = with_choice(requested=False)
    assert form.asked_pages(ctx) == [("kind",)]


@pytest.mark.parametrize("profile", [Profile(size=Size.L), Profile(voice=True)])
def test_the_elder_are_asked_one_question_a_page(profile: Profile) -> None:
    ctx = replace(context(), profile=profile)
    assert form.asked_pages(ctx) == [("begn_ym",), ("end_ym",)]
    second = pressed(begun(ctx), "next", ctx)
    assert second.shown == 1
    assert pressed(second, "back", ctx).shown == 0
    assert isinstance(form.handle(second, Chosen("form", "next"), ctx), Done)


def test_earlier_answers_come_back_and_old_outputs_go() -> None:
    facts = Facts(answers={"begn_ym": "202601"}, outputs={"balance": 1})
    ctx = replace(context(), facts=facts)
    state = begun(ctx)
    assert state.answers == {"begn_ym": "202601", "end_ym": "202611"}
    outcome = form.handle(state, Chosen("form", "next"), ctx)
    assert isinstance(outcome, Done)
    assert outcome.facts.outputs == {}


def test_back_and_leave() -> None:
    ctx = context()
    state = begun(ctx)
    assert form.handle(state, Chosen("form", "back"), ctx) == Back()
    assert form.handle(state, Chosen("form", "leave"), ctx) == Leave(ctx.facts)


def test_what_means_nothing_here_changes_nothing() -> None:
    ctx = context()
    state = begun(ctx)
    assert form.handle(state, Tick(), ctx) == Stay(state)
    assert form.handle(state, Chosen("form", "no_such.earlier"), ctx) == Stay(state)


def test_the_period_of_a_leap_day() -> None:
    assert begun(context(now=datetime(2028, 2, 29))).answers["begn_ym"] == "202711"
    assert allowed(ITEMS.item("query_account").fields["end_ym"], "202802", date(2028, 2, 29))
