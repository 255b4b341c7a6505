"""The text catalogue: every sentence in its three forms, codes and areas by name."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import text_files
from config.text import Entry, Texts, of_items, slots_of

TEXTS = text_files.load()
AREAS = {"350000": "福建省", "350100": "福州市", "350103": "台江区"}
SMALL = Texts(
    {
        "act.print": Entry("打印凭条", "", "打印凭条"),
        "option.kind.1": Entry("一", "", "一"),
        "option.kind.2": Entry("二", "", "二"),
        "option.other": Entry("其他", "", "其他"),
        "option.other_area": Entry("其他地区", "", "其他地区"),
    },
    AREAS,
)


def test_an_entry_has_three_forms() -> None:
    assert TEXTS.entry("act.print") == Entry("打印凭条", "", "打印凭条")
    assert TEXTS.entry("bar.help") == Entry("求助", "{line}", "求助，拨打{line}")


def test_an_unknown_key_is_a_bug() -> None:
    assert not SMALL.has("act.fly")
    with pytest.raises(KeyError):
        SMALL.entry("act.fly")


def test_keys_are_all_that_can_be_said() -> None:
    assert all(map(TEXTS.has, TEXTS.keys()))
    assert SMALL.keys() >= {"act.print", "option.other"}


def test_codes_are_named_and_an_unknown_one_is_other() -> None:
    assert SMALL.option("kind", "2").show == "二"
    assert SMALL.option("kind", "3").show == SMALL.option("none", "1").show == "其他"
    assert SMALL.codes("kind") == ("1", "2")
    assert SMALL.codes("kin") == SMALL.codes("") == ()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("350103", "台江区"),
        ("350199", "福州市"),
        ("359900", "福建省"),
        ("110000", "其他地区"),
        ("35", "福建省"),
        ("", "其他地区"),
    ],
)
def test_an_area_is_named_by_its_longest_known_prefix(code: str, name: str) -> None:
    assert SMALL.area(code) == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("350103", "福建省福州市台江区"),
        ("350188", "福建省福州市"),
        ("351001", "福建省"),
        ("110000", "其他地区"),
    ],
)
def test_an_area_in_full_says_city_and_province(code: str, name: str) -> None:
    assert SMALL.area_in_full(code) == name


@pytest.mark.parametrize(
    ("code", "own", "full"),
    [
        ("350101", "福州市辖区", "福建省福州市辖区"),
        ("350199", "福州市本级", "福建省福州市本级"),
        ("359900", "福建省本级", "福建省本级"),
        ("320902", "亭湖区", "江苏省盐城市亭湖区"),
        ("330104", "江干区", "浙江省杭州市江干区"),
    ],
)
def test_insurance_areas_are_named_beside_the_listed_ones(code: str, own: str, full: str) -> None:
    assert (TEXTS.area(code), TEXTS.area_in_full(code)) == (own, full)


@given(code=st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_every_area_has_a_name(code: str) -> None:
    assert TEXTS.area_in_full(code).endswith(TEXTS.area(code))
    assert (SMALL.area(code) == "其他地区") is not code.startswith("35")


def test_slots_are_the_names_in_braces() -> None:
    assert slots_of("{a}和{b}，{a}") == {"a", "b"}
    assert slots_of("没有") == frozenset()


@pytest.mark.parametrize("key", sorted(TEXTS.keys()))
def test_what_is_said_needs_no_more_than_what_is_shown(key: str) -> None:
    entry = TEXTS.entry(key)
    assert entry.show
    assert entry.show == entry.show.strip()
    assert slots_of(entry.say) <= slots_of(entry.show) | slots_of(entry.detail)


def test_entries_of_all_files_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "zh"
    folder.mkdir()
    (folder / "a.toml").write_text('["option.other"]\nshow = "其他"\n[yes]\nshow = "是"', "utf-8")
    (folder / "b.toml").write_text('["option.other_area"]\nshow = "他处"\ndetail = "d"', "utf-8")
    (tmp_path / "areas.toml").write_text('350199 = "福州市本级"', "utf-8")
    (tmp_path / "areas.tsv").write_text("350000\t福建省\n", "utf-8")
    texts = text_files.load("zh", tmp_path, tmp_path / "areas.tsv", tmp_path)
    assert texts.keys() == {"option.other", "yes", "option.other_area"}
    assert texts.entry("option.other_area") == Entry("他处", "d", "他处")
    assert texts.area("350100") == "福建省"
    assert texts.area_in_full("350199") == "福建省福州市本级"


ITEM = """
id = "moving"
[zh]
title = { show = "搬家", detail = "换个地方" }
"label.tel" = "搬家的电话"
"option.moving.1" = "搬走"
broken = { say = "没有字" }
[en]
title = "Moving"
"""


@pytest.fixture
def moving(tmp_path: Path) -> Path:
    (tmp_path / "moving.toml").write_text(ITEM, "utf-8")
    return tmp_path


def test_an_items_words_stand_beside_those_of_all(moving: Path) -> None:
    texts = text_files.load(items=moving)
    assert texts.entry("item.moving") == Entry("搬家", "换个地方", "搬家")
    assert texts.own("moving", "label.tel") == "item.moving.label.tel"
    assert texts.own("moving", "label.begndate") == "label.begndate"
    assert texts.own("another", "label.tel") == "label.tel"


def test_an_item_may_bring_a_list_of_options(moving: Path) -> None:
    texts = text_files.load(items=moving)
    assert texts.codes("moving") == ("1",)
    assert texts.own("moving", "option.moving.1") == "option.moving.1"


def test_what_is_wrong_with_an_items_words_is_left_to_its_loader(moving: Path) -> None:
    (moving / "worse.toml").write_text("id = ", "utf-8")
    assert not text_files.load(items=moving).has("item.moving.broken")


def test_other_languages_stand_in_the_same_file(moving: Path) -> None:
    words, faults = of_items.words_of(tomllib.loads(ITEM), "en")
    assert (words, faults) == ({"item.moving": Entry("Moving", "", "Moving")}, [])
