"""Masks: nothing more than design.md §6 allows, for any input. Every name here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.privacy import COMPOUND, Vault, masked_id, masked_name, masked_phone, surname, tail

HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
NAMES = st.one_of(st.text(HANZI, max_size=6), st.text(max_size=30))
NUMBERS = st.one_of(st.text("0123456789X", max_size=24), st.text(max_size=24))


@pytest.mark.parametrize(
    ("name", "sex", "shown", "spoken"),
    [
        ("陈秀妹", "2", "陈*", "陈女士"),
        ("林国栋", "1", "林*", "林先生"),
        ("欧阳测试", "2", "欧阳*", "欧阳女士"),
        ("欧阳", "1", "欧*", "欧先生"),
        ("阿依古丽·测试", "0", "阿*", "阿某"),
        ("TEST NAME", "", "T*", "T某"),
        ("", "1", "*", "先生"),
    ],
)
def test_a_name_is_its_surname(name: str, sex: str, shown: str, spoken: str) -> None:
    masked = masked_name(name, sex)
    assert (masked.shown, masked.spoken) == (shown, spoken)


@given(name=NAMES, sex=st.sampled_from(["0", "1", "2", "9", ""]))
def test_no_given_name_is_ever_shown_or_spoken(name: str, sex: str) -> None:
    masked, family = masked_name(name, sex), surname(name)
    assert name.startswith(family)
    assert len(family) <= 1 or family in COMPOUND
    assert len(family) < len(name) or len(name) <= 1
    assert masked.shown == f"{family}*"
    assert masked.spoken in {f"{family}{title}" for title in ("先生", "女士", "某")}


def test_an_id_number_is_four_first_and_two_last() -> None:
    masked = masked_id("350102194708150028")
    assert (masked.shown, masked.spoken) == ("3501************28", "0028")


@given(number=NUMBERS)
def test_an_id_number_shows_at_most_six_and_says_at_most_four(number: str) -> None:
    masked = masked_id(number)
    assert len(masked.shown) == len(number)
    bare = [n for n, char in enumerate(masked.shown) if char != "*"]
    assert set(bare) <= {0, 1, 2, 3, len(number) - 2, len(number) - 1}
    assert all(masked.shown[n] == number[n] for n in bare)
    assert len(bare) * 2 < len(number) or not bare
    assert masked.spoken in ("", number[-4:])


@given(number=NUMBERS)
def test_a_phone_number_hides_at_least_a_third(number: str) -> None:
    masked = masked_phone(number)
    assert len(masked.shown) == len(number)
    hidden = sum(a != b or b == "*" for a, b in zip(number, masked.shown, strict=True))
    assert hidden * 3 >= len(number)
    assert masked.spoken in ("", number[-4:])


def test_a_phone_number_is_three_first_and_four_last() -> None:
    masked = masked_phone("13800001234")
    assert (masked.shown, masked.spoken) == ("138****1234", "1234")


@pytest.mark.parametrize("number", ["", "1", "12", "1234", "12345678", "35010219470815"])
def test_a_number_that_is_none_shows_nothing(number: str) -> None:
    assert masked_id(number).shown == "*" * len(number)
    assert masked_id(number).spoken == ""


@given(number=NUMBERS)
def test_on_paper_stand_four_characters_and_never_half_of_a_number(number: str) -> None:
    assert number.endswith(tail(number))
    assert len(tail(number)) in (0, 4)
    assert len(tail(number)) * 2 <= len(number)


def test_one_call_wipes_all_that_was_sealed() -> None:
    vault = Vault()
    sealed = [vault.seal("350102194708150028"), vault.seal("陈秀妹")]
    assert [s.reveal() for s in sealed] == ["350102194708150028", "陈秀妹"]
    vault.wipe()
    assert [s.reveal() for s in sealed] == ["", ""]
    vault.wipe()
    later = vault.seal("x")
    assert later.reveal() == "x"
