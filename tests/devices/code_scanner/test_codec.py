"""Bytes of code scanners: commands as described, messages framed in every way, answers apart."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from devices.code_scanner.codec import (
    ACK,
    ENQ,
    LONGEST,
    NAK,
    Answer,
    Item,
    Messages,
    commands,
    framed,
    menu,
    newland,
    newland_answer,
)
from devices.code_scanner.profile import PROFILES, Family, ScannerProfile
from devices.port import CodeFailure

HONEYWELL, NEWLAND, PLAIN = (PROFILES[family.value] for family in Family)
VOUCHER = "4240000000000000000107350000"

framings = st.builds(
    ScannerProfile,
    st.sampled_from(Family),
    suffix=st.sampled_from([b"\r", b"\r\n", b"\t", b""]),
    prefix=st.sampled_from([b"", b"\x02", b"@@"]),
    aim=st.booleans(),
)


def visible(char: str) -> bool:
    return unicodedata.category(char)[0] != "C" and unicodedata.category(char) not in ("Zl", "Zp")


texts = st.text(st.characters(codec="utf-8").filter(visible), min_size=1, max_size=200)


def said(profile: ScannerProfile, *portions: bytes) -> list[Item]:
    """All of these bytes, then a pause."""
    messages = Messages(profile)
    return [item for data in portions for item in messages.feed(data)] + messages.flush()


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[a:b] for a, b in pairwise(edges)]


def test_the_commands_are_those_of_the_manuals() -> None:
    """devices.md 3.1."""
    assert commands(HONEYWELL).on == bytes.fromhex("16540D")
    assert commands(HONEYWELL).off == bytes.fromhex("16550D")
    assert menu("232BAD9") == bytes.fromhex("164D0D") + b"232BAD9!"
    on = bytes.fromhex("7E0130303030 23 53434E54524731 3B03")
    assert commands(NEWLAND).on == on
    assert commands(NEWLAND).off == on.replace(b"G1", b"G0")
    assert newland_answer("SCNTRG1") == bytes.fromhex("020130303030 23 53434E54524731 06 3B03")


def test_only_a_family_that_answers_is_asked() -> None:
    assert commands(NEWLAND).query == newland("SCNMOD*")
    assert commands(HONEYWELL).query is None
    assert commands(PLAIN) == commands(replace(PLAIN, aim=True))


@given(framings, st.lists(texts, min_size=1, max_size=3), st.lists(st.integers(0, 2000)))
def test_codes_come_out_as_they_went_in_however_they_are_cut(
    profile: ScannerProfile, codes: list[str], places: list[int]
) -> None:
    codes = codes[:1] if not profile.suffix else codes
    sent = b"".join(framed(code.encode(), profile) for code in codes)
    assert said(profile, *cut(sent, places)) == codes


@given(st.sampled_from(Family), st.binary(max_size=300), st.lists(st.integers(0, 300)))
def test_any_bytes_say_the_same_however_they_are_cut(
    family: Family, noise: bytes, places: list[int]
) -> None:
    profile = ScannerProfile(family)
    assert said(profile, *cut(noise, places)) == said(profile, noise)


@given(framings, st.binary(max_size=300))
def test_what_is_told_can_be_seen(profile: ScannerProfile, noise: bytes) -> None:
    for item in said(profile, noise):
        assert not isinstance(item, str) or (item and all(map(visible, item)))


@given(st.text(st.characters(codec="gb2312", min_codepoint=0x4E00), min_size=1, max_size=60))
def test_chinese_in_gb18030_is_read_where_it_cannot_be_utf_8(text: str) -> None:
    data = text.encode("gb18030")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert said(PLAIN, data + b"\r") == [text]
    else:
        assume(False)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_message_without_suffix_ends_at_the_pause(profile: ScannerProfile) -> None:
    messages = Messages(profile)
    assert messages.feed(VOUCHER.encode()) == []
    assert messages.pending
    assert messages.flush() == [VOUCHER]
    assert not messages.pending


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_line_ends_alone_are_no_message(profile: ScannerProfile) -> None:
    assert said(profile, b"\r\n\r", b"\n", VOUCHER.encode(), b"\r\n") == [VOUCHER]


def test_an_aim_id_is_taken_off_only_where_it_is_on() -> None:
    aim = replace(PLAIN, aim=True)
    assert said(aim, b"]Q1" + VOUCHER.encode() + b"\r") == [VOUCHER]
    assert said(PLAIN, b"]Q1x\r") == ["]Q1x"]


@given(st.sampled_from(["SCNTRG1", "SCNMOD0", "ORTSET30000"]), st.sampled_from([ACK, ENQ, NAK]))
def test_newlands_answers_are_no_codes(command: str, word: bytes) -> None:
    answer = newland_answer(command, word)
    sent = answer + VOUCHER.encode() + b"\r" + answer
    assert said(NEWLAND, sent) == [Answer(word == ACK), VOUCHER, Answer(word == ACK)]


@given(st.sampled_from([ACK, ENQ, NAK]))
def test_honeywells_answers_are_no_codes(word: bytes) -> None:
    sent = b"TRGMOD0" + word + b"!" + VOUCHER.encode() + b"\r" + word
    assert said(HONEYWELL, sent) == [Answer(word == ACK), VOUCHER, Answer(word == ACK)]


def test_a_newland_answer_that_was_cut_is_no_code() -> None:
    assert said(NEWLAND, newland_answer("SCNTRG1")[:-3]) == []


@pytest.mark.parametrize("suffix", [b"\r", b"\r\n"])
@given(more=st.integers(1, 3000), places=st.lists(st.integers(0, 8000), max_size=5))
def test_too_long_is_told_once_and_the_next_code_is_read(
    suffix: bytes, more: int, places: list[int]
) -> None:
    profile = replace(PLAIN, suffix=suffix)
    sent = b"9" * (LONGEST + more) + suffix + VOUCHER.encode() + suffix
    assert said(profile, *cut(sent, places)) == [CodeFailure.TOO_LONG, VOUCHER]


def test_the_longest_message_is_a_code() -> None:
    assert said(PLAIN, b"9" * LONGEST, b"\r") == ["9" * LONGEST]


def test_a_long_one_without_end_is_over_at_the_pause() -> None:
    messages = Messages(replace(PLAIN, suffix=b""))
    assert messages.feed(b"9" * 9000) == [CodeFailure.TOO_LONG]
    assert messages.pending
    assert messages.flush() == []
    assert messages.feed(VOUCHER.encode()) + messages.flush() == [VOUCHER]
