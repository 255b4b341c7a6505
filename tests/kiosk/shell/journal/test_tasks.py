"""A task's life on disk: key and payload in one commit, states by compare-and-set."""

import json
from collections.abc import Callable
from datetime import datetime

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kiosk.shell.journal import Ended, Journal, Place, State, verify
from kiosk.shell.journal.reading import reading
from kiosk.shell.journal.schema import UNSETTLED
from tests.kiosk.shell.journal.handed import AGENT, PRINCIPAL, submitted
from tests.kiosk.shell.journal.handed import key as key_of

Opener = Callable[[], Journal]
PAYLOAD = '{"data":{"psn_no":"SYN-3501-0001"}}'
SN = key_of(1)


def told(place: Place) -> list[tuple[str, dict[str, object]]]:
    """Every audit event of a task."""
    with reading(place) as seen:
        entries = [row.entry for row in seen.events()]
    return [(e.fact, json.loads(e.fields)) for e in entries if e.fact.startswith("task")]


def payloads(place: Place) -> list[str | None]:
    with reading(place) as seen:
        return [row[0] for row in seen.connection.execute("SELECT payload FROM task")]


def test_key_payload_and_event_are_kept_together(
    opener: Opener, place: Place, now: datetime
) -> None:
    row = opener().task_kept(submitted(), PAYLOAD, now).result().row
    assert (row.state, row.tries, row.next_at) == (State.JOURNALED, 0, now.timestamp())
    assert payloads(place) == [PAYLOAD]
    ((fact, fields),) = told(place)
    assert fact == "task-kept"
    assert fields["biz_sn"] == SN
    assert fields["item"] == "remote_long_stay"
    assert verify(place).sound


def test_people_are_keyed_hashes(opener: Opener, place: Place, now: datetime) -> None:
    row = opener().task_kept(submitted(), PAYLOAD, now).result().row
    ((_, fields),) = told(place)
    assert (fields["principal"], fields["agent"]) == (row.subject, row.agent)
    assert {len(row.subject), len(row.agent)} == {64}
    assert row.subject != row.agent
    for person in (PRINCIPAL, AGENT):
        assert person not in repr(row) + repr(fields)
    alone = opener().task_kept(submitted(2, agent=""), PAYLOAD, now).result().row
    assert (alone.subject, alone.agent) == (row.subject, "")


def test_from_journaled_to_accepted(opener: Opener, place: Place, now: datetime) -> None:
    journal = opener()
    journal.task_kept(submitted(), PAYLOAD, now).result()
    due = now.timestamp() + 2.0
    sent = journal.task_sending(SN, State.JOURNALED, 1, due, now).result()
    assert sent == PAYLOAD
    ended = Ended(State.ACCEPTED, accept_no="YB-261122-000417", answer='{"ok":true}')
    journal.task_ended(SN, State.SENDING, ended, now).result()
    with reading(place) as seen:
        (row,) = seen.tasks()
    assert (row.state, row.tries, row.accept_no) == (State.ACCEPTED, 1, "YB-261122-000417")
    assert row.answer == '{"ok":true}'
    assert payloads(place) == [None]
    assert told(place)[-1] == (
        "task-ended",
        {"biz_sn": SN, "outcome": "accepted", "code": "", "accept_no": "YB-261122-000417"},
    )
    assert verify(place).sound


def decrypted(place: Place) -> bytes:
    """Every page of the closed file, free ones too: AES-256-CBC, the last 80 bytes of a page are
    IV and MAC (SQLCipher 4 with a raw key); page 1 begins with 16 bytes of salt.
    """
    raw = place.file.read_bytes()
    pages = [raw[at : at + 4096] for at in range(0, len(raw), 4096)]
    plain = b""
    for number, page in enumerate(pages):
        cipher = Cipher(algorithms.AES(place.key.read_bytes()), modes.CBC(page[4016:4032]))
        plain += cipher.decryptor().update(page[16 if number == 0 else 0 : 4016])
    return plain


