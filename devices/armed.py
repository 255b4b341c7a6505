"""Owners of devices that have something to say: they look while armed, and only then."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable

from devices.owner import Driver, Listener, Owner


class ArmedOwner(Owner):
    """`arm` and `disarm` are for any thread; a loss in between does not disarm."""

    def __init__(
        self,
        device: str,
        driver: Driver,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        port: str = "",
    ) -> None:
        super().__init__(device, driver, listener, clock, port)
        self._tag: str | None = None

    def arm(self, tag: str) -> None:
        """What it has to say from now on is told as `DeviceSaid` with this tag."""
        with self._changed:
            self._tag = tag
            self._ask()

    def disarm(self) -> None:
        """It looks no more as soon as its thread comes to it; a look under way has its deadline."""
        with self._changed:
            self._tag = None
            self._ask()

    def _work(self) -> float:
        tag = self._tag
        if tag is not None and self.health.usable:
            return self._look(tag)
        self._rest()
        pause = self._until_status()
        return pause if tag is None or not self.health.usable else 0.0

    @abstractmethod
    def _look(self, tag: str) -> float:
        """Looks once, tells what it saw, and gives the seconds until the next. Raises LinkLost."""

    def _rest(self) -> None:
        """It is not to look now. Raises LinkLost."""
