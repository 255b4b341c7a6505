"""Ids that follow from a visit's seed: their shapes, and that no two are the same."""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.ids import biz_sn, chance, query_no
from kiosk.core.visit import Visit
from kiosk.core.visit_data import VisitData

SEEDS = st.binary(min_size=16, max_size=16)
NUMBERS = st.integers(0, 2**32 - 1)
DAYS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31))
SEED = bytes(16)


@given(seed=SEEDS, n=NUMBERS, now=DAYS)
def test_a_query_number_can_never_be_taken_for_a_persons(
    seed: bytes, n: int, now: datetime
) -> None:
    number = query_no(seed, n, now)
    assert re.fullmatch(r"CX\d{14}", number)
    assert len(number) <= 30
    assert not re.search(r"\d{15}", number)
    assert number[2:8] == now.strftime("%y%m%d")


@given(seed=SEEDS, n=NUMBERS)
def test_a_submissions_key_is_a_uuid(seed: bytes, n: int) -> None:
    key = biz_sn(seed, n)
    assert str(uuid.UUID(key)) == key
    assert uuid.UUID(key).version == 8
    assert uuid.UUID(key).variant == uuid.RFC_4122


@given(seed=SEEDS, n=NUMBERS)
def test_the_same_seed_gives_the_same_ids(seed: bytes, n: int) -> None:
    assert biz_sn(seed, n) == biz_sn(bytes(seed), n)
    assert chance(seed, n, "a") == chance(seed, n, "a")
    assert chance(seed, n, "a") != chance(seed, n, "b")


def test_no_two_of_a_visit_are_the_same() -> None:
    now = datetime(2026, 11, 22)
    assert len({biz_sn(SEED, n) for n in range(1000)}) == 1000
    assert len({query_no(SEED, n, now) for n in range(1000)}) == 1000


def test_numbers_are_taken_one_by_one() -> None:
    visit = Visit("v1", SEED, 10.0, datetime(2026, 11, 22, 23, 59, 59))
    assert [visit.take() for _ in range(3)] == [1, 2, 3]


@given(seconds=st.floats(0, 86400 * 30))
def test_wall_time_goes_on_from_when_the_visit_began(seconds: float) -> None:
    began = datetime(2026, 11, 22, 23, 59, 59)
    visit = Visit("v1", SEED, 10.0, began)
    assert abs(visit.now(10.0 + seconds) - began - timedelta(seconds=seconds)) < timedelta(
        milliseconds=1
    )


def test_between_items_only_the_person_stays() -> None:
    data = VisitData(answers={"a": "b"}, outputs={"c": 1}, query_no="CX1", rated=True)
    left = data.between_items()
    assert left == VisitData(rated=True)
    assert repr(data) == "<VisitData>"
