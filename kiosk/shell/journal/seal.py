"""Ties the rows beside the chain to the chain: an event bears the hash of each row that changed.

A task's row is sealed in the commit that changes it; a visit's, with its prints and calls, once the
visit is over, and again whenever one changes later. Counters are not sealed: a number that comes
twice costs nothing (`schema.MIGRATIONS`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kiosk.core.command import AuditEvent, Record
from kiosk.shell.journal.chain import Entry
from kiosk.shell.journal.records import append, last_wall
from kiosk.shell.journal.store import Connection

TABLES = ("visit", "print_job", "call", "task")
"""Names of tables, and of the rows in the events: `task:5`."""
DIGITS = 16
"""Hexadecimal: 64 bits tell a row that was altered from the one that was sealed."""
BEGAN = "seal.began"
"""Name in `kv`: from its opening with this on, every row is sealed."""
TOGETHER = 500
"""Rows in one event, where a file of an older version is sealed as it is."""

OVER = """SELECT name, row FROM touched WHERE name = 'task'
    OR (name = 'visit' AND (SELECT ended FROM visit WHERE seq = row) IS NOT NULL)
    OR (name = 'print_job' AND NOT EXISTS (SELECT 1 FROM visit AS v, print_job AS p
        WHERE p.seq = row AND v.visit = p.visit AND v.ended IS NULL))
    OR (name = 'call' AND NOT EXISTS (SELECT 1 FROM visit AS v, call AS c
        WHERE c.seq = row AND v.visit = c.visit AND v.ended IS NULL))"""
"""What is to be sealed now: tasks, and what belongs to no visit that goes on."""


def watch(connection: Connection) -> None:
    """From now on every row that this connection writes is noted. Temporary: nothing of it is in
    the file, so that who changes a row with other tools leaves it unsealed.
    """
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE touched (name TEXT, row INTEGER, UNIQUE (name, row))")
    for table in TABLES:
        for act in ("INSERT", "UPDATE"):
            connection.execute(
                f"CREATE TEMP TRIGGER touched_{table}_{act} AFTER {act} ON {table}"
                f" BEGIN INSERT OR IGNORE INTO touched VALUES ('{table}', NEW.seq); END"
            )


def seal(connection: Connection) -> list[int]:
    """The rows that are due, in this transaction; gives the `seq` of the tasks among them."""
    if connection.execute("SELECT 1 FROM touched LIMIT 1").fetchone() is None:
        return []
    due = [(str(name), int(row)) for name, row in connection.execute(OVER).fetchall()]
    for start in range(0, len(due), TOGETHER):
        _seal(connection, due[start : start + TOGETHER])
    return [row for name, row in due if name == "task"]


def resume(connection: Connection) -> None:
    """Notes the rows of visits that a crash has cut off: whoever noted them is gone."""
    open_now = "visit IN (SELECT visit FROM visit WHERE ended IS NULL)"
    for table in ("print_job", "call"):
        rows = f"SELECT '{table}', seq FROM {table} WHERE {open_now}"
        connection.execute(f"INSERT OR IGNORE INTO touched {rows}")


def seal_older(connection: Connection) -> None:
    """Once a file: what a version before this one has written, as it is found."""
    if connection.execute("SELECT 1 FROM kv WHERE name = ?", (BEGAN,)).fetchone():
        return
    for table in TABLES:
        connection.execute(f"INSERT OR IGNORE INTO touched SELECT '{table}', seq FROM {table}")
    seal(connection)
    connection.execute("INSERT INTO kv VALUES (?, ?)", (BEGAN, last_wall(connection)))


def _seal(connection: Connection, due: list[tuple[str, int]]) -> None:
    fields = {f"{name}:{row}": digest(_row(connection, name, row)) for name, row in due}
    append(connection, Record("", 0, AuditEvent.ROWS_SEALED, {**fields}), last_wall(connection))
    for one in due:
        connection.execute("DELETE FROM touched WHERE name = ? AND row = ?", one)


def _row(connection: Connection, table: str, seq: int) -> Any:
    return connection.execute(f"SELECT * FROM {table} WHERE seq = ?", (seq,)).fetchone()


def digest(row: Iterable[object]) -> str:
    """Of all columns, in the order of the table."""
    text = json.dumps(list(row), separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:DIGITS]


def sealed(entries: Iterable[Entry]) -> dict[str, str]:
    """The newest hash of every row that the chain names."""
    newest: dict[str, str] = {}
    for entry in entries:
        if entry.fact == AuditEvent.ROWS_SEALED:
            newest |= json.loads(entry.fields)
    return newest


def altered(connection: Connection, seals: Mapping[str, str]) -> str:
    """The first row that is not as it was sealed, is gone, or was added beside the journal; ""."""
    names = set(seals)
    for name, row, goes_on in _rows(connection):
        names.discard(name)
        if seals.get(name) != digest(row) and not (goes_on and name not in seals):
            return name
    return min(names, default="")


def _rows(connection: Connection) -> Iterator[tuple[str, Any, bool]]:
    """Every row, and whether its visit goes on: such a one is sealed at its end."""
    open_now = {row[0] for row in connection.execute("SELECT visit FROM visit WHERE ended IS NULL")}
    if connection.execute("SELECT 1 FROM kv WHERE name = ?", (BEGAN,)).fetchone() is None:
        return
    for table in TABLES:
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY seq"):
            yield f"{table}:{row[0]}", row, table != "task" and row[1] in open_now
