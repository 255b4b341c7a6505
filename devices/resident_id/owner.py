"""The owner of a reader of cards: it looks while armed, and tells each card once."""

from __future__ import annotations

import time
from collections.abc import Callable

from devices.armed import ArmedOwner
from devices.owner import Listener
from devices.port import CardFailure, CardReader, DeviceSaid, ResidentCard
from devices.status import Health


class ReaderOwner(ArmedOwner):
    """Looks for cards only while armed, `poll_s` seconds after the last look (devices.md 1.2)."""

    def __init__(
        self,
        device: str,
        driver: CardReader,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        poll_s: float = 0.1,
        port: str = "",
    ) -> None:
        super().__init__(device, driver, listener, clock, port)
        self._reader = driver
        self._poll_s = poll_s
        self._told: CardFailure | None = None

    def _look(self, tag: str) -> float:
        seen = self._reader.poll()
        if isinstance(seen, Health):
            self._note(seen)
            return 0.0
        self._note(self.health)
        self._report(tag, seen)
        return self._poll_s

    def _report(self, tag: str, seen: ResidentCard | CardFailure | None) -> None:
        """Tells a card, and a failure once, whatever the tag: the card that caused it still lies
        there, and must not begin one visit after another. A card that is being read at `disarm` is
        told with the tag that it began with.
        """
        failure = seen if isinstance(seen, CardFailure) else None
        if seen is not None and (failure is None or failure != self._told):
            self._tell(DeviceSaid(self.device, tag, seen))
        self._told = failure

    def _gone(self) -> None:
        self._told = None
