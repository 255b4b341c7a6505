"""Bytes on a serial line take their time, also where the line is a pty that takes none."""

from __future__ import annotations

from collections.abc import Callable

GRAIN = 16
"""Bytes handed over at a time, as a UART's FIFO does."""


class Paced:
    """Bytes on their way, which arrive at a baud rate: 1 start, 8 data, 1 stop bit each."""

    def __init__(self, baud: int, clock: Callable[[], float]) -> None:
        self._byte_s = 10 / baud
        self._clock = clock
        self._waiting = bytearray()
        self._free = clock()
        self.grain = GRAIN

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, data: bytes) -> None:
        """Bytes for the line, behind those that wait."""
        if not self._waiting:
            self._free = max(self._free, self._clock())
        self._waiting += data

    def due(self) -> float | None:
        """When the next grain will have passed, or None with nothing on the way."""
        grain = min(self.grain, len(self._waiting))
        return self._free + grain * self._byte_s if grain else None

    def take(self) -> bytes:
        """What has passed by now, in whole grains."""
        due = self.due()
        if due is None or self._clock() < due:
            return b""
        passed = int((self._clock() - self._free) / self._byte_s + 1e-6)
        count = min(max(passed, 1), len(self._waiting))
        data = bytes(self._waiting[:count])
        del self._waiting[:count]
        self._free += count * self._byte_s
        return data

    def clear(self) -> None:
        """What waits is never sent: the line was cut."""
        self._waiting.clear()
