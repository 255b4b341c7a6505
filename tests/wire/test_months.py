"""Months as YYYYMM."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire import months


@given(st.dates(max_value=date(9999, 11, 30)))
def test_a_day_lies_in_its_month(day: date) -> None:
    n = months.of(day)
    first, last = months.days(n, n)
    assert first <= day <= last
    assert (first.day, (last + timedelta(days=1)).day) == (1, 1)
    assert months.number(months.written(n)) == n


@pytest.mark.parametrize(
    "text", ["", "2026", "202600", "202613", "2026-1", "000012", "２０２６０１"]
)
def test_what_is_no_month(text: str) -> None:
    assert months.number(text) is None