def test_nothing_of_a_settled_payload_is_left_in_the_pages(place: Place, now: datetime) -> None:
    journal = Journal.open(place, now, lambda reason: None)
    journal.task_kept(submitted(1), json.dumps("12,34 " * 3000), now).result()
    journal.task_kept(submitted(2), json.dumps("56,78 " * 3000), now).result()
    journal.task_sending(SN, State.JOURNALED, 1, 0.0, now).result()
    journal.task_ended(SN, State.SENDING, Ended(State.REFUSED, "3004"), now).result()
    journal.close()
    pages = decrypted(place)
    assert b"56,78" in pages, "the open task's is there"
    assert b"12,34" not in pages


def test_what_waits_keeps_its_payload_and_its_time(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.task_kept(submitted(), PAYLOAD, now).result()
    journal.task_sending(SN, State.JOURNALED, 1, 5.0, now).result()
    journal.task_waits(SN, State.SENDING, State.JOURNALED, 1, 77.5, now).result()
    (row,) = opener().tasks_open().result()
    assert (row.state, row.tries, row.next_at) == (State.JOURNALED, 1, 77.5)
    assert payloads(place) == [PAYLOAD]
    assert [fact for fact, _ in told(place)] == ["task-kept"]


def test_an_unknown_outcome_is_told_once_however_often_it_is_looked_up(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.task_kept(submitted(), PAYLOAD, now).result()
    journal.task_sending(SN, State.JOURNALED, 1, 5.0, now).result()
    journal.task_waits(SN, State.SENDING, State.UNKNOWN, 1, 77.5, now).result()
    journal.task_waits(SN, State.UNKNOWN, State.UNKNOWN, 2, 99.0, now).result()
    assert [row.tries for row in journal.tasks_open().result()] == [2]
    assert told(place)[1:] == [("task-ended", {"biz_sn": SN, "outcome": "unknown"})]


def test_what_was_taken_back_is_revived_by_the_same_task(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.task_kept(submitted(), PAYLOAD, now).result()
    journal.task_sending(SN, State.JOURNALED, 3, 5.0, now).result()
    journal.task_ended(SN, State.SENDING, Ended(State.NOT_SENT), now).result()
    assert payloads(place) == [None]
    assert journal.tasks_open().result() == []
    row = journal.task_kept(submitted(n=9), PAYLOAD, now).result().row
    assert (row.state, row.n, row.tries) == (State.JOURNALED, 9, 0)
    assert payloads(place) == [PAYLOAD]
    assert [fact for fact, _ in told(place)] == ["task-kept", "task-ended", "task-kept"]


def test_a_key_that_is_settled_gives_its_row_as_it_stands(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.task_kept(submitted(), PAYLOAD, now).result()
    journal.task_sending(SN, State.JOURNALED, 1, 5.0, now).result()
    journal.task_ended(SN, State.SENDING, Ended(State.ACCEPTED, answer="{}"), now).result()
    row = journal.task_kept(submitted(n=9), PAYLOAD, now).result().row
    assert (row.state, row.n, row.answer) == (State.ACCEPTED, 7, "{}")
    assert payloads(place) == [None]
    assert [fact for fact, _ in told(place)] == ["task-kept", "task-ended"]


def test_open_tasks_are_in_the_order_in_which_they_were_kept(opener: Opener, now: datetime) -> None:
    journal = opener()
    for number in (3, 1, 2):
        journal.task_kept(submitted(number), PAYLOAD, now).result()
    journal.task_sending(key_of(1), State.JOURNALED, 1, 5.0, now).result()
    journal.task_ended(key_of(1), State.SENDING, Ended(State.PARKED, "4002"), now).result()
    assert [row.biz_sn for row in journal.tasks_open().result()] == [key_of(3), key_of(2)]


def test_however_many_are_settled_those_that_are_not_are_found_by_their_index(
    opener: Opener, place: Place, now: datetime
) -> None:
    opener().task_kept(submitted(), PAYLOAD, now).result()
    with reading(place) as seen:
        question = f"EXPLAIN QUERY PLAN SELECT * FROM task WHERE {UNSETTLED} ORDER BY seq"
        plan = [row[3] for row in seen.connection.execute(question)]
        assert [row.biz_sn for row in seen.unsettled_tasks()] == [SN]
    assert plan == ["SCAN task USING INDEX task_open"]
