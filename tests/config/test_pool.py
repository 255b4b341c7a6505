"""What a pool decides, as it is shipped, and what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config.deployment_files import AREA, load, rules_of
from config.pool import By, Decide, Level, Presence, Referral

POOL = load().pool


def test_the_shipped_rules_are_named_by_their_area() -> None:
    assert rules_of(AREA).name == "350100.toml"
    assert POOL.place_level is Level.COUNTY
    assert POOL.presence == {Presence.RESIDENT_ID, Presence.E_VOUCHER}


def test_item_files_may_name_numbers_and_words() -> None:
    named = POOL.named
    assert named["begin_back_days"] == "90"
    assert named["place_level"] == "county"
    assert named["relation_months"] == "12"
    assert not named.keys() & {"short_beside_long", "no_filing_within", "decide"}


@pytest.mark.parametrize(
    ("item", "answers", "waits"),
    [
        ("remote_long_stay", {}, True),
        ("remote_cancel", {"act": "05"}, False),
        ("remote_cancel", {"act": "02"}, True),
        ("proxy_register", {}, False),
        ("what_no_rule_names", {}, True),
    ],
)
def test_who_decides(item: str, answers: dict[str, str], waits: bool) -> None:
    assert POOL.waits(item, answers) is waits


def test_every_answer_of_an_exception_must_be_given() -> None:
    one = Referral({"act": ("02",), "place": ("350000", "330000")}, "province")
    decide = Decide(By.AT_ONCE, (one,))
    assert decide.waits({"act": "02", "place": "330000"})
    assert not decide.waits({"act": "02"})
    assert not decide.waits({"act": "02", "place": "110000"})


@pytest.mark.parametrize(
    ("within", "place", "none"),
    [
        ("350100", "350100", True),
        ("350100", "350181", True),
        ("350100", "350200", False),
        ("350000", "350902", True),
        ("350000", "330106", False),
        ("350102", "350103", False),
    ],
)
def test_where_nobody_files(within: str, place: str, none: bool) -> None:
    assert replace(POOL, no_filing_within=(within,)).needs_no_filing(place) is none
