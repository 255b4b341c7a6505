"""Bytes pass in order, all of them, and never before their time on the wire."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.pacing import GRAIN, Paced

BAUD = 1000
BYTE_S = 10 / BAUD


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def emptied(paced: Paced, clock: Clock) -> list[bytes]:
    """What comes out if one wakes exactly when told to."""
    grains = []
    while (due := paced.due()) is not None:
        clock.now = max(clock.now, due)
        grains.append(paced.take())
    return grains


@given(st.binary(min_size=1, max_size=200))
def test_all_bytes_pass_in_grains_at_the_baud_rate(data: bytes) -> None:
    clock = Clock()
    paced = Paced(BAUD, clock)
    paced.put(data)
    grains = emptied(paced, clock)
    assert b"".join(grains) == data
    assert all(len(grain) == GRAIN for grain in grains[:-1])
    assert abs(clock.now - 100.0 - len(data) * BYTE_S) < BYTE_S / 100


def test_before_its_time_nothing_passes() -> None:
    clock = Clock()
    paced = Paced(BAUD, clock)
    paced.put(bytes(GRAIN))
    clock.now += (GRAIN - 0.5) * BYTE_S
    assert paced.take() == b""
    assert len(paced) == GRAIN


def test_who_wakes_late_gets_all_that_has_passed() -> None:
    clock = Clock()
    paced = Paced(BAUD, clock)
    paced.put(bytes(100))
    clock.now += 50.5 * BYTE_S
    assert len(paced.take()) == 50


def test_idle_time_is_not_credited() -> None:
    clock = Clock()
    paced = Paced(BAUD, clock)
    clock.now += 1000
    paced.put(b"ab")
    assert paced.take() == b""


def test_what_joins_a_running_transfer_queues_behind_it() -> None:
    clock = Clock()
    paced = Paced(BAUD, clock)
    paced.put(b"ab")
    paced.put(b"cd")
    assert b"".join(emptied(paced, clock)) == b"abcd"
    assert abs(clock.now - 100.0 - 4 * BYTE_S) < BYTE_S / 100


def test_a_grain_of_one_drips() -> None:
    clock = Clock()
    paced = Paced(BAUD, clock)
    paced.grain = 1
    paced.put(b"abc")
    assert emptied(paced, clock) == [b"a", b"b", b"c"]


def test_cleared_is_empty() -> None:
    paced = Paced(BAUD, Clock())
    paced.put(b"abc")
    paced.clear()
    assert paced.due() is None
    assert paced.take() == b""
