"""The rows of durable tasks: states by compare-and-set, each change in one transaction.

journaled → sending → accepted | refused | parked, or back where nothing was sent, or unknown until
the hub has said what became of it (reliability.md 3). not_sent is taken back, and can be revived.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NamedTuple

from kiosk.core.command import AuditEvent, Record
from kiosk.shell import allow
from kiosk.shell.journal.records import CRASH, append
from kiosk.shell.journal.schema import UNSETTLED
from kiosk.shell.journal.store import Connection
from model.value import Opaque


class State(StrEnum):
    """How far a task has come, as the journal has it."""

    JOURNALED = "journaled"
    """Durable, and nothing of it has left the terminal; or certainly nothing has arrived."""
    SENDING = "sending"
    UNKNOWN = "unknown"
    """It may have arrived: it is looked up before it is sent again."""
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_SENT = "not_sent"
    """Taken back: the resident was told so, and only the resident can revive it."""
    PARKED = "parked"
    """The hub cannot take it as it is: it keeps its payload until a person has looked at it."""


OPEN = frozenset({State.JOURNALED, State.SENDING, State.UNKNOWN})
SETTLED = frozenset({State.ACCEPTED, State.REFUSED, State.NOT_SENT})
"""States in which the payload is gone."""


class Contradicted(Exception):
    """The task is not in the state from which it was to change. Nothing was changed."""


class OtherPayload(Exception):
    """This key is known with another payload, and belongs to that one for ever."""


@dataclass(frozen=True, slots=True, repr=False)
class New(Opaque):
    """A task to be kept. `subject`, `agent` and `payload_hash` are keyed hashes already."""

    biz_sn: str
    visit: str
    n: int
    op: str
    item: str
    kind: str
    acting: str
    area: str
    subject: str
    agent: str
    payload: str
    payload_hash: str

    def record(self) -> Record:
        """The audit event that is committed with it."""
        people = {"acting": self.acting, "principal": self.subject, "agent": self.agent}
        what = {"biz_sn": self.biz_sn, "op": self.op, "item": self.item}
        return Record(self.visit, self.n, AuditEvent.TASK_KEPT, {**what, **people})


@dataclass(frozen=True, slots=True)
class Row:
    """A task as it stands, without its payload: nothing of a person but keyed hashes."""

    seq: int
    biz_sn: str
    visit: str
    n: int
    op: str
    item: str
    kind: str
    acting: str
    area: str
    subject: str
    agent: str
    state: State
    tries: int
    next_at: float
    code: str
    accept_no: str
    answer: str
    created: str
    updated: str


class Keeping(NamedTuple):
    """What became of a task that was to be kept."""

    row: Row
    new: bool
    """It is here only now: nobody else has had it in hand."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a task was settled or parked; `answer` is JSON of what is nobody's data."""

    state: State
    code: str = ""
    accept_no: str = ""
    answer: str = ""


_COLUMNS = tuple(field.name for field in fields(Row))
_NEW = tuple(field.name for field in fields(New))


def found(connection: Connection, biz_sn: str) -> Row | None:
    """One row by its key."""
    rows = _rows(connection, "WHERE biz_sn = ?", biz_sn)
    return rows[0] if rows else None


def by_seq(connection: Connection, seqs: Iterable[int]) -> list[Row]:
    """Rows by their own numbers, in that order."""
    return [row for seq in seqs for row in _rows(connection, "WHERE seq = ?", seq)]


def unsettled(connection: Connection) -> list[Row]:
    """Open and parked ones, in the order in which they were kept; however many are settled."""
    return _rows(connection, f"WHERE {UNSETTLED}")


def still_open(connection: Connection) -> list[Row]:
    """What is sent or looked up once more after a start."""
    return [row for row in unsettled(connection) if row.state in OPEN]


def every(connection: Connection) -> list[Row]:
    """All rows, oldest first."""
    return _rows(connection, "")


def keep(connection: Connection, new: New, at: float, wall: str) -> Keeping:
    """A new row, due `at`; the one that is there; or one that was taken back, revived.

    Raises OtherPayload.
    """
    row = found(connection, new.biz_sn)
    if row is None:
        _insert(connection, new, at, wall)
    else:
        _refuse_other(connection, new)
        if row.state is not State.NOT_SENT:
            return Keeping(row, new=False)
        _revive(connection, new, at, wall)
    append(connection, new.record(), wall)
    kept = found(connection, new.biz_sn)
    assert kept is not None
    return Keeping(kept, new=row is None)


