"""Client and pool put together, as the terminal runs them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from config.settings import Settings
from kiosk.backend.client import HubClient
from kiosk.backend.pool import CallPool
from kiosk.backend.transport import session
from kiosk.command import Call
from kiosk.event import Answered
from kiosk.journal import Journal, JournalFailed
from wire.msgid import WRAP
from wire.signing import Signer, Unsigned


class Hub:
    """What the runtime performs `Call` with; `post` is called once for each and must only queue."""

    def __init__(
        self,
        settings: Settings,
        journal: Journal,
        post: Callable[[Answered], None],
        signer: Signer | None = None,
    ) -> None:
        self._journal = journal
        zone = ZoneInfo(settings.terminal.timezone)
        self._client = HubClient(
            settings,
            signer or Unsigned(),
            self._sequence,
            time.monotonic,
            lambda: datetime.now(zone),
            session,
        )
        self._pool = CallPool(self._client, journal, post, time.monotonic)

    def submit(self, call: Call) -> None:
        """Any thread; returns at once."""
        self._pool.submit(call)

    def forget(self, visit: str) -> None:
        """From now on no answer of this visit carries an output."""
        self._pool.forget(visit)

    def close(self) -> None:
        """What waits is answered unsent, what was sent is waited for."""
        self._pool.close()
        self._client.close()

    def _sequence(self) -> int | None:
        try:
            return self._journal.next_sequence("msgid", WRAP).result()
        except JournalFailed:
            return None
