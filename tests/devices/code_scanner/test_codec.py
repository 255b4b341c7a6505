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
    Code,
    Messages,
    commands,
    framed,
    menu,
    newland,
    newland_answer,
)
from devices.code_scanner.profile import Aim, Dialect, ScannerProfile, scanner_profiles
from devices.port import CodeFailure
from tests.devices.code_scanner.items import plain

HONEYWELL, NEWLAND, PLAIN = (scanner_profiles()[family.value] for family in Dialect)
VOUCHER = "4240000000000000000107350000"

framings = st.builds(
    ScannerProfile,
    st.sampled_from(Dialect),
    suffix=st.sampled_from([b"\r", b"\r\n", b"\t", b""]),
    prefix=st.sampled_from([b"", b"\x02", b"@@"]),
    aim=st.sampled_from([Aim.YES, Aim.NO]),
)


def visible(char: str) -> bool:
    return unicodedata.category(char)[0] != "C" and unicodedata.category(char) not in ("Zl", "Zp")


texts = st.text(st.characters(codec="utf-8").filter(visible), min_size=1, max_size=200)


def said(profile: ScannerProfile, *portions: bytes) -> list[str | CodeFailure | Answer]:
    """All of these bytes, then a pause."""
    messages = Messages(profile)
    items = [item for data in portions for item in messages.feed(data)]
    return plain(items + messages.flush())


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
    assert commands(PLAIN) == commands(replace(PLAIN, aim=Aim.YES))


@given(framings, st.lists(texts, min_size=1, max_size=3), st.lists(st.integers(0, 2000)))
def test_codes_come_out_as_they_went_in_however_they_are_cut(
    profile: ScannerProfile, codes: list[str], places: list[int]
) -> None:
    codes = codes[:1] if not profile.suffix else codes
    sent = b"".join(framed(code.encode(), profile) for code in codes)
    assert said(profile, *cut(sent, places)) == codes


@given(st.sampled_from(Dialect), st.binary(max_size=300), st.lists(st.integers(0, 300)))
def test_any_bytes_say_the_same_however_they_are_cut(
    family: Dialect, noise: bytes, places: list[int]
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


@pytest.mark.parametrize("profile", scanner_profiles().values(), ids=list(scanner_profiles()))
def test_a_message_without_suffix_ends_at_the_pause(profile: ScannerProfile) -> None:
    messages = Messages(profile)
    assert messages.feed(VOUCHER.encode()) == []
    assert messages.pending
    assert plain(messages.flush()) == [VOUCHER]
    assert not messages.pending


@pytest.mark.parametrize("profile", scanner_profiles().values(), ids=list(scanner_profiles()))
def test_line_ends_alone_are_no_message(profile: ScannerProfile) -> None:
    assert said(profile, b"\r\n\r", b"\n", VOUCHER.encode(), b"\r\n") == [VOUCHER]


@pytest.mark.parametrize("aim", [Aim.YES, Aim.AUTO])
def test_an_aim_id_is_taken_off(aim: Aim) -> None:
    profile = replace(PLAIN, aim=aim)
    assert said(profile, b"]Q1" + VOUCHER.encode() + b"\r") == [VOUCHER]


@pytest.mark.parametrize(("aim", "sent"), [(Aim.NO, "]Q1x"), (Aim.AUTO, "]x"), (Aim.AUTO, "x]Q1")])
def test_what_is_no_aim_id_stays(aim: Aim, sent: str) -> None:
    assert said(replace(PLAIN, aim=aim), sent.encode() + b"\r") == [sent]


@pytest.mark.parametrize(
    ("sent", "prefix", "suffix"),
    [
        (b"424\t", b"", b"\t"),
        (b"424\x00", b"", b"\x00"),
        (b"\x02424\x03", b"\x02", b"\x03"),
        (b"\x02]Q1424\x03\r\n", b"\x02", b"\x03\r\n"),
    ],
)
def test_controls_at_the_ends_are_framing_whatever_is_set(
    sent: bytes, prefix: bytes, suffix: bytes
) -> None:
    learning = replace(PLAIN, suffix=b"")
    for profile in scanner_profiles().values():
        assert said(profile, sent) == ["424"]
    messages = Messages(learning)
    messages.feed(sent)
    [code] = messages.flush()
    assert isinstance(code, Code)
    assert (code.framing.prefix, code.framing.suffix) == (prefix, suffix)


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
    assert plain(messages.feed(b"9" * 9000)) == [CodeFailure.TOO_LONG]
    assert messages.pending
    assert messages.flush() == []
    assert plain(messages.feed(VOUCHER.encode()) + messages.flush()) == [VOUCHER]
