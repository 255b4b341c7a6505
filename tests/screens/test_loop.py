"""The wait: ended by X, by a byte in the pipe or by the time that is due, and by nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from screens.loop import BLIND, LONGEST, Waiter, soonest


class FakeX:
    """A connection that a test writes to; `queued` is what Xlib has read already."""

    def __init__(self) -> None:
        self.read, self.write = os.pipe()
        self.queued = False

    def fileno(self) -> int:
        return self.read

    def pending(self) -> bool:
        return self.queued

    def close(self) -> None:
        os.close(self.read)
        os.close(self.write)


@pytest.fixture
def x() -> Iterator[FakeX]:
    made = FakeX()
    yield made
    made.close()


@pytest.fixture
def waiter(x: FakeX) -> Iterator[Waiter]:
    made = Waiter(x, clock=lambda: 100.0)
    yield made
    made.close()


def test_events_that_were_read_already_end_the_wait(x: FakeX, waiter: Waiter) -> None:
    x.queued = True
    waiter.wait(None)
    assert x.pending()


def test_an_event_on_the_connection_ends_it_and_is_left_for_sdl(x: FakeX, waiter: Waiter) -> None:
    os.write(x.write, b"e")
    waiter.wait(None)
    assert os.read(x.read, 8) == b"e"


def test_wake_ends_it_and_is_used_up(waiter: Waiter) -> None:
    waiter.wake()
    waiter.wake()
    waiter.wait(None)
    os.set_blocking(waiter._read, False)
    with pytest.raises(BlockingIOError):
        os.read(waiter._read, 1)


def test_a_time_that_has_passed_ends_it(waiter: Waiter) -> None:
    waiter.wait(99.0)
    assert waiter.room(99.0) == 0.0


def test_the_room_is_the_time_until_it_is_due(waiter: Waiter) -> None:
    assert waiter.room(100.25) == 0.25
    assert waiter.room(None) == LONGEST
    assert waiter.room(100.0 + 10 * LONGEST) == LONGEST


def test_a_window_that_cannot_be_waited_for_is_polled() -> None:
    waiter = Waiter(None, blind=True, clock=lambda: 100.0)
    assert waiter.room(None) == BLIND
    waiter.close()


def test_a_full_pipe_loses_nothing(waiter: Waiter) -> None:
    for _ in range(70_000):
        waiter.wake()
    waiter.wait(None)
    assert os.read(waiter._read, 1) == b"!"


def test_the_soonest_of_what_is_wanted() -> None:
    assert soonest(None, 3.0, 2.0) == 2.0
    assert soonest(None, None) is None
