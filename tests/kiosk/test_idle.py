"""The time nobody acts in: a limit, a warning that counts seconds, and an end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.idle import Idle

TIMES = st.integers(0, 10**13).map(lambda n: n / 1000003)
"""Monotonic clocks as they are: seconds with every digit in use."""


def test_the_warning_comes_when_the_limit_is_over() -> None:
    idle = Idle()
    idle.act(10.0)
    assert idle.due(10.0, 120.0, 30.0) == 130.0
    idle.stir(20.0)
    assert idle.due(20.0, 120.0, 30.0) == 140.0


def test_the_warning_counts_every_second_and_is_over() -> None:
    idle = Idle()
    idle.warn(100.0)
    assert [idle.left(at, 30.0) for at in (100.0, 101.0, 129.5, 140.0)] == [30.0, 29.0, 0.5, 0.0]
    assert [idle.due(at, 120.0, 30.0) for at in (100.0, 100.5, 101.0)] == [101.0, 101.0, 102.0]
    assert idle.due(129.5, 120.0, 30.0) == 130.0
    assert not idle.over(129.9, 30.0)
    assert idle.over(130.0, 30.0)


def test_an_act_ends_the_warning_and_a_stir_does_not() -> None:
    idle = Idle()
    idle.warn(100.0)
    idle.stir(105.0)
    assert idle.over(130.0, 30.0)
    idle.act(110.0)
    assert not idle.over(200.0, 30.0)
    assert idle.due(110.0, 120.0, 30.0) == 230.0


@given(warned=TIMES, warning=st.integers(1, 120))
def test_ticks_at_every_due_count_down_and_come_to_the_end(warned: float, warning: int) -> None:
    idle, at, ticks = Idle(), warned, 0
    idle.warn(at)
    while not idle.over(at, warning):
        due = idle.due(at, 120.0, warning)
        assert due > at, "a tick that is due at once, again and again, would be a busy loop"
        at, ticks = due, ticks + 1
    assert ticks == warning
