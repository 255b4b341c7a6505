"""Delays grow, are never longer than their cap, and never outlive a clock that was set back."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.backend.backoff import Backoff

BACKOFF = Backoff()
TIMES = st.floats(0, 4e9)


@given(st.integers(1, 10**6), st.floats(0, 1, exclude_max=True))
def test_a_delay_is_between_nothing_and_its_ceiling(tries: int, chance: float) -> None:
    assert 0 <= BACKOFF.delay(tries, chance) <= 300


def test_the_ceiling_doubles_from_two_seconds_to_five_minutes() -> None:
    ceilings = [BACKOFF.delay(tries, 1.0) for tries in range(1, 11)]
    assert ceilings == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


@given(TIMES, TIMES)
def test_nobody_waits_longer_than_the_cap(next_at: float, now: float) -> None:
    wait = BACKOFF.wait(next_at, now)
    assert 0 <= wait <= 300
    assert wait == 0 or next_at > now
