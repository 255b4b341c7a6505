"""Hubs that answer nonsense, journals that fail, queues that are full, clocks that lie."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.event import Failure, TaskEnded
from kiosk.shell.backend.reply import Reply
from kiosk.shell.backend.sender import Sender
from kiosk.shell.journal import JournalFailed, Row, State
from model.task import Offline, Outcome
from tests.kiosk.shell.backend.handing import DOWN, LOST, NOTHING, Client, Rig, no
from tests.kiosk.shell.journal.handed import key, submitted

SN = key(1)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("code", ["1001", "1004", "4002"])
def test_a_poison_task_is_parked_and_what_is_behind_it_moves(rig: Rig, code: str) -> None:
    rig.client.replies = [no(code)]
    rig.hand_in(submitted(1))
    rig.hand_in(submitted(2))
    assert rig.outcomes == [Outcome.PARKED, Outcome.ACCEPTED]
    assert rig.states == [State.PARKED, State.ACCEPTED]


def test_another_payload_under_a_known_key_is_parked_and_not_sent(rig: Rig) -> None:
    rig.hand_in(submitted(score=5))
    rig.hand_in(submitted(score=1, n=9))
    assert (rig.told[1].n, rig.told[1].outcome) == (9, Outcome.PARKED)
    assert len(rig.client.asked) == 1
    assert rig.states == [State.ACCEPTED]


@pytest.mark.parametrize(
    "reply",
    [LOST, no("5001"), no("503"), Reply(failure=Failure.GARBLED, code="500")],
)
def test_what_may_have_taken_effect_is_unknown(rig: Rig, reply: Reply) -> None:
    rig.client.replies = [reply]
    rig.hand_in()
    assert rig.outcomes == [Outcome.UNKNOWN]
    assert rig.states == [State.UNKNOWN]


@pytest.mark.parametrize("reply", [LOST, DOWN, no("5001"), no("1002")])
def test_what_cannot_be_looked_up_is_not_sent_again(rig: Rig, reply: Reply) -> None:
    rig.client.replies = [LOST, reply, reply]
    rig.hand_in()
    rig.after(2.0)
    assert [op for op, _ in rig.client.asked] == ["K402", "K401"]
    assert rig.states == [State.UNKNOWN]
    assert rig.outcomes == [Outcome.UNKNOWN]


def test_once_unknown_it_is_never_told_not_sent(rig: Rig) -> None:
    """The hub does not know it yet; but the first message may still be on its way."""
    rig.client.replies = [LOST, NOTHING, DOWN]
    rig.hand_in()
    rig.after(2.0)
    assert [op for op, _ in rig.client.asked] == ["K402", "K401", "K402"]
    assert rig.outcomes == [Outcome.UNKNOWN]
    assert rig.states == [State.UNKNOWN]


@pytest.mark.parametrize("reply", [LOST, no("1001"), no("3001")])
def test_a_sign_in_that_fails_says_nothing_of_the_task(rig: Rig, reply: Reply) -> None:
    rig.client.signs_in_only = True
    rig.client.replies = [reply]
    rig.hand_in()
    assert rig.outcomes == [Outcome.NOT_SENT]


def test_a_hub_that_never_knows_the_sign_in_has_not_taken_it(rig: Rig) -> None:
    rig.client.replies = [no("1005")]
    rig.hand_in()
    assert rig.outcomes == [Outcome.NOT_SENT]


def test_a_dead_hub_costs_one_probe_not_one_a_task(rig: Rig) -> None:
    rig.client.replies = [DOWN] * 40
    for number in range(20):
        one = submitted(number, principal=f"SYN-3501-{number:04}", offline=Offline.KEEP)
        rig.hand_in(one)
    rig.sender.forget("v1")
    asked = len(rig.client.asked)
    rig.after(9.0)
    assert len(rig.client.asked) == asked
    rig.after(1.5)
    assert len(rig.client.asked) == asked + 1
    rig.client.replies = []
    rig.after(10.5)
    rig.after(300)
    assert set(rig.states) == {State.ACCEPTED}


def test_a_hub_that_hangs_costs_one_time_out_not_one_a_task(rig: Rig) -> None:
    rig.client.replies = [LOST] * 40
    for number in range(20):
        rig.hand_in(submitted(number, visit="gone", principal=f"SYN-3501-{number:04}"))
    rig.sender.forget("gone")
    asked = len(rig.client.asked)
    rig.after(9.0)
    assert len(rig.client.asked) == asked
    rig.after(1.5)
    assert len(rig.client.asked) == asked + 1


def test_whose_resident_is_here_does_not_wait_for_those_that_have_gone(rig: Rig) -> None:
    rig.client.replies = [LOST] * 40
    rig.hand_in(submitted(1, visit="gone"))
    rig.hand_in(submitted(2, visit="here", principal="SYN-3501-0002"))
    rig.sender.forget("gone")
    rig.after(2.0)
    assert rig.client.asked[2:] == [("K401", key(2))]


def test_a_bug_in_sending_leaves_the_outcome_unknown_and_the_sender_alive(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> Reply:
        raise ZeroDivisionError

    rig.client.replies = [broken]
    rig.hand_in(submitted(1))
    rig.hand_in(submitted(2, principal="SYN-3501-0002"))
    assert rig.outcomes == [Outcome.UNKNOWN, Outcome.ACCEPTED]


def test_a_payload_that_an_update_cannot_read_any_more_is_parked(rig: Rig) -> None:
    rig.submit()
    rig.journal._writer.submit(
        lambda c: c.execute("""UPDATE task SET payload = '{"data":{}}'""")
    ).result()
    rig.restart()
    rig.after(0)
    assert [(row.state, row.code) for row in rig.rows()] == [(State.PARKED, "payload")]
    assert rig.client.asked == []


def test_a_row_that_is_not_what_we_believed_rests(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    rig.submit()
    rig.sender.load()
    rig.journal.task_sending(SN, State.JOURNALED, 1, 0.0, rig.now).result()
    assert rig.sender._later() == 0.0
    assert rig.outcomes == [Outcome.UNKNOWN]
    assert rig.client.asked == []
    assert rig.states == [State.SENDING]


def test_what_was_just_kept_and_is_not_what_we_believed_is_not_sent(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its payload is at hand, and still its new state has to hold before anything goes out."""
    rig.submit()
    rig.journal.task_sending(SN, State.JOURNALED, 1, 0.0, rig.now).result()
    rig.sender.turn()
    assert rig.client.asked == []
    assert rig.outcomes == [Outcome.UNKNOWN]


