"""A full file is put away and a new one begun: opening, checking and every commit stay as quick as
on the first day, and what is older than it must be kept goes with its file.

What is open is copied first; then names change; then the payloads leave the file that was put away.
A cut at any point leaves either the old file or the new one whole under the journal's name.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.core.command import AuditEvent, Record
from kiosk.shell.journal import records, seal, store
from kiosk.shell.journal.chain import Head
from kiosk.shell.journal.schema import UNSETTLED
from kiosk.shell.journal.store import Connection, sync_folder

FULL = 4 << 20
"""Bytes of a file that is put away at the end of a visit: some 1,800 visits, checked in half a
second (docs/decisions)."""
KEEP_DAYS = 180
"""How long a file that was put away is kept; longer than any dispute over a filing has run."""
ARCHIVE = re.compile(r"journal-(\d{8}-\d{6})-(\d+)\.archive")
STRIP = "roll.strip"
"""Name in `kv`: the file that was put away and may still hold payloads."""


def next_file(path: Path) -> Path:
    """Where the next one is made ready; it gets its name when it is whole."""
    return path.with_name("journal-next.db")


def full(connection: Connection, limit: int = FULL) -> bool:
    """Whether it is to be put away, and nothing in it goes on."""
    size = _pragma(connection, "page_count") * _pragma(connection, "page_size")
    return size > limit and not any(
        connection.execute(f"SELECT 1 FROM {rows} LIMIT 1").fetchone()
        for rows in (
            "visit WHERE ended IS NULL",
            "print_job WHERE state = 'intent'",
            "call WHERE state = 'sent'",
            "task WHERE state = 'sending'",
        )
    )


def prepare(path: Path, secret: bytes, connection: Connection) -> Path:
    """Makes the new file beside the old one, durable; gives the name that the old one shall have.
    A failure changes nothing. Raises store.Error, Unusable, Damaged, OSError.
    """
    wall = records.last_wall(connection)
    archive = store.free_name(path.parent, datetime.fromisoformat(wall), "archive")
    fresh = next_file(path)
    remove(fresh)
    _fill(store.opened(fresh, secret), connection, archive.name, wall)
    return archive


def switch(path: Path, secret: bytes, connection: Connection, archive: Path) -> Connection:
    """Closes the old file and gives the new one, open. Raises as `prepare`."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    store.rename(path, archive)
    store.rename(next_file(path), path)
    sync_folder(path.parent)
    opened = store.opened(path, secret)
    strip(path, secret, opened)
    return opened


def finish(path: Path) -> None:
    """Before opening: what a cut in the midst of `roll` has left."""
    fresh = next_file(path)
    if path.exists():
        remove(fresh)
    elif fresh.exists():
        store.rename(fresh, path)
        sync_folder(path.parent)


def strip(path: Path, secret: bytes, connection: Connection) -> None:
    """The payloads that were copied leave the file that was put away; once, however often asked."""
    row = connection.execute("SELECT value FROM kv WHERE name = ?", (STRIP,)).fetchone()
    if row is None:
        return
    archive = path.with_name(row[0])
    if archive.exists():
        _strip(store.opened(archive, secret))
    connection.execute("DELETE FROM kv WHERE name = ?", (STRIP,))


def forget(folder: Path, now: datetime, keep_days: int = KEEP_DAYS) -> list[str]:
    """Removes files that were put away longer ago than that; gives their names."""
    oldest = now.replace(tzinfo=None) - timedelta(days=keep_days)
    gone = [path for path in archives(folder) if _put_away(path) < oldest]
    for path in gone:
        remove(path)
    return [path.name for path in gone]


def archives(folder: Path) -> list[Path]:
    """Oldest first."""
    named = ((ARCHIVE.fullmatch(path.name), path) for path in folder.glob("*.archive"))
    found = [(match[1], int(match[2]), path) for match, path in named if match]
    return [path for *_, path in sorted(found)]


def remove(path: Path) -> None:
    """With its WAL files; whatever is not there is no fault."""
    for part in store.parts(path):
        part.unlink(missing_ok=True)


def _fill(fresh: Connection, old: Connection, archive: str, wall: str) -> None:
    seal.watch(fresh)
    head = records.head(old)
    fresh.execute("BEGIN IMMEDIATE")
    records.keep_head(fresh, records.BASE, Head(head.seq, head.hash))
    fields = {"cause": "full", "kept": archive}
    records.append(fresh, Record("", 0, AuditEvent.JOURNAL_BEGAN, dict(fields)), wall)
    fresh.execute("INSERT INTO kv VALUES (?, ?), (?, ?)", (STRIP, archive, seal.BEGAN, wall))
    _copy(old, fresh, f"task WHERE {UNSETTLED}")
    _copy(old, fresh, "counter")
    seal.seal(fresh)
    fresh.execute("COMMIT")
    fresh.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fresh.close()


def _copy(old: Connection, fresh: Connection, rows: str) -> None:
    table = rows.split()[0]
    for row in old.execute(f"SELECT * FROM {rows}").fetchall():
        fresh.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _strip(archive: Connection) -> None:
    seal.watch(archive)
    archive.execute("BEGIN IMMEDIATE")
    archive.execute(f"UPDATE task SET payload = NULL WHERE {UNSETTLED} AND payload IS NOT NULL")
    seal.seal(archive)
    records.note_head(archive)
    archive.execute("COMMIT")
    archive.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    archive.close()


def _put_away(path: Path) -> datetime:
    match = ARCHIVE.fullmatch(path.name)
    assert match, "`archives` gives no other names"
    return datetime.strptime(match[1], "%Y%m%d-%H%M%S")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
