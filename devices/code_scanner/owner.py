"""The owner of a code scanner: its light is on between `arm` and `disarm`, and only then."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from devices.armed import ArmedOwner
from devices.owner import Listener
from devices.port import CodeFailure, CodeScanner, DeviceSaid, ScannedCode
from devices.status import Health

APART_S = 1.5
"""A code that was not seen for so long has left: seen again, it is told again."""


class ScannerOwner(ArmedOwner):
    """Looks for codes while armed; the driver's own short wait is its interval."""

    def __init__(
        self,
        device: str,
        driver: CodeScanner,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        port: str = "",
    ) -> None:
        super().__init__(device, driver, listener, clock, port)
        self._scanner = driver
        self._lit: str | None = None
        """The tag for which the light is on: for another one the driver begins anew."""
        self._told: object = None
        self._told_at = -math.inf

    def _look(self, tag: str) -> float:
        if self._lit != tag:
            self._lit = tag
            self._scanner.begin()
        seen = self._scanner.poll()
        if isinstance(seen, Health):
            self._note(seen)
            return 0.0
        self._note(self.health)
        if seen is not None:
            self._report(tag, seen)
        return 0.0

    def _rest(self) -> None:
        if self._lit is not None:
            self._lit = None
            self._scanner.end()

    def _report(self, tag: str, seen: ScannedCode | CodeFailure) -> None:
        """Tells it under the tag that it was looked for with, and once while it is held up, also
        across tags: a code that was refused must not come back as fast as it can be read.
        """
        if self._tag != tag:
            return
        # Only a hash is kept: a code is nobody's but the listener's.
        mark = seen if isinstance(seen, CodeFailure) else hash(seen.text)
        now = self._clock()
        left = now - self._told_at >= APART_S or mark != self._told
        self._told, self._told_at = mark, now
        if left:
            self._tell(DeviceSaid(self.device, tag, seen))

    def _gone(self) -> None:
        self._lit = None
