"""The loop of the UI thread: waits for a finger, a post or a due time, then one Kivy frame.

Kivy's own loop sleeps to the next 1/60 s and polls after it has drawn: 25 ms for a touch. Here
nothing sleeps: `select` waits on the X connection and on a pipe (rendering.md 3).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from select import select
from typing import Protocol

LONGEST = 60.0
"""Seconds; a wait ends after that at the latest."""
BLIND = 0.004
"""Where the window system's connection cannot be waited for, it is polled this often."""


class Events(Protocol):
    """Where fingers and keys come from."""

    def fileno(self) -> int:
        """Of what can be waited on with `select`."""

    def pending(self) -> bool:
        """Whether events were already read from the connection: `select` would miss them."""


class Waiter:
    """Waits for events, for `wake`, or for a time of the given clock."""

    def __init__(
        self,
        events: Events | None,
        *,
        blind: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._events = events
        self._longest = BLIND if blind else LONGEST
        self._clock = clock
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)

    def wake(self) -> None:
        """Ends the wait; any thread. A full pipe wakes as well, so nothing is lost."""
        try:
            os.write(self._write, b"!")
        except BlockingIOError:
            return

    def wait(self, due: float | None) -> None:
        """Returns at once where something is there already or `due` has passed."""
        if self._events and self._events.pending():
            return
        sources = [self._read] + ([self._events.fileno()] if self._events else [])
        ready, _, _ = select(sources, [], [], self.room(due))
        if self._read in ready:
            os.read(self._read, 4096)

    def room(self, due: float | None) -> float:
        """Seconds that may be waited."""
        if due is None:
            return self._longest
        return min(max(due - self._clock(), 0.0), self._longest)

    def close(self) -> None:
        """Gives the pipe back; nobody may post any more."""
        os.close(self._read)
        os.close(self._write)


def soonest(*dues: float | None) -> float | None:
    """The earliest time of those that are wanted."""
    return min((due for due in dues if due is not None), default=None)
