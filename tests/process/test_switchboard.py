"""Switches meet the calls that they name, as often as they say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from process.switchboard import ANY, Switchboard


@dataclass(frozen=True)
class Trouble:
    what: str
    times: int = 1


def board(*troubles: Trouble) -> Switchboard[Trouble]:
    made: Switchboard[Trouble] = Switchboard(lambda one: one.what)
    for one in troubles:
        made.set(one)
    return made


def test_a_switch_meets_its_calls_and_is_used_up() -> None:
    switches = board(Trouble("file", 2))
    assert switches.take("ask") is None
    assert [switches.take("file") is None for _ in range(3)] == [False, False, True]


def test_the_oldest_that_fits_is_taken_and_any_fits_all() -> None:
    switches = board(Trouble("file"), Trouble(ANY))
    assert [one and one.what for one in (switches.take("ask"), switches.take("file"))] == [
        ANY,
        "file",
    ]


def test_no_number_is_for_ever_until_it_is_cleared() -> None:
    switches = board(Trouble(ANY, 0))
    assert all(switches.take("ask") for _ in range(5))
    switches.clear()
    assert switches.take("ask") is None


def test_what_is_held_goes_when_the_switches_are_cleared() -> None:
    async def held() -> bool:
        switches = board()
        waiting = asyncio.create_task(switches.hold(60.0))
        await asyncio.sleep(0)
        switches.clear()
        await asyncio.wait_for(waiting, 10.0)
        return waiting.done()

    assert asyncio.run(held())
