"""Whether a journal is whole: what `kiosk journal verify` prints. Reads only, mends nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.shell.journal import seal, store
from kiosk.shell.journal.chain import Head, Linked, verified
from kiosk.shell.journal.reading import Reading, reading
from kiosk.shell.journal.store import Place
from kiosk.shell.unusable import Unusable


class Finding(StrEnum):
    """What a look from outside says of a journal."""

    SOUND = "sound"
    MISSING = "missing"
    """No file, no key, or no right to read them."""
    UNREADABLE = "unreadable"
    """Another key, or no journal at all."""
    DAMAGED = "damaged"
    """Pages that do not check."""
    CHAIN_BROKEN = "chain-broken"
    """An event was edited, removed or moved at `broken`."""
    ROW_CHANGED = "row-changed"
    """A task, visit, print or call, named in `detail`, is not as the chain has it."""
    TAIL_CUT = "tail-cut"
    """Events from `broken` on are gone: the head noted at the last opening or end of a visit shows
    it, or is gone itself. The cut of a younger tail shows only against a head sent elsewhere.
    """


@dataclass(frozen=True, slots=True)
class Verdict:
    """`events` hold from the first on; `broken` is the first seq that does not."""

    finding: Finding
    events: int = 0
    head: str = ""
    broken: int | None = None
    detail: str = ""

    @property
    def sound(self) -> bool:
        """Nothing to worry about, an unfinished visit included."""
        return self.finding is Finding.SOUND


def verify(place: Place) -> Verdict:
    """Also while a terminal writes it: one read transaction sees one state of the file."""
    try:
        with reading(place) as journal:
            return _verdict(journal)
    except Unusable as error:
        return Verdict(Finding.MISSING, detail=str(error))


def _verdict(journal: Reading) -> Verdict:
    try:
        journal.connection.execute("BEGIN")
        journal.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except store.Error as error:
        return Verdict(Finding.UNREADABLE, detail=str(error))
    try:
        if found := store.faults(journal.connection):
            return Verdict(Finding.DAMAGED, detail=found[0])
        verdict = _judged(journal.events(), journal.noted_head(), journal.base())
        return _with_rows(journal, verdict) if verdict.sound else verdict
    except store.Error as error:
        return Verdict(Finding.DAMAGED, detail=str(error))


def _with_rows(journal: Reading, verdict: Verdict) -> Verdict:
    """The rows beside the chain, where the chain itself holds."""
    seals = seal.sealed(link.entry for link in journal.events())
    name = seal.altered(journal.connection, seals)
    return replace(verdict, finding=Finding.ROW_CHANGED, detail=name) if name else verdict


def _judged(events: Iterable[Linked], noted: Head, base: Head) -> Verdict:
    checked = verified(events, noted, base)
    head = checked.head
    if checked.broken is not None:
        return Verdict(Finding.CHAIN_BROKEN, head.seq, head.hash, checked.broken)
    if noted.seq == 0 or noted.seq > head.seq:
        return Verdict(Finding.TAIL_CUT, head.seq, head.hash, head.seq + 1)
    return Verdict(Finding.SOUND, head.seq, head.hash)
