"""A full file is put away: opening does not grow with the years (abuses.md A20)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.shell.journal import Ended, Journal, Place, State, key, roll, store, verify
from kiosk.shell.journal.reading import reading
from kiosk.shell.journal.records import head
from tests.kiosk.shell.journal.handed import key as biz_sn
from tests.kiosk.shell.journal.handed import submitted

SMALL = 60_000
"""Bytes: full after a few visits."""


def visits(journal: Journal, now: datetime, first: int, count: int) -> None:
    for number in range(first, first + count):
        journal.visit_began(f"v{number}", now)
        for n in range(20):
            journal.call_began(f"v{number}", n, "K202", f"m{number}-{n}")
            journal.call_ended(f"v{number}", n, f"m{number}-{n}", "ok")
        journal.visit_ended(f"v{number}", now, "choice").result()


def payload_of(path: Path, secret: bytes, sn: str) -> str | None:
    connection = store.connected(path, secret, read_only=True)
    try:
        row = connection.execute("SELECT payload FROM task WHERE biz_sn = ?", (sn,)).fetchone()
        return None if row is None else row[0]
    finally:
        connection.close()


@pytest.fixture
def rolled(place: Place, now: datetime) -> Place:
    """An open filing, and visits enough for several files; closed."""
    journal = Journal.open(place, now, lambda reason: None, full=SMALL)
    journal.task_kept(submitted(), "{}", now).result()
    first = journal.next_sequence("msgid", 10_000, 100).result()
    visits(journal, now, 1, 60)
    assert journal.next_sequence("msgid", 10_000, 100).result() == first + 100
    journal.close()
    return place


def test_the_file_stays_small_and_the_rest_is_put_away(rolled: Place) -> None:
    assert rolled.file.stat().st_size < 3 * SMALL
    assert len(roll.archives(rolled.folder)) >= 2
    with reading(rolled) as seen:
        assert len(seen.visits()) < 60


def test_an_open_task_goes_along_and_its_payload_is_nowhere_else(rolled: Place) -> None:
    secret = key.read(rolled.key)
    assert payload_of(rolled.file, secret, biz_sn(1)) == "{}"
    kept = [payload_of(path, secret, biz_sn(1)) for path in roll.archives(rolled.folder)]
    assert set(kept) == {None}


def test_the_chain_goes_on_from_file_to_file(rolled: Place) -> None:
    assert verify(rolled).sound
    secret = key.read(rolled.key)
    with reading(rolled) as seen:
        base, first = seen.base(), next(seen.events())
    assert (first.entry.seq, first.prev) == (base.seq + 1, base.hash)
    before = store.connected(roll.archives(rolled.folder)[-1], secret, read_only=True)
    try:
        row = before.execute("SELECT hash FROM event WHERE seq = ?", (base.seq,)).fetchone()
        assert row[0] == base.hash
        assert head(before).seq >= base.seq
    finally:
        before.close()


def test_a_task_that_went_along_ends_as_any_other(rolled: Place, now: datetime) -> None:
    journal = Journal.open(rolled, now, lambda reason: None, full=SMALL)
    journal.task_sending(biz_sn(1), State.JOURNALED, 1, 0.0, now)
    journal.task_ended(biz_sn(1), State.SENDING, Ended(State.ACCEPTED), now).result()
    visits(journal, now, 100, 30)
    journal.close()
    assert verify(rolled).sound
    with reading(rolled) as seen:
        assert seen.tasks() == [], "a settled task is put away with its file"


def test_files_are_forgotten_when_their_time_is_over(rolled: Place, now: datetime) -> None:
    count = len(roll.archives(rolled.folder))
    late = now + timedelta(days=roll.KEEP_DAYS)
    Journal.open(rolled, late, lambda reason: None).close()
    assert len(roll.archives(rolled.folder)) == count
    Journal.open(rolled, late + timedelta(days=1), lambda reason: None).close()
    assert roll.archives(rolled.folder) == []
    assert verify(rolled).sound


def test_a_file_is_not_put_away_while_a_visit_goes_on(place: Place, now: datetime) -> None:
    journal = Journal.open(place, now, lambda reason: None, full=1)
    journal.visit_began("v1", now).result()
    assert roll.archives(place.folder) == []
    journal.visit_ended("v1", now, "choice").result()
    journal.close()
    assert len(roll.archives(place.folder)) >= 1


CUTS: dict[str, Callable[[Path], None]] = {
    "before any name has changed": lambda path: roll.next_file(path).write_bytes(b"half"),
    "between the two names": lambda path: store.rename(path, roll.next_file(path)),
}


@pytest.mark.parametrize("cut", CUTS)
def test_a_cut_in_the_midst_leaves_one_whole_journal(
    rolled: Place, now: datetime, cut: str
) -> None:
    CUTS[cut](rolled.file)
    journal = Journal.open(rolled, now, lambda reason: None)
    assert [row.biz_sn for row in journal.tasks_open().result()] == [biz_sn(1)]
    journal.close()
    assert (journal.quarantined, journal.lost) == ("", ())
    assert not roll.next_file(rolled.file).exists()
    assert verify(rolled).sound


def test_no_room_for_two_files_goes_on_with_the_one(
    place: Place, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(roll, "_fill", full_disk)
    failures: list[str] = []
    journal = Journal.open(place, now, failures.append, full=SMALL)
    visits(journal, now, 1, 20)
    journal.close()
    assert (failures, roll.archives(place.folder)) == ([], [])
    assert verify(place).sound
