"""A power cut at any instant loses nothing that was promised (reliability.md 2, row 2; 9.1).

The writes and syncs of a real journal process are recorded; from random prefixes of them, with
unsynced sectors dropped at random, the real journal is opened again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from kiosk.shell.journal import Journal, Place, State, verify
from kiosk.shell.journal.reading import reading
from tests.faults.disk import Disk, File
from tests.faults.extent import FULL, SEED
from tests.faults.recording import Act, Promise, Sync, Truncate, Write, acts, recorded
from tests.kiosk.shell.journal.handed import key

NOON = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
TASKS = 120
CUTS = 1000 if FULL else 160

pytestmark = pytest.mark.timeout(600 if FULL else 240)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is a file system for that: what is recorded are calls, not a disk."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@dataclass
class Tally:
    cuts: int = 0
    promises: int = 0
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def record(folder: Path, *synchronous: str) -> list[Act]:
    """A journal as it is shipped, or of another setting, from its making on; only its key stays."""
    module = "tests.faults.power_child"
    place = folder / "journal"
    done = recorded(place, folder / "trace", module, str(TASKS), *synchronous)
    (folder / "trace").unlink()
    return done


def states_of_disk(done: list[Act], chance: Random, cuts: int) -> Iterator[Disk]:
    """The same disk, at random instants in the order of time."""
    disk, before = Disk(), 0
    for instant in sorted(chance.randrange(len(done) + 1) for _ in range(cuts)):
        for act in done[before:instant]:
            disk.do(act)
        before = instant
        yield disk


def cut_again_and_again(folder: Path, done: list[Act], cuts: int) -> Tally:
    chance, tally = Random(SEED), Tally()
    for disk in states_of_disk(done, chance, cuts):
        place = Place.of(folder / "cut")
        place.folder.mkdir()
        shutil.copy2(folder / "journal" / "journal.key", place.key)
        disk.cut(place.folder, chance)
        look(place, disk.promised, f"cut {tally.cuts} of seed {SEED}", tally)
        shutil.rmtree(place.folder)
    return tally


def look(place: Place, promised: list[str], where: str, tally: Tally) -> None:
    """Opens it as the terminal would, and compares with what was promised."""
    tally.cuts += 1
    tally.promises += len(promised)
    journal = Journal.open(place, NOON, lambda reason: None)
    journal.close()
    if journal.quarantined or not verify(place).sound:
        tally.unreadable.append(where)
    with reading(place) as seen:
        states = {row.biz_sn: row.state for row in seen.tasks()}
    tally.lost += [f"{where}: {line}" for line in promised if not _holds(line, states)]


def _holds(line: str, states: dict[str, State]) -> bool:
    what, number = line.split()
    state = states.get(key(int(number)))
    return state is State.ACCEPTED if what == "ended" else state is not None


def test_nothing_that_was_promised_is_lost(folder: Path) -> None:
    done = record(folder)
    assert sum(isinstance(act, Promise) for act in done) == TASKS + TASKS * 2 // 3
    assert Sync("journal.db") in done[1000:], "it was checkpointed, too"
    tally = cut_again_and_again(folder, done, CUTS)
    assert tally.cuts == CUTS
    assert tally.promises > tally.cuts * 20
    assert tally.unreadable == []
    assert tally.lost == []


def test_with_synchronous_normal_it_loses_some_which_shows_that_it_bites(folder: Path) -> None:
    done = record(folder, "NORMAL")
    tally = cut_again_and_again(folder, done, CUTS // 4)
    assert tally.lost != []


# Recording and disk themselves.


def hexadecimal(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def test_a_call_that_is_interrupted_by_another_threads_counts_where_it_ended() -> None:
    wal, out = hexadecimal("/j/journal.db-wal"), hexadecimal("/dev/null")
    lines = [
        f'7 pwrite64(5<{wal}>, "{hexadecimal("ab")}", 2, 32) = 2',
        f"7 fsync(5<{wal}> <unfinished ...>",
        f'8 write(1<{out}>, "{hexadecimal("kept 1")}\\x0a", 7) = 7',
        "7 <... fsync resumed>) = 0",
        f'8 write(9<{out}>, "{hexadecimal("other")}", 5) = 5',
        f'7 unlink("{hexadecimal("/elsewhere/f")}") = 0',
    ]
    assert list(acts(lines, Path("/j"))) == [
        Write("journal.db-wal", 32, b"ab"),
        Promise("kept 1"),
        Sync("journal.db-wal"),
    ]


def test_what_was_synced_outlives_every_cut() -> None:
    file = File()
    file.pending += [Write("f", 0, b"a" * 1024), Write("f", 100, b"b" * 10)]
    file.sync()
    file.pending.append(Write("f", 512, b"c" * 512))
    seen = {file.after_cut(Random(seed)) for seed in range(20)}
    before = b"a" * 100 + b"b" * 10 + b"a" * 914
    assert seen == {before, before[:512] + b"c" * 512}


def test_sectors_are_kept_or_lost_one_by_one_and_in_their_order() -> None:
    file = File()
    file.pending += [Write("f", 0, b"a" * 1024), Write("f", 0, b"b" * 512), Truncate("f", 512)]
    seen = {file.after_cut(Random(seed)) for seed in range(200)}
    sectors = {content[:1] for content in seen}
    assert sectors == {b"", b"\0", b"a", b"b"}
    assert {len(content) for content in seen} == {0, 512, 1024}
