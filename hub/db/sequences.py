"""Numbers of what was accepted: like PJ-261122-000417, never 15 digits in a row (domain.md 6).

On PostgreSQL they come from sequences, which nobody waits for; a refused submission leaves a gap.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, text, update

from hub.db.tables import counter

PREFIXES = ("YB", "PJ")
"""Each with a sequence of its own, `accept_yb`; a new one is a migration."""


def next_number(db: Connection, prefix: str, now: datetime) -> str:
    """With the day on which it was given; the count goes on from day to day."""
    assert prefix in PREFIXES, "it has no sequence"
    counted = _sequence if db.dialect.name == "postgresql" else _counter
    return f"{prefix}-{now:%y%m%d}-{counted(db, prefix):06}"


def _sequence(db: Connection, prefix: str) -> int:
    value: int = db.execute(text(f"SELECT nextval('accept_{prefix.lower()}')")).scalar_one()
    return value


def _counter(db: Connection, prefix: str) -> int:
    """SQLite's transactions that write come one after the other."""
    step = update(counter).where(counter.c.name == prefix).values(value=counter.c.value + 1)
    value: int | None = db.execute(step.returning(counter.c.value)).scalar()
    if value is None:
        db.execute(insert(counter).values(name=prefix, value=1))
        return 1
    return value
