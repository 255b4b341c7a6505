"""The journal as the terminal sees it: calls that return at once, futures that are durable."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import structlog

from devices.port import Printed
from kiosk.core.command import Record, Submit
from kiosk.shell import allow
from kiosk.shell.journal import key as keys
from kiosk.shell.journal import records, roll, seal, store, tasks
from kiosk.shell.journal.register import Key, Register
from kiosk.shell.journal.salvage import Salvaged, salvage, take_in
from kiosk.shell.journal.store import Connection, Damaged, Place
from kiosk.shell.journal.upkeep import Upkeep
from kiosk.shell.journal.writer import Writer
from kiosk.shell.unusable import Unusable

logger = structlog.get_logger()

T = TypeVar("T")

OnDone = Callable[[bool], None]
"""Called from the writer's thread: True once it is durable, False if it never will be."""


class Journal:
    """One open journal. Every method may be called from any thread and only queues; what is queued
    later is durable later or together, so who waits for the last has waited for all.

    A future raises JournalFailed once the file could not be written: from then on everything
    is refused, and `on_failed` has been called once, from the writer's thread.
    """

    def __init__(self, writer: Writer, lock: int, secret: bytes, opened: _Opened) -> None:
        """`secret` is the file's own key, from which those of the hashes are derived."""
        self._writer = writer
        self._lock = lock
        self._slip = keys.derived(secret, "slip")
        self._person = keys.derived(secret, "person")
        self._payload = keys.derived(secret, "payload")
        self.quarantined = opened.quarantined
        """Name of the damaged file that was set aside at this opening, or empty."""
        self.lost = opened.lost
        """Open tasks whose payload is gone: they can only be looked up at the hub."""

    @classmethod
    def open(
        cls,
        place: Place,
        now: datetime,
        on_failed: Callable[[str], None],
        *,
        full: int = roll.FULL,
        keep_days: int = roll.KEEP_DAYS,
    ) -> Journal:
        """Opens, checks, recovers; blocks for it. `full`, in bytes, is when a file is put away,
        `keep_days` how long. Raises Unusable, and Busy if another has it.
        """
        lock = store.locked(place)
        try:
            secret = keys.kept(place.key)
            opened = _opened(place, secret, now)
            roll.forget(place.folder, now, keep_days)
        except BaseException:
            os.close(lock)
            raise
        upkeep = Upkeep(place, secret, opened.register, full)
        writer = Writer(opened.connection, on_failed, upkeep)
        writer.start()
        return cls(writer, lock, secret, opened)

    @property
    def failed(self) -> bool:
        """A commit did not succeed: nothing is written any more (reliability.md 1.9)."""
        return self._writer.failed

    def close(self) -> None:
        """Writes what is queued and closes; once."""
        self._writer.close()
        os.close(self._lock)

    def record(self, record: Record, wall: datetime) -> Future[int]:
        """Appends to the audit chain; the future gives the event's seq.

        Raises allow.NotAllowed, here and now, where a field could say something of a person.
        """
        records.check_record(record)
        text = records.wall_text(wall)
        return self._writer.submit(lambda c: records.append(c, record, text))

    def visit_began(self, visit: str, now: datetime) -> Future[None]:
        """The row of a visit; its audit event is the core's own Record."""
        allow.check({"visit": visit})
        wall = records.wall_text(now)
        return self._writer.submit(lambda c: records.visit_began(c, visit, wall))

    def visit_ended(
        self, visit: str, now: datetime, how: str, items: Sequence[str] = ()
    ) -> Future[None]:
        """`how` and `items` are words and item ids of our own."""
        for word in items:
            allow.check({"item": word})
        allow.check({"how": how})
        wall = records.wall_text(now)
        return self._writer.submit(lambda c: records.visit_ended(c, visit, wall, how, items))

    def slip_hash(self, content: bytes) -> str:
        """A keyed hash: a slip can be told to be this one, and never guessed from the hash."""
        return hmac.new(self._slip, content, hashlib.sha256).hexdigest()

    def print_intent(
        self, visit: str, n: int, number: str, slip_hash: str, on_done: OnDone | None = None
    ) -> Future[None]:
        """Before anything goes to the printer. A second intent of one (visit, n) is refused."""
        allow.check({"visit": visit, "number": number})
        return self._told(on_done, lambda c: records.print_intent(c, visit, n, number, slip_hash))

    def print_ended(
        self, visit: str, n: int, printed: Printed, on_done: OnDone | None = None
    ) -> Future[None]:
        """Before the resident is told."""
        return self._told(on_done, lambda c: records.print_ended(c, visit, n, printed))

    def call_began(
        self, visit: str, n: int, op: str, msgid: str, query_no: str = ""
    ) -> Future[None]:
        """Before it is sent (domain.md 3.4). One (visit, n) may have several msgids."""
        allow.check({"visit": visit, "op": op, "query_no": query_no})
        return self._writer.submit(lambda c: records.call_began(c, visit, n, op, msgid, query_no))

    def call_ended(
        self, visit: str, n: int, msgid: str, state: str, code: str = ""
    ) -> Future[None]:
        """`state` is "ok" or a value of kiosk.core.event.Failure."""
        return self._writer.submit(lambda c: records.call_ended(c, visit, n, msgid, state, code))

    def task_kept(self, submit: Submit, payload: str, now: datetime) -> Future[tasks.Keeping]:
        """Before anything of it is sent or promised: key, payload and audit event in one commit.

        `payload` is the input as JSON. A known key gives its row as it stands, revived where it
        had been taken back; the future raises OtherPayload where the payload is not the same.
        """
        task = submit.task
        new = tasks.New(
            biz_sn=task.biz_sn,
            visit=submit.visit,
            n=submit.n,
            op=task.op,
            item=task.item,
            kind=task.kind,
            acting=task.acting,
            area=task.area,
            subject=_hashed(self._person, task.principal),
            agent=_hashed(self._person, task.agent),
            payload=payload,
            payload_hash=_hashed(self._payload, payload),
        )
        records.check_record(new.record())
        allow.check({"kind": task.kind})
        at, wall = now.timestamp(), records.wall_text(now)
        return self._writer.submit(lambda c: tasks.keep(c, new, at, wall))

    def task_sending(
        self, biz_sn: str, was: tasks.State, tries: int, next_at: float, now: datetime
    ) -> Future[str]:
        """Before it is sent; gives the payload. `next_at` is when it is tried again if this fails,
        seconds since 1970. This and all changes of a task raise Contradicted if it was not `was`.
        """
        wall = records.wall_text(now)
        return self._writer.submit(lambda c: tasks.sending(c, biz_sn, was, tries, next_at, wall))

    def task_waits(
        self,
        biz_sn: str,
        was: tasks.State,
        state: tasks.State,
        tries: int,
        next_at: float,
        now: datetime,
    ) -> Future[None]:
        """It stays open, as JOURNALED where certainly nothing arrived, as UNKNOWN otherwise."""
        wall = records.wall_text(now)
        return self._writer.submit(
            lambda c: tasks.waits(c, biz_sn, was, state, tries, next_at, wall)
        )

    def task_ended(
        self, biz_sn: str, was: tasks.State, ended: tasks.Ended, now: datetime
    ) -> Future[None]:
        """Before anyone is told: outcome, end of the payload and audit event in one commit."""
        wall = records.wall_text(now)
        return self._writer.submit(lambda c: tasks.end(c, biz_sn, was, ended, wall))

    def task_found(self, biz_sn: str) -> Future[tasks.Row | None]:
        """After all that was written before it was asked."""
        return self._writer.submit(lambda c: tasks.found(c, biz_sn))

    def tasks_open(self) -> Future[list[tasks.Row]]:
        """What is still to be sent or looked up, in the order in which it was kept."""
        return self._writer.submit(tasks.still_open)

    def next_sequence(self, name: str, modulo: int, step: int = 1) -> Future[int]:
        """The next of a counter that survives the power: 0 to modulo − 1, round and round. `step`
        numbers from there on are the caller's.
        """
        return self._writer.submit(lambda c: records.next_sequence(c, name, modulo, step))

    def _told(self, on_done: OnDone | None, run: Callable[[Connection], T]) -> Future[T]:
        future = self._writer.submit(run)
        if on_done is not None:
            tell = on_done
            future.add_done_callback(lambda f: tell(f.exception() is None))
        return future


