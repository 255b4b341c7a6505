"""The synthetic people: whole, plausible, and covering the fixture minimum of domain.md 12."""

from __future__ import annotations

import pytest

from config.sandbox import Person, people, person

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_digit(number: str) -> str:
    """GB 11643, written out here so that the fixtures do not depend on the code they test."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


@pytest.mark.parametrize("one", people(), ids=lambda one: one.id)
def test_the_number_agrees_with_the_card(one: Person) -> None:
    card = one.card
    assert card.number[6:14] == f"{card.birth:%Y%m%d}"
    assert card.sex == ("1" if int(card.number[16]) % 2 else "2")
    assert (card.number[17] == check_digit(card.number)) is (one.id != "liu_cuohao")


@pytest.mark.parametrize("one", people(), ids=lambda one: one.id)
def test_it_fits_the_text_block_of_a_card(one: Person) -> None:
    """devices.md 1.5: bytes of UTF-16LE."""
    room = {"name": 30, "address": 70, "issuer": 30, "nation": 4, "sex": 2}
    for name, width in room.items():
        assert len(getattr(one.card, name).encode("utf-16-le")) <= width, name


@pytest.mark.parametrize("one", people(), ids=lambda one: one.id)
def test_ledgers_run_backwards_and_never_below_nothing(one: Person) -> None:
    for row in one.platform.insurance if one.platform else ():
        days = [move.days_ago for move in row.ledger]
        assert days == sorted(days)
        balance = row.balance
        for move in row.ledger:
            balance -= move.amount
            assert balance >= 0


def test_numbers_are_unique() -> None:
    numbers = [one.card.number for one in people()]
    known = [one.platform.psn_no for one in people() if one.platform]
    assert len(set(numbers)) == len(numbers)
    assert len(set(known)) == len(known)


def test_no_number_of_the_platform_looks_like_an_id_number() -> None:
    assert all(not one.platform.psn_no.isdigit() for one in people() if one.platform)


def test_the_fixture_minimum_is_there() -> None:
    rows = {
        one.id: [(i.insutype, i.status, i.area) for i in one.platform.insurance]
        for one in people()
        if one.platform
    }
    assert {row[0] for row in rows["chen_xiumei"]} == {"310", "320", "330", "510"}
    assert rows["lin_guoqing"] == [("390", "1", "350100")]
    assert rows["zheng_kaiming"] == [("310", "2", "350100")]
    assert rows["gao_wenbin"][0] == ("310", "4", "350100")
    assert rows["wang_lanfang"] == [("310", "1", "320900")]
    assert [row[::2] for row in rows["su_jianping"]] == [("310", "350100"), ("310", "350181")]
    assert rows["ye_weimin"] == []
    assert person("zhao_mingzhu").platform is None
    minor = person("huang_xiaole").platform
    assert minor is not None
    assert person(minor.guardian).platform is not None


def test_more_than_one_page_of_the_ledger_within_three_months() -> None:
    record = person("chen_xiumei").platform
    assert record is not None
    assert sum(1 for move in record.insurance[0].ledger if move.days_ago <= 90) > 20


def test_a_person_is_never_shown_by_repr() -> None:
    one = person("chen_xiumei")
    assert one.card.number not in repr(one) + repr(one.card) + repr(one.platform)
    assert one.card.name not in repr(one) + repr(one.card)
