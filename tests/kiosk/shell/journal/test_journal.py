import json
import threading
from collections.abc import Callable
from datetime import datetime

import pytest

from devices.port import Printed, PrintEnd
from devices.status import Reason
from kiosk.core.command import AuditEvent, Record
from kiosk.shell.journal import Journal, Place, verify
from kiosk.shell.journal.reading import CallRow, PrintJob, Visit, reading

Opener = Callable[[], Journal]


def facts(place: Place) -> list[tuple[str, str, object]]:
    """But for the seals, which follow every change of a row."""
    with reading(place) as journal:
        entries = [row.entry for row in journal.events() if row.entry.fact != "rows-sealed"]
    return [(entry.fact, entry.visit, json.loads(entry.fields)) for entry in entries]


def test_a_new_journal_begins_with_saying_so(opener: Opener, place: Place) -> None:
    opener()
    assert facts(place) == [("journal-began", "", {"cause": "new"})]
    opener()
    assert len(facts(place)) == 1


def test_the_file_is_encrypted_and_its_key_is_for_the_owner_only(
    opener: Opener, place: Place, now: datetime
) -> None:
    opener().visit_began("visit-one", now).result()
    raw = b"".join(part.read_bytes() for part in place.folder.glob("journal.db*"))
    assert b"SQLite format" not in raw
    assert b"visit-one" not in raw
    assert place.key.stat().st_mode & 0o777 == 0o600
    assert len(place.key.read_bytes()) == 32


def test_a_visit_from_beginning_to_end(opener: Opener, place: Place, now: datetime) -> None:
    journal = opener()
    journal.visit_began("v1", now).result()
    journal.record(Record("v1", 1, AuditEvent.ITEM_BEGAN, {"item": "query_account"}), now).result()
    journal.visit_ended("v1", now, "choice", ["query_account", "query_insured_status"]).result()
    wall = "2026-11-22T15:05:00+00:00"
    with reading(place) as seen:
        items = ("query_account", "query_insured_status")
        assert seen.visits() == [Visit("v1", wall, wall, "choice", items)]
    assert facts(place)[1:] == [("item-began", "v1", {"item": "query_account"})]


def test_events_are_numbered_and_chained(opener: Opener, place: Place, now: datetime) -> None:
    journal = opener()
    futures = [
        journal.record(Record("v1", n, AuditEvent.RATED, {"score": 5}), now) for n in range(20)
    ]
    assert [future.result() for future in futures] == list(range(2, 22))
    verdict = verify(place)
    assert (verdict.sound, verdict.events) == (True, 21)


def test_a_print_is_intent_then_outcome(opener: Opener, place: Place) -> None:
    journal = opener()
    digest = journal.slip_hash(b"slip")
    told: list[bool] = []
    done = threading.Event()
    journal.print_intent("v1", 4, "CX26112212345678", digest, told.append).result()
    with reading(place) as seen:
        intent = PrintJob("v1", 4, "CX26112212345678", digest, "intent", "")
        assert seen.prints() == [intent]
    printed = Printed(PrintEnd.NOT_PRINTED, Reason.PAPER_OUT)
    journal.print_ended("v1", 4, printed, lambda ok: (told.append(ok), done.set())[0])
    assert done.wait(10)
    with reading(place) as seen:
        assert [(p.state, p.reason) for p in seen.prints()] == [("not_printed", "paper_out")]
    assert told == [True, True]


def test_a_slip_hash_is_keyed(opener: Opener, place: Place) -> None:
    first = opener().slip_hash(b"slip")
    assert opener().slip_hash(b"slip") == first
    assert opener().slip_hash(b"other") != first
    place.key.unlink()
    place.file.unlink()
    assert opener().slip_hash(b"slip") != first


def test_calls_keep_their_msgid_and_end(opener: Opener, place: Place) -> None:
    journal = opener()
    msgid, again = "H3501000001720261122150500" + "1000", "H3501000001720261122150500" + "1001"
    journal.call_began("v1", 3, "K202", msgid, "CX26112212345678").result()
    journal.call_ended("v1", 3, msgid, "refused", "-1").result()
    journal.call_began("v1", 3, "K202", again, "CX26112212345678").result()
    journal.call_ended("v1", 3, again, "ok").result()
    with reading(place) as seen:
        assert seen.calls() == [
            CallRow("v1", 3, "K202", msgid, "CX26112212345678", "refused", "-1"),
            CallRow("v1", 3, "K202", again, "CX26112212345678", "ok", ""),
        ]


def test_a_code_of_the_hub_that_is_none_is_not_kept(opener: Opener, place: Place) -> None:
    journal = opener()
    journal.call_began("v1", 3, "1101", "m1").result()
    journal.call_ended("v1", 3, "m1", "refused", "35010219900101123X").result()
    with reading(place) as seen:
        assert seen.calls()[0].code == ""


def test_a_counter_goes_round_and_outlives_the_process(opener: Opener) -> None:
    journal = opener()
    assert [journal.next_sequence("msgid", 3).result() for _ in range(4)] == [0, 1, 2, 0]
    assert journal.next_sequence("other", 3).result() == 0
    assert opener().next_sequence("msgid", 3).result() == 1


def test_what_was_queued_is_written_before_it_closes(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    futures = [journal.visit_began(f"v{i}", now) for i in range(50)]
    opener()
    assert all(future.done() for future in futures)
    with reading(place) as seen:
        assert len(seen.visits()) == 50


def test_the_settings_that_make_it_durable(opener: Opener, place: Place) -> None:
    opener()
    from kiosk.shell.journal import key, store

    connection = store.opened(place.file, key.read(place.key))
    try:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA cache_size").fetchone() == (-256,), "it must not grow"
    finally:
        connection.close()


@pytest.mark.parametrize("visit", ["", "v1"])
def test_an_event_may_belong_to_no_visit(opener: Opener, now: datetime, visit: str) -> None:
    record = Record(visit, 0, AuditEvent.DEVICE_CHANGED, {"device": "receipt_printer"})
    assert opener().record(record, now).result() == 2
