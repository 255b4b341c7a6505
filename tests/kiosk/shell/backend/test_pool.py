import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from kiosk.core.command import Call
from kiosk.core.event import Answered, Failure
from kiosk.shell.backend.pool import CallPool
from kiosk.shell.backend.reply import CallLog, Reply
from kiosk.shell.journal import JournalFailed
from wire.operations import Evaluation, LedgerQuery

QUERY = LedgerQuery("P1", "310", "202609", "202611", query_no="CX1")
RATING = Evaluation("query_account", "CX1", 5, "12345678-1234-8234-a234-123456789012")


class Journal:
    """Keeps what it is told; every future is done at once."""

    def __init__(self) -> None:
        self.lines: list[tuple[object, ...]] = []
        self.failed = False

    def call_began(
        self, visit: str, n: int, op: str, msgid: str, query_no: str = ""
    ) -> Future[None]:
        return self._done("began", visit, n, op, msgid, query_no)

    def call_ended(
        self, visit: str, n: int, msgid: str, state: str, code: str = ""
    ) -> Future[None]:
        return self._done("ended", visit, n, msgid, state, code)

    def _done(self, *line: object) -> Future[None]:
        future: Future[None] = Future()
        if self.failed:
            future.set_exception(JournalFailed())
        else:
            self.lines.append(line)
            future.set_result(None)
        return future


class Client:
    """Answers with its input once it is let go; `held` tells that a call has reached it."""

    patience_s = 23.0

    def __init__(self) -> None:
        self.held: queue.Queue[str] = queue.Queue()
        self.go = threading.Event()
        self.performed: list[tuple[str, str, float]] = []
        self.broken = False

    def perform(self, op: str, value: object, area: str, deadline: float, log: CallLog) -> Reply:
        if self.broken:
            raise ZeroDivisionError
        self.performed.append((op, area, deadline))
        if not log.began(op, "m1"):
            return Reply(failure=Failure.UNREACHABLE, code="journal")
        self.held.put(op)
        assert self.go.wait(10)
        reply = Reply(output=value, message="told")
        assert log.ended("m1", reply)
        return reply


class Rig:
    def __init__(self) -> None:
        self.client, self.journal = Client(), Journal()
        self.posted: queue.Queue[Answered] = queue.Queue()
        self.pool = CallPool(self.client, self.journal, self.posted.put, lambda: 100.0)

    def answer(self) -> Answered:
        return self.posted.get(timeout=10)


@pytest.fixture
def rig() -> Iterator[Rig]:
    made = Rig()
    yield made
    made.client.go.set()
    made.pool.close()
    assert made.posted.empty(), "answered more than once"


def call(n: int, visit: str = "v1", op: str = "K202", value: object = QUERY) -> Call:
    return Call(visit, n, op, value, "350199")


def test_an_answer_is_kept_and_then_posted(rig: Rig) -> None:
    rig.client.go.set()
    rig.pool.submit(call(3))
    assert rig.answer() == Answered("v1", 3, QUERY, message="told")
    assert rig.client.performed == [("K202", "350199", 123.0)]
    assert rig.journal.lines == [
        ("began", "v1", 3, "K202", "m1", "CX1"),
        ("ended", "v1", 3, "m1", "ok", ""),
    ]


def test_two_calls_are_under_way_at_once_and_more_wait(rig: Rig) -> None:
    for n in range(4):
        rig.pool.submit(call(n))
    rig.client.held.get(timeout=10)
    rig.client.held.get(timeout=10)
    assert len(rig.client.performed) == 2
    rig.client.go.set()
    assert {rig.answer().n for _ in range(4)} == {0, 1, 2, 3}


def test_after_forget_an_answer_is_kept_but_carries_nothing(rig: Rig) -> None:
    rig.pool.submit(call(3))
    rig.client.held.get(timeout=10)
    rig.pool.forget("v1")
    rig.client.go.set()
    assert rig.answer() == Answered("v1", 3, None, Failure.UNKNOWN, "forgotten")
    assert rig.journal.lines[-1] == ("ended", "v1", 3, "m1", "ok", "")


def test_after_forget_what_waits_is_not_sent_unless_it_was_handed_in(rig: Rig) -> None:
    for n in (1, 2):
        rig.pool.submit(call(n))
        rig.client.held.get(timeout=10)
    rig.pool.submit(call(3))
    rig.pool.submit(call(4, op="K402", value=RATING))
    rig.pool.forget("v1")
    rig.client.go.set()
    answers = sorted((rig.answer() for _ in range(4)), key=lambda answer: answer.n)
    assert [answer.output for answer in answers] == [None] * 4
    assert answers[2].failure is Failure.UNREACHABLE
    assert [op for op, _, _ in rig.client.performed] == ["K202", "K202", "K402"]


def test_another_visit_is_not_forgotten_with_it(rig: Rig) -> None:
    rig.pool.submit(call(1, "v1"))
    rig.client.held.get(timeout=10)
    rig.pool.forget("v1")
    rig.pool.submit(call(1, "v2"))
    rig.client.go.set()
    outputs = {answer.visit: answer.output for answer in (rig.answer(), rig.answer())}
    assert outputs == {"v1": None, "v2": QUERY}


def test_a_journal_that_has_failed_is_a_failure_of_the_call(rig: Rig) -> None:
    rig.journal.failed = True
    rig.pool.submit(call(3))
    assert rig.answer() == Answered("v1", 3, None, Failure.UNREACHABLE, "journal")


def test_a_bug_is_answered_too_and_the_thread_lives(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    rig.client.broken = True
    for n in range(3):
        rig.pool.submit(call(n))
    assert {rig.answer().failure for _ in range(3)} == {Failure.UNKNOWN}
    rig.client.broken = False
    rig.client.go.set()
    rig.pool.submit(call(4))
    assert rig.answer().output == QUERY


def test_more_than_it_has_room_for_is_refused_at_once(rig: Rig) -> None:
    for n in (1, 2):
        rig.pool.submit(call(n))
        rig.client.held.get(timeout=10)
    for n in range(16):
        rig.pool.submit(call(10 + n))
    rig.pool.submit(call(99))
    assert rig.answer() == Answered("v1", 99, None, Failure.UNREACHABLE, "full")
    rig.client.go.set()
    assert len({rig.answer().n for _ in range(18)}) == 18


def test_what_waits_when_it_closes_is_answered(rig: Rig) -> None:
    for n in (1, 2):
        rig.pool.submit(call(n))
        rig.client.held.get(timeout=10)
    rig.pool.submit(call(3))
    closing = threading.Thread(target=rig.pool.close)
    closing.start()
    assert rig.answer() == Answered("v1", 3, None, Failure.UNREACHABLE, "closed")
    rig.client.go.set()
    closing.join()
    assert {rig.answer().n for _ in range(2)} == {1, 2}
    rig.pool.submit(call(4))
    assert rig.answer().code == "full"
