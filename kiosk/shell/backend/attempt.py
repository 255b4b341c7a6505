"""One attempt at one task: looked up where it may have arrived, sent, judged, committed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, TypeVar

import structlog

from kiosk.core.command import Call
from kiosk.core.event import Failure
from kiosk.shell.backend import payload
from kiosk.shell.backend.backoff import Backoff
from kiosk.shell.backend.pool import DURABLE_S, Client, Kept
from kiosk.shell.backend.pool import JournalPort as CallJournal
from kiosk.shell.backend.reply import Reply
from kiosk.shell.backend.verdict import judged
from kiosk.shell.journal import Contradicted, Ended, JournalFailed, Row, State
from model.task import Outcome
from wire.codec import Garbled
from wire.filings import Application, Progress, ProgressQuery
from wire.personal import Personal

logger = structlog.get_logger()

T = TypeVar("T")

PROGRESS = "K401"


class TaskJournal(CallJournal, Protocol):
    """What an attempt wants of `kiosk.shell.journal.Journal`."""

    def task_sending(
        self, biz_sn: str, was: State, tries: int, next_at: float, now: datetime
    ) -> Future[str]:
        """Durable before the first byte goes out; answers the payload."""

    def task_waits(
        self, biz_sn: str, was: State, state: State, tries: int, next_at: float, now: datetime
    ) -> Future[None]:
        """Back to waiting, in `state`, until `next_at` of the wall clock."""

    def task_ended(self, biz_sn: str, was: State, ended: Ended, now: datetime) -> Future[None]:
        """The outcome; durable before anybody is told."""


@dataclass(frozen=True, slots=True, repr=False)
class Attempted(Personal):
    """`row` is as it stands now; `answered`: the hub said something, whatever it was."""

    row: Row
    outcome: Outcome
    answered: bool
    output: object | None = None
    code: str = ""
    message: str = ""


@dataclass(slots=True)
class _Log:
    """The call's log of a task. What it only queues is committed with what is waited for next, in
    the journal's order: the task's new state with the message that begins, the message's end with
    what becomes of the task.
    """

    kept: Kept
    sending: Future[str]
    """Of the task's new state: nothing goes out unless it holds."""
    sent: bool = field(default=False)
    """Whether the last message was the task itself."""
    ends: list[Future[None]] = field(default_factory=list)

    def began(self, op: str, msgid: str) -> bool:
        self.sent = op == self.kept.call.op
        durable = self.kept.began(op, msgid)
        if durable:
            _durable(self.sending)
        return durable

    def ended(self, msgid: str, reply: Reply) -> bool:
        self.ends.append(self.kept.ending(msgid, reply))
        return True


