"""The one thread that hands tasks in: journalled, sent, journalled, told; and again if it must be.

A task that was kept is sent until the hub has spoken, over restarts and whoever has gone, but for
one case: it is certain that nothing was sent, its resident is told so, and it is not to be kept.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import structlog

from kiosk.core.command import Submit
from kiosk.core.event import TaskEnded
from kiosk.shell.backend import payload
from kiosk.shell.backend.agenda import Agenda
from kiosk.shell.backend.attempt import Attempted, Attempts, TaskJournal
from kiosk.shell.backend.backoff import Backoff
from kiosk.shell.backend.circuit import Circuit
from kiosk.shell.backend.pool import DURABLE_S, Client
from kiosk.shell.backend.waiting import Waiting
from kiosk.shell.journal import Ended, JournalFailed, Keeping, OtherPayload, Row, State
from model.task import Outcome
from wire.personal import Personal
from wire.refusals import RefusalCode

logger = structlog.get_logger()

ROOM = 500
"""Open tasks; one more is refused, which is told (reliability.md 1.8)."""
LOOK_S = 60.0
"""So often ages are looked at, and a wall clock that was set is noticed."""
ORDER = "order"
"""`TaskEnded.code` where an earlier task of this person and kind is not through yet."""
JOURNAL = "journal"
"""`TaskEnded.code` where the journal has failed, or takes too long."""
STILL_OPEN = (State.JOURNALED, State.UNKNOWN)


class JournalPort(TaskJournal, Protocol):
    """What the sender wants of `kiosk.shell.journal.Journal`."""

    @property
    def failed(self) -> bool:
        """Nothing can be promised any more."""

    def task_kept(self, submit: Submit, payload: str, now: datetime) -> Future[Keeping]:
        """Durable before it is sent; says whether it was new."""

    def task_found(self, biz_sn: str) -> Future[Row | None]:
        """None where nothing of that key was ever kept."""

    def tasks_open(self) -> Future[list[Row]]:
        """What was left open when the terminal stopped, oldest first."""


@dataclass(frozen=True, slots=True, repr=False)
class _Due(Personal):
    """A task that was kept and is to be tried now. `text` is its payload."""

    kept: Keeping
    text: str


class Sender:
    """`submit` and `forget` from any thread; `post` must only queue.

    `clock` is monotonic, `wall` is local time with its zone, `chance` gives numbers from 0 up to 1.
    Without `start` nothing runs, and a test calls `turn`.
    """

    def __init__(
        self,
        client: Client,
        journal: JournalPort,
        post: Callable[[TaskEnded], None],
        clock: Callable[[], float],
        wall: Callable[[], datetime],
        chance: Callable[[], float],
        backoff: Backoff | None = None,
        pause_s: float = 10.0,
        room: int = ROOM,
    ) -> None:
        backoff = backoff or Backoff()
        self._journal = journal
        self._wall = wall
        self._room = room
        self._attempts = Attempts(client, journal, clock, wall, chance, backoff)
        self._agenda = Agenda(backoff)
        self._circuit = Circuit(clock, limit=1, pause_s=pause_s)
        self._waiting = Waiting(post)
        self._gate = threading.Condition()
        self._inbox: deque[_Due] = deque()
        self._under_way = 0
        self._closed = self._stopped = False
        self._thread = threading.Thread(target=self._loop, name="sender", daemon=True)

    def start(self) -> None:
        """Begins with what the journal has open."""
        self._thread.start()

    def submit(self, command: Submit) -> None:
        """Any thread; returns at once. What is told NOT_SENT from here was not even kept."""
        biz_sn = command.task.biz_sn
        text = payload.written(command.task.op, command.task.input)
        self._waiting.add(command)
        if why := self._refusal(biz_sn):
            known = biz_sn in self._agenda
            outcome = Outcome.UNKNOWN if known else Outcome.NOT_SENT
            self._waiting.tell(biz_sn, outcome, why, final=not known)
            return
        with self._gate:
            self._under_way += 1
        kept = self._journal.task_kept(command, text, self._wall())
        kept.add_done_callback(lambda done: self._kept(biz_sn, text, done))

    def forget(self, visit: str) -> None:
        """From now on nothing of this visit is told; what it handed in is still sent."""
        self._waiting.forget(visit)

    def close(self) -> None:
        """What was sent is waited for; the rest is sent after the next start."""
        with self._gate:
            self._closed = True
            self._gate.notify()
        if self._thread.is_alive():
            self._thread.join()

    def _refusal(self, biz_sn: str) -> str:
        """Why nothing can be taken now, or nothing. A task that is open needs no new room."""
        with self._gate:
            if self._stopped or self._journal.failed:
                return JOURNAL
            full = len(self._agenda) + self._under_way >= self._room
            return "full" if self._closed or (full and biz_sn not in self._agenda) else ""

    def _kept(self, biz_sn: str, text: str, done: Future[Keeping]) -> None:
        """From the journal's thread: durable, or not."""
        error = done.exception()
        with self._gate:
            self._under_way -= 1
            if error is None and not self._stopped:
                self._inbox.append(_Due(done.result(), text))
                self._gate.notify()
                return
        if isinstance(error, OtherPayload):
            self._waiting.tell(biz_sn, Outcome.PARKED, RefusalCode.CONFLICT, final=True)
        else:
            # Whether the file has it shows only when it is opened again.
            self._waiting.tell(biz_sn, Outcome.UNKNOWN, JOURNAL)

    # On the sender's thread.

    def load(self) -> None:
        """What an earlier life of the terminal left open, or this one before the disk hung."""
        with self._gate:
            self._stopped = (
                False  # what is kept from now on is in the file when that is read, or due
            )
        self._agenda.fill(self._journal.tasks_open().result(DURABLE_S))

    def turn(self) -> float:
        """One piece of work; in how many seconds the next is due, 0.0 if at once.

        Raises JournalFailed where the journal has, TimeoutError where it takes too long.
        """
        with self._gate:
            due = self._inbox.popleft() if self._inbox else None
        if due is None:
            return self._later()
        self._first(self._as_it_stands(due.kept), due.text)
        return 0.0

    def _loop(self) -> None:
        """Until it is closed, or the journal has failed: then the terminal is out of service, and
        the file decides at its restart (reliability.md 1.9).
        """
        try:
            while not self._closed:
                self._served()
        except JournalFailed:
            self._stop()

    def _served(self) -> None:
        """Until it is closed, or the disk took too long. Then nothing is taken until it answers
        again, and the file decides: what was queued for it is written before it is read.
        """
        try:
            self.load()
            while not self._closed:
                wait = self.turn()
                with self._gate:
                    if wait and not self._inbox and not self._closed:
                        self._gate.wait(wait)
        except TimeoutError:
            self._stop()

    def _stop(self) -> None:
        logger.error("sender-stopped", cause="journal")
        with self._gate:
            self._stopped = True
            self._inbox.clear()  # no payload stays; the file has them, and they are loaded from it
        self._waiting.tell_all(Outcome.UNKNOWN, JOURNAL)

    def _as_it_stands(self, kept: Keeping) -> Row:
        """One that was there before may have gone on since."""
        if kept.new:
            return kept.row
        row = self._journal.task_found(kept.row.biz_sn).result(DURABLE_S)
        assert row is not None, "it was kept"
        return row

    def _first(self, row: Row, text: str) -> None:
        """The first attempt, while its resident waits; or what became of it already."""
        if row.state in STILL_OPEN:
            self._agenda.put(row)
            self._in_turn(row, text)
        elif row.state is State.SENDING:
            self._waiting.tell(row.biz_sn, Outcome.UNKNOWN)
        else:
            output = payload.output(row.op, row.answer)
            outcome = Outcome(row.state)
            self._waiting.tell(row.biz_sn, outcome, row.code, output=output, final=True)

    def _in_turn(self, row: Row, text: str) -> None:
        """Whatever has to go before it is tried now, too; where that stays open, it must wait."""
        for one in self._agenda.up_to(row):
            itself = one.biz_sn == row.biz_sn
            done = self._attempt(one, text if itself else "")
            if not itself and done.row.state in STILL_OPEN:
                self._blocked(row)
                return

    def _blocked(self, row: Row) -> None:
        sure = row.state is State.JOURNALED
        taken_back = sure and self._waiting.takes_back(row.biz_sn)
        if taken_back:
            ended = Ended(State.NOT_SENT, ORDER)
            self._journal.task_ended(row.biz_sn, row.state, ended, self._wall()).result(DURABLE_S)
            self._agenda.drop(row.biz_sn)
        outcome = Outcome.NOT_SENT if sure else Outcome.UNKNOWN
        self._waiting.tell(row.biz_sn, outcome, ORDER, final=taken_back)

    def _later(self) -> float:
        """The next of those that wait, if one is due and the hub seems to be there.

        A hub that does not answer costs one try now and then, not one time-out a task; but whose
        resident is still here does not wait for that.
        """
        now, left = self._wall(), self._circuit.pause_left_s()
        for row, age in self._agenda.overdue(now):
            logger.warning("task-overdue", biz_sn=row.biz_sn, op=row.op, state=row.state, count=age)
        due = self._agenda.next(
            now.timestamp(), lambda row: 0.0 if self._waiting.expects(row.biz_sn) else left
        )
        if due is None:
            return LOOK_S
        wait, row = due
        if wait:
            return min(wait, LOOK_S)
        if self._waiting.expects(row.biz_sn) or self._circuit.lets_through():
            self._attempt(row)
        return 0.0

    def _attempt(self, row: Row, text: str = "") -> Attempted:
        """Once, committed, noted, told. `text` is the payload, where it is at hand."""
        try:
            done = self._attempts.run(row, lambda: self._waiting.takes_back(row.biz_sn), text)
        except (JournalFailed, TimeoutError):
            raise
        except Exception:
            # A bug: of ours, or what we believed of the row is wrong. It rests until the next
            # start, and the others go on.
            logger.exception("task-broke", biz_sn=row.biz_sn)
            done = Attempted(replace(row, state=State.SENDING), Outcome.UNKNOWN, answered=True)
        now = done.row
        logger.info(
            "task-tried", biz_sn=now.biz_sn, op=now.op, outcome=done.outcome,
            state=now.state, tries=now.tries, code=done.code,
        )  # fmt: skip
        self._circuit.ended(reached=done.answered)
        still_open = now.state in STILL_OPEN
        if still_open:
            self._agenda.put(now)
        else:
            self._agenda.drop(now.biz_sn)
        self._waiting.tell(
            now.biz_sn, done.outcome, done.code, done.message, done.output, final=not still_open
        )
        return done
