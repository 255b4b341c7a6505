"""Client, pool and sender put together, as the terminal runs them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from config.settings import Settings
from kiosk.core.command import Call
from kiosk.core.event import Answered, TaskEnded
from kiosk.shell.backend.client import HubClient
from kiosk.shell.backend.numbers import Numbers
from kiosk.shell.backend.pool import CallPool
from kiosk.shell.backend.sender import Sender
from kiosk.shell.backend.transport import session
from kiosk.shell.journal import Journal
from wire.signing import Signer, Unsigned


class Hub:
    """What the runtime performs `Call` with, and with `sender` `Submit`; `post` must only queue."""

    def __init__(
        self,
        settings: Settings,
        journal: Journal,
        post: Callable[[Answered | TaskEnded], None],
        signer: Signer | None = None,
    ) -> None:
        self._journal = journal
        zone = ZoneInfo(settings.terminal.timezone)

        def wall() -> datetime:
            return datetime.now(zone)

        self._client = HubClient(
            settings,
            signer or Unsigned(),
            Numbers(journal).next,
            time.monotonic,
            wall,
            session,
        )
        self._pool = CallPool(self._client, journal, post, time.monotonic)
        self.sender = Sender(
            self._client, journal, post, time.monotonic, wall, random.SystemRandom().random
        )
        self.sender.start()

    def submit(self, call: Call) -> None:
        """Any thread; returns at once."""
        self._pool.submit(call)

    def forget(self, visit: str) -> None:
        """From now on no answer of this visit carries an output."""
        self._pool.forget(visit)

    def close(self) -> None:
        """What waits is answered unsent, what was sent is waited for."""
        self._pool.close()
        self.sender.close()
        self._client.close()
