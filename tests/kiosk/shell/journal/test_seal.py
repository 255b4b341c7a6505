"""Every row beside the chain is tied to it (abuses.md A19)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from devices.port import Printed, PrintEnd
from kiosk.shell.journal import Ended, Journal, Place, State, key, store, verify
from kiosk.shell.journal.reading import reading
from kiosk.shell.journal.seal import TABLES, sealed
from kiosk.shell.journal.verify import Finding
from tests.kiosk.shell.journal.handed import key as biz_sn
from tests.kiosk.shell.journal.handed import submitted

Opener = Callable[[], Journal]


@pytest.fixture
def filled(place: Place, now: datetime) -> Place:
    """A whole visit with a row in every table, closed."""
    journal = Journal.open(place, now, lambda reason: None)
    journal.visit_began("v1", now)
    journal.call_began("v1", 5, "K202", "m1")
    journal.call_ended("v1", 5, "m1", "ok")
    journal.print_intent("v1", 4, "CX1", "hash")
    journal.print_ended("v1", 4, Printed(PrintEnd.PRINTED))
    journal.task_kept(submitted(), "{}", now).result()
    journal.visit_ended("v1", now, "choice").result()
    journal.close()
    return place


def altered(place: Place, statement: str) -> None:
    connection = store.connected(place.file, key.read(place.key))
    try:
        assert connection.execute(statement).rowcount == 1
    finally:
        connection.close()


def test_a_row_of_every_table_is_sealed(filled: Place) -> None:
    assert verify(filled).sound
    with reading(filled) as seen:
        names = sealed(link.entry for link in seen.events())
    assert {name.partition(":")[0] for name in names} == set(TABLES)


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("task:1", "UPDATE task SET state = 'accepted', payload = NULL"),
        ("task:1", "UPDATE task SET accept_no = 'YB-1'"),
        ("task:1", "DELETE FROM task"),
        ("print_job:1", "UPDATE print_job SET state = 'not_printed'"),
        ("print_job:1", "DELETE FROM print_job"),
        ("call:1", "UPDATE call SET state = 'unknown'"),
        ("call:2", "INSERT INTO call VALUES (2, 'v1', 6, 'K202', 'm2', '', 'ok', '')"),
        ("visit:1", "UPDATE visit SET how = 'timeout'"),
        ("visit:1", "UPDATE visit SET ended = NULL"),
        ("visit:1", "DELETE FROM visit"),
    ],
)
def test_a_row_that_was_changed_beside_the_journal_is_named(
    filled: Place, name: str, statement: str
) -> None:
    altered(filled, statement)
    verdict = verify(filled)
    assert (verdict.finding, verdict.detail, verdict.sound) == (Finding.ROW_CHANGED, name, False)


def test_the_journal_does_not_seal_what_somebody_else_has_changed(
    filled: Place, now: datetime
) -> None:
    altered(filled, "UPDATE task SET accept_no = 'YB-1'")
    journal = Journal.open(filled, now, lambda reason: None)
    journal.visit_began("v2", now)
    journal.visit_ended("v2", now, "choice").result()
    journal.close()
    assert verify(filled).detail == "task:1"


def test_a_visit_that_goes_on_is_sealed_at_its_end(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.visit_began("v1", now).result()
    journal.call_began("v1", 5, "K202", "m1").result()
    assert verify(place).sound
    with reading(place) as seen:
        assert sealed(link.entry for link in seen.events()) == {}
    journal.call_ended("v1", 5, "m1", "ok")
    journal.visit_ended("v1", now, "choice").result()
    with reading(place) as seen:
        assert set(sealed(link.entry for link in seen.events())) == {"visit:1", "call:1"}
    assert verify(place).sound


def test_a_visit_that_a_crash_has_cut_off_is_sealed_with_all_it_did(
    place: Place, now: datetime
) -> None:
    journal = Journal.open(place, now, lambda reason: None)
    journal.visit_began("v1", now)
    journal.call_began("v1", 5, "K202", "m1")
    journal.call_ended("v1", 5, "m1", "ok")
    journal.print_intent("v1", 4, "CX1", "hash")
    journal.print_ended("v1", 4, Printed(PrintEnd.PRINTED)).result()
    journal.close()
    Journal.open(place, now, lambda reason: None).close()
    assert verify(place).sound
    altered(place, "UPDATE call SET state = 'unknown'")
    assert verify(place).detail == "call:1"


def test_a_task_that_ends_after_its_visit_is_sealed_anew(filled: Place, now: datetime) -> None:
    journal = Journal.open(filled, now, lambda reason: None)
    sn = biz_sn(1)
    journal.task_sending(sn, State.JOURNALED, 1, 0.0, now)
    journal.task_ended(sn, State.SENDING, Ended(State.ACCEPTED), now).result()
    journal.close()
    assert verify(filled).sound


def older(place: Place) -> None:
    """As a version without seals has left it: the same rows, no seal, another chain."""
    connection: Any = store.connected(place.file, key.read(place.key))
    try:
        connection.execute("DELETE FROM event WHERE fact = 'rows-sealed'")
        last = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC").fetchone()
        head = f"{last[0]} {last[1]}"
        connection.execute("UPDATE kv SET value = ? WHERE name = 'chain.head'", (head,))
        connection.execute("DELETE FROM kv WHERE name = 'seal.began'")
    finally:
        connection.close()


def test_what_an_older_version_wrote_is_sealed_as_it_is_found(place: Place, now: datetime) -> None:
    journal = Journal.open(place, now, lambda reason: None)
    journal.visit_began("v1", now)
    journal.visit_ended("v1", now, "choice").result()
    journal.close()
    older(place)
    assert verify(place).sound, "nothing was sealed, so nothing is missed"
    Journal.open(place, now, lambda reason: None).close()
    assert verify(place).sound
    altered(place, "UPDATE visit SET how = 'timeout'")
    assert verify(place).detail == "visit:1"