def test_a_task_that_was_taken_back_may_have_gone_on_before_its_turn(rig: Rig) -> None:
    """It is older than the one before it in the queue, which takes it along."""
    rig.client.replies = [DOWN]
    rig.hand_in(submitted(1))
    rig.submit(submitted(2))
    rig.submit(submitted(1, n=7))
    rig.sender.load()
    rig.sender.turn()
    rig.sender.turn()
    assert rig.states == [State.ACCEPTED, State.ACCEPTED]
    assert [op for op, _ in rig.client.asked] == ["K402"] * 3


def test_what_has_stopped_keeps_no_payload(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    rig.submit()
    assert rig.sender._inbox
    rig.sender._stop()
    assert not rig.sender._inbox


def test_one_more_than_it_has_room_for_is_refused_and_not_kept(tmp_path: Path) -> None:
    rig = Rig(tmp_path, room=2)
    rig.client.replies = [LOST] * 9
    for number in range(3):
        rig.hand_in(submitted(number, principal=f"SYN-3501-{number:04}"))
    assert [(event.outcome, event.code) for event in rig.told[2:]] == [(Outcome.NOT_SENT, "full")]
    assert len(rig.rows()) == 2
    rig.hand_in(submitted(1, n=9, principal="SYN-3501-0001"))
    assert rig.outcomes[3:] == [Outcome.UNKNOWN], "one that is open needs no new room"
    rig.close()


def test_after_closing_nothing_is_kept(rig: Rig) -> None:
    rig.sender.close()
    rig.submit()
    assert rig.outcomes == [Outcome.NOT_SENT]
    assert rig.rows() == []


def test_a_clock_that_was_set_back_delays_nothing_for_years(rig: Rig) -> None:
    rig.client.replies = [LOST]
    rig.hand_in()
    rig.now -= timedelta(days=3650)
    rig.sender._circuit.ended(reached=True)
    assert rig.sender.turn() == 0.0
    assert [op for op, _ in rig.client.asked] == ["K402", "K401"]


def test_ages_are_reported_once_each(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    rig.client.replies = [LOST] * 1000
    rig.hand_in()
    capsys.readouterr()
    for minutes in (14, 2, 60, 60, 60 * 22, 60 * 24):
        rig.after(minutes * 60.0)
    lines = [line for line in capsys.readouterr().out.splitlines() if "task-overdue" in line]
    assert len(lines) == 3


# A journal that fails.


class Failing:
    """Keeps what it is given, and fails when a task is to be sent."""

    failed = False

    def __init__(self, rig: Rig) -> None:
        self._real = rig.journal

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def task_sending(self, *_: object) -> Future[str]:
        future: Future[str] = Future()
        future.set_exception(JournalFailed())
        self.failed = True
        return future


class Hung:
    """Does once, at this method, what it is asked for after everybody has given up waiting."""

    failed = False

    def __init__(self, rig: Rig, method: str) -> None:
        self._real, self._method = rig.journal, method

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._real, name)
        if name != self._method:
            return real
        self._method = ""

        def late(*given: Any) -> Future[Any]:
            real(*given)
            future: Future[Any] = Future()
            future.set_exception(TimeoutError())
            return future

        return late


def test_a_journal_that_fails_stops_the_sender_and_everybody_is_told(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    told: queue.Queue[TaskEnded] = queue.Queue()
    sender = Sender(rig.client, Failing(rig), told.put, lambda: 0.0, lambda: rig.now, lambda: 1.0)
    sender.start()
    sender.submit(submitted(1))
    event = told.get(timeout=10)
    assert (event.outcome, event.code) == (Outcome.UNKNOWN, "journal")
    sender.submit(submitted(2))
    event = told.get(timeout=10)
    assert (event.outcome, event.code) == (Outcome.NOT_SENT, "journal")
    assert rig.client.asked == []
    sender.close()


def test_a_disk_that_hung_for_a_while_decides_once_it_answers_again(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    """What took too long was written after all: it may have been sent, so it is looked up."""
    rig.client.replies = [NOTHING]
    told: queue.Queue[TaskEnded] = queue.Queue()
    hung = Hung(rig, "task_sending")
    sender = Sender(rig.client, hung, told.put, lambda: 0.0, lambda: rig.now, lambda: 0.0)
    sender.start()
    sender.submit(submitted())
    event = told.get(timeout=10)
    assert (event.outcome, event.code) == (Outcome.UNKNOWN, "journal")
    assert told.get(timeout=10).outcome is Outcome.ACCEPTED
    sender.close()
    assert rig.client.asked == [("K401", SN), ("K402", SN)]
    assert rig.states == [State.ACCEPTED]


def test_while_the_disk_hangs_nothing_is_taken(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    sender = Sender(
        rig.client, Hung(rig, "tasks_open"), rig.told.append, lambda: 0.0, lambda: rig.now, float
    )
    sender._served()
    sender.submit(submitted(1))
    sender.load()
    sender.submit(submitted(2))
    rig.journal.next_sequence("barrier", 10).result()
    sender.turn()
    assert [(event.outcome, event.code) for event in rig.told] == [
        (Outcome.NOT_SENT, "journal"),
        (Outcome.ACCEPTED, ""),
    ]
    assert [row.biz_sn for row in rig.rows()] == [key(2)]


def test_a_task_over_which_we_fail_rests_and_the_others_go_on(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(op: str, output: object) -> str:
        monkeypatch.undo()
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk.shell.backend.payload.answer", broken)
    rig.hand_in(submitted(1))
    rig.hand_in(submitted(2, principal="SYN-3501-0002"))
    assert rig.outcomes == [Outcome.UNKNOWN, Outcome.ACCEPTED]
    assert rig.states == [State.SENDING, State.ACCEPTED]


def test_what_cannot_be_kept_is_not_sent(rig: Rig) -> None:
    class Refusing(Failing):
        def task_kept(self, *_: object) -> Future[Row]:
            future: Future[Row] = Future()
            future.set_exception(JournalFailed())
            return future

    sender = Sender(
        rig.client, Refusing(rig), rig.told.append, lambda: 0.0, lambda: rig.now, lambda: 1.0
    )
    sender.submit(submitted())
    assert (rig.told[0].outcome, rig.told[0].code) == (Outcome.UNKNOWN, "journal")
    assert rig.client.asked == []


def test_closing_waits_for_what_was_sent(rig: Rig) -> None:
    reached, go = threading.Event(), threading.Event()

    class Slow(Client):
        def perform(self, *given: Any) -> Reply:
            reached.set()
            assert go.wait(10)
            return super().perform(*given)

    sender = Sender(Slow(), rig.journal, rig.told.append, lambda: 0.0, lambda: rig.now, lambda: 1.0)
    sender.start()
    sender.submit(submitted())
    assert reached.wait(10)
    closing = threading.Thread(target=sender.close)
    closing.start()
    go.set()
    closing.join()
    assert rig.outcomes == [Outcome.ACCEPTED]
    assert rig.states == [State.ACCEPTED]
