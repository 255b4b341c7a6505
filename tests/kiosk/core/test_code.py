"""What a scanned text is: a voucher, a slip's number, or nothing that is ever used."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from devices.port import CodeFailure, ScannedCode
from kiosk.core.code import LIVES, CodeTrouble, SlipNumber, VoucherCode, known
from model.value import KEY

VOUCHER = "424" + "0" * 13 + "107350000000"
NUMBER = "YB-261122-000417"


def seen(text: str, age: float = 0.0) -> object:
    return known(ScannedCode(text, 100.0), 100.0 + age)


def test_a_voucher_is_known_by_its_mark_and_length() -> None:
    assert len(VOUCHER) == 28
    assert seen(VOUCHER) == VoucherCode(VOUCHER)
    assert seen(f" {VOUCHER}\r\n") == VoucherCode(VOUCHER)


def test_its_digits_are_in_no_repr() -> None:
    assert VOUCHER not in repr(seen(VOUCHER))


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        f"{NUMBER}?c=aB3_-",
        f"http://hub.example/p/{NUMBER}",
        f"https://hub.example:8443/p/{NUMBER}?c=aB3",
        f"https://hub.example/city/p/{NUMBER}",
    ],
)
def test_a_slip_is_its_number_bare_or_in_an_address(text: str) -> None:
    whole = "city" not in text
    assert seen(text) == (SlipNumber(NUMBER) if whole else CodeTrouble.KIND)


def test_where_the_hub_gave_no_number_a_slip_has_the_key() -> None:
    key = "7c9e6679-7425-8000-a000-0000000000aa"
    assert seen(key) == SlipNumber(key)
    assert seen(f"{key}0") is CodeTrouble.KIND


@pytest.mark.parametrize("failure", list(CodeFailure))
def test_what_could_not_be_read_says_why(failure: CodeFailure) -> None:
    unreadable = failure is CodeFailure.UNREADABLE
    assert known(failure, 0.0) is (CodeTrouble.UNREADABLE if unreadable else CodeTrouble.KIND)


@given(st.floats(0, 1000))
@example(LIVES)
@example(LIVES + 0.001)
def test_a_code_lives_for_a_minute(age: float) -> None:
    found = seen(VOUCHER, age)
    stale = (100.0 + age) - 100.0 > LIVES
    assert found == (CodeTrouble.STALE if stale else VoucherCode(VOUCHER))


# Whatever else a code holds.

DIGITS = st.text("0123456789", min_size=20, max_size=36)
NEAR = st.one_of(
    DIGITS,
    DIGITS.map(lambda digits: f"424{digits}"),
    st.text("٠١٢٣٤٥٦٧٨٩4２", min_size=25, max_size=31),
    st.tuples(st.text(max_size=6), st.just(VOUCHER), st.text(max_size=6)).map("".join),
    st.tuples(st.text(max_size=9), st.just(NUMBER), st.text(max_size=9)).map("".join),
    st.from_regex(r"https?://[^\s]{0,12}/p/[A-Z0-9-]{10,20}.{0,5}"),
    st.text(max_size=2048),
)
ASCII_VOUCHER = re.compile(r"424[0-9]{25}", re.ASCII)
ASCII_SLIP = re.compile(r"[A-Z]{2}-[0-9]{6}-[0-9]{6}", re.ASCII)


@given(NEAR)
@example("A" * 2048)
@example(f"{VOUCHER}\n{VOUCHER}")
@example(f"{NUMBER}\nYB-261122-000418")
@example(f"javascript:alert(1)//p/{NUMBER}")
@example(f"http://a@b\\c/p/{NUMBER}?c=x&d=y")
@example("４２４" + "0" * 25)
def test_no_text_but_the_known_shapes_is_ever_used(text: str) -> None:
    """What is used is the shape alone: nothing of what stands around it goes any further."""
    match seen(text):
        case VoucherCode(digits):
            assert ASCII_VOUCHER.fullmatch(digits)
            assert digits == text.strip()
        case SlipNumber(number):
            assert ASCII_SLIP.fullmatch(number) or KEY.fullmatch(number)
            assert number in text
            assert len(text.strip().split()) == 1
        case trouble:
            assert trouble is CodeTrouble.KIND
