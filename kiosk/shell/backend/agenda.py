"""Which open task is next: pure. It mirrors the journal's open rows, without their payload."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from kiosk.shell.backend.backoff import Backoff
from kiosk.shell.journal import Row

AGES_S = (15 * 60, 2 * 3600, 24 * 3600)
"""Ages at which an open task is reported (reliability.md 3)."""


class Agenda:
    """Of one person and kind only the earliest may go; others wait for nobody."""

    def __init__(self, backoff: Backoff) -> None:
        self._backoff = backoff
        self._rows: dict[str, Row] = {}
        self._reported: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, biz_sn: str) -> bool:
        return biz_sn in self._rows

    def fill(self, rows: Iterable[Row]) -> None:
        """These, and no others."""
        self._rows = {row.biz_sn: row for row in rows}

    def put(self, row: Row) -> None:
        """A new row, or a known one in another state."""
        self._rows[row.biz_sn] = row

    def drop(self, biz_sn: str) -> None:
        """It is open no more."""
        self._rows.pop(biz_sn, None)
        self._reported.pop(biz_sn, None)

    def up_to(self, row: Row) -> list[Row]:
        """What has to go before this row, in order, and the row."""
        lane = [one for one in self._in_order() if _lane(one) == _lane(row) and one.seq < row.seq]
        return [*lane, row]

    def next(
        self, now: float, pause: Callable[[Row], float] = lambda row: 0.0
    ) -> tuple[float, Row] | None:
        """In how many seconds which row is due first; None where nothing is open.

        `pause` is how long a row has to wait for other reasons than its own.
        """
        waits = (
            (max(self._backoff.wait(row.next_at, now), pause(row)), row.next_at, row)
            for row in self._first_of_lanes()
        )
        found = min(waits, key=lambda one: one[:2], default=None)
        return None if found is None else (found[0], found[2])

    def overdue(self, now: datetime) -> Iterator[tuple[Row, int]]:
        """Each row that has passed another age, once, with that age in seconds."""
        for row in list(self._rows.values()):
            age = (now - datetime.fromisoformat(row.created)).total_seconds()
            passed = sum(age >= limit for limit in AGES_S)
            if passed > self._reported.get(row.biz_sn, 0):
                self._reported[row.biz_sn] = passed
                yield row, AGES_S[passed - 1]

    def _in_order(self) -> list[Row]:
        return sorted(self._rows.values(), key=lambda row: row.seq)

    def _first_of_lanes(self) -> Iterable[Row]:
        first: dict[tuple[str, str], Row] = {}
        for row in self._in_order():
            first.setdefault(_lane(row), row)
        return first.values()


def _lane(row: Row) -> tuple[str, str]:
    return row.subject, row.kind