@dataclass(frozen=True, slots=True)
class Attempts:
    """On the sender's thread. `chance` gives numbers from 0 up to 1; `clock` is the client's."""

    client: Client
    journal: TaskJournal
    clock: Callable[[], float]
    wall: Callable[[], datetime]
    chance: Callable[[], float]
    backoff: Backoff

    def run(self, row: Row, taken_back: Callable[[], bool], text: str = "") -> Attempted:
        """`taken_back` is asked once it is certain that nothing was sent: whether the task then
        ends as NOT_SENT. `text` is the payload; without it the journal is asked. Raises
        JournalFailed and TimeoutError where the journal does.
        """
        if row.state is State.JOURNALED:
            return self._send(row, taken_back, text)
        found = self._looked_up(row)
        if isinstance(found, Reply):
            return self._again(replace(row, state=State.UNKNOWN), row.state, found)
        known = payload.rebuilt(row.op, found) if found else None
        if known is not None:
            return self._accepted(row, row.state, Reply(known))
        return self._send(row, lambda: False, text)

    def _looked_up(self, row: Row) -> Application | Reply | None:
        """What the hub has under this key, None if nothing, or why that is not known."""
        call = Call(row.visit, row.n, PROGRESS, ProgressQuery(biz_sn=row.biz_sn), row.area)
        reply = self._performed(call, Kept(self.journal, call))
        if not isinstance(reply.output, Progress):
            return reply
        return next((one for one in reply.output.list if one.biz_sn in ("", row.biz_sn)), None)

    def _send(self, row: Row, taken_back: Callable[[], bool], text: str) -> Attempted:
        planned = self._planned(row)
        sending = self.journal.task_sending(
            row.biz_sn, row.state, planned.tries, planned.next_at, self.wall()
        )
        kept = text or _durable(sending)
        try:
            value = payload.read(row.op, kept)
        except Garbled:
            unreadable = Reply(failure=Failure.GARBLED, code="payload" if kept else "lost")
            return self._ended(row, State.SENDING, Outcome.PARKED, unreadable)
        call = Call(row.visit, row.n, row.op, value, row.area)
        log = _Log(Kept(self.journal, call), sending)
        reply = self._performed(call, log)
        done = self._judged(row, reply, log.sent, taken_back)
        for end in log.ends:
            if error := end.exception(DURABLE_S):
                logger.error("call-broke", op=call.op, exc_info=error)
        return done

    def _judged(
        self, row: Row, reply: Reply, sent: bool, taken_back: Callable[[], bool]
    ) -> Attempted:
        outcome = judged(reply, sent=sent)
        if outcome is Outcome.ACCEPTED:
            return self._accepted(row, State.SENDING, reply)
        if outcome in (Outcome.REFUSED, Outcome.PARKED):
            return self._ended(row, State.SENDING, outcome, reply)
        if outcome is Outcome.NOT_SENT and taken_back():
            return self._ended(row, State.SENDING, outcome, reply)
        maybe = outcome is Outcome.UNKNOWN or row.state is not State.JOURNALED
        becomes = State.UNKNOWN if maybe else State.JOURNALED
        return self._again(replace(row, state=becomes), State.SENDING, reply)

    def _performed(self, call: Call, log: Kept | _Log) -> Reply:
        deadline = self.clock() + self.client.patience_s
        try:
            return self.client.perform(call.op, call.input, call.area, deadline, log)
        except (Contradicted, JournalFailed, TimeoutError):
            raise
        except Exception:
            # A bug: whether it was sent is not known, and the sender must go on.
            logger.exception("task-broke", op=call.op)
            return Reply(failure=Failure.UNKNOWN, code="bug")

    def _planned(self, row: Row) -> Row:
        tries = row.tries + 1
        delay = self.backoff.delay(tries, self.chance())
        return replace(row, tries=tries, next_at=self.wall().timestamp() + delay)

    def _again(self, row: Row, was: State, reply: Reply) -> Attempted:
        """It stays open, in the state that `row` names."""
        later = self._planned(row)
        _durable(
            self.journal.task_waits(
                row.biz_sn, was, row.state, later.tries, later.next_at, self.wall()
            )
        )
        outcome = Outcome.UNKNOWN if row.state is State.UNKNOWN else Outcome.NOT_SENT
        return Attempted(later, outcome, _answered(reply), None, reply.code, reply.message)

    def _accepted(self, row: Row, was: State, reply: Reply) -> Attempted:
        number = str(getattr(reply.output, "accept_no", ""))
        kept = payload.answer(row.op, reply.output)
        return self._ended(row, was, Outcome.ACCEPTED, reply, number, kept)

    def _ended(
        self,
        row: Row,
        was: State,
        outcome: Outcome,
        reply: Reply,
        accept_no: str = "",
        answer: str = "",
    ) -> Attempted:
        ended = Ended(State(outcome), reply.code, accept_no, answer)
        _durable(self.journal.task_ended(row.biz_sn, was, ended, self.wall()))
        settled = replace(row, state=ended.state)
        return Attempted(
            settled, outcome, _answered(reply), reply.output, reply.code, reply.message
        )


def _answered(reply: Reply) -> bool:
    return reply.failure not in (Failure.UNREACHABLE, Failure.UNKNOWN)


def _durable(future: Future[T]) -> T:
    return future.result(DURABLE_S)
