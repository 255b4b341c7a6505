"""Tasks that contradict what is there, crashes, files of the version before."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.shell.allow import NotAllowed
from kiosk.shell.journal import (
    Contradicted,
    Ended,
    Journal,
    OtherPayload,
    Place,
    State,
    store,
    verify,
)
from kiosk.shell.journal import key as keys
from kiosk.shell.journal.reading import reading
from kiosk.shell.journal.schema import MIGRATIONS
from tests.kiosk.shell.journal.handed import key, submitted

Opener = Callable[[], Journal]
SN = key(1)
STATES = sorted(State)


def rows(place: Place) -> list[tuple[str, int]]:
    with reading(place) as seen:
        return [(row.state, row.tries) for row in seen.tasks()]


def brought_to(journal: Journal, state: State, now: datetime) -> None:
    """Task 1, in this state."""
    journal.task_kept(submitted(), "{}", now).result()
    if state is not State.JOURNALED:
        journal.task_sending(SN, State.JOURNALED, 1, 5.0, now).result()
    if state is State.UNKNOWN:
        journal.task_waits(SN, State.SENDING, state, 1, 5.0, now).result()
    elif state not in (State.JOURNALED, State.SENDING):
        journal.task_ended(SN, State.SENDING, Ended(state), now).result()


@pytest.mark.parametrize("state", STATES)
def test_a_task_changes_only_from_the_state_it_is_in(
    opener: Opener, place: Place, now: datetime, failures: list[str], state: State
) -> None:
    journal = opener()
    brought_to(journal, state, now)
    before = rows(place)
    for was in STATES:
        if was is state:
            continue
        for future in (
            journal.task_sending(SN, was, 9, 9.0, now),
            journal.task_waits(SN, was, State.UNKNOWN, 9, 9.0, now),
            journal.task_ended(SN, was, Ended(State.ACCEPTED), now),
        ):
            with pytest.raises(Contradicted):
                future.result()
    assert rows(place) == before
    assert (failures, journal.failed) == ([], False)
    assert verify(place).sound


@pytest.mark.parametrize("state", STATES)
def test_a_key_is_never_given_another_payload(
    opener: Opener, place: Place, now: datetime, state: State
) -> None:
    journal = opener()
    brought_to(journal, state, now)
    with pytest.raises(OtherPayload):
        journal.task_kept(submitted(n=9), '{"other":1}', now).result()
    assert rows(place)[0][0] == state
    assert journal.next_sequence("msgid", 10).result() == 0, "the journal goes on"


def test_a_task_that_is_not_there_cannot_change(opener: Opener, now: datetime) -> None:
    with pytest.raises(Contradicted):
        opener().task_sending(SN, State.JOURNALED, 1, 5.0, now).result()


def test_a_crash_while_sending_leaves_the_outcome_unknown(
    opener: Opener, place: Place, now: datetime
) -> None:
    brought_to(opener(), State.SENDING, now)
    (row,) = opener().tasks_open().result()
    assert (row.state, row.tries, row.next_at) == (State.UNKNOWN, 1, 5.0)
    with reading(place) as seen:
        last = [e.entry for e in seen.events() if e.entry.fact != "rows-sealed"][-1]
    assert last.fact == "task-ended"
    assert json.loads(last.fields) == {"biz_sn": SN, "outcome": "unknown", "cause": "crash"}
    assert verify(place).sound


def test_a_crash_before_sending_leaves_it_as_it_was(opener: Opener, now: datetime) -> None:
    brought_to(opener(), State.JOURNALED, now)
    assert [row.state for row in opener().tasks_open().result()] == [State.JOURNALED]


def test_words_of_the_hub_that_could_say_something_of_a_person_are_not_kept(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    brought_to(journal, State.SENDING, now)
    ended = Ended(State.ACCEPTED, "35019919900101001X", "350199199001010017")
    journal.task_ended(SN, State.SENDING, ended, now).result()
    with reading(place) as seen:
        assert [(row.code, row.accept_no) for row in seen.tasks()] == [("", "")]


def test_a_task_of_a_shape_that_is_not_ours_is_refused_at_once(
    opener: Opener, now: datetime
) -> None:
    journal = opener()
    with pytest.raises(NotAllowed):
        journal.task_kept(submitted(visit="张三"), "{}", now)
    with pytest.raises(NotAllowed):
        journal.task_kept(submitted(kind="350199199001010017"), "{}", now)
    assert journal.tasks_open().result() == []


def test_a_parked_task_keeps_what_a_person_has_to_look_at(
    opener: Opener, place: Place, now: datetime
) -> None:
    brought_to(opener(), State.PARKED, now)
    with reading(place) as seen:
        assert seen.connection.execute("SELECT payload FROM task").fetchall() == [("{}",)]


def test_a_journal_of_the_version_before_gets_its_tasks(place: Place, now: datetime) -> None:
    place.folder.mkdir(parents=True)
    connection = store.connected(place.file, keys.kept(place.key))
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO visit (visit, began) VALUES ('old', 'then')")
    connection.close()
    journal = Journal.open(place, now, lambda reason: None)
    try:
        assert journal.quarantined == ""
        assert journal.task_kept(submitted(), "{}", now).result().new
    finally:
        journal.close()
    with reading(place) as seen:
        assert [visit.visit for visit in seen.visits()] == ["old"]
