"""Which areas may be the answer of a field, by how far down it goes."""

from __future__ import annotations

from datetime import date

import pytest

from config import areas
from config.pool import Level
from model.item.field import Ask, Field, Known
from model.item.kinds.area import AREA, Keys

KNOWN = Known(date(2026, 11, 22), areas.load())


@pytest.mark.parametrize(
    ("answer", "city", "county"),
    [
        ("330100", True, True),
        ("330106", False, True),
        ("110000", True, True),
        ("110105", False, True),
        ("429004", True, True),
        ("330000", False, False),
        ("999999", False, False),
        ("杭州", False, False),
    ],
)
def test_no_deeper_than_its_level_and_never_a_province(
    answer: str, city: bool, county: bool
) -> None:
    for level, valid in ((Level.CITY, city), (Level.COUNTY, county)):
        field = Field("place", AREA, "", Ask.ALWAYS, "ask.place", "label.place", own=Keys(level))
        assert AREA.valid(field, answer, KNOWN) is valid
