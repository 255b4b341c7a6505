"""Wrong passwords are slowed, address by address."""

from __future__ import annotations

from typing import Any

from hub.office.throttle import ALLOWED, REMEMBERED, Throttle


def test_five_wrong_ones_and_one_must_wait(clock: Any) -> None:
    throttle = Throttle(clock)
    for _ in range(ALLOWED):
        assert not throttle.must_wait("127.0.0.1")
        throttle.wrong("127.0.0.1")
    assert throttle.must_wait("127.0.0.1")
    assert not throttle.must_wait("127.0.0.2")
    clock.advance(seconds=30)
    assert not throttle.must_wait("127.0.0.1")
    throttle.wrong("127.0.0.1")
    assert throttle.must_wait("127.0.0.1")


def test_a_right_one_forgets_the_wrong_ones(clock: Any) -> None:
    throttle = Throttle(clock)
    for _ in range(ALLOWED - 1):
        throttle.wrong("127.0.0.1")
    throttle.right("127.0.0.1")
    throttle.wrong("127.0.0.1")
    assert not throttle.must_wait("127.0.0.1")


def test_many_addresses_fill_no_memory(clock: Any) -> None:
    throttle = Throttle(clock)
    for n in range(REMEMBERED + 50):
        throttle.wrong(f"10.0.{n // 256}.{n % 256}")
    assert len(throttle._wrong) == REMEMBERED
