"""A look at a journal from outside, also while a terminal writes it: reads only, mends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.shell.journal import key as keys
from kiosk.shell.journal import store
from kiosk.shell.journal.chain import Entry, Head, Linked
from kiosk.shell.journal.records import BASE, HEAD, noted
from kiosk.shell.journal.store import Connection, Place
from kiosk.shell.journal.tasks import Row, every, unsettled


@dataclass(frozen=True, slots=True)
class Visit:
    """`ended` and `how` are None while it lasts, and for ever where the power went."""

    visit: str
    began: str
    ended: str | None
    how: str | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A slip by its number and hash, never its content. `state` is an intent or an end."""

    visit: str
    n: int
    number: str
    slip_hash: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class CallRow:
    """One sending of one call; `state` is sent, or what came back."""

    visit: str
    n: int
    op: str
    msgid: str
    query_no: str
    state: str
    code: str


class Reading:
    """Every list is in the order of writing. Raises store.Error where the file is damaged."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def visits(self) -> list[Visit]:
        """Oldest first."""
        rows = self.connection.execute(
            "SELECT visit, began, ended, how, items FROM visit ORDER BY seq"
        )
        return [
            Visit(visit, began, ended, how, tuple(items.split()))
            for visit, began, ended, how, items in rows
        ]

    def prints(self) -> list[PrintJob]:
        """Oldest first."""
        rows = self.connection.execute(
            "SELECT visit, n, number, slip_hash, state, reason FROM print_job ORDER BY seq"
        )
        return [PrintJob(*row) for row in rows]

    def calls(self) -> list[CallRow]:
        """Oldest first."""
        rows = self.connection.execute(
            "SELECT visit, n, op, msgid, query_no, state, code FROM call ORDER BY seq"
        )
        return [CallRow(*row) for row in rows]

    def tasks(self) -> list[Row]:
        """All that were ever kept, the newest state of each."""
        return every(self.connection)

    def unsettled_tasks(self) -> list[Row]:
        """Those of which nobody knows yet what became."""
        return unsettled(self.connection)

    def events(self) -> Iterator[Linked]:
        """The chain, first event first."""
        rows = self.connection.execute(
            "SELECT seq, visit, n, fact, fields, wall, prev, hash FROM event ORDER BY seq"
        )
        for seq, visit, n, fact, fields, wall, prev, digest in rows:
            yield Linked(Entry(seq, visit, n, fact, fields, wall), prev, digest)

    def noted_head(self) -> Head:
        """The head as it was noted beside the chain."""
        return noted(self.connection, HEAD)

    def base(self) -> Head:
        """The head of the file before this one, on which the chain goes on."""
        return noted(self.connection, BASE)


@contextmanager
def reading(place: Place) -> Iterator[Reading]:
    """Raises Unusable where there is no journal or no key. The key is never made here."""
    connection = store.connected(place.file, keys.read(place.key), read_only=True)
    try:
        yield Reading(connection)
    finally:
        connection.close()
