"""Numerals in characters: tables, and money read back by a parser of its own."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility import numerals

AMOUNTS = {
    "1234.56": "一千二百三十四元五角六分",
    "1000.05": "一千元零五分",
    "20010": "两万零一十元",
    "0": "零元",
    "0.05": "五分",
    "0.50": "五角",
    "2": "两元",
    "12.20": "十二元两角",
    "100010": "十万零一十元",
    "200000": "二十万元",
    "22000": "两万两千元",
    "10000.01": "一万元零一分",
    "100001000": "一亿零一千元",
    "-86.40": "负八十六元四角",
    "-0.00": "零元",
}
FREE = {
    "24小时有人接": "二十四小时有人接",
    "请拨打12345，24小时": "请拨打一二三四五，二十四小时",
    "2026-11-02 15:05": "二零二六年十一月二日 下午三点零五分",
    "第2步，共2步": "第二步，共两步",
    "下午 3:05": "下午 三点零五分",
    "1,234.56 元": "一千二百三十四元五角六分",
    "1,234.56元": "一千二百三十四元五角六分",
    "85%": "百分之八十五",
    "3.5公里": "三点五公里",
    "2月2日": "二月二日",
    "2026年2月": "二零二六年二月",
    "尾号0028": "尾号零零二八",
    "10号楼2楼203室": "十号楼二楼二零三室",
    "FZ-GL-0017": "FZ GL 零零一七",
    "２４小时": "二十四小时",
}
MOMENTS = {
    (15, 5): "下午三点零五分",
    (10, 0): "上午十点整",
    (0, 10): "凌晨零点十分",
    (14, 30): "下午两点三十分",
    (23, 59): "晚上十一点五十九分",
    (12, 0): "下午十二点整",
}


@pytest.mark.parametrize(("amount", "words"), AMOUNTS.items())
def test_money(amount: str, words: str) -> None:
    assert numerals.money(Decimal(amount)) == words


@pytest.mark.parametrize(("text", "words"), FREE.items())
def test_free_text(text: str, words: str) -> None:
    assert numerals.characters(text) == words


@pytest.mark.parametrize(("at", "words"), MOMENTS.items())
def test_moment(at: tuple[int, int], words: str) -> None:
    assert numerals.moment(*at) == words


UNITS = {"十": 10, "百": 100, "千": 1000}
VALUES = {"零": 0, "两": 2} | {c: n for n, c in enumerate("一二三四五六七八九", start=1)}


def parsed(words: str) -> int:
    """Reads a whole number back; knows nothing of how it was written."""
    total = section = digit = 0
    for c in words:
        if c in VALUES:
            digit = VALUES[c]
        elif c in UNITS:
            section, digit = section + (digit or 1) * UNITS[c], 0
        else:
            scale = {"万": 10_000, "亿": 100_000_000}[c]
            total, section, digit = total + (section + digit) * scale, 0, 0
    return total + section + digit


def parsed_fen(words: str) -> int:
    parts = re.fullmatch("(?:(.+)元)?(?:(.)角)?(?:零?(.)分)?", words)
    assert parts
    yuan, jiao, fen = (parsed(part) if part else 0 for part in parts.groups())
    return yuan * 100 + jiao * 10 + fen


@given(st.integers(0, 9_999_999_999))
def test_an_amount_can_be_read_back_and_never_has_a_point(fen: int) -> None:
    words = numerals.money(Decimal(fen).scaleb(-2))
    assert parsed_fen(words) == fen
    assert "点" not in words
    assert "零零" not in words


@given(st.integers(0, 10**12 - 1))
def test_a_whole_number_can_be_read_back(n: int) -> None:
    assert parsed(numerals.integer(n)) == n


@given(st.text("0123456789X", min_size=1))
def test_digits_keep_their_order(number: str) -> None:
    words = numerals.digits(number)
    assert "".join(str(numerals.DIGITS.find(c)) if c != "X" else c for c in words) == number


@given(st.text())
def test_no_digit_is_left_in_any_text(text: str) -> None:
    assert not re.search(r"\d", numerals.characters(text))


@given(st.text("0123456789.,:-%元年月日第号A ", max_size=30))
def test_no_digit_is_left_in_texts_full_of_numerals(text: str) -> None:
    assert not re.search(r"\d", numerals.characters(text))


@pytest.mark.parametrize("dash", "–—~～")
def test_from_one_hour_to_another(dash: str) -> None:
    assert numerals.characters(f"9:00{dash}17:00") == "上午九点整到下午五点整"
