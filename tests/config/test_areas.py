"""The area tree: every area lies where its code says, none is lost, none is named twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import areas
from config.areas import Areas

ALL = areas.load()
CODES = sorted(areas.read())
FUZHOU = (
    *("350102", "350103", "350104", "350105", "350111", "350112", "350121"),
    *("350122", "350123", "350124", "350125", "350128", "350181"),
)


@pytest.mark.parametrize(
    ("code", "full"),
    [
        ("330106", "浙江省杭州市西湖区"),
        ("350112", "福建省福州市长乐区"),
        ("110101", "北京市东城区"),
        ("500229", "重庆市城口县"),
        ("429004", "湖北省仙桃市"),
        ("441900", "广东省东莞市"),
        ("350405", "福建省三明市沙县区"),
        ("330114", "浙江省杭州市钱塘区"),
        ("710000", "台湾省"),
        ("810000", "香港特别行政区"),
        ("350000", "福建省"),
    ],
)
def test_a_full_name_is_said_once_from_the_province_down(code: str, full: str) -> None:
    assert ALL.full_name(code) == full


def test_the_country_has_its_provinces_and_fuzhou_its_districts() -> None:
    assert len(ALL.children("")) == 34
    assert ALL.children("")[0] == "110000"
    assert ALL.children("350100") == FUZHOU
    assert "350112" in ALL
    assert ALL.children("350112") == ()


def test_what_is_not_listed_lies_somewhere_or_nowhere() -> None:
    assert "350199" not in ALL
    assert ALL.name("350199") == ALL.full_name("350199") == ""
    assert ALL.path("350199") == ALL.children("350199") == ()
    assert (ALL.parent("350199"), ALL.nearest("350199")) == ("350100", "350100")
    assert (ALL.parent("999999"), ALL.nearest("")) == ("", "")


def test_a_name_that_says_the_one_above_says_both() -> None:
    own = Areas({"350000": "福建省", "350100": "福州市", "350199": "福州市本级"})
    assert own.full_name("350199") == "福建省福州市本级"


def test_every_area_is_reached_from_the_provinces_in_the_order_of_codes() -> None:
    def below(code: str) -> list[str]:
        return [found for child in ALL.children(code) for found in (child, *below(child))]

    assert below("") == CODES


@given(code=st.sampled_from(CODES))
def test_the_path_leads_from_the_province_to_the_area(code: str) -> None:
    path = ALL.path(code)
    assert 1 <= len(path) <= 3
    assert (path[0], path[-1]) == (code[:2] + "0000", code)
    assert all(ALL.parent(low) == high for high, low in pairwise(path))
    assert all(low in ALL.children(high) for high, low in pairwise(path))
    assert ALL.full_name(code) == "".join(map(ALL.name, path))


@given(code=st.text("0123456789", max_size=8))
def test_the_nearest_area_is_listed_and_begins_the_code(code: str) -> None:
    found = ALL.nearest(code)
    assert not found or found in ALL
    assert found.rstrip("0") == code[: len(found.rstrip("0"))]


@pytest.mark.parametrize(
    ("code", "short"),
    [
        *(("330000", "浙江"), ("150000", "内蒙古"), ("450000", "广西"), ("650000", "新疆")),
        *(("110000", "北京"), ("330100", "杭州"), ("622900", "临夏"), ("330106", "西湖区")),
        *(("622901", "临夏市"), ("622921", "临夏县"), ("622927", "积石山"), ("622926", "东乡")),
        *(("152500", "锡林郭勒"), ("653000", "克孜勒苏"), ("653131", "塔什库尔干")),
        *(("429004", "仙桃"), ("350181", "福清市"), ("410104", "管城区"), ("220200", "吉林市")),
        *(("210921", "阜新县"), ("632500", "海南州"), ("460000", "海南"), ("999999", "")),
    ],
)
def test_short_names_are_those_that_people_say(code: str, short: str) -> None:
    assert ALL.short(code) == short


def test_no_short_name_is_that_of_a_neighbour_or_of_the_area_above() -> None:
    for above in ("", *CODES):
        names = [ALL.short(code) for code in ALL.children(above)]
        assert len(set(names) - {ALL.short(above)}) == len(names)


@given(code=st.sampled_from(CODES))
def test_a_short_name_is_two_characters_or_more_of_the_name(code: str) -> None:
    short, name = ALL.short(code), ALL.name(code)
    assert len(short) >= 2
    assert name.startswith(short) or (name.startswith(short[:-1]) and short[-1] in "区县州")
    assert "族" not in short


@given(code=st.sampled_from(CODES))
def test_districts_and_counties_keep_their_ending(code: str) -> None:
    plain = not code.endswith("00") and "自治" not in ALL.name(code)
    if plain and not ALL.parent(code).endswith("0000"):
        assert ALL.short(code)[-1] == ALL.name(code)[-1]


def test_two_of_one_name_keep_their_endings() -> None:
    own = Areas(
        {"620000": "甘肃省", "622900": "临夏州", "622901": "东乡县", "622902": "东乡族自治县"}
    )
    assert own.short("622902") == "东乡"
    own = Areas({"130000": "河北省", "130100": "和田市", "130200": "和田地区"})
    assert (own.short("130100"), own.short("130200")) == ("和田市", "和田地区")
