"""What is written: each a small function on the connection, run inside one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from devices.port import Printed
from kiosk.core.command import AuditEvent, Record
from kiosk.shell import allow
from kiosk.shell.journal.chain import Entry, Head, fields_text, linked, parts
from kiosk.shell.journal.store import Connection

HEAD = "chain.head"
"""Name in `kv` of the noted head: its seq and hash."""
BASE = "chain.base"
"""Name in `kv` of the head of the file before this one, where there was one: the chain goes on."""

NOTED = frozenset({AuditEvent.JOURNAL_BEGAN, AuditEvent.VISIT_ENDED})
"""Events at which the head is noted. With every event, each commit would write a second page."""

CRASH = "crash"
"""How a visit ended, and why an outcome is unknown, when the process or the power went."""


class NoSuchRow(LookupError):
    """An end without its beginning, or a second end."""


def wall_text(now: datetime) -> str:
    """ISO 8601 to the second, with the zone; a time without a zone is a bug."""
    if now.tzinfo is None:
        raise ValueError("a time without its zone")
    return now.isoformat(timespec="seconds")


def head(connection: Connection) -> Head:
    """The last event of the chain; an empty head before the first one."""
    row = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else noted(connection, BASE)


def noted(connection: Connection, name: str) -> Head:
    """A head that `kv` has under this name, or that of an empty chain."""
    row = connection.execute("SELECT value FROM kv WHERE name = ?", (name,)).fetchone()
    if row is None:
        return Head()
    seq, digest = row[0].split()
    return Head(int(seq), digest)


def append(connection: Connection, record: Record, wall: str) -> int:
    """The record as the chain's next event; returns its seq."""
    last = head(connection)
    entry = Entry(
        last.seq + 1, record.visit, record.n, record.fact, fields_text(record.fields), wall
    )
    link = linked(entry, last)
    connection.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*parts(entry), link.prev, link.hash),
    )
    if record.fact in NOTED:
        note_head(connection)
    return entry.seq


def last_wall(connection: Connection) -> str:
    """That of the newest event: what the journal adds by itself has no clock of its own."""
    row = connection.execute("SELECT wall FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def note_head(connection: Connection) -> None:
    """Keeps the head a second time, so that a tail cut before it shows."""
    keep_head(connection, HEAD, head(connection))


def keep_head(connection: Connection, name: str, kept: Head) -> None:
    """Under a name of its own; a later one takes its place."""
    connection.execute(
        "INSERT INTO kv VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (name, f"{kept.seq} {kept.hash}"),
    )


def check_record(record: Record) -> None:
    """Raises allow.NotAllowed where a field could say something of a person."""
    allow.check({"visit": record.visit, **record.fields})


def visit_began(connection: Connection, visit: str, wall: str) -> None:
    """`wall` is ISO 8601, as in all rows."""
    connection.execute("INSERT INTO visit (visit, began) VALUES (?, ?)", (visit, wall))


def visit_ended(
    connection: Connection, visit: str, wall: str, how: str, items: Sequence[str]
) -> None:
    """A visit ends once; a second end is a bug and raises."""
    done = connection.execute(
        "UPDATE visit SET ended = ?, how = ?, items = ? WHERE visit = ? AND ended IS NULL",
        (wall, how, " ".join(items), visit),
    )
    _one(done.rowcount)


def print_intent(connection: Connection, visit: str, n: int, number: str, slip_hash: str) -> None:
    """Before a byte goes to the printer. The slip itself is not kept."""
    connection.execute(
        "INSERT INTO print_job (visit, n, number, slip_hash, state) VALUES (?, ?, ?, ?, 'intent')",
        (visit, n, number, slip_hash),
    )


def print_ended(connection: Connection, visit: str, n: int, printed: Printed) -> None:
    """Ends the one intent of (visit, n); another end is a bug and raises."""
    done = connection.execute(
        "UPDATE print_job SET state = ?, reason = ? WHERE visit = ? AND n = ? AND state = 'intent'",
        (printed.end, printed.reason, visit, n),
    )
    _one(done.rowcount)


def call_began(
    connection: Connection, visit: str, n: int, op: str, msgid: str, query_no: str
) -> None:
    """Before the call goes out."""
    connection.execute(
        "INSERT INTO call (visit, n, op, msgid, query_no, state) VALUES (?, ?, ?, ?, ?, 'sent')",
        (visit, n, op, msgid, query_no),
    )


def call_ended(
    connection: Connection, visit: str, n: int, msgid: str, state: str, code: str
) -> None:
    """`code` is the hub's and may hold anything: what is no plain code is not kept."""
    done = connection.execute(
        "UPDATE call SET state = ?, code = ?"
        " WHERE visit = ? AND n = ? AND msgid = ? AND state = 'sent'",
        (state, code if allow.allowed("code", code) else "", visit, n, msgid),
    )
    _one(done.rowcount)


def next_sequence(connection: Connection, name: str, modulo: int, step: int = 1) -> int:
    """0, 1, … modulo − 1, 0, … or in larger steps; never the same twice in a row, whatever happens
    between.
    """
    row = connection.execute("SELECT value FROM counter WHERE name = ?", (name,)).fetchone()
    value = (row[0] + step) % modulo if row else 0
    connection.execute(
        "INSERT INTO counter VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (name, value),
    )
    return value


def began(connection: Connection, wall: str, kept: str) -> None:
    """The first event of a new file; `kept` names the damaged file it replaces, or nothing."""
    fields: Mapping[str, str] = {"cause": "damaged", "kept": kept} if kept else {"cause": "new"}
    append(connection, Record("", 0, AuditEvent.JOURNAL_BEGAN, dict(fields)), wall)


def recover(connection: Connection, wall: str) -> None:
    """What was left open by a crash gets the only honest end, each told by an event."""
    for visit, n in _left(connection, "SELECT visit, n FROM print_job WHERE state = 'intent'"):
        append(
            connection,
            Record(visit, n, AuditEvent.PRINT_ENDED, {"end": "unknown", "reason": CRASH}),
            wall,
        )
    for visit, n, op in _left(connection, "SELECT visit, n, op FROM call WHERE state = 'sent'"):
        append(
            connection,
            Record(visit, n, AuditEvent.CALL_ENDED, {"op": op, "outcome": "unknown"}),
            wall,
        )
    for (visit,) in _left(connection, "SELECT visit FROM visit WHERE ended IS NULL"):
        append(connection, Record(visit, 0, AuditEvent.VISIT_ENDED, {"way": CRASH}), wall)
    for statement in (
        "UPDATE print_job SET state = 'unknown', reason = 'crash' WHERE state = 'intent'",
        "UPDATE call SET state = 'unknown' WHERE state = 'sent'",
    ):
        connection.execute(statement)
    connection.execute("UPDATE visit SET ended = ?, how = ? WHERE ended IS NULL", (wall, CRASH))
    note_head(connection)


def _left(connection: Connection, query: str) -> list[Any]:
    return list(connection.execute(f"{query} ORDER BY seq").fetchall())


def _one(changed: int) -> None:
    if changed != 1:
        raise NoSuchRow(f"{changed} rows")
