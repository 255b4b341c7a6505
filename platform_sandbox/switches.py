"""How a test or the simulator makes the platform slow, unwilling, silent or doubled.

Used from the event loop's thread alone.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from enum import StrEnum

ANY = "*"


class Trouble(StrEnum):
    """What goes wrong, and what has been done by then."""

    SLOW = "slow"
    """Held for `seconds` before anything is done."""
    LATE = "late"
    """Done; the answer is held for `seconds`, or until the switches are cleared."""
    LOST = "lost"
    """Done; the connection ends without an answer."""
    DOWN = "down"
    """Nothing is done; 503."""
    REFUSED = "refused"
    """Nothing is done; refused with `code`."""
    GARBAGE = "garbage"
    """Done; the answer cannot be read."""
    TWICE = "twice"
    """Done, and the answer comes twice in one body."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Meets the next `times` calls of `what`: a question, a kind of delivery, `*` for any; 0 times
    is for ever.
    """

    trouble: Trouble
    what: str = ANY
    times: int = 1
    seconds: float = 30.0
    code: str = "4001"


class Switches:
    """Those that are set, oldest first."""

    def __init__(self) -> None:
        self._set: list[Switch] = []
        self._released = asyncio.Event()

    def set(self, switch: Switch) -> None:
        self._set.append(switch)

    def clear(self) -> None:
        """Lets every held answer go, too."""
        self._set.clear()
        self._released.set()
        self._released = asyncio.Event()

    def take(self, what: str) -> Switch | None:
        """The switch that meets this call, used up by one."""
        for n, one in enumerate(self._set):
            if one.what in (ANY, what):
                if one.times:
                    left = [replace(one, times=one.times - 1)] if one.times > 1 else []
                    self._set[n : n + 1] = left
                return one
        return None

    async def hold(self, seconds: float) -> None:
        """Until the switches are cleared, or for so long."""
        try:
            await asyncio.wait_for(self._released.wait(), seconds)
        except TimeoutError:
            return