@dataclass(frozen=True, slots=True)
class _Opened:
    connection: Connection
    register: Register
    quarantined: str
    lost: tuple[Key, ...]


def _opened(place: Place, secret: bytes, now: datetime) -> _Opened:
    """A sound, recovered journal; the name under which a damaged one is kept, and what of its open
    tasks could not be read. Raises Unusable.
    """
    register, damaged, wall = Register(place.register), None, records.wall_text(now)
    keys = register.read()
    try:
        roll.finish(place.file)
        try:
            connection = store.opened(place.file, secret)
        except Damaged:
            damaged = store.quarantined(place.file, now)
            connection = store.opened(place.file, secret)
    except OSError as error:
        raise Unusable(f"{place.file.name}: {error.strerror}") from error
    try:
        with_tasks = {row.biz_sn for row in tasks.every(connection)}
        missing = [key for key in keys if key.biz_sn not in with_tasks]
        salvaged = salvage(damaged, secret, missing) if damaged else Salvaged((), tuple(missing))
        name = damaged.name if damaged else ""
        _recover(connection, salvaged, now.timestamp(), wall, name)
        register.write(tasks.unsettled(connection))
        roll.strip(place.file, secret, connection)
    except (store.Error, OSError, Damaged) as error:
        connection.close()
        raise Unusable(str(error)) from error
    if damaged or salvaged.lost:
        rows, lost = len(salvaged.rows), len(salvaged.lost)
        logger.error("journal-damaged", kept=name, count=rows, lost=lost)
    return _Opened(connection, register, name, salvaged.lost)


def _recover(connection: Connection, salvaged: Salvaged, at: float, wall: str, kept: str) -> None:
    seal.watch(connection)
    connection.execute("BEGIN IMMEDIATE")
    if records.head(connection).seq == 0:
        records.began(connection, wall, kept)
    seal.seal_older(connection)
    seal.resume(connection)
    take_in(connection, salvaged, at, wall)
    tasks.recover(connection, wall)
    records.recover(connection, wall)
    seal.seal(connection)
    records.note_head(connection)
    connection.execute("COMMIT")


def _hashed(key: bytes, text: str) -> str:
    """A keyed hash in hex; nothing stays nothing."""
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest() if text else ""
