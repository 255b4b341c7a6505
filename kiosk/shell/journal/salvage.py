"""What becomes of open tasks whose file was damaged: read where they can be read, else named.

Either way it is not certain what had been sent: the hub is asked by the key before anything goes
out again (reliability.md 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.command import AuditEvent, Record
from kiosk.shell.journal import store
from kiosk.shell.journal.records import append
from kiosk.shell.journal.register import Key
from kiosk.shell.journal.store import Connection
from kiosk.shell.journal.tasks import State, found
from kiosk.shell.unusable import Unusable

NEW = (
    "biz_sn", "visit", "n", "op", "item", "kind", "acting", "area", "subject", "agent",
    "payload", "payload_hash", "tries", "created",
)  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Salvaged:
    """The rows that could be read, payload and all, and the keys of those that could not."""

    rows: tuple[dict[str, Any], ...] = ()
    lost: tuple[Key, ...] = ()


def salvage(damaged: Path, secret: bytes, keys: Iterable[Key]) -> Salvaged:
    """Reads the file that was set aside, one row at a time: a page that is gone takes its own rows
    with it and no others.
    """
    wanted = list(keys)
    read = {row["biz_sn"]: row for row in _read(damaged, secret, wanted)}
    lost = tuple(key for key in wanted if key.biz_sn not in read)
    unsettled = (row for row in read.values() if row["payload"] is not None)
    return Salvaged(tuple(unsettled), lost)


def _read(damaged: Path, secret: bytes, keys: list[Key]) -> Iterator[dict[str, Any]]:
    try:
        connection = store.connected(damaged, secret, read_only=True)
    except Unusable:
        return
    try:
        for key in keys:
            yield from _row(connection, key)
    finally:
        connection.close()


def _row(connection: Connection, key: Key) -> Iterator[dict[str, Any]]:
    """By its place in the table; the way by the key's index would need more pages to be whole."""
    columns = ", ".join(NEW)
    try:
        row = connection.execute(f"SELECT {columns} FROM task WHERE seq = ?", (key.seq,)).fetchone()
    except (store.Error, MemoryError):  # SQLCipher's word for a first page that no key opens
        return
    if row is not None and row[0] == key.biz_sn:
        yield dict(zip(NEW, row, strict=True))


def take_in(connection: Connection, salvaged: Salvaged, at: float, wall: str) -> None:
    """As tasks whose outcome is unknown; those without a payload can only be looked up."""
    for row in salvaged.rows:
        _insert(connection, row, at, wall)
    for key in salvaged.lost:
        if found(connection, key.biz_sn) is not None:
            continue
        nothing = {"subject": "", "agent": "", "payload": None, "payload_hash": ""}
        named = {name: getattr(key, name) for name in key.__dataclass_fields__ if name != "seq"}
        _insert(connection, {**named, **nothing, "tries": 0, "created": wall}, at, wall)
        fields: dict[str, str | int] = {"biz_sn": key.biz_sn, "op": key.op}
        append(connection, Record(key.visit, key.n, AuditEvent.TASK_LOST, fields), wall)


def _insert(connection: Connection, row: dict[str, Any], at: float, wall: str) -> None:
    values = {**row, "state": State.UNKNOWN, "next_at": at, "updated": wall}
    connection.execute(
        f"INSERT INTO task ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    )
