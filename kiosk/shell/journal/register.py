"""The keys of open tasks once more, in a plain file beside the journal.

A damaged file, or one whose key is gone, says nothing; this says what was open in it, so that each
can be looked up at the hub. A line is JSON and names a task, never a person; it is written after
the commit and synced before anyone is told.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.shell.journal.tasks import Row


@dataclass(frozen=True, slots=True)
class Key:
    """What is needed to ask the hub for a task, and to tell a technician which it was."""

    seq: int
    biz_sn: str
    visit: str
    n: int
    op: str
    item: str
    kind: str
    acting: str
    area: str

    @classmethod
    def of(cls, row: Row) -> Key:
        """Of a row, nothing of a person among it."""
        return cls(*(getattr(row, name) for name in cls.__dataclass_fields__))


class Register:
    """Owned by the thread that writes the journal."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: set[str] = set()

    def read(self) -> list[Key]:
        """What was kept and not settled, by the lines that can be read; a torn one is the last."""
        keys: dict[str, Key] = {}
        try:
            lines = self._path.read_text("utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        for line in lines:
            said = _read(line)
            if isinstance(said, Key):
                keys[said.biz_sn] = said
            elif said:
                keys.pop(said, None)
        return list(keys.values())

    def write(self, rows: Iterable[Row]) -> None:
        """Anew, with these alone: of a journal that was found sound, so nothing hangs on it now."""
        kept = list(rows)
        self._put("".join(map(_line, kept)), anew=True, durable=True)
        self._known = {row.biz_sn for row in kept}

    def keep(self, kept: Iterable[Row], settled: Iterable[str]) -> None:
        """Appends; only what is new must be durable: what is settled is settled in the journal."""
        new = [row for row in kept if row.biz_sn not in self._known]
        ended = [biz_sn for biz_sn in settled if biz_sn in self._known]
        if not new and not ended:
            return
        lines = [*map(_line, new), *(json.dumps({"ended": biz_sn}) + "\n" for biz_sn in ended)]
        self._put("".join(lines), durable=bool(new))
        self._known |= {row.biz_sn for row in new}
        self._known -= set(ended)

    def _put(self, text: str, *, durable: bool, anew: bool = False) -> None:
        """At the end, or in place of all."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if anew:
                os.ftruncate(handle, 0)
            os.pwrite(handle, text.encode("ascii"), os.fstat(handle).st_size)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)


def _line(row: Row) -> str:
    return json.dumps(asdict(Key.of(row)), ensure_ascii=True) + "\n"


def _read(line: str) -> Key | str:
    """A task that was kept, the key of one that is settled, or "" where it is neither."""
    try:
        said = json.loads(line)
        return str(said["ended"]) if "ended" in said else Key(**said)
    except (ValueError, TypeError):
        return ""
