"""Numbers of messages: each given once, over restarts too (domain.md 3.3)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Protocol

from kiosk.shell.backend.pool import DURABLE_S
from kiosk.shell.journal import JournalFailed
from wire.msgid import WRAP

BLOCK = 10
"""A thread takes so many at once, so that few messages wait for a commit of their own; a restart
skips the rest.
"""


class CounterPort(Protocol):
    """What this wants of `kiosk.shell.journal.Journal`."""

    def next_sequence(self, name: str, modulo: int, step: int = 1) -> Future[int]:
        """Durable before it is given; wraps at `modulo`. With `step`, as many are taken at once."""


class _Mine(threading.local):
    block: Iterator[int] = iter(())


class Numbers:
    """From any thread; each has a block of its own, and waits for the journal now and then."""

    def __init__(self, journal: CounterPort) -> None:
        self._journal = journal
        self._mine = _Mine()

    def next(self) -> int | None:
        """None where the journal has failed, or takes too long."""
        number = next(self._mine.block, None)
        return self._first_of_another() if number is None else number

    def _first_of_another(self) -> int | None:
        try:
            first = self._journal.next_sequence("msgid", WRAP, BLOCK).result(DURABLE_S)
        except (JournalFailed, TimeoutError):
            return None
        self._mine.block = iter(range(first + 1, first + BLOCK))
        return first
