"""One commit of the journal beside one bare fdatasync of 4 KiB, in the same folder and run."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.figures import Figure, beside, held, plain, spread
from kiosk.core.command import AuditEvent, Record
from kiosk.shell.journal import Journal, Place, key, records, store

COUNT = 2000
TURN = 50
"""So many of one kind, then of the next: all meet the same disk, each with warm caches."""
WARM = 300
"""Untimed beforehand; by then the WAL has its full length."""
BLOCK = bytes(4096)
RECORD = Record("bench", 1, AuditEvent.ITEM_BEGAN, {"item": "query_account"})
GOAL = 1.5

APPEND = "fdatasync of 4 KiB, appending"
IN_PLACE = "fdatasync of 4 KiB, in place"
COMMIT = "commit"
TOLD = "told"


def run(folder: Path | None = None, count: int = COUNT) -> list[Figure]:
    """The goal is for the writer's transaction, against a fdatasync that makes its file longer."""
    with tempfile.TemporaryDirectory(dir=folder) as name, ExitStack() as stack:
        times = _timed(_kinds(Path(name), stack), count)
    p50 = {what: statistics.median(taken) * 1000 for what, taken in times.items()}
    more = {what: spread([one * 1000 for one in taken]) for what, taken in times.items()}
    return [
        held("journal commit", p50[COMMIT], "ms", APPEND, p50[APPEND], GOAL, **more[COMMIT]),
        beside("journal commit", p50[COMMIT], "ms", IN_PLACE, p50[IN_PLACE]),
        beside("journal, asked to told", p50[TOLD], "ms", APPEND, p50[APPEND], **more[TOLD]),
        plain("bare fdatasync", p50[APPEND], "ms", **more[APPEND]),
    ]


def _kinds(folder: Path, stack: ExitStack) -> dict[str, Callable[[], object]]:
    """What is compared: appending is a log without reserved room, in place is the floor."""
    now = datetime.now(UTC)
    own = Place.of(folder / "own")
    Journal.open(own, now, lambda reason: None).close()
    connection = store.opened(own.file, key.read(own.key))
    stack.callback(connection.close)
    journal = Journal.open(Place.of(folder / "queued"), now, lambda reason: None)
    stack.callback(journal.close)
    handles = [os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600) for name in ("a", "b")]
    for handle in handles:
        stack.callback(os.close, handle)
    appended, overwritten = handles
    return {
        APPEND: partial(_append, appended),
        IN_PLACE: partial(_overwrite, overwritten),
        COMMIT: partial(_commit, connection, records.wall_text(now)),
        TOLD: lambda: journal.record(RECORD, now).result(),
    }


def _timed(kinds: dict[str, Callable[[], object]], count: int) -> dict[str, list[float]]:
    """Seconds of each single one, `count` of a kind."""
    for once in kinds.values():
        for _ in range(WARM):
            once()
    times: dict[str, list[float]] = {what: [] for what in kinds}
    for _ in range(count // TURN):
        for what, once in kinds.items():
            for _ in range(TURN):
                began = time.perf_counter()
                once()
                times[what].append(time.perf_counter() - began)
    return times


def _append(handle: int) -> None:
    os.write(handle, BLOCK)
    os.fdatasync(handle)


def _overwrite(handle: int) -> None:
    os.pwrite(handle, BLOCK, 0)
    os.fdatasync(handle)


def _commit(connection: store.Connection, wall: str) -> None:
    """What the writer's thread does for one audit event."""
    connection.execute("BEGIN IMMEDIATE")
    records.append(connection, RECORD, wall)
    connection.execute("COMMIT")
