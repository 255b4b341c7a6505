"""A synthetic e-voucher has the national form, and leads back to its person and minute."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.sandbox import Person, people
from config.sandbox.vouchers import LIFE, alive, code_of, who

NOON = datetime(2025, 11, 22, 12, 0, 30, tzinfo=UTC)
MINUTE = int(NOON.timestamp()) // 60


@pytest.mark.parametrize("one", people(), ids=lambda one: one.id)
def test_it_has_the_national_form_and_leads_back(one: Person) -> None:
    code = code_of(one, NOON)
    assert re.fullmatch(r"[0-9]{28}", code)
    assert (code[:3], code[22:24], code[24:]) == ("424", "35", "0000")
    assert who(code) == (one.id, MINUTE)


@given(st.sampled_from(people()), st.datetimes(datetime(2020, 1, 1), datetime(2200, 1, 1)))
def test_every_moment_leads_back(one: Person, moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC)
    assert who(code_of(one, moment)) == (one.id, int(moment.timestamp()) // 60)


def test_the_next_second_has_another_code() -> None:
    one = people()[0]
    assert code_of(one, NOON) != code_of(one, NOON + timedelta(seconds=1))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "4240000000000000000107350000",
        code_of(people()[0], NOON)[:-1],
        code_of(people()[0], NOON) + "\n",
        "opc" + code_of(people()[0], NOON)[3:],
        code_of(people()[0], NOON).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ],
    ids=["empty", "domain.md", "short", "line end", "package code", "other digits"],
)
def test_no_other_code_is_anybodys(code: str) -> None:
    assert who(code) is None


@given(st.integers(3, 21), st.integers(1, 9))
def test_a_changed_digit_is_nobodys_or_seen_by_the_check(place: int, more: int) -> None:
    """Four check digits: one change in ten thousand may slip through, and none may raise."""
    one = people()[0]
    code = code_of(one, NOON)
    changed = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]
    assert who(changed) != (one.id, MINUTE)


@pytest.mark.parametrize(("age", "good"), [(-1, False), (0, True), (LIFE, True), (LIFE + 1, False)])
def test_it_lives_for_two_minutes(age: int, good: bool) -> None:
    assert alive(MINUTE - age, NOON) is good
