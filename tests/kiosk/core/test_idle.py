"""The time nobody acts in: a limit, a warning that counts seconds, and an end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from config.times import Times
from kiosk.core.idle import Idle

TIMES = st.integers(0, 10**13).map(lambda n: n / 1000003)
"""Monotonic clocks as they are: seconds with every digit in use."""


def idle_of(warning: float = 30.0) -> Idle:
    return Idle(Times(idle=120.0, idle_elder=180.0, warning=warning, ending=30.0))


def due(idle: Idle, at: float) -> float | None:
    return idle.due(at, elder=False, waits=False)


def test_the_warning_comes_when_the_limit_is_over() -> None:
    idle = idle_of()
    idle.act(10.0)
    assert due(idle, 10.0) == 130.0
    idle.stir(20.0)
    assert due(idle, 20.0) == 140.0
    assert idle.due(20.0, elder=True, waits=False) == 200.0


def test_no_time_runs_while_it_waits_or_speaks() -> None:
    idle = idle_of()
    assert idle.due(10.0, elder=False, waits=True) is None
    idle.spoke(10.0, True)
    assert due(idle, 50.0) is None
    idle.spoke(60.0, False)
    assert due(idle, 60.0) == 180.0


def test_the_warning_counts_while_it_is_spoken() -> None:
    idle = idle_of()
    idle.warn(100.0)
    idle.spoke(100.5, True)
    assert idle.due(100.5, elder=False, waits=True) == 101.0


def test_the_warning_counts_every_second_and_is_over() -> None:
    idle = idle_of()
    assert idle.left(100.0) is None
    idle.warn(100.0)
    assert [idle.left(at) for at in (100.0, 101.0, 129.5, 140.0)] == [30.0, 29.0, 0.5, 0.0]
    assert [due(idle, at) for at in (100.0, 100.5, 101.0)] == [101.0, 101.0, 102.0]
    assert due(idle, 129.5) == 130.0
    assert not idle.over(129.9)
    assert idle.over(130.0)


def test_an_act_ends_the_warning_and_a_stir_does_not() -> None:
    idle = idle_of()
    idle.warn(100.0)
    idle.stir(105.0)
    assert idle.over(130.0)
    idle.act(110.0)
    assert not idle.over(200.0)
    assert due(idle, 110.0) == 230.0


@given(warned=TIMES, warning=st.integers(1, 120))
def test_ticks_at_every_due_count_down_and_come_to_the_end(warned: float, warning: int) -> None:
    idle, at, ticks = idle_of(float(warning)), warned, 0
    idle.warn(at)
    while not idle.over(at):
        next_at = due(idle, at)
        assert next_at is not None
        assert next_at > at, "a tick that is due at once, again and again, would be a busy loop"
        at, ticks = next_at, ticks + 1
    assert ticks == warning
