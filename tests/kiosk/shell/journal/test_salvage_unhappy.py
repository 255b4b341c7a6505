"""A damaged journal loses no open task silently (abuses.md A13)."""

from datetime import datetime

import pytest

from kiosk.shell.journal import Ended, Journal, Place, Row, State, verify
from kiosk.shell.journal.reading import reading
from tests.kiosk.shell.journal.handed import key, submitted

PAYLOAD = '{"data":"' + "x" * 3000 + '"}'
"""Most of a page: a flipped bit takes few of them with it."""
TASKS = 6


@pytest.fixture
def filed(place: Place, now: datetime) -> Place:
    """Six filings that wait for the hub, closed in the midst of a working day."""
    journal = Journal.open(place, now, lambda reason: None)
    for number in range(TASKS):
        journal.task_kept(submitted(number), PAYLOAD, now).result()
    journal.close()
    return place


def opened(place: Place, now: datetime) -> tuple[Journal, dict[str, Row]]:
    journal = Journal.open(place, now, lambda reason: None)
    rows = {row.biz_sn: row for row in journal.tasks_open().result()}
    return journal, rows


def flipped(place: Place, at: int) -> None:
    raw = bytearray(place.file.read_bytes())
    raw[at] ^= 1
    place.file.write_bytes(raw)


@pytest.mark.parametrize("page", range(14))
def test_one_flipped_bit_on_any_page_loses_no_task(filed: Place, now: datetime, page: int) -> None:
    before = filed.file.stat().st_size // 4096
    flipped(filed, (page % before) * 4096 + 1000)
    journal, rows = opened(filed, now)
    assert set(rows) == {key(number) for number in range(TASKS)}
    if journal.quarantined:
        assert {row.state for row in rows.values()} == {State.UNKNOWN}, "the hub is asked first"
        assert (filed.folder / journal.quarantined).exists()
    with_payload = [sn for sn in rows if read_back(journal, rows[sn], now) == PAYLOAD]
    assert len(with_payload) + len(journal.lost) == TASKS
    journal.close()
    assert verify(filed).sound


def read_back(journal: Journal, row: Row, now: datetime) -> str:
    return journal.task_sending(row.biz_sn, row.state, 1, 0.0, now).result()


def test_most_pages_take_one_task_with_them_or_none(filed: Place, now: datetime) -> None:
    pages = filed.file.stat().st_size // 4096
    flipped(filed, (pages - 1) * 4096 + 1000)
    journal, _ = opened(filed, now)
    journal.close()
    assert len(journal.lost) <= 2


def test_what_is_lost_is_named_by_an_event(filed: Place, now: datetime) -> None:
    filed.file.write_bytes(b"no journal" * 1000)
    journal, rows = opened(filed, now)
    journal.close()
    assert len(journal.lost) == len(rows) == TASKS
    with reading(filed) as seen:
        facts = [link.entry.fact for link in seen.events()]
    assert facts.count("task-lost") == TASKS


def test_a_key_that_was_deleted_keeps_the_file_and_names_what_was_open(
    filed: Place, now: datetime
) -> None:
    filed.key.unlink()
    journal, rows = opened(filed, now)
    assert journal.quarantined
    assert set(rows) == {key(number) for number in range(TASKS)}
    assert {row.op for row in rows.values()} == {"K402"}
    assert [read_back(journal, row, now) for row in rows.values()] == [""] * TASKS
    journal.close()


def test_a_damaged_log_loses_no_promise(place: Place, now: datetime) -> None:
    """SQLite drops the frames behind a bad one without a word; the register names them."""
    journal = Journal.open(place, now, lambda reason: None)
    for number in range(TASKS):
        journal.task_kept(submitted(number), PAYLOAD, now).result()
    wal = place.file.with_name("journal.db-wal")
    raw = bytearray(wal.read_bytes())
    file = place.file.read_bytes()
    register = place.register.read_bytes()
    journal.close()
    raw[len(raw) // 2] ^= 1
    wal.write_bytes(raw)
    place.file.write_bytes(file)
    place.register.write_bytes(register)
    journal, rows = opened(place, now)
    journal.close()
    assert set(rows) == {key(number) for number in range(TASKS)}
    assert journal.lost
    assert verify(place).sound


def test_settled_tasks_are_not_missed(place: Place, now: datetime) -> None:
    journal = Journal.open(place, now, lambda reason: None)
    journal.task_kept(submitted(), PAYLOAD, now)
    journal.task_sending(key(1), State.JOURNALED, 1, 0.0, now)
    journal.task_ended(key(1), State.SENDING, Ended(State.ACCEPTED), now).result()
    journal.close()
    place.file.write_bytes(b"no journal" * 1000)
    journal, rows = opened(place, now)
    journal.close()
    assert (rows, journal.lost) == ({}, ())
