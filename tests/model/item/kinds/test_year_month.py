"""Months that keep their rules whatever is pressed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.areas import Areas
from kiosk.core.step.ask.form import Filling
from model.item.answers import valid
from model.item.field import Known
from model.item.kinds.calendar import months_between, shifted
from model.item.kinds.timed import OLDEST_MONTHS
from model.value import Key, Month
from tests.kiosk.core.step.ask.form.blank import (
    BEGN_YM,
    END_YM,
    PERIOD,
    acting,
    begun,
    context,
    ids,
    item,
    node,
    page,
    pressed,
)
from tests.kiosk.core.step.asked import written


def test_defaults_count_from_today() -> None:
    assert begun(context(*PERIOD)).answers == {"begn_ym": "202608", "end_ym": "202611"}


@settings(deadline=None)
@given(day=st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31)))
def test_defaults_keep_their_own_rules_on_any_day(day: datetime) -> None:
    answers = begun(context(*PERIOD, now=day)).answers
    assert answers["begn_ym"] <= answers["end_ym"] == day.strftime("%Y%m")
    assert all(valid(field, answers[field.key], Known(day.date(), Areas({}))) for field in PERIOD)


@settings(deadline=None)
@given(presses=st.lists(st.integers(0, 3), max_size=90))
def test_the_period_keeps_its_order_whatever_is_pressed(presses: list[int]) -> None:
    ctx = context(*PERIOD)
    state = begun(ctx)
    for n in presses:
        months = [node_id for node_id in acting(state, ctx) if "." in node_id]
        state = pressed(state, months[n % len(months)], ctx=ctx)
        begn, end = state.answers["begn_ym"], state.answers["end_ym"]
        assert begn <= end <= "202611"
        assert months_between(begn, "202611") <= OLDEST_MONTHS


def test_the_beginning_takes_the_end_with_it() -> None:
    ctx = context(*PERIOD)
    state = Filling({"begn_ym": "202605", "end_ym": "202605"}, "begn_ym")
    later = pressed(state, "begn_ym.later", ctx=ctx)
    earlier = pressed(state, "end_ym.earlier", ctx=ctx)
    assert later.answers == {"begn_ym": "202606", "end_ym": "202606"}
    assert earlier.answers == {"begn_ym": "202604", "end_ym": "202604"}


def test_only_the_buttons_that_may_be_pressed_are_shown() -> None:
    ctx = context(*PERIOD)
    oldest = shifted("202611", -OLDEST_MONTHS)
    assert acting(Filling({"begn_ym": oldest, "end_ym": "202611"}, "begn_ym"), ctx) == [
        "field:begn_ym.later",
        "field:end_ym.earlier",
        "act:next",
        "act:back",
        "act:leave",
    ]


def test_a_month_is_shown_with_its_label() -> None:
    ctx = context(*PERIOD)
    shown = node(begun(ctx), "begn_ym.value", ctx)
    assert (shown.text, shown.value, shown.live) == ("label.begn_ym", Month(2026, 8), True)


def test_the_period_of_a_leap_day() -> None:
    leap = datetime(2028, 2, 29)
    assert begun(context(*PERIOD, now=leap)).answers == {"begn_ym": "202711", "end_ym": "202802"}


@pytest.mark.parametrize(("submits", "text"), [(True, "act.next"), (False, "act.search")])
def test_the_last_button_says_what_comes(submits: bool, text: str) -> None:
    ctx = context(item=item(*PERIOD, submits=submits))
    assert node(begun(ctx), "next", ctx).text == text


def test_a_month_that_was_left_empty_can_be_chosen_again() -> None:
    ctx = context(replace(END_YM, required=False), BEGN_YM)
    state = pressed(begun(ctx), "end_ym.skip", ctx=ctx)
    assert state.answers["end_ym"] == ""
    assert node(state, "end_ym.value", ctx).value == Key("form.unset")
    assert "act:next" in ids(state, ctx)
    assert "还没填" not in written(page(state, ctx))
    assert pressed(state, "end_ym.begin", ctx=ctx).answers["end_ym"] == "202611"
