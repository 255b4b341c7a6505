"""Numbers and cards that are accepted. All people here are synthetic (domain.md 9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.port import CardKind, ResidentCard
from kiosk.core.step.who.card import accept
from model.identity import Credential, CredentialType, check_character, number_fault
from model.privacy import Vault
from model.value import Masked
from tests.kiosk.core.stage import CHEN, LIN, TABLES

TODAY = date(2026, 11, 22)
POWERS = TABLES.credentials["resident_id"]
SYNTHETIC = (
    "11010519491231002X",
    "350102194708150028",
    "350111195203070015",
    "350181198802290039",
    "320902196511010045",
    "350128201006010051",
)


def credential(card: ResidentCard, vault: Vault | None = None) -> Credential:
    found = accept(card, POWERS, TODAY, vault or Vault())
    assert isinstance(found, Credential)
    return found


@pytest.mark.parametrize("number", SYNTHETIC)
def test_the_standards_example_and_ours_are_right(number: str) -> None:
    birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    assert number_fault(number, birth, TODAY) is None
    assert number_fault(number.lower(), None, TODAY) is None


@given(
    area=st.integers(0, 999999),
    birth=st.dates(date(1897, 1, 1), TODAY),
    serial=st.integers(0, 999),
)
def test_any_area_and_any_day_of_a_life_are_right(area: int, birth: date, serial: int) -> None:
    body = f"{area:06}{birth:%Y%m%d}{serial:03}"
    assert number_fault(body + check_character(body), birth, TODAY) is None


def test_a_card_becomes_a_credential() -> None:
    found = credential(CHEN)
    assert found.credential_type is CredentialType.RESIDENT_ID
    assert found.number.reveal() == CHEN.number
    assert found.name.reveal() == CHEN.name
    assert found.shown_name == Masked("陈*", "陈女士")
    assert found.shown_number == Masked("3501************28", "0028")
    assert found.tail == "0028"
    assert not found.expired


@pytest.mark.parametrize(
    ("valid_to", "expired"),
    [(None, False), (TODAY, False), (date(2026, 11, 21), True), (date(2046, 1, 1), False)],
)
def test_the_last_day_of_a_card_is_valid(valid_to: date | None, expired: bool) -> None:
    assert credential(replace(CHEN, valid_to=valid_to)).expired is expired


def test_a_card_is_valid_from_its_first_day() -> None:
    assert not credential(replace(CHEN, valid_from=TODAY)).expired
    assert not credential(replace(CHEN, valid_from=None)).expired


def test_a_small_x_is_stored_as_a_capital() -> None:
    card = replace(CHEN, number="11010519491231002x", birth=date(1949, 12, 31))
    assert credential(card).number.reveal() == "11010519491231002X"


def test_a_foreign_card_of_2017_has_a_number_of_its_own_kind() -> None:
    card = replace(CHEN, kind=CardKind.FOREIGN_2017, number="tst000000000001")
    assert credential(card).number.reveal() == "TST000000000001"
    assert credential(card).shown_number == Masked("TST0*********01", "0001")


@pytest.mark.parametrize("kind", [CardKind.HMT_PERMIT, CardKind.FOREIGN_2023])
def test_other_cards_keep_the_residents_rules(kind: CardKind) -> None:
    assert credential(replace(CHEN, kind=kind)).tail == "0028"


def test_the_same_person_is_known_by_the_number_alone() -> None:
    first = credential(CHEN)
    assert first.same_person(credential(replace(CHEN, name="陈秀美", valid_to=date(2020, 1, 1))))
    assert not first.same_person(credential(LIN))


def test_a_credential_says_nothing_and_is_wiped_with_its_vault() -> None:
    vault = Vault()
    found = credential(CHEN, vault)
    assert repr(found) == "<Credential resident_id>"
    vault.wipe()
    assert (found.number.reveal(), found.name.reveal()) == ("", "")
