"""A disk that loses its power: what was synced is there, of the rest any 512-byte sector or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import assert_never

from tests.faults.recording import Act, Promise, Sync, Truncate, Unlink, Write

SECTOR = 512


@dataclass(slots=True)
class File:
    """`durable` is what a cut leaves for certain; `pending` came after it. `named`: the folder
    was synced since it was made.
    """

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Write | Truncate] = field(default_factory=list)
    named: bool = False
    unlinked: bool = False

    def sync(self) -> None:
        for act in self.pending:
            _apply(self.durable, act)
        self.pending.clear()

    def after_cut(self, chance: Random) -> bytes:
        """Each sector as it was after any of the writes that touched it, or as it was before."""
        left = bytearray(self.durable)
        kept = {sector: chance.randrange(1 + count) for sector, count in self._touches().items()}
        for act in self.pending:
            if isinstance(act, Truncate):
                if chance.random() < 0.5:
                    _apply(left, act)
                continue
            for sector in _sectors(act):
                kept[sector] -= 1
                if kept[sector] >= 0:
                    _apply(left, _part(act, sector))
        return bytes(left)

    def _touches(self) -> Counter[int]:
        """How often each sector was written since the last sync."""
        writes = (act for act in self.pending if isinstance(act, Write))
        return Counter(sector for write in writes for sector in _sectors(write))


class Disk:
    """One folder. `promised` are the lines that were on standard output before the cut."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self.promised: list[str] = []

    def do(self, act: Act) -> None:
        match act:
            case Write(name) | Truncate(name):
                self._files.setdefault(name, File()).pending.append(act)
            case Sync(""):
                self._sync_folder()
            case Sync(name):
                self._files.setdefault(name, File()).sync()
            case Unlink(name):
                self._files[name].unlinked = True
            case Promise(line):
                self.promised.append(line)
            case _:
                assert_never(act)

    def cut(self, folder: Path, chance: Random) -> None:
        """Writes into the folder what is left."""
        for name, file in self._files.items():
            made = file.named or chance.random() < 0.5
            gone = file.unlinked and chance.random() < 0.5
            if made and not gone:
                (folder / name).write_bytes(file.after_cut(chance))

    def _sync_folder(self) -> None:
        self._files = {name: file for name, file in self._files.items() if not file.unlinked}
        for file in self._files.values():
            file.named = True


def _sectors(write: Write) -> range:
    return range(write.at // SECTOR, (write.at + len(write.data) - 1) // SECTOR + 1)


def _part(write: Write, sector: int) -> Write:
    """What of a write lies in this sector."""
    first = max(write.at, sector * SECTOR)
    last = min(write.at + len(write.data), (sector + 1) * SECTOR)
    return Write(write.name, first, write.data[first - write.at : last - write.at])


def _apply(content: bytearray, act: Write | Truncate) -> None:
    """Past its end a file is made of zeros."""
    if isinstance(act, Truncate):
        del content[act.length :]
        content.extend(bytes(act.length - len(content)))
        return
    content.extend(bytes(max(0, act.at - len(content))))
    content[act.at : act.at + len(act.data)] = act.data
