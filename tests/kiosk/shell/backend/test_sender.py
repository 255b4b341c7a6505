"""A task is durable before it is sent, settled before it is told, and never sent blindly again."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.event import Answered, TaskEnded
from kiosk.shell.backend import Hub
from kiosk.shell.journal import Journal, Place, State
from kiosk.shell.journal.reading import reading
from model.task import Offline, Outcome
from tests.kiosk.shell.backend.handing import DOWN, LOST, NOON, NOTHING, YES, Rig, known, no
from tests.kiosk.shell.backend.scripted import ScriptedHub, answers, settings_for
from tests.kiosk.shell.journal.handed import key, submitted
from wire.operations import Evaluated

SN = key(1)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.close()


def test_an_accepted_task_is_told_with_its_answer(rig: Rig) -> None:
    rig.hand_in()
    assert rig.told == [TaskEnded("v1", 7, SN, Outcome.ACCEPTED, YES.output)]
    (row,) = rig.rows()
    assert (row.state, row.accept_no) == (State.ACCEPTED, "PJ-261122-000001")
    assert rig.client.asked == [("K402", SN)]
    with reading(rig.place) as seen:
        calls = [(call.visit, call.n, call.op, call.state) for call in seen.calls()]
    assert calls == [("v1", 7, "K402", "ok")]


def test_it_is_durable_before_it_is_sent_and_while_it_is(rig: Rig) -> None:
    seen: list[State] = []

    def look() -> object:
        seen.extend(rig.states)
        return YES

    rig.client.replies = [look]  # type: ignore[list-item]
    rig.submit()
    assert rig.states == [State.JOURNALED]
    assert rig.client.asked == []
    rig.sender.turn()
    assert seen == [State.SENDING]


def test_the_hubs_no_is_told_in_its_words_and_final(rig: Rig) -> None:
    rig.client.replies = [no("4003", "已有备案")]
    rig.hand_in()
    assert rig.told == [TaskEnded("v1", 7, SN, Outcome.REFUSED, None, "4003", "已有备案")]
    assert [(row.state, row.code) for row in rig.rows()] == [(State.REFUSED, "4003")]
    assert rig.after(10_000) > 0
    assert len(rig.client.asked) == 1


def test_an_unknown_outcome_is_told_then_looked_up_then_told_again(rig: Rig) -> None:
    rig.client.replies = [LOST, known(SN)]
    rig.hand_in()
    assert rig.outcomes == [Outcome.UNKNOWN]
    assert rig.states == [State.UNKNOWN]
    rig.after(2.0)
    assert rig.client.asked == [("K402", SN), ("K401", SN)]
    found = Evaluated(True, "PJ-261122-000009")
    assert rig.told[1] == TaskEnded("v1", 7, SN, Outcome.ACCEPTED, found)
    assert [row.accept_no for row in rig.rows()] == ["PJ-261122-000009"]


def test_what_the_hub_does_not_know_is_sent_again_under_the_same_key_and_a_new_msgid(
    rig: Rig,
) -> None:
    rig.client.replies = [LOST, NOTHING, YES]
    rig.hand_in()
    rig.after(2.0)
    assert rig.client.asked == [("K402", SN), ("K401", SN), ("K402", SN)]
    assert len(set(rig.client.msgids)) == 3
    assert rig.outcomes == [Outcome.UNKNOWN, Outcome.ACCEPTED]


def test_what_was_certainly_not_sent_is_taken_back_while_its_resident_is_there(rig: Rig) -> None:
    rig.client.replies = [DOWN]
    rig.hand_in()
    assert rig.outcomes == [Outcome.NOT_SENT]
    assert rig.states == [State.NOT_SENT]
    rig.after(10_000)
    assert len(rig.client.asked) == 1


def test_the_resident_may_ask_again_and_the_key_is_the_same(rig: Rig) -> None:
    rig.client.replies = [DOWN, YES]
    rig.hand_in()
    rig.hand_in(submitted(n=9))
    assert [(event.n, event.outcome) for event in rig.told] == [
        (7, Outcome.NOT_SENT),
        (9, Outcome.ACCEPTED),
    ]
    assert rig.client.asked == [("K402", SN)] * 2
    assert len(rig.rows()) == 1


def test_what_may_be_kept_is_sent_later(rig: Rig) -> None:
    rig.client.replies = [DOWN, DOWN, YES]
    rig.hand_in(submitted(offline=Offline.KEEP))
    assert rig.outcomes == [Outcome.NOT_SENT]
    rig.after(600)
    rig.after(600)
    assert rig.outcomes == [Outcome.NOT_SENT, Outcome.ACCEPTED]


def test_asked_again_a_settled_task_answers_as_the_first_time(rig: Rig) -> None:
    rig.hand_in()
    rig.hand_in(submitted(n=9))
    assert rig.told[1] == TaskEnded("v1", 9, SN, Outcome.ACCEPTED, YES.output)
    assert len(rig.client.asked) == 1


# Whoever has gone.


def test_a_visit_that_was_forgotten_is_told_nothing_and_its_task_is_sent(rig: Rig) -> None:
    rig.client.replies = [LOST, known(SN)]
    rig.hand_in()
    rig.sender.forget("v1")
    rig.after(10.5)
    assert rig.outcomes == [Outcome.UNKNOWN]
    assert rig.states == [State.ACCEPTED]


def test_where_nobody_can_be_told_it_is_not_taken_back(rig: Rig) -> None:
    rig.client.replies = [DOWN, YES]
    rig.submit()
    rig.sender.forget("v1")
    rig.sender.turn()
    assert rig.states == [State.JOURNALED]
    rig.after(600)
    assert rig.states == [State.ACCEPTED]
    assert rig.told == []


def test_another_visit_is_told(rig: Rig) -> None:
    rig.submit(submitted(1, visit="v1"))
    rig.submit(submitted(2, visit="v2", principal="SYN-3501-0002"))
    rig.sender.forget("v1")
    rig.after(0)
    assert [event.visit for event in rig.told] == ["v2"]


# Restarts.


def test_after_a_restart_what_was_open_is_sent(rig: Rig) -> None:
    rig.submit()
    rig.restart()
    rig.after(0)
    assert rig.states == [State.ACCEPTED]
    assert rig.told == [], "nobody is there any more"


def test_back_off_survives_a_restart(rig: Rig) -> None:
    rig.client.replies = [LOST, LOST]
    rig.hand_in()
    rig.after(2.0)
    (before,) = rig.rows()
    rig.restart()
    assert rig.after(0) == 4.0
    (row,) = rig.rows()
    assert (row.tries, row.next_at) == (before.tries, before.next_at) == (2, NOON.timestamp() + 6)


# Order.


def test_of_one_person_and_kind_the_later_waits_for_the_earlier(rig: Rig) -> None:
    rig.client.replies = [LOST, LOST]
    rig.hand_in(submitted(1))
    rig.sender.forget("v1")
    rig.hand_in(submitted(2, visit="v2"))
    assert rig.client.asked == [("K402", key(1)), ("K401", key(1))]
    assert [(event.visit, event.outcome, event.code) for event in rig.told[1:]] == [
        ("v2", Outcome.NOT_SENT, "order")
    ]
    assert rig.states == [State.UNKNOWN, State.NOT_SENT]


def test_an_earlier_one_is_tried_at_once_when_a_later_one_comes(rig: Rig) -> None:
    rig.client.replies = [LOST, known(key(1)), YES]
    rig.hand_in(submitted(1))
    rig.hand_in(submitted(2))
    assert [sn for _, sn in rig.client.asked] == [key(1), key(1), key(2)]
    assert rig.states == [State.ACCEPTED] * 2


@pytest.mark.parametrize("other", [{"principal": "SYN-3501-0002"}, {"kind": "rating"}])
def test_another_person_or_kind_does_not_wait(rig: Rig, other: dict[str, str]) -> None:
    rig.client.replies = [LOST, YES]
    rig.hand_in(submitted(1))
    rig.hand_in(submitted(2, **other))  # type: ignore[arg-type]
    assert rig.states == [State.UNKNOWN, State.ACCEPTED]


def test_kept_tasks_of_one_person_go_in_order(rig: Rig) -> None:
    rig.client.replies = [DOWN, DOWN]
    for number in (1, 2, 3):
        rig.hand_in(submitted(number, offline=Offline.KEEP))
    rig.after(600)
    sent = [sn for _, sn in rig.client.asked if sn != key(1)]
    assert sent == [key(2), key(3)]
    assert rig.states == [State.ACCEPTED] * 3


# Put together.


def test_the_sender_as_the_terminal_runs_it(hub: ScriptedHub, tmp_path: Path) -> None:
    journal = Journal.open(Place.of(tmp_path), NOON, lambda reason: None)
    posted: queue.Queue[Answered | TaskEnded] = queue.Queue()
    terminal = Hub(settings_for(hub.url), journal, posted.put)
    hub.will("K402", answers("K402", YES.output))
    terminal.sender.submit(submitted())
    assert posted.get(timeout=10) == TaskEnded("v1", 7, SN, Outcome.ACCEPTED, YES.output)
    terminal.close()
    journal.close()
    assert [request.infno for _, request, _ in hub.received] == ["9001", "K402"]
