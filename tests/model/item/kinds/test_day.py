"""Days: every one that may be chosen is reached, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.step.ask.form import Filling
from model.item.kinds.timed import span
from model.value import Day, Key
from tests.kiosk.core.stage import NOON
from tests.kiosk.core.step.ask.form.blank import (
    BEGIN,
    END,
    VALID,
    acting,
    begun,
    context,
    node,
    page,
    pressed,
)

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31))


def on(day: str) -> Filling:
    return Filling({"begndate": day}, "begndate")


def test_today_comes_first() -> None:
    ctx = context(BEGIN)
    assert begun(ctx).answers == {"begndate": "2026-11-22"}
    assert node(begun(ctx), "begndate.value", ctx).value == Day(date(2026, 11, 22), is_today=True)
    assert "field:begndate.today" not in acting(begun(ctx), ctx)


def test_a_day_of_another_year_is_shown_with_its_year() -> None:
    ctx = context(VALID)
    assert node(begun(ctx), "valid_to.value", ctx).value == Day(date(2027, 11, 22), with_year=True)


def test_a_day_moves_by_days_and_months_and_back_to_today() -> None:
    ctx = context(BEGIN)
    moved = pressed(
        begun(ctx), "field:begndate.day_earlier", "field:begndate.month_earlier", ctx=ctx
    )
    assert moved.answers["begndate"] == "2026-10-21"
    later = pressed(moved, "begndate.month_later", "begndate.day_later", ctx=ctx)
    assert later.answers["begndate"] == "2026-11-22"
    assert pressed(moved, "begndate.today", ctx=ctx).answers["begndate"] == "2026-11-22"


def test_a_month_that_may_be_chosen_in_part_gives_its_nearest_day() -> None:
    ctx = context(BEGIN)
    assert span(BEGIN, NOON.date()) == ("2026-08-24", "2027-11-22")
    state = pressed(on("2026-09-20"), "begndate.month_earlier", ctx=ctx)
    assert state.answers["begndate"] == "2026-08-24"
    assert not {"field:begndate.month_earlier", "field:begndate.day_earlier"} & {
        *acting(state, ctx)
    }


@pytest.mark.parametrize(
    ("day", "act", "to"),
    [
        ("2028-03-31", "month_earlier", "2028-02-29"),
        ("2028-02-29", "month_later", "2028-03-29"),
        ("2028-03-01", "day_earlier", "2028-02-29"),
        ("2027-12-31", "day_later", "2028-01-01"),
        ("2028-05-31", "month_later", "2028-06-30"),
    ],
)
def test_months_end_when_they_end(day: str, act: str, to: str) -> None:
    ctx = context(BEGIN, now=datetime(2028, 3, 15))
    assert pressed(on(day), f"begndate.{act}", ctx=ctx).answers["begndate"] == to


def test_near_the_end_a_month_is_no_step_any_more() -> None:
    ctx = context(BEGIN)
    assert pressed(on("2026-09-08"), "begndate.month_earlier", ctx=ctx).answers == {
        "begndate": "2026-08-24"
    }
    assert "field:begndate.month_earlier" not in acting(on("2026-09-07"), ctx)
    assert "field:begndate.day_earlier" in acting(on("2026-09-07"), ctx)


def test_what_ends_in_the_future_does_not_reach_into_the_past() -> None:
    assert span(VALID, NOON.date()) == ("2026-11-22", "2027-11-22")


@settings(deadline=None)
@given(now=MOMENTS, presses=st.lists(st.integers(0, 9), max_size=60))
def test_no_press_leads_out_of_what_may_be_chosen(now: datetime, presses: list[int]) -> None:
    ctx = context(BEGIN, now=now)
    state, (first, last) = begun(ctx), span(BEGIN, now.date())
    for n in presses:
        days = [node_id for node_id in acting(state, ctx) if "." in node_id]
        state = pressed(state, days[n % len(days)], ctx=ctx)
        assert first <= state.answers["begndate"] <= last


@settings(deadline=None)
@given(now=MOMENTS, ago=st.integers(0, 90))
def test_every_day_is_within_few_presses(now: datetime, ago: int) -> None:
    ctx = context(BEGIN, now=now)
    state, wanted = begun(ctx), (now.date() - timedelta(days=ago)).isoformat()
    for _ in range(19):
        if state.answers["begndate"] == wanted:
            break
        state = pressed(state, _towards(state, wanted, acting(state, ctx)), ctx=ctx)
    assert state.answers["begndate"] == wanted


def _towards(state: Filling, wanted: str, acts: list[str]) -> str:
    """The longest step that does not lead past it by more than half a month."""
    away = (date.fromisoformat(wanted) - date.fromisoformat(state.answers["begndate"])).days
    way = "earlier" if away < 0 else "later"
    month = f"field:begndate.month_{way}"
    return month if abs(away) > 15 and month in acts else f"field:begndate.day_{way}"


def test_a_day_that_need_not_be_is_left_empty_with_one_touch() -> None:
    ctx = context(BEGIN, END)
    state = pressed(begun(ctx), "enddate.skip", ctx=ctx)
    assert state.answers["enddate"] == ""
    assert node(state, "enddate.value", ctx).value == Key("form.unset")
    assert pressed(state, "enddate.today", ctx=ctx).answers["enddate"] == "2026-11-22"


def test_what_the_day_means_is_told_beneath_the_question() -> None:
    ctx = context(replace(BEGIN, hint="ask.begndate.hint"))
    assert node(begun(ctx), "hint", ctx).text == "ask.begndate.hint"
    assert "hint" not in [one.id for one in page(begun(context(BEGIN)), context(BEGIN)).nodes]
