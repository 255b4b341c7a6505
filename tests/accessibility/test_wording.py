"""Every kind of value in words, and templates with their slots spoken."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.wording import said, spoken
from config.text import Entry, Texts
from config.text_files import load
from model.value import (
    Area,
    Code,
    Codes,
    Count,
    Covered,
    Day,
    Key,
    Masked,
    Moment,
    Money,
    Month,
    Number,
    Plain,
    Spelled,
    Value,
)

TEXTS = load()

WORDS: list[tuple[Value, str]] = [
    (Money.of("1234.56"), "一千二百三十四元五角六分"),
    (Money.of("-86.40", signed=True), "支出八十六元四角"),
    (Money.of("212.30", signed=True), "收入二百一十二元三角"),
    (Money.of("0", signed=True), "零元"),
    (Money.of("-5"), "负五元"),
    (Day(date(2026, 11, 2)), "十一月二日"),
    (Day(date(2026, 11, 2), with_year=True), "二零二六年十一月二日"),
    (Month(2026, 10), "二零二六年十月"),
    (Moment(15, 5), "下午三点零五分"),
    (Code("ledger_kind", "41"), "药店购药"),
    (Code("ledger_kind", "unknown"), "其他"),
    (Codes("ledger_kind", ("41", "unknown")), "药店购药，其他"),
    (Area("350103"), "台江区"),
    (Area("350103", full=True), "福建省福州市台江区"),
    (Count(12), "十二"),
    (Masked("3501************28", "0028"), "尾号，零，零，二，八"),
    (Masked("3501************2X", "002x"), "尾号，零，零，二，X"),
    (Masked("张*", "张某"), "张某"),
    (Masked("张*", "张*"), "张"),
    (Plain("五一北路24号"), "五一北路二十四号"),
    (Number("202611220001"), "二零二六，一一二二，零零零一"),
    (
        Number("7c9e6679-7425-8000-a000-0000000000aa"),
        "七C九E，六六七九，七四二五，八零零零，A零零零，零零零零，零零零零，零零AA",
    ),
    (Key("attract.heading"), "您好，这里是二十四小时医保自助服务"),
    (Covered(), "已隐藏"),
]


@pytest.mark.parametrize(("value", "words"), WORDS, ids=[w for _, w in WORDS])
def test_a_value_in_words(value: Value, words: str, texts: Texts) -> None:
    assert spoken(value, texts) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Spelled("西湖8", ""), "已经写了：西湖八"),
        (Spelled("西湖", "湖水"), "已经写了：西湖，湖水的湖"),
    ],
)
def test_a_text_that_grows_tells_its_last_character_by_a_word(value: Spelled, words: str) -> None:
    assert spoken(value, TEXTS) == words


def test_a_template_is_filled_with_words(texts: Texts) -> None:
    slots: dict[str, Value] = {
        "kind": Code("ledger_kind", "41"),
        "day": Day(date(2026, 11, 18)),
        "place": Area("350103"),
    }
    assert said("row.ledger", slots, texts) == "十一月十八日，药店购药"


def test_a_count_is_worded_by_its_neighbours(texts: Texts) -> None:
    assert said("step.of", {"n": Count(2), "m": Count(2)}, texts) == "第二步，共两步"
    assert said("row.more", {"left": Count(2)}, texts) == "还有两条"


def test_numerals_of_a_template_itself_are_words_too(texts: Texts) -> None:
    help_line = said("help.phone", {"line": Plain("12345")}, texts)
    assert help_line == "请拨打一二三四五，二十四小时有人接"


def test_a_template_that_ends_in_a_slot_and_one_without_any() -> None:
    entry = Entry("x", "", "到{at}")
    texts = Texts({"a": entry, "b": Entry("y", "", "好")}, {})
    assert said("a", {"at": Moment(9, 0)}, texts) == "到上午九点整"
    assert said("b", {}, texts) == "好"


@given(st.text("0123456789X", min_size=1, max_size=24))
def test_numbers_keep_every_digit_in_order(number: str) -> None:
    words = spoken(Number(number), TEXTS).replace("，", "")
    assert "".join(str("零一二三四五六七八九".find(c)) if c != "X" else c for c in words) == number


def test_no_entry_of_the_catalogue_leaves_a_digit() -> None:
    bare = [key for key in TEXTS.keys() if "{" not in TEXTS.entry(key).say]  # noqa: SIM118
    assert [key for key in bare if re.search(r"\d", said(key, {}, TEXTS))] == []
