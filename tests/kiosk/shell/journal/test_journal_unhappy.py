import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from devices.port import Printed, PrintEnd
from kiosk.core.command import AuditEvent, Record
from kiosk.shell.allow import NotAllowed
from kiosk.shell.journal import Busy, Journal, Place, Unusable, verify
from kiosk.shell.journal.reading import reading
from kiosk.shell.journal.records import NoSuchRow
from kiosk.shell.journal.store import IntegrityError

Opener = Callable[[], Journal]


def facts(place: Place) -> list[tuple[str, str, object]]:
    """But for the seals, which follow every change of a row."""
    with reading(place) as journal:
        entries = [row.entry for row in journal.events() if row.entry.fact != "rows-sealed"]
    return [(entry.fact, entry.visit, json.loads(entry.fields)) for entry in entries]


def closed_once(place: Place, now: datetime, visit: str) -> None:
    """A journal with one whole visit in it, closed."""
    journal = Journal.open(place, now, lambda reason: None)
    journal.visit_began(visit, now)
    journal.visit_ended(visit, now, "choice").result()
    journal.close()


def test_what_a_crash_left_open_gets_its_honest_end(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.visit_began("v1", now)
    journal.print_intent("v1", 4, "CX26112212345678", "hash")
    journal.call_began("v1", 5, "K202", "m1").result()
    opener()
    with reading(place) as seen:
        assert [(p.state, p.reason) for p in seen.prints()] == [("unknown", "crash")]
        assert [c.state for c in seen.calls()] == ["unknown"]
        assert [(v.how, v.ended is not None) for v in seen.visits()] == [("crash", True)]
    assert facts(place)[1:] == [
        ("print-ended", "v1", {"end": "unknown", "reason": "crash"}),
        ("call-ended", "v1", {"op": "K202", "outcome": "unknown"}),
        ("visit-ended", "v1", {"way": "crash"}),
    ]
    opener()
    assert len(facts(place)) == 4


@pytest.mark.parametrize(
    "fields",
    [
        {"item": "张三"},
        {"number": "35010219900101123X"},
        {"number": "350102199001011234"},
        {"code": "350102900101123"},
        {"psn_name": "x"},
        {"count": 13800001234},
    ],
)
def test_what_could_say_something_of_a_person_is_refused_at_once(
    opener: Opener, place: Place, now: datetime, fields: dict[str, str | int]
) -> None:
    journal = opener()
    with pytest.raises(NotAllowed):
        journal.record(Record("v1", 1, AuditEvent.RATED, fields), now)
    assert len(facts(place)) == 1


def test_other_ways_in_are_checked_too(opener: Opener, now: datetime) -> None:
    journal = opener()
    with pytest.raises(NotAllowed):
        journal.visit_began("张三", now)
    with pytest.raises(NotAllowed):
        journal.visit_ended("v1", now, "choice", ["35010219900101123X"])
    with pytest.raises(NotAllowed):
        journal.print_intent("v1", 1, "35010219900101123X", "hash")
    with pytest.raises(NotAllowed):
        journal.call_began("v1", 1, "1101", "m1", "350102199001011234")
    with pytest.raises(ValueError, match="zone"):
        journal.visit_began("v1", now.replace(tzinfo=None))


def test_a_contradiction_costs_its_own_transaction_only(
    opener: Opener, now: datetime, failures: list[str]
) -> None:
    journal = opener()
    told: list[bool] = []
    journal.print_intent("v1", 4, "CX1", "hash").result()
    with pytest.raises(IntegrityError):
        journal.print_intent("v1", 4, "CX1", "hash", told.append).result()
    printed = Printed(PrintEnd.PRINTED)
    journal.print_ended("v1", 4, printed).result()
    with pytest.raises(NoSuchRow):
        journal.print_ended("v1", 4, printed).result()
    with pytest.raises(NoSuchRow):
        journal.visit_ended("v1", now, "choice").result()
    with pytest.raises(NoSuchRow):
        journal.call_ended("v1", 5, "m1", "ok").result()
    assert journal.visit_began("v1", now).result() is None
    assert (told, failures, journal.failed) == ([False], [], False)


def test_a_second_process_may_not_write(opener: Opener, place: Place, now: datetime) -> None:
    opener()
    with pytest.raises(Busy):
        Journal.open(place, now, lambda reason: None)


@pytest.mark.parametrize("damage", [b"", b"short", bytes(33)])
def test_a_key_of_the_wrong_length_touches_nothing(
    place: Place, now: datetime, damage: bytes
) -> None:
    closed_once(place, now, "v1")
    before = place.file.read_bytes()
    place.key.write_bytes(damage)
    with pytest.raises(Unusable, match=r"journal\.key"):
        Journal.open(place, now, lambda reason: None)
    assert place.file.read_bytes() == before


def test_a_key_that_others_may_read_is_refused(place: Place, now: datetime) -> None:
    closed_once(place, now, "v1")
    place.key.chmod(0o644)
    with pytest.raises(Unusable, match="others may read"):
        Journal.open(place, now, lambda reason: None)


def test_another_key_sets_the_file_aside_and_keeps_it(
    opener: Opener, place: Place, now: datetime
) -> None:
    closed_once(place, now, "v1")
    old = place.key.read_bytes()
    place.key.write_bytes(bytes(range(32)))
    kept = opener().quarantined
    assert kept == "journal-20261122-150500-0.damaged"
    assert facts(place) == [("journal-began", "", {"cause": "damaged", "kept": kept})]
    _assert_readable(place, kept, old)


def _assert_readable(place: Place, kept: str, old: bytes) -> None:
    """What was set aside can be read again with its key."""
    from kiosk.shell.journal import store

    connection = store.connected(place.folder / kept, old, read_only=True)
    try:
        assert connection.execute("SELECT visit FROM visit").fetchall() == [("v1",)]
    finally:
        connection.close()


@pytest.mark.parametrize("at", [0, 17, 4100, 9000])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(
    opener: Opener, place: Place, now: datetime, at: int
) -> None:
    closed_once(place, now, "v1")
    raw = bytearray(place.file.read_bytes())
    raw[at] ^= 0xFF
    place.file.write_bytes(raw)
    journal = opener()
    assert (place.folder / journal.quarantined).read_bytes() == bytes(raw)
    assert journal.visit_began("v2", now).result() is None
    assert verify(place).sound


@pytest.mark.parametrize("length", [100, 4096, 5000])
def test_a_file_cut_short_is_set_aside(
    opener: Opener, place: Place, now: datetime, length: int
) -> None:
    closed_once(place, now, "v1")
    place.file.write_bytes(place.file.read_bytes()[:length])
    assert opener().quarantined.endswith(".damaged")
    assert verify(place).sound


def test_two_damaged_files_in_one_second_are_both_kept(place: Place, now: datetime) -> None:
    for _ in range(2):
        closed_once(place, now, "v1")
        place.file.write_bytes(b"no journal" * 1000)
    journal = Journal.open(place, now, lambda reason: None)
    journal.close()
    kept = sorted(path.name for path in place.folder.glob("*.damaged"))
    assert kept == [f"journal-20261122-150500-{i}.damaged" for i in range(2)]


def test_a_journal_of_a_newer_version_is_left_alone(place: Place, now: datetime) -> None:
    from kiosk.shell.journal import key, store

    closed_once(place, now, "v1")
    connection = store.connected(place.file, key.read(place.key))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(Unusable, match="newer"):
        Journal.open(place, now, lambda reason: None)
    assert list(place.folder.glob("*.damaged")) == []


def test_a_folder_that_cannot_be_is_said_so(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unusable):
        Journal.open(Place.of(tmp_path / "file" / "journal"), now, lambda reason: None)


def test_after_closing_everything_is_refused(place: Place, now: datetime) -> None:
    journal = Journal.open(place, now, lambda reason: None)
    journal.close()
    error = journal.visit_began("v1", now).exception()
    assert type(error).__name__ == "JournalFailed"


def test_a_page_torn_while_it_was_copied_back_stands_whole_in_the_wal(
    opener: Opener, place: Place, now: datetime, tmp_path: Path
) -> None:
    opener().visit_began("v1", now).result()
    left = Place.of(tmp_path / "left")
    shutil.copytree(place.folder, left.folder)
    torn = bytearray(left.file.read_bytes())
    torn[2048:2560] = bytes(512)
    left.file.write_bytes(torn)
    assert verify(left).sound
    journal = Journal.open(left, now, lambda reason: None)
    journal.close()
    assert journal.quarantined == ""
    with reading(left) as seen:
        assert [visit.visit for visit in seen.visits()] == ["v1"]
