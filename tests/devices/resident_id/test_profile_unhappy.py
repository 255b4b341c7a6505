"""Readers that are slow, have a preamble of their own, or break off in the middle of an answer."""

from __future__ import annotations

from typing import Any

import pytest

from config.fault import Faulty
from devices.port import CardFailure, ResidentCard
from devices.resident_id.driver import SamVReader
from devices.resident_id.profile import reader_profile
from devices.status import Health, State


@pytest.fixture
def laid(link: Any) -> Any:
    link.order("lay", person="chen_xiumei")
    return link


def test_one_that_needs_its_time_to_find_is_read_where_its_profile_gives_it(laid: Any) -> None:
    laid.order("slow", on="find", seconds=1.2)
    assert not isinstance(SamVReader(laid).poll(), ResidentCard)
    patient = SamVReader(laid, reader_profile("sam_v", {"find_s": 2.0}))
    assert isinstance(patient.poll(), ResidentCard)


def test_a_preamble_may_be_another(link: Any) -> None:
    profile = reader_profile("sam_v", {"preamble": "EAEBECED"})
    link.reader._lead = profile.lead
    link.reader.plugged_in()
    link.order("lay", person="chen_xiumei")
    reader = SamVReader(link, profile)
    assert reader.open() == Health(State.READY)
    assert isinstance(reader.poll(), ResidentCard)


@pytest.mark.parametrize("baud", [115200, 9600])
@pytest.mark.parametrize("lost", [1, 300, 1200])
def test_an_answer_that_breaks_off_is_told_within_a_second(laid: Any, baud: int, lost: int) -> None:
    laid.byte_s = 10 / baud
    laid.order("truncate", bytes=lost, on="read")
    began = laid.now()
    assert SamVReader(laid).poll() is CardFailure.UNREADABLE
    assert laid.now() - began < 1.0


def test_cut_twice_it_still_takes_no_longer(laid: Any) -> None:
    laid.order("truncate", bytes=3, times=8)
    began = laid.now()
    SamVReader(laid).poll()
    assert laid.now() - began < 1.0


def test_a_slow_wire_is_no_gap(laid: Any) -> None:
    """At 9600 baud a frame takes 1.35 s, and an adapter hands over 64 bytes at a time."""
    laid.byte_s = 10 / 9600
    whole = laid.arrive

    def dribble(data: bytes) -> None:
        for start in range(0, len(data), 64):
            part = data[start : start + 64]
            laid.after((start + len(part)) * laid.byte_s, lambda part=part: whole(part))

    laid.arrive = dribble
    laid.reader._wire = dribble
    assert isinstance(SamVReader(laid).poll(), ResidentCard)


@pytest.mark.parametrize("own", [{"preamble": "AAx"}, {"find_s": 0}, {"read_s": "5"}, {"x": 1}])
def test_a_profile_that_cannot_be_meant_is_refused(own: dict[str, object]) -> None:
    with pytest.raises(Faulty):
        reader_profile("sam_v", own)
