"""What may be written down outside a visit. Every number of a person here is synthetic."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.shell.allow import COUNTS, SHAPES, NotAllowed, allowed, check, identifying

NAMES = st.sampled_from(sorted(SHAPES))
HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
DIGITS = st.text(string.digits, min_size=17, max_size=17)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("item", "query_account"),
        ("device", "receipt_printer"),
        ("reason", ""),
        ("kind", "Said"),
        ("code", "-1"),
        ("credential_type", "02"),
        ("op", "1101"),
        ("op", "K202"),
        ("op", "2203A"),
        ("query_no", "CX26112212345678"),
        ("accept_no", "YB-261122-000417"),
        ("biz_sn", "12345678-1234-8234-a234-123456789012"),
        ("visit", "0123456789abcdef"),
        ("principal", "0a" * 32),
        ("agent", ""),
        ("expired", 1),
        ("score", 5),
    ],
)
def test_codes_numbers_and_ids_pass(name: str, value: str | int) -> None:
    assert allowed(name, value)


@given(NAMES, DIGITS, st.sampled_from(string.digits + "X"), st.sampled_from(["", "-", "A"]))
def test_no_field_takes_an_id_number(name: str, digits: str, last: str, glue: str) -> None:
    assert not allowed(name, digits + last)
    assert not allowed(name, glue + digits + last + glue)


@given(NAMES, st.text(HANZI, min_size=1, max_size=4), st.text(string.ascii_letters, max_size=3))
def test_no_field_takes_a_name(name: str, hanzi: str, around: str) -> None:
    assert not allowed(name, around + hanzi)
    assert not allowed(name, hanzi + around)


@given(NAMES, st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_no_field_takes_a_phone_number(name: str, phone: str) -> None:
    assert not allowed(name, phone)
    assert identifying(f"CX-{phone}")


@given(st.sampled_from(sorted(COUNTS)), st.integers())
def test_counts_are_too_short_for_a_number_of_a_person(name: str, value: int) -> None:
    assert allowed(name, value) is (abs(value) < 10**9)


@given(st.text(max_size=20), st.one_of(st.text(max_size=5), st.integers(0, 9)))
def test_an_unknown_name_is_refused(name: str, value: str | int) -> None:
    assume(name not in SHAPES and name not in COUNTS)
    with pytest.raises(NotAllowed):
        check({name: value})


def test_the_refusal_never_quotes_what_it_refuses() -> None:
    with pytest.raises(NotAllowed) as told:
        check({"item": "35010219900101123X"})
    assert "3501" not in str(told.value)
    with pytest.raises(NotAllowed) as told:
        check({"35010219900101123X": 1})
    assert "3501" not in str(told.value)


@pytest.mark.parametrize("value", [None, 1.5, b"x", ["x"]])
def test_other_types_are_refused(value: object) -> None:
    assert not allowed("item", value)
    assert not allowed("count", value)
