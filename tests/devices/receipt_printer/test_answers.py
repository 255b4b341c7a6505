"""Status bytes as words, and one stream taken apart under any chunking."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.receipt_printer.answers import (
    Answers,
    Asb,
    Eot,
    Flow,
    Noise,
    Roll,
    health_of,
    health_of_asb,
)
from devices.receipt_printer.profile import printer_profile
from devices.status import Health, Reason, State

PROFILE = printer_profile("escpos-80")


@pytest.mark.parametrize(
    ("bits", "state", "reason"),
    [
        ("12121212", State.READY, Reason.NONE),
        ("1212121e", State.READY, Reason.PAPER_LOW),
        ("1a32127e", State.ATTENTION, Reason.PAPER_OUT),
        ("1a161212", State.ATTENTION, Reason.COVER_OPEN),
        ("1a121212", State.FAULT, Reason.OFFLINE),
        ("1a521a12", State.FAULT, Reason.CUTTER),
        ("1a525212", State.ATTENTION, Reason.HEAD_HOT),
        ("1a523212", State.FAULT, Reason.MECHANICAL),
        ("1a521212", State.FAULT, Reason.MECHANICAL),
        ("1a36127e", State.ATTENTION, Reason.COVER_OPEN),
        ("1a721a7e", State.ATTENTION, Reason.PAPER_OUT),
        ("12121272", State.ATTENTION, Reason.PAPER_OUT),
    ],
)
def test_four_answers_are_one_state(bits: str, state: State, reason: Reason) -> None:
    assert health_of(bytes.fromhex(bits), PROFILE) == Health(state, reason)


@pytest.mark.parametrize("bits", ["121212", "12ff1212", "00000000", ""])
def test_what_is_no_answer_is_unknown(bits: str) -> None:
    assert health_of(bytes.fromhex(bits), PROFILE) == Health(State.UNKNOWN, Reason.GARBLED)


def test_a_profile_may_read_the_roll_sensors_otherwise() -> None:
    """Citizen PPU-231II: bit 6 of n=4 is the presenter, not the paper (devices.md 4.1)."""
    presenter = printer_profile("escpos-80", {"paper_end": 0x20})
    assert health_of(bytes.fromhex("12121252"), presenter).usable
    assert health_of(bytes.fromhex("12121232"), presenter).reason is Reason.PAPER_OUT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("10000000", Reason.NONE),
        ("10000300", Reason.PAPER_LOW),
        ("18000f00", Reason.PAPER_OUT),
        ("38000000", Reason.COVER_OPEN),
        ("18080000", Reason.CUTTER),
        ("18400000", Reason.HEAD_HOT),
        ("18200000", Reason.MECHANICAL),
        ("18000000", Reason.OFFLINE),
    ],
)
def test_automatic_status(data: str, reason: Reason) -> None:
    assert health_of_asb(bytes.fromhex(data)).reason is reason


quiet = st.integers(0, 255).filter(lambda byte: byte & 0x90 == 0)
answers = st.one_of(
    st.integers(0, 255).filter(lambda byte: byte & 0x93 == 0x12).map(Eot),
    st.sampled_from([0x00, 0x03, 0x0C, 0x0F]).map(Roll),
    st.booleans().map(Flow),
    st.builds(lambda rest: Asb(bytes((0x18, *rest))), st.tuples(quiet, quiet, quiet)),
)


def spelt(answer: Eot | Roll | Flow | Asb) -> bytes:
    match answer:
        case Asb(data):
            return data
        case Flow(go):
            return b"\x11" if go else b"\x13"
        case _:
            return bytes((answer.byte,))


@given(stream=st.lists(answers), cuts=st.lists(st.integers(1, 5), min_size=1))
def test_a_stream_is_taken_apart_under_any_chunking(stream: list[Asb], cuts: list[int]) -> None:
    data, parser, found = b"".join(map(spelt, stream)), Answers(), []
    for size in itertools.cycle(cuts):
        found += parser.feed(data[:size])
        data = data[size:]
        if not data:
            break
    assert found == stream


def test_a_real_time_answer_may_come_within_an_automatic_one() -> None:
    found = list(Answers().feed(bytes.fromhex("18 00 12 03 00")))
    assert found == [Eot(0x12), Asb(bytes.fromhex("18000300"))]


def test_a_begun_message_that_breaks_off_is_noise() -> None:
    found = list(Answers().feed(bytes.fromhex("18 00 ff 12")))
    assert found == [Noise(0x18), Noise(0x00), Noise(0xFF), Eot(0x12)]


@given(st.binary())
def test_no_bytes_break_the_parser(data: bytes) -> None:
    parser = Answers()
    found = list(parser.feed(data))
    assert len(found) <= len(data)
