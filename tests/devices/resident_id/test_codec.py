"""Frames of the SAM_V reader: the checked bytes of devices.md 1.2 to 1.4, and properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.resident_id.codec import (
    LONGEST,
    PREAMBLE,
    Answer,
    Command,
    Damage,
    Frames,
    Meaning,
    Word,
    answer,
    frame,
    read_data,
    request,
    response,
    text_of,
)

payloads = st.binary(min_size=2, max_size=60)
garbage = st.binary(max_size=80).filter(lambda data: PREAMBLE[:3] not in data)


@pytest.mark.parametrize(
    ("command", "written"),
    [
        (Command.RESET, "AA AA AA 96 69 00 03 10 FF EC"),
        (Command.STATUS, "AA AA AA 96 69 00 03 11 FF ED"),
        (Command.SAM_NUMBER, "AA AA AA 96 69 00 03 12 FF EE"),
        (Command.FIND, "AA AA AA 96 69 00 03 20 01 22"),
        (Command.SELECT, "AA AA AA 96 69 00 03 20 02 21"),
        (Command.READ, "AA AA AA 96 69 00 03 30 01 32"),
        (Command.READ_FINGERPRINT, "AA AA AA 96 69 00 03 30 10 23"),
    ],
)
def test_requests_are_the_known_bytes(command: Command, written: str) -> None:
    assert request(command) == bytes.fromhex(written)


@pytest.mark.parametrize(
    ("word", "data", "written"),
    [
        (Word.DONE, "", "AA AA AA 96 69 00 04 00 00 90 94"),
        (Word.FOUND, "00000000", "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"),
        (Word.DONE, "00" * 8, "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"),
        (Word.NO_CARD, "", "AA AA AA 96 69 00 04 00 00 80 84"),
        (Word.SELECT_FAILED, "", "AA AA AA 96 69 00 04 00 00 81 85"),
        (Word.READ_FAILED, "", "AA AA AA 96 69 00 04 00 00 41 45"),
        (Word.NO_MORE_DATA, "", "AA AA AA 96 69 00 04 00 00 91 95"),
    ],
)
def test_responses_are_the_known_bytes_both_ways(word: Word, data: str, written: str) -> None:
    raw = bytes.fromhex(written)
    assert response(word, bytes.fromhex(data)) == raw
    [payload] = Frames().feed(raw)
    assert isinstance(payload, bytes)
    assert answer(payload) == Answer(word, bytes.fromhex(data))


def test_a_vendors_preamble_is_a_setting() -> None:
    preamble = bytes.fromhex("EAEBECED")
    raw = request(Command.FIND, preamble)
    assert raw == bytes.fromhex("EAEBECED 0003 2001 22")
    assert Frames(preamble).feed(raw) == [Command.FIND.value]


@pytest.mark.parametrize(
    ("fingerprint", "total", "length"),
    [(None, 1295, "0508"), (0, 1297, "050A"), (512, 1809, "070A"), (1024, 2321, "090A")],
)
def test_read_answers_have_the_known_sizes(
    fingerprint: int | None, total: int, length: str
) -> None:
    text, photo = bytes(range(256)), b"\x57" * 1024
    data = read_data(text, photo, None if fingerprint is None else bytes(fingerprint))
    raw = response(Word.DONE, data)
    command = Command.READ if fingerprint is None else Command.READ_FINGERPRINT
    assert (len(raw), raw[5:7].hex().upper()) == (total, length)
    assert raw[10:14] == bytes.fromhex("01000400")
    assert text_of(command, data) == text


@pytest.mark.parametrize("data", [b"", bytes(3), bytes.fromhex("01000400"), bytes(1284)])
def test_a_read_answer_whose_lengths_do_not_fit_has_no_text(data: bytes) -> None:
    assert text_of(Command.READ, data) is None


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (0x90, Meaning.OK),
        (0x9F, Meaning.OK),
        (0x80, Meaning.NO_CARD),
        (0x81, Meaning.LAY_AGAIN),
        (0x31, Meaning.REJECTED),
        (0x32, Meaning.REJECTED),
        (0x33, Meaning.REJECTED),
        (0x40, Meaning.WRONG_KIND),
        (0x60, Meaning.SELF_TEST),
        (0x66, Meaning.NOT_AUTHORISED),
        (0x10, Meaning.RETRY),
        (0x11, Meaning.RETRY),
        (0x41, Meaning.RETRY),
        (0x47, Meaning.RETRY),
        (0x24, Meaning.RETRY),
        (0x91, Meaning.RETRY),
    ],
)
def test_every_word_has_its_meaning(code: int, meaning: Meaning) -> None:
    assert Word(code).meaning is meaning


def test_a_word_that_no_table_knows_is_an_unknown_error() -> None:
    assert Word(0x77) is Word.UNKNOWN_ERROR


def test_an_answer_never_shows_its_data() -> None:
    assert repr(Answer(Word.DONE, b"secret")) == "<Answer DONE>"


@given(payloads, garbage)
def test_what_was_framed_is_found_whatever_stood_before(payload: bytes, before: bytes) -> None:
    assert Frames().feed(before + frame(payload)) == [payload]


@given(st.lists(payloads, min_size=1, max_size=4))
def test_byte_by_byte_gives_the_same_as_all_at_once(parts: list[bytes]) -> None:
    raw = b"".join(map(frame, parts))
    frames = Frames()
    dripped = [item for byte in raw for item in frames.feed(bytes([byte]))]
    assert dripped == parts == Frames().feed(raw)


@given(payloads)
def test_a_preamble_inside_a_payload_is_only_payload(payload: bytes) -> None:
    inside = frame(payload)
    assert Frames().feed(frame(inside)) == [inside]


@given(payloads, payloads, st.data())
def test_after_any_flipped_bit_behind_the_length_the_next_frame_is_found(
    first: bytes, second: bytes, data: st.DataObject
) -> None:
    raw = bytearray(frame(first))
    raw[data.draw(st.integers(7, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    found = Frames().feed(bytes(raw) + frame(second))
    assert found == [Damage.CHECKSUM, second]


@given(st.binary(max_size=12), payloads)
def test_a_beginning_that_claims_too_much_hides_nothing_for_ever(tail: bytes, good: bytes) -> None:
    frames = Frames()
    begun = PREAMBLE + LONGEST.to_bytes(2, "big") + tail
    items = frames.feed(begun + frame(good)) + frames.flush()
    assert items[0] is Damage.CUT
    assert good in items
    assert frames.flush() == []


@pytest.mark.parametrize("length", [0, 1, 2, LONGEST + 1, 0xFFFF])
def test_an_impossible_length_is_dropped_at_once(length: int) -> None:
    raw = PREAMBLE + length.to_bytes(2, "big") + frame(b"\x20\x01")
    assert Frames().feed(raw) == [Damage.LENGTH, b"\x20\x01"]


@given(st.lists(st.binary(max_size=200), max_size=30))
def test_nothing_that_is_fed_ever_raises_or_piles_up(portions: list[bytes]) -> None:
    frames = Frames()
    for portion in portions:
        for item in frames.feed(portion):
            assert isinstance(item, bytes | Damage)
    assert all(isinstance(item, bytes | Damage) for item in frames.flush())


def test_a_payload_too_short_for_an_answer_is_none() -> None:
    assert answer(b"\x00\x00") is None
