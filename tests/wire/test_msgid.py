"""The message id of domain.md 3.3."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire.msgid import msgid

AT = datetime(2026, 11, 22, 15, 5, 1)


def test_by_hand() -> None:
    assert msgid("H35010000017", AT, 1, 7) == "H35010000017202611221505011007"


def test_short_codes_are_padded_right_and_long_ones_cut() -> None:
    assert msgid("H3501", AT, 0, 0)[:12] == "H35010000000"
    assert msgid("H3501000001799", AT, 0, 0)[:12] == "H35010000017"


def test_the_counter_wraps() -> None:
    assert msgid("H35010000017", AT, 9, 1000)[-4:] == "9000"


@pytest.mark.parametrize("slot", [-1, 10])
def test_a_slot_is_one_digit(slot: int) -> None:
    with pytest.raises(ValueError, match="one digit"):
        msgid("H35010000017", AT, slot, 0)


@given(
    st.text("HP0123456789", max_size=15),
    st.datetimes(min_value=datetime(2000, 1, 1)),
    st.integers(0, 9),
    st.integers(0, 10**9),
)
def test_always_thirty(institution: str, at: datetime, slot: int, count: int) -> None:
    assert len(msgid(institution, at, slot, count)) == 30


@given(st.integers(0, 10**6), st.integers(1, 999))
def test_a_thousand_in_one_second_differ(count: int, more: int) -> None:
    assert msgid("H", AT, 1, count) != msgid("H", AT, 1, count + more)
