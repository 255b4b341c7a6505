"""Numbers and cards that are refused: one wrong character is enough. All people are synthetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from devices.port import CardKind
from kiosk.core.step.who.card import accept
from model.identity import CardFault, check_character, number_fault
from model.privacy import Vault
from tests.kiosk.core.stage import CHEN, TABLES

TODAY = date(2026, 11, 22)
POWERS = TABLES.credentials["resident_id"]
BAD = CardFault.BAD_NUMBER
BODIES = st.builds(
    lambda area, birth, serial: f"{area:06}{birth:%Y%m%d}{serial:03}",
    st.integers(0, 999999),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(body=BODIES, at=st.integers(0, 17), char=st.sampled_from("0123456789X"))
def test_every_wrong_character_is_found(body: str, at: int, char: str) -> None:
    number = body + check_character(body)
    assume(number[at] != char)
    assert number_fault(f"{number[:at]}{char}{number[at + 1 :]}", None, TODAY) is BAD


@given(body=BODIES, at=st.integers(0, 16))
def test_every_swap_of_neighbours_is_found(body: str, at: int) -> None:
    number = body + check_character(body)
    assume(number[at] != number[at + 1])
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    assert number_fault(swapped, None, TODAY) is BAD


@given(text=st.text(max_size=20))
def test_any_other_text_is_refused(text: str) -> None:
    assume(len(text) != 18)
    assert number_fault(text, None, TODAY) is BAD


@given(text=st.text(st.characters(categories=["Nd", "Lu"]), min_size=18, max_size=18))
def test_digits_of_other_scripts_are_no_digits(text: str) -> None:
    assume(not text.isascii())
    assert number_fault(text, None, TODAY) is BAD


def number(birth: str) -> str:
    body = f"350102{birth}002"
    return body + check_character(body)


@pytest.mark.parametrize(
    "birth",
    ["20260230", "20250229", "19471301", "19470800", "00000101", "20261123", "18951231"],
    ids=["30 Feb", "29 Feb", "month 13", "day 0", "year 0", "tomorrow", "131 years"],
)
def test_a_birth_date_that_cannot_be_is_refused(birth: str) -> None:
    assert number_fault(number(birth), None, TODAY) is BAD


def test_a_birth_date_that_is_not_the_numbers_is_refused() -> None:
    assert number_fault(CHEN.number, date(1947, 8, 16), TODAY) is BAD
    assert number_fault(CHEN.number, None, TODAY) is None, "a card that gives none"


@pytest.mark.parametrize("kind", [k for k in CardKind if k is not CardKind.FOREIGN_2017])
def test_no_card_with_18_characters_passes_without_its_check(kind: CardKind) -> None:
    card = replace(CHEN, kind=kind, number="350102194708150029")
    assert accept(card, POWERS, TODAY, Vault()) is BAD


@pytest.mark.parametrize("wrong", ["", "TST00000000001", "TST0000000000012", "TST00000000000／"])
def test_a_foreign_number_of_2017_has_fifteen_letters_and_digits(wrong: str) -> None:
    card = replace(CHEN, kind=CardKind.FOREIGN_2017, number=wrong)
    assert accept(card, POWERS, TODAY, Vault()) is BAD


def test_a_card_of_tomorrow_is_not_yet_valid() -> None:
    card = replace(CHEN, valid_from=date(2026, 11, 23))
    assert accept(card, POWERS, TODAY, Vault()) is CardFault.NOT_YET_VALID


def test_nothing_of_a_refused_card_is_kept() -> None:
    vault = Vault()
    accept(replace(CHEN, number="1"), POWERS, TODAY, vault)
    assert vault._sealed == []
