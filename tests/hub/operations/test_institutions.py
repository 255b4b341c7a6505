"""1201: connected institutions, by kind, area, syllables of the name and digits of the code."""

from __future__ import annotations

from typing import Any

import pytest

from hub.operations.institutions import MOST
from wire.institutions import InstitutionsQuery
from wire.refusals import RefusalCode

HOSPITALS, PHARMACIES = "1", "2"


def names(terminal: Any, **asked: str) -> list[str]:
    answer = terminal.told("1201", InstitutionsQuery(**{"fixmedins_type": HOSPITALS, **asked}))
    return [one.fixmedins_name for one in answer.medinsinfo]


def test_a_county_has_its_own_and_a_city_all(terminal: Any) -> None:
    here = names(terminal, admdvs="350102")
    assert here
    assert all("鼓楼" in name for name in here)
    assert set(here) < set(names(terminal, admdvs="350100"))


def test_kinds_are_told_apart(terminal: Any) -> None:
    pharmacies = names(terminal, fixmedins_type=PHARMACIES, admdvs="350103")
    assert pharmacies
    assert all("药" in name for name in pharmacies)


@pytest.mark.parametrize(
    ("sounds", "found"), [("zhong yi", True), ("yuan zhong", False), ("ou", False), ("xyz", False)]
)
def test_syllables_of_the_name_in_their_order(terminal: Any, sounds: str, found: bool) -> None:
    hits = [name for name in names(terminal, sounds=sounds) if "中医院" in name]
    assert bool(hits) is found


def test_one_is_named_by_its_code(terminal: Any) -> None:
    assert len(names(terminal, fixmedins_code="H35010290001")) == 1
    assert names(terminal, fixmedins_code="99999") == []


def test_no_more_than_a_resident_can_look_through(terminal: Any) -> None:
    assert len(names(terminal)) <= MOST


@pytest.mark.parametrize("wrong", [{"admdvs": "3501"}, {"admdvs": "abcdef"}])
def test_what_is_no_area_is_refused(terminal: Any, wrong: dict[str, str]) -> None:
    query = InstitutionsQuery(HOSPITALS, **wrong)
    assert terminal.ask("1201", query).infcode == RefusalCode.INPUT.value
