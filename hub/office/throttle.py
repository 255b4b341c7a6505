"""Wrong passwords are slowed: five in a row from one address, and it must wait. Any thread."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from wire.clock import Clock

ALLOWED = 5
WAIT = timedelta(seconds=30)
REMEMBERED = 1000
"""Addresses; the one that was wrong longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    times: int
    last: datetime


class Throttle:
    """Counts by address and never by name, or anybody could shut a clerk out."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, _Wrong] = OrderedDict()
        self._lock = threading.Lock()

    def must_wait(self, address: str) -> bool:
        """Whether that address has been wrong too often just now."""
        with self._lock:
            known = self._wrong.get(address)
            if known is None or known.times < ALLOWED:
                return False
            return self._clock() < known.last + WAIT

    def wrong(self, address: str) -> None:
        """Counts it; addresses that are long gone are forgotten."""
        with self._lock:
            known = self._wrong.pop(address, None)
            times = known.times + 1 if known else 1
            self._wrong[address] = _Wrong(times, self._clock())
            if len(self._wrong) > REMEMBERED:
                self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """Forgets what was wrong before."""
        with self._lock:
            self._wrong.pop(address, None)
