"""The few threads that perform `Call`s: journalled, sent, journalled, answered exactly once."""

from __future__ import annotations

import queue
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol

import structlog

from kiosk.core.command import Call
from kiosk.core.event import Answered, Failure
from kiosk.shell.backend.reply import CallLog, Reply
from kiosk.shell.journal import JournalFailed
from wire.operations import OPERATIONS

logger = structlog.get_logger()

DURABLE_S = 30.0
"""A disk that takes longer has failed, as far as a resident is concerned."""
ROOM = 16
"""Calls that may wait; a visit has one or two under way."""


class JournalPort(Protocol):
    """What the pool wants of `kiosk.shell.journal.Journal`."""

    def call_began(
        self, visit: str, n: int, op: str, msgid: str, query_no: str = ""
    ) -> Future[None]:
        """Durable before the call goes out; one (visit, n) may have several msgids."""

    def call_ended(
        self, visit: str, n: int, msgid: str, state: str, code: str = ""
    ) -> Future[None]:
        """What came back, as one of five words, and the hub's code."""


class Client(Protocol):
    """What the pool wants of `HubClient`."""

    patience_s: float

    def perform(self, op: str, value: object, area: str, deadline: float, log: CallLog) -> Reply:
        """Blocks until the answer or the deadline, monotonic seconds; never raises for what a hub
        does.
        """


@dataclass(frozen=True, slots=True)
class _Waiting:
    call: Call
    deadline: float


@dataclass(frozen=True, slots=True)
class Kept:
    """The `CallLog` of one call, kept in the journal; waits on a pool thread, never on the UI's."""

    journal: JournalPort
    call: Call

    def began(self, op: str, msgid: str) -> bool:
        """False where the journal cannot keep it: then nothing may be sent."""
        number = getattr(self.call.input, "query_no", "")
        return _durable(self.journal.call_began(self.call.visit, self.call.n, op, msgid, number))

    def ended(self, msgid: str, reply: Reply) -> bool:
        """False where the journal cannot keep it: then nothing may be told."""
        return _durable(self.ending(msgid, reply))

    def ending(self, msgid: str, reply: Reply) -> Future[None]:
        """The same, not waited for."""
        call = self.call
        return self.journal.call_ended(call.visit, call.n, msgid, reply.state, reply.code)


class CallPool:
    """`post` is called once for every call, from a thread of the pool or of `submit`.

    It is called under the pool's lock, so that no output of a visit can follow its `forget`; it
    must only queue.
    """

    def __init__(
        self,
        client: Client,
        journal: JournalPort,
        post: Callable[[Answered], None],
        clock: Callable[[], float],
        threads: int = 2,
    ) -> None:
        self._client = client
        self._journal = journal
        self._post = post
        self._clock = clock
        self._queue: queue.Queue[_Waiting | None] = queue.Queue()
        self._gate = threading.RLock()
        self._under_way: Counter[str] = Counter()
        self._forgotten: set[str] = set()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._loop, name=f"hub-{i}", daemon=True)
            for i in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, call: Call) -> None:
        """Any thread; returns at once. Its time runs from here."""
        waiting = _Waiting(call, self._clock() + self._client.patience_s)
        with self._gate:
            self._under_way[call.visit] += 1
            if not self._closed and self._queue.qsize() < ROOM:
                self._queue.put(waiting)
                return
        self._answer(call, Reply(failure=Failure.UNREACHABLE, code="full"))

    def forget(self, visit: str) -> None:
        """From now on no answer of this visit carries an output; what was not sent is not sent,
        but for what the resident handed in (`Operation.submits`).
        """
        with self._gate:
            if self._under_way[visit]:
                self._forgotten.add(visit)

    def close(self) -> None:
        """What waits is answered unsent, what was sent is waited for."""
        with self._gate:
            self._closed = True
        while not self._queue.empty():
            if (waiting := self._queue.get()) is not None:
                self._answer(waiting.call, Reply(failure=Failure.UNREACHABLE, code="closed"))
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()

    def _loop(self) -> None:
        while self._take():
            pass

    def _take(self) -> bool:
        """One call; nothing of it stays in the thread while it waits for the next."""
        waiting = self._queue.get()
        if waiting is None:
            return False
        self._answer(waiting.call, self._performed(waiting))
        return True

    def _performed(self, waiting: _Waiting) -> Reply:
        call = waiting.call
        if self._is_forgotten(call.visit) and not OPERATIONS[call.op].submits:
            return Reply(failure=Failure.UNREACHABLE, code="forgotten")
        log = Kept(self._journal, call)
        try:
            return self._client.perform(call.op, call.input, call.area, waiting.deadline, log)
        except Exception:
            # A bug: whether it was sent is not known, and the thread must go on.
            logger.exception("call-broke", op=call.op)
            return Reply(failure=Failure.UNKNOWN, code="bug")

    def _answer(self, call: Call, reply: Reply) -> None:
        logger.info(
            "call-ended", visit=call.visit, n=call.n, op=call.op,
            outcome=reply.state, code=reply.code,
        )  # fmt: skip
        with self._gate:
            forgotten = call.visit in self._forgotten
            self._under_way[call.visit] -= 1
            if not self._under_way[call.visit]:
                del self._under_way[call.visit]
                self._forgotten.discard(call.visit)
            if forgotten:
                failure = reply.failure or Failure.UNKNOWN
                answered = Answered(call.visit, call.n, None, failure, "forgotten")
            else:
                answered = Answered(
                    call.visit, call.n, reply.output, reply.failure, reply.code, reply.message
                )
            self._post(answered)

    def _is_forgotten(self, visit: str) -> bool:
        with self._gate:
            return visit in self._forgotten


def _durable(future: Future[Any]) -> bool:
    try:
        future.result(DURABLE_S)
    except (JournalFailed, TimeoutError):
        return False
    return True
