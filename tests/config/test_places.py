"""Which city an area lies in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import areas
from config.places import city_of, province

AREAS = areas.load()
CODES = sorted(areas.read())


@pytest.mark.parametrize(
    ("area", "city"),
    [
        ("350102", "350100"),
        ("350100", "350100"),
        ("350199", "350100"),
        ("359900", "359900"),
        ("110105", "110000"),
        ("500101", "500000"),
        ("429004", "429004"),
    ],
)
def test_cities(area: str, city: str) -> None:
    assert city_of(area) == city


@given(st.sampled_from(CODES))
def test_every_area_but_a_province_lies_in_a_listed_city(code: str) -> None:
    city = city_of(code)
    assert city_of(city) == city
    assert province(code) or city in AREAS.path(code)


@pytest.mark.parametrize(
    ("area", "whole"), [("350000", True), ("110000", False), ("350100", False)]
)
def test_a_filing_names_no_province(area: str, whole: bool) -> None:
    assert province(area) is whole
