"""Switches by which a test or the simulator troubles a service of the sandbox.

Each meets the next so many calls of one name, or of any; used from the event loop's thread alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, TypeVar

ANY = "*"

S = TypeVar("S", bound=Any)
"""A frozen dataclass with `times`: how many calls it meets, 0 for all that come."""


class Switchboard(Generic[S]):
    """Those that are set, oldest first; `named` tells which calls a switch meets."""

    def __init__(self, named: Callable[[S], str]) -> None:
        self._named = named
        self._set: list[S] = []
        self._released = asyncio.Event()

    def set(self, switch: S) -> None:
        """From now on, until it has been used up or cleared."""
        self._set.append(switch)

    def clear(self) -> None:
        """Also lets every held answer go."""
        self._set.clear()
        self._released.set()
        self._released = asyncio.Event()

    def take(self, name: str) -> S | None:
        """The switch that meets this call, used up by one."""
        for n, one in enumerate(self._set):
            if self._named(one) in (ANY, name):
                if one.times:
                    left = [replace(one, times=one.times - 1)] if one.times > 1 else []
                    self._set[n : n + 1] = left
                return one
        return None

    async def hold(self, seconds: float) -> None:
        """Returns when the switches are cleared, or after `seconds`."""
        try:
            await asyncio.wait_for(self._released.wait(), seconds)
        except TimeoutError:
            return
