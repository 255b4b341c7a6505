"""Opens the database. Any thread may use the engine; a connection belongs to one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError


class BadUrl(Exception):
    """Not the address of a database that the hub knows."""


def open_engine(url: str) -> Engine:
    """Creates the folder of an SQLite file. Raises BadUrl; connects only when first used.

    Parameters are hidden from errors, because they are people's data.
    """
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except ArgumentError as error:
        raise BadUrl("not a database URL") from error
    if backend == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, hide_parameters=True, pool_pre_ping=True)
    if backend != "sqlite":
        raise BadUrl(f"no support for {backend}: use sqlite or postgresql")
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def busy(error: OperationalError) -> bool:
    """Whether the database had no time for it, and nothing was done: it may be tried again."""
    told = str(error.orig)
    return "database is locked" in told or "deadlock detected" in told


def _set_up_sqlite(raw: Any, record: object) -> None:
    """What is accepted must survive a power cut; Python's own transactions are switched off."""
    raw.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        raw.execute(f"PRAGMA {pragma}").close()


def _begin_immediate(connection: Connection) -> None:
    """Every call writes its audit row: taking the lock first cannot fail half-way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
