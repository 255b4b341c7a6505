"""The number that every call carries: fetched by 9001 once a day, and again after a rejection."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

from kiosk.core.event import Failure
from kiosk.shell.backend.reply import Reply
from wire.operations import SignedIn


class SignOn:
    """Shared by all calls; whoever comes while one signs in waits for it, not beside it."""

    def __init__(self, clock: Callable[[], float], today: Callable[[], date]) -> None:
        self._clock = clock
        self._today = today
        self._lock = threading.Lock()
        self._number = ""
        self._day: date | None = None

    def number(self, sign_in: Callable[[], Reply], deadline: float) -> str | Reply:
        """Today's number, or why there is none. `sign_in` sends 9001."""
        if not self._lock.acquire(timeout=max(0.0, deadline - self._clock())):
            return Reply(failure=Failure.UNREACHABLE)
        try:
            if self._number and self._day == self._today():
                return self._number
            reply = sign_in()
            if not isinstance(reply.output, SignedIn):
                return reply
            self._number, self._day = reply.output.sign_no, self._today()
            return self._number
        finally:
            self._lock.release()

    def rejected(self, number: str) -> None:
        """The hub no longer knows this number; a newer one is kept."""
        with self._lock:
            if self._number == number:
                self._number = ""
