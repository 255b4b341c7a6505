"""A link whose other end is the emulated device itself, without a process and without time."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable

from devices.port import LinkLost


class BenchLink:
    """A `Link`: a read that finds nothing moves the clock to what happens next, or to its deadline.

    The device sends by `arrive`, sets its timers by `after` and hears by `heard`.
    """

    def __init__(self) -> None:
        self.time = 1000.0
        self.byte_s = 10 / 115200
        self.waiting = bytearray()
        self.written = bytearray()
        self.portion = 4096
        """A read hands over so many bytes at most."""
        self.silent = self.lost = self.opened = False
        self._coming: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def heard(self, data: bytes) -> None:
        """What the device does with what was written."""
        raise NotImplementedError

    def arrive(self, data: bytes) -> None:
        if not self.silent:
            self.waiting += data

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._coming, (self.time + seconds, next(self._order), action))

    # What the driver sees.

    def now(self) -> float:
        return self.time

    def open(self) -> None:
        self._check()
        self.opened = True

    def close(self) -> None:
        self.opened = False

    def write(self, data: bytes) -> None:
        self._check()
        self.written += data
        self.heard(data)

    def read(self, upto: int, deadline: float) -> bytes:
        self._check()
        while not self.waiting and self._coming and self._coming[0][0] <= deadline:
            at, _, action = heapq.heappop(self._coming)
            self.time = max(self.time, at)
            action()
            self._check()
        data = bytes(self.waiting[: min(upto, self.portion)])
        del self.waiting[: len(data)]
        if not data:
            self.time = max(self.time, deadline)
        return data

    def drain(self) -> None:
        self._check()
        self.waiting.clear()

    def _check(self) -> None:
        if self.lost:
            raise LinkLost("unplugged")
