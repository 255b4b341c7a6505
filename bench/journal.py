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
from typing import Any

from kiosk.command import Fact, Record
from kiosk.journal import Journal, Place, key, records, store

COUNT = 2000
TURN = 50
"""So many of one kind, then of the next: all meet the same disk, each with warm caches."""
WARM = 300
"""Untimed beforehand; by then the WAL has its full length."""
BLOCK = bytes(4096)
RECORD = Record("bench", 1, Fact.ITEM_BEGAN, {"item": "query_account"})
GOAL = 1.5

Figure = dict[str, Any]


def run(folder: Path | None = None, count: int = COUNT) -> list[Figure]:
    """p50 of each; the goal is for the writer's transaction, against the appending fdatasync."""
    with tempfile.TemporaryDirectory(dir=folder) as name, ExitStack() as stack:
        times = _timed(_kinds(Path(name), stack), count)
    bare = statistics.median(times["fdatasync, appending"])
    return [_figure(what, taken, bare) for what, taken in times.items()]


def _kinds(folder: Path, stack: ExitStack) -> dict[str, Callable[[], object]]:
    """What is compared: appending is a log without reserved room, in place is the floor."""
    now = datetime.now(UTC)
    own = Place.of(folder / "own")
    Journal.open(own, now, lambda reason: None).close()
    connection = store.opened(own.file, key.read(own.key))
    stack.callback(connection.close)
    journal = Journal.open(Place.of(folder / "queued"), now, lambda reason: None)
    stack.callback(journal.close)
    handles = [os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600) for name in ("a", "b", "c")]
    for handle in handles:
        stack.callback(os.close, handle)
    appended, overwritten, synced = handles
    return {
        "fdatasync, appending": partial(_append, appended),
        "fdatasync, in place": partial(_overwrite, overwritten, os.fdatasync),
        "fsync, in place": partial(_overwrite, synced, os.fsync),
        "commit": partial(_commit, connection, records.wall_text(now)),
        "commit, queued to result": lambda: journal.record(RECORD, now).result(),
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


def _overwrite(handle: int, sync: Callable[[int], None]) -> None:
    os.pwrite(handle, BLOCK, 0)
    sync(handle)


def _commit(connection: store.Connection, wall: str) -> None:
    """What the writer's thread does for one audit event."""
    connection.execute("BEGIN IMMEDIATE")
    records.append(connection, RECORD, wall)
    connection.execute("COMMIT")


def _figure(what: str, taken: list[float], bare: float) -> Figure:
    cuts = statistics.quantiles(taken, n=100)
    p50 = statistics.median(taken)
    judged = what == "commit"
    return {
        "name": f"journal: {what}",
        "value": round(p50 * 1000, 4),
        "unit": "ms",
        "n": len(taken),
        "p90": round(cuts[89] * 1000, 4),
        "p99": round(cuts[98] * 1000, 4),
        "peer": "fdatasync of 4 KiB, appending",
        "limit": round(bare * 1000, 4),
        "ratio": round(p50 / bare, 2),
        "goal": f"≤ {GOAL} × peer" if judged else "",
        "met": p50 <= GOAL * bare if judged else None,
    }


if __name__ == "__main__":
    for figure in run():
        print(figure)
