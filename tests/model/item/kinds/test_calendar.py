"""Months and days: there and back, and the ends of months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.item.kinds.calendar import from_today, month_of, months_between, moved, shifted

MONTHS = st.builds(lambda y, m: f"{y}{m:02}", st.integers(1900, 2100), st.integers(1, 12))
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


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


@given(day=DAYS, by=st.integers(-400, 400))
def test_a_day_moves_to_the_month_that_is_meant(day: date, by: int) -> None:
    there = moved(day, by)
    assert months_between(month_of(day), month_of(there)) == by
    assert there.day == day.day or there.day < day.day <= 31


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2028, 2, 29)),
        ("today-90d", date(2027, 12, 1)),
        ("today+12m", date(2029, 2, 28)),
        ("today-4y", date(2024, 2, 29)),
        ("today+1m", date(2028, 3, 29)),
    ],
)
def test_days_are_counted_from_today(text: str, day: date) -> None:
    assert from_today(text, date(2028, 2, 29)) == day


@pytest.mark.parametrize("text", ["", "390", "end_ym", "today+m", "today-3w"])
def test_what_is_not_of_today_is_no_day(text: str) -> None:
    assert from_today(text, date(2026, 11, 22)) is None
