"""The file: opened with its key, made durable, brought to the newest schema, or quarantined."""

from __future__ import annotations

import fcntl
import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from kiosk.shell.journal.schema import MIGRATIONS
from kiosk.shell.unusable import Busy, Unusable

Error = dbapi2.Error
IntegrityError = dbapi2.IntegrityError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a journal is: the folder of its file and lock, and its key file."""

    folder: Path
    key: Path

    @classmethod
    def of(cls, folder: str | Path) -> Place:
        """With the key beside the file, as a terminal without a TPM has it."""
        return cls(Path(folder), Path(folder) / "journal.key")

    @property
    def file(self) -> Path:
        """The SQLCipher file; WAL files lie beside it."""
        return self.folder / "journal.db"

    @property
    def register(self) -> Path:
        """The keys of open tasks once more (`kiosk.shell.journal.register`)."""
        return self.folder / "journal.open"

    @property
    def lock(self) -> Path:
        """Held by whoever writes: one terminal a folder."""
        return self.folder / "journal.lock"


class Damaged(Exception):
    """Not a journal, or not with this key, or broken inside."""


class Connection(Protocol):
    """What we use of a DB-API connection; tests put one that fails in its place."""

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Any:
        """As DB-API has it; a cursor comes back."""

    def close(self) -> None:
        """Gives the file back."""


def locked(place: Place) -> int:
    """The descriptor that holds the folder for one process until it is closed.

    The folder is made if it is not there. Raises Busy, Unusable.
    """
    try:
        place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(place.lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unusable(f"{place.lock.name}: {error.strerror}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise Busy("another process writes this journal") from error
    return handle


def opened(path: Path, key: bytes) -> Connection:
    """The sound journal at this path, made if there is none. Raises Damaged, Unusable."""
    connection = connected(path, key)
    try:
        with _told_apart():
            _set_durable(connection)
            if found := faults(connection):
                raise Damaged(found[0])
            _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connected(path: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """A bare connection with its key set, in autocommit mode, for one thread at a time.

    A wrong key shows with the first statement that reads. Raises Unusable.
    """
    try:
        connection: Connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=2.0,
        )
    except Error as error:
        raise Unusable(f"{path.name}: {error}") from error
    # Without it SQLCipher writes lines of its own to the standard error.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def faults(connection: Connection) -> list[str]:
    """What comes of reading every page in use: its MAC first, then the structure. Raises Error.

    Not `cipher_integrity_check`, which reads the file behind the WAL's back: after a power cut
    during a checkpoint it finds half-written pages whose whole ones stand in the WAL.
    """
    try:
        rows = connection.execute("PRAGMA quick_check(10)").fetchall()
    except Error as error:
        # So SQLCipher says of a page, once another one's MAC was wrong; the statement is sound.
        if error.sqlite_errorname == "SQLITE_ERROR":
            return [f"a page cannot be read: {error}"]
        raise
    return [str(row[0]) for row in rows if row[0] != "ok"]


def quarantined(path: Path, now: datetime) -> Path:
    """Renames the file with its WAL and says its new name; nothing is deleted. Raises Unusable."""
    kept = free_name(path.parent, now, "damaged")
    try:
        rename(path, kept)
    except OSError as error:
        raise Unusable(f"{path.name}: {error.strerror}") from error
    return kept


def free_name(folder: Path, now: datetime, end: str) -> Path:
    """For a file that leaves the journal's own name: of one second there may be several."""
    stem = f"journal-{now:%Y%m%d-%H%M%S}"
    names = (folder / f"{stem}-{number}.{end}" for number in itertools.count())
    return next(name for name in names if not name.exists())


def parts(path: Path) -> tuple[Path, ...]:
    """The file and what SQLite keeps beside it, the file last."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", ""))


def rename(path: Path, new: Path) -> None:
    """With its WAL files, which SQLite finds by name."""
    for part, named in zip(parts(path), parts(new), strict=True):
        if part.exists():
            part.rename(named)


def sync_folder(folder: Path) -> None:
    """A new name in it is durable only then."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told_apart() -> Iterator[None]:
    """An error of the file's content becomes Damaged, any other Unusable: neither a full disk nor
    a wrong statement of ours may set a sound journal aside.
    """
    try:
        yield
    except Error as error:
        if error.sqlite_errorname.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise Damaged(str(error)) from error
        raise Unusable(str(error)) from error


def _set_durable(connection: Connection) -> None:
    """WAL with FULL: NORMAL lost promised rows in 519 of 1,000 power cuts (reliability.md 2)."""
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise Unusable(f"the journal's mode is {mode}, not wal")
    connection.execute("PRAGMA synchronous = FULL")
    # Written over from its start every 256 pages, the WAL soon stops to grow: a commit that makes
    # the file longer costs half as much again, for its new length must be flushed too.
    connection.execute("PRAGMA wal_autocheckpoint = 256")
    # 256 KiB of pages: rows are appended and seldom read again. SQLCipher's own 8 MiB would fill by
    # 4 KiB a visit.
    connection.execute("PRAGMA cache_size = -256")
    # What is deleted is written over: a settled task leaves nothing of its payload in the pages.
    connection.execute("PRAGMA secure_delete = ON")


def _migrate(connection: Connection) -> None:
    """Takes the steps that are missing, each in one transaction with its count."""
    taken = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if taken > len(MIGRATIONS):
        raise Unusable(f"the journal is of a newer version: {taken}, known {len(MIGRATIONS)}")
    for count, statements in enumerate(MIGRATIONS[taken:], start=taken + 1):
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {count}")
        connection.execute("COMMIT")
