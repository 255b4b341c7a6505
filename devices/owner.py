"""Life and death of one device: opened, kept, lost, opened again, always from one thread.

All work happens in `turn`, which waits for nothing but the device; the thread only calls it again
when it is due or when somebody asks for something. Tests call `turn` themselves.
"""

from __future__ import annotations

import logging
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from traceback import extract_tb
from typing import Protocol

from devices.port import HealthChanged, LinkLost, News
from devices.status import UNSEEN, Health, Reason, State

log = logging.getLogger(__name__)

ABSENT = Health(State.ABSENT, Reason.NOT_CONNECTED)
BACKOFF_S = (0.5, 1.0, 2.0, 5.0)
"""Seconds before the next try to open; the last one for ever after (devices.md 7)."""

Callback = Callable[[], None]
Listener = Callable[[News], None]
"""Told what happens, from the owner's thread: it must only pass it on."""


class Driver(Protocol):
    """What every driver can do (`devices.port` has the whole contracts)."""

    def open(self) -> Health: ...

    def status(self) -> Health: ...

    def close(self) -> None: ...


class Owner(ABC):
    """Owns one driver. `start`, `stop` and `health` are for any thread, `turn` for one."""

    status_s = 5.0
    """Seconds between two questions for its status, while it is well and has nothing to do."""
    recheck_s = 1.0
    """The same while it is not well."""

    def __init__(
        self,
        device: str,
        driver: Driver,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        port: str = "",
    ) -> None:
        """`port` is where it hangs, for the log."""
        self.device = device
        self._port = port
        self.health = UNSEEN
        self._driver = driver
        self._tell = listener
        self._clock = clock
        self._changed = threading.Condition()
        self._asked = False
        self._stopping = False
        self._opened = False
        self._failures = 0
        self._status_at = 0.0
        self._thread = threading.Thread(target=self._run, name=f"device-{device}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout_s: float = 10.0) -> None:
        """Ends the thread, which closes the driver; waits so long for what it is doing."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)

    def turn(self) -> float:
        """One piece of work. Gives the seconds until the next, if nobody asks before."""
        try:
            return self._work() if self._opened else self._open()
        except LinkLost as lost:
            return self._lost(lost)
        except Exception as bug:  # noqa: BLE001  # a driver's bug must not end the thread
            return self._lost(bug)

    @abstractmethod
    def _work(self) -> float:
        """As `turn`, with the driver open. Raises LinkLost."""

    @abstractmethod
    def _gone(self) -> None:
        """The driver is not open: answer what waits for it. Called at every failed try."""

    def _open(self) -> float:
        self._note(self._driver.open())
        self._opened, self._failures = True, 0
        return 0.0

    def _lost(self, error: Exception) -> float:
        self._driver.close()
        if self.health != ABSENT:
            log.warning("device.lost", extra={**self._named, **_told(error)})
        self._opened = False
        self._set(ABSENT)
        self._gone()
        self._failures += 1
        return BACKOFF_S[min(self._failures, len(BACKOFF_S)) - 1]

    @property
    def columns(self) -> int:
        """Cells of a line, of one that prints; else 0."""
        return 0

    @property
    def _named(self) -> dict[str, str]:
        """Which device a line of the log is of, and at which port."""
        return {"device": self.device, "port": self._port}

    def _note(self, health: Health) -> None:
        """The device has said how it is: the next question has time."""
        if self.health in (ABSENT, UNSEEN):
            log.info("device.connected", extra=self._named)
        self._status_at = self._clock() + (self.status_s if health.usable else self.recheck_s)
        self._set(health)

    def _set(self, health: Health) -> None:
        if health != self.health:
            self.health = health
            self._tell(HealthChanged(self.device, health))

    def _until_status(self) -> float:
        """Asks for the status if it is due. Gives the seconds until it is due again."""
        if self._clock() >= self._status_at:
            self._note(self._driver.status())
        return max(0.0, self._status_at - self._clock())

    def _run(self) -> None:
        pause = 0.0
        while self._waited(pause):
            pause = self.turn()
        self._gone()
        self._driver.close()

    def _waited(self, pause: float) -> bool:
        """Waits so many seconds, or until something is asked; False once it shall stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked or self._stopping, pause)
            self._asked = False
            return not self._stopping

    def _ask(self) -> None:
        """Wakes the thread; called with `_changed` held."""
        self._asked = True
        self._changed.notify()


def _told(error: Exception) -> dict[str, str]:
    """What of an error may be logged: its message and traceback may hold what is on a card."""
    last = extract_tb(error.__traceback__)[-1]
    kind = type(error.__cause__ or error).__name__.lower()
    return {"error": kind, "where": f"{last.name.strip('_')}:{last.lineno}"}
