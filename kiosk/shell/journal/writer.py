"""The one thread that writes: whatever waits is one commit, and is told only once that is durable.

A commit costs a flush of the disk however much is in it, so the pieces of work that came while the
last one was flushed share the next; each is still taken back alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

from kiosk.shell.journal.store import Connection, Damaged, Error, IntegrityError
from kiosk.shell.unusable import Unusable

T = TypeVar("T")

TOGETHER = 32
"""Pieces of work in one commit: none waits long for the others."""


class JournalFailed(Exception):
    """The journal could not commit, once: nothing can be promised until the process restarts."""


@dataclass(slots=True, eq=False)
class _Work:
    """`refused` is why it was taken back, for its owner; `result` what it returned, otherwise."""

    run: Callable[[Connection], Any]
    future: Future[Any]
    result: Any = None
    refused: Exception | None = None


class UpkeepPort(Protocol):
    """What is done around each commit (`kiosk.shell.journal.upkeep`)."""

    def before_commit(self, connection: Connection) -> None:
        """On the writer's thread, inside the transaction that is about to be committed."""

    def after_commit(self, connection: Connection) -> Connection:
        """The connection to go on with."""
        ...


class Writer:
    """Owns the connection from the start of its thread to its end.

    `on_failed` is called once, from this thread, when a statement or commit failed. A failed
    flush is never tried again: the kernel may call the retry a success and have lost the data
    (reliability.md 1.9).
    """

    def __init__(
        self, connection: Connection, on_failed: Callable[[str], None], upkeep: UpkeepPort
    ) -> None:
        self._connection = connection
        self._upkeep = upkeep
        self._on_failed = on_failed
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        self.failed = False
        self._thread = threading.Thread(target=self._loop, name="journal", daemon=True)

    def start(self) -> None:
        """Opens the file on its own thread, which alone uses it."""
        self._thread.start()

    def submit(self, run: Callable[[Connection], T]) -> Future[T]:
        """Queues one piece of work and returns at once; from any thread. It is done after all that
        was queued before it: once it is durable, so are they.

        The future gives what `run` returned once that is durable, raises JournalFailed where it
        is not, and IntegrityError where the statement contradicts what is there.
        """
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        with self._gate:
            refused = self._closed or self.failed
            if not refused:
                self._queue.put(_Work(run, future))
        if refused:
            future.set_exception(JournalFailed("the journal takes no more"))
        return future

    def close(self) -> None:
        """Writes what is queued, then closes the file; returns when the thread has ended."""
        with self._gate:
            self._closed = True
        self._queue.put(None)
        self._thread.join()

    def _loop(self) -> None:
        reason: str | None = ""
        while reason == "":
            reason = self._next()
        self._connection.close()
        if reason:
            self._refuse_queued()
            self._on_failed(reason)

    def _next(self) -> str | None:
        """One commit, and why the database failed, if it did; None at the end. Nothing of it
        stays in the thread while it waits for the next.
        """
        work = self._queue.get()
        return None if work is None else self._transact([work, *self._waiting()])

    def _waiting(self) -> Iterator[_Work]:
        """What is there already."""
        for _ in range(TOGETHER - 1):
            if self._queue.empty():
                return
            work = self._queue.get()
            if work is None:
                self._queue.put(None)  # the end; nothing can come behind it
                return
            yield work

    def _transact(self, together: list[_Work]) -> str:
        """Commit, then tell. Returns why the database failed, or nothing."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for work in together:
                self._run(work)
            self._upkeep.before_commit(self._connection)
            self._connection.execute("COMMIT")
            self._connection = self._upkeep.after_commit(self._connection)
        except (Error, OSError, Unusable, Damaged) as error:
            with self._gate:
                self.failed = True
            for work in together:
                work.future.set_exception(JournalFailed(str(error)))
            return str(error) or type(error).__name__
        for work in together:
            if work.refused:
                work.future.set_exception(work.refused)
            else:
                work.future.set_result(work.result)
        return ""

    def _run(self, work: _Work) -> None:
        """A contradiction or bug takes this piece of work back and no other, while any other error
        of the database is fatal.
        """
        self._connection.execute("SAVEPOINT work")
        try:
            work.result = work.run(self._connection)
        except Exception as error:
            if isinstance(error, Error) and not isinstance(error, IntegrityError):
                raise
            work.refused = error
            self._connection.execute("ROLLBACK TO work")
        self._connection.execute("RELEASE work")

    def _refuse_queued(self) -> None:
        """Nothing can be queued any more: `submit` sees `failed` under the same gate."""
        while not self._queue.empty():
            if (work := self._queue.get()) is not None:
                work.future.set_exception(JournalFailed("the journal has failed"))
