"""Synthetic relations and service points hang together with people, items and areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import areas
from config.sandbox import institutions, person
from config.sandbox.points import Place, places
from config.sandbox.relations import Relation, relations

ITEMS = {path.stem for path in Path(areas.__file__).parent.glob("catalogue/*.toml")}


@pytest.mark.parametrize("one", relations(), ids=lambda one: one.about)
def test_relations_are_between_two_known_people(one: Relation) -> None:
    assert person(one.principal).platform is not None
    assert person(one.agent).card.number != person(one.principal).card.number
    assert one.scope
    assert one.rlts in "123459"


def test_one_holds_one_has_run_out_one_is_for_other_items() -> None:
    assert {one.days_left > 0 for one in relations()} == {True, False}
    assert any(one.scope == ("query",) and one.days_left > 0 for one in relations())


@pytest.mark.parametrize("one", places(), ids=lambda one: one.name)
def test_points_lie_in_known_areas_and_do_known_items(one: Place) -> None:
    assert areas.load().name(one.area)
    assert set(one.items) <= ITEMS
    assert 20 < float(one.lat) < 30 < 110 < float(one.lng) < 125
    assert "示例" in one.name


def test_every_institution_is_made_up_and_lies_in_the_city() -> None:
    assert "SYNTHETIC" in institutions.FILE.read_text("utf-8")
    listed = institutions.institutions()
    assert len({one.fixmedins_code for one in listed}) == len(listed)
    assert all("示例" in one.fixmedins_name for one in listed)
    assert all(one.fixmedins_code[1:5] == "3501" for one in listed)
    assert {one.fixmedins_type for one in listed} == {"1", "2"}
