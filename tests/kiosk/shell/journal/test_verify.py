from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.core.command import AuditEvent, Record
from kiosk.shell.journal import Journal, Place, key, store, verify
from kiosk.shell.journal.verify import Finding

Opener = Callable[[], Journal]


@pytest.fixture
def filled(place: Place, now: datetime) -> Place:
    """Five events, closed."""
    journal = Journal.open(place, now, lambda reason: None)
    for score in range(1, 5):
        fact = AuditEvent.VISIT_ENDED if score == 4 else AuditEvent.RATED
        journal.record(Record("v1", score, fact, {"score": score}), now).result()
    journal.close()
    return place


def altered(place: Place, *statements: str) -> None:
    """Somebody who has the key changes the file."""
    connection = store.connected(place.file, key.read(place.key))
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def test_a_sound_journal(filled: Place) -> None:
    verdict = verify(filled)
    assert (verdict.finding, verdict.events, verdict.broken) == (Finding.SOUND, 5, None)
    assert len(verdict.head) == 64


def test_it_can_be_verified_while_it_is_written(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.record(Record("v1", 1, AuditEvent.RATED, {"score": 5}), now).result()
    assert verify(place).events == 2


@pytest.mark.parametrize(
    ("finding", "broken", "statements"),
    [
        (Finding.CHAIN_BROKEN, 3, ["""UPDATE event SET fields = '{"score":5}' WHERE seq = 3"""]),
        (Finding.CHAIN_BROKEN, 3, ["""UPDATE event SET fields = fields || ' ' WHERE seq = 3"""]),
        (Finding.CHAIN_BROKEN, 2, ["UPDATE event SET wall = '' WHERE seq = 2"]),
        (Finding.CHAIN_BROKEN, 3, ["DELETE FROM event WHERE seq = 3"]),
        (
            Finding.CHAIN_BROKEN,
            3,
            ["DELETE FROM event WHERE seq = 3", "UPDATE event SET seq = seq - 1 WHERE seq > 3"],
        ),
        (
            Finding.CHAIN_BROKEN,
            3,
            [
                "UPDATE event SET seq = 99 WHERE seq = 3",
                "UPDATE event SET seq = 3 WHERE seq = 4",
                "UPDATE event SET seq = 4 WHERE seq = 99",
            ],
        ),
        (Finding.CHAIN_BROKEN, 1, ["DELETE FROM event WHERE seq = 1"]),
        (Finding.TAIL_CUT, 5, ["DELETE FROM event WHERE seq = 5"]),
        (Finding.TAIL_CUT, 1, ["DELETE FROM event"]),
        (Finding.TAIL_CUT, 6, ["DELETE FROM kv"]),
        (Finding.CHAIN_BROKEN, 5, ["UPDATE kv SET value = '5 ' || hex(zeroblob(32))"]),
    ],
)
def test_what_was_tampered_with_is_found(
    filled: Place, finding: Finding, broken: int, statements: list[str]
) -> None:
    altered(filled, *statements)
    verdict = verify(filled)
    assert (verdict.finding, verdict.broken, verdict.sound) == (finding, broken, False)


def test_no_journal_and_no_key(place: Place, filled: Place) -> None:
    filled.file.rename(filled.folder / "away")
    assert verify(place).finding is Finding.MISSING
    assert not filled.file.exists()
    (filled.folder / "away").rename(filled.file)
    filled.key.unlink()
    assert verify(place).finding is Finding.MISSING
    assert not filled.key.exists()


def test_another_key(filled: Place) -> None:
    filled.key.write_bytes(bytes(32))
    assert verify(filled).finding is Finding.UNREADABLE


def test_a_damaged_page(filled: Place) -> None:
    raw = bytearray(filled.file.read_bytes())
    raw[4096 + 50] ^= 1
    filled.file.write_bytes(raw)
    verdict = verify(filled)
    assert (verdict.finding, verdict.sound) == (Finding.DAMAGED, False)
    assert filled.file.read_bytes() == bytes(raw)
