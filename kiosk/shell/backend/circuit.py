"""A hub that cannot be reached costs one probe now and then, not one time-out a call."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Circuit:
    """Open after `limit` failures to connect in a row; then one call each `pause_s` may try.

    Any thread. A call that was let through must say how it ended.
    """

    def __init__(
        self, clock: Callable[[], float], *, limit: int = 3, pause_s: float = 10.0
    ) -> None:
        self._clock = clock
        self._limit = limit
        self._pause_s = pause_s
        self._lock = threading.Lock()
        self._missed = 0
        self._retry_at = 0.0
        self._probing = False

    def lets_through(self) -> bool:
        """Whether a call may try now; the first after the wait is the probe. From any thread."""
        with self._lock:
            if self._missed < self._limit:
                return True
            if self._probing or self._clock() < self._retry_at:
                return False
            self._probing = True
            return True

    def pause_left_s(self) -> float:
        """How long nothing is let through; 0.0 where something is."""
        with self._lock:
            closed = self._missed >= self._limit
            return max(0.0, self._retry_at - self._clock()) if closed else 0.0

    def ended(self, *, reached: bool) -> None:
        """`reached`: the hub took the connection, whatever it did then."""
        with self._lock:
            self._probing = False
            self._missed = 0 if reached else self._missed + 1
            self._retry_at = self._clock() + self._pause_s
