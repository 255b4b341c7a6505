"""How every typed value is written, and that personal ones say nothing of themselves."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import text_files
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
    Sealed,
    Spelled,
    Value,
    filled,
    grouped,
    shown,
)

TEXTS = text_files.load()

WRITTEN: list[tuple[Value, str]] = [
    (Money.of("1234.56"), "1,234.56 元"),
    (Money.of("-86.4", signed=True), "−86.40 元"),
    (Money.of("212.3", signed=True), "+212.30 元"),
    (Money.of("-5"), "−5.00 元"),
    (Money.of("0", signed=True), "0.00 元"),
    (Money.of("-0.00"), "0.00 元"),
    (Money.of("-0.001", signed=True), "0.00 元"),
    (Day(date(2026, 11, 2)), "11月2日"),
    (Day(date(2026, 11, 2), with_year=True), "2026年11月2日"),
    (Month(2026, 8), "2026年8月"),
    (Moment(0, 0), "凌晨 0:00"),
    (Moment(0, 59), "凌晨 0:59"),
    (Moment(1, 5), "凌晨 1:05"),
    (Moment(11, 59), "上午 11:59"),
    (Moment(12, 0), "下午 12:00"),
    (Moment(13, 5), "下午 1:05"),
    (Moment(17, 59), "下午 5:59"),
    (Moment(18, 0), "晚上 6:00"),
    (Moment(23, 59), "晚上 11:59"),
    (Code("insutype", "310"), "职工医保"),
    (Code("insutype", "39999"), "其他"),
    (Code("no_such_table", "1"), "其他"),
    (Codes("insutype", ("310", "390")), "职工医保、居民医保"),
    (Area("350103"), "台江区"),
    (Area("350103", full=True), "福建省福州市台江区"),
    (Area("320900", full=True), "江苏省盐城市"),
    (Area("350199"), "福州市本级"),
    (Area("359900"), "福建省本级"),
    (Area("350198", full=True), "福建省福州市"),
    (Area("999999", full=True), "其他地区"),
    (Area("999999"), "其他地区"),
    (Count(12), "12"),
    (Masked("陈*", "陈女士"), "陈*"),
    (Plain("测试纺织厂"), "测试纺织厂"),
    (Spelled("西湖", "湖水"), "西湖"),
    (Number("CX26112212345678"), "CX26 1122 1234 5678"),
    (Number("YB-261122-000417"), "YB-261122-000417"),
    (
        Number("7c9e6679-7425-8000-a000-0000000000aa"),
        "7C9E 6679 7425 8000 A000 0000 0000 00AA",
    ),
    (Key("act.print"), "打印凭条"),
    (Covered(), "••••••"),
]


@pytest.mark.parametrize(("value", "written"), WRITTEN)
def test_a_value_is_written(value: Value, written: str) -> None:
    assert shown(value, TEXTS) == written


def test_every_kind_of_value_is_written() -> None:
    assert {type(value) for value, _ in WRITTEN} == set(get_args(Value))


@given(cents=st.integers(-(10**13), 10**13), signed=st.booleans())
def test_an_amount_can_be_read_back(cents: int, signed: bool) -> None:
    amount = Decimal(cents) / 100
    written = shown(Money(amount, signed), TEXTS)
    assert re.fullmatch(r"[−+]?\d{1,3}(,\d{3})*\.\d\d 元", written)
    assert Decimal(written.removesuffix(" 元").replace(",", "").replace("−", "-")) == amount
    assert written.startswith("+") is (signed and cents > 0)


@given(amount=st.decimals(-1, 1, places=5))
def test_nothing_has_no_sign(amount: Decimal) -> None:
    written = shown(Money(amount, signed=True), TEXTS)
    assert written.startswith(("+", "−")) is (written.lstrip("+−") != "0.00 元")


def test_every_minute_of_a_day_is_written_differently() -> None:
    day = {shown(Moment(n // 60, n % 60), TEXTS) for n in range(24 * 60)}
    assert len(day) == 24 * 60
    assert all(re.fullmatch(r"(凌晨|上午|下午|晚上) \d{1,2}:\d\d", written) for written in day)


@given(at=st.times())
def test_the_clock_never_shows_more_than_twelve(at: time) -> None:
    hour = int(re.findall(r"\d+", shown(Moment(at.hour, at.minute), TEXTS))[0])
    assert hour == (at.hour % 12 or (12 if at.hour else 0))


@given(number=st.text(st.characters(exclude_characters=" "), max_size=40))
def test_grouping_loses_nothing(number: str) -> None:
    groups = grouped(number).split(" ")
    assert "".join(groups) == number
    assert all(len(group) == 4 for group in groups[:-1])


def test_slots_are_filled_with_what_is_shown() -> None:
    slots: dict[str, Value] = {"name": Masked("陈*", "陈女士"), "n": Count(3)}
    assert filled("{name}还有{n}项", slots, TEXTS) == "陈*还有3项"
    assert filled("没有空格", slots, TEXTS) == "没有空格"


def test_what_a_slot_holds_is_never_read_as_a_template() -> None:
    assert filled("{place}", {"place": Plain("{name}")}, TEXTS) == "{name}"


SECRET = "测试甲乙丙"


@pytest.mark.parametrize(
    "value",
    [
        Money.of("12345.67"),
        Masked(SECRET, SECRET),
        Plain(SECRET),
        Spelled(SECRET, SECRET),
        Number(SECRET),
    ],
)
def test_a_personal_value_has_an_opaque_repr(value: Value) -> None:
    seen = repr(value) + str(value) + f"{value}"
    assert SECRET not in seen
    assert "12345" not in seen


@given(secret=st.text())
def test_a_sealed_text_is_read_back_until_it_is_wiped(secret: str) -> None:
    sealed = Sealed(secret)
    raw = sealed._raw
    assert sealed.reveal() == secret
    sealed.wipe()
    assert sealed.reveal() == ""
    assert raw == b""
    sealed.wipe()
    assert sealed.reveal() == "", "twice does no harm"


def test_a_sealed_text_says_nothing_and_is_no_key() -> None:
    sealed = Sealed(SECRET)
    assert repr(sealed) == str(sealed) == "<Sealed>"
    assert sealed == Sealed(SECRET)
    assert sealed != Sealed("其他人")
    assert sealed != SECRET
    with pytest.raises(TypeError):
        hash(sealed)
