"""Who changes something of one person waits for the other who does; nobody else does."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, func, select


def hold(db: Connection, *names: str) -> None:
    """Until the transaction ends; in one order, so that no two wait for each other. On SQLite every
    transaction that writes waits for the others, so there is nothing to do.
    """
    if db.dialect.name == "postgresql":
        for number in sorted(_number(name) for name in names if name):
            db.execute(select(func.pg_advisory_xact_lock(number)))


def _number(name: str) -> int:
    """Two names may have one: that costs time, and nothing else."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