def sending(
    connection: Connection, biz_sn: str, was: State, tries: int, next_at: float, wall: str
) -> str:
    """The payload, to be sent now; "" where it was lost with a damaged file. The next try is
    planned before this one begins, so that a task on which the process dies does not come first
    again and again.
    """
    _change(
        connection, biz_sn, was, "state = ?, tries = ?, next_at = ?, updated = ?",
        State.SENDING, tries, next_at, wall,
    )  # fmt: skip
    row = connection.execute("SELECT payload FROM task WHERE biz_sn = ?", (biz_sn,)).fetchone()
    return str(row[0] or "")


def waits(
    connection: Connection,
    biz_sn: str,
    was: State,
    state: State,
    tries: int,
    next_at: float,
    wall: str,
) -> None:
    """It stays open, as journaled or unknown, and is tried again at `next_at`."""
    _change(
        connection, biz_sn, was, "state = ?, tries = ?, next_at = ?, updated = ?",
        state, tries, next_at, wall,
    )  # fmt: skip
    if state is State.UNKNOWN and was is not state:
        _told(connection, biz_sn, {"outcome": state}, wall)


def end(connection: Connection, biz_sn: str, was: State, ended: Ended, wall: str) -> None:
    """The outcome, the end of the payload and the audit event. Code and number are the hub's and
    may hold anything: what is no plain code or number is not kept.
    """
    code = ended.code if allow.allowed("code", ended.code) else ""
    accept_no = ended.accept_no if allow.allowed("accept_no", ended.accept_no) else ""
    payload = "payload = NULL, " if ended.state in SETTLED else ""
    _change(
        connection, biz_sn, was,
        f"{payload}state = ?, code = ?, accept_no = ?, answer = ?, updated = ?",
        ended.state, code, accept_no, ended.answer, wall,
    )  # fmt: skip
    _told(connection, biz_sn, {"outcome": ended.state, "code": code, "accept_no": accept_no}, wall)


def recover(connection: Connection, wall: str) -> None:
    """A crash in the midst of sending: whether it arrived is not known."""
    for row in unsettled(connection):
        if row.state is not State.SENDING:
            continue
        _change(connection, row.biz_sn, State.SENDING, "state = ?, updated = ?", "unknown", wall)
        _told(connection, row.biz_sn, {"outcome": State.UNKNOWN, "cause": CRASH}, wall)


def _insert(connection: Connection, new: New, at: float, wall: str) -> None:
    columns = (*_NEW, "state", "next_at", "created", "updated")
    connection.execute(
        f"INSERT INTO task ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        (*(getattr(new, name) for name in _NEW), State.JOURNALED, at, wall, wall),
    )


def _revive(connection: Connection, new: New, at: float, wall: str) -> None:
    _change(
        connection, new.biz_sn, State.NOT_SENT,
        "state = ?, visit = ?, n = ?, payload = ?, tries = 0, next_at = ?, code = '', updated = ?",
        State.JOURNALED, new.visit, new.n, new.payload, at, wall,
    )  # fmt: skip


def _refuse_other(connection: Connection, new: New) -> None:
    row = connection.execute(
        "SELECT op, payload_hash FROM task WHERE biz_sn = ?", (new.biz_sn,)
    ).fetchone()
    if tuple(row) != (new.op, new.payload_hash):
        raise OtherPayload(new.biz_sn)


def _change(
    connection: Connection, biz_sn: str, was: State, assignments: str, *values: object
) -> None:
    """Compare and set. Raises Contradicted."""
    done = connection.execute(
        f"UPDATE task SET {assignments} WHERE biz_sn = ? AND state = ?", (*values, biz_sn, was)
    )
    if done.rowcount != 1:
        raise Contradicted(f"{biz_sn} is not {was}")


def _told(connection: Connection, biz_sn: str, fields: dict[str, str | int], wall: str) -> None:
    row = found(connection, biz_sn)
    assert row is not None
    record = Record(row.visit, row.n, AuditEvent.TASK_ENDED, {"biz_sn": biz_sn, **fields})
    append(connection, record, wall)


def _rows(connection: Connection, where: str, *values: object) -> list[Row]:
    rows = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM task {where} ORDER BY seq", values
    )
    named = (dict(zip(_COLUMNS, row, strict=True)) for row in rows.fetchall())
    return [Row(**{**row, "state": State(row["state"])}) for row in named]
