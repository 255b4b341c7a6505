"""The hash chain of the audit events: pure.

Each event's hash covers all it says and the hash before it, so that an event edited, removed or
moved breaks the chain at its place. A cut tail is seen by comparing with a head noted elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.shell.allow import Value

GENESIS = "0" * 64
"""`prev` of the first event."""

_written = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `seq` counts from 1 without a gap; `fields` is what `fields_text` wrote, kept as
    text so that not one character of it can change; `wall` is ISO 8601 with its zone.
    """

    seq: int
    visit: str
    n: int
    fact: str
    fields: str
    wall: str


@dataclass(frozen=True, slots=True)
class Linked:
    """An event as stored: `prev` is the hash of the one before, `hash` its own, both hex."""

    entry: Entry
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a chain; seq 0 and GENESIS where it is empty."""

    seq: int = 0
    hash: str = GENESIS


def fields_text(fields: Mapping[str, Value]) -> str:
    """The one way in which fields are written: JSON, keys sorted, ASCII, no spaces."""
    return _written(dict(fields))


def parts(entry: Entry) -> tuple[int, str, int, str, str, str]:
    """Everything an event says, in the order in which it is stored and hashed."""
    return entry.seq, entry.visit, entry.n, entry.fact, entry.fields, entry.wall


def digest(entry: Entry, prev: str) -> str:
    """SHA-256, hex, over the JSON list of all parts: no part can flow into the next."""
    return hashlib.sha256(_written([*parts(entry), prev]).encode("ascii")).hexdigest()


def linked(entry: Entry, head: Head) -> Linked:
    """The event as the next after `head`."""
    return Linked(entry, head.hash, digest(entry, head.hash))


@dataclass(frozen=True, slots=True)
class Checked:
    """How far a chain holds: its sound head, and the seq at which it breaks or None."""

    head: Head
    broken: int | None = None


def verified(rows: Iterable[Linked], noted: Head = Head(), base: Head = Head()) -> Checked:
    """Walks the chain in the order of `seq`, on from `base`; `broken` is the first seq that is
    missing or wrong.

    An event that bears the number of the `noted` head must bear its hash too.
    """
    head = base
    for row in rows:
        expected = head.seq + 1
        if row.entry.seq != expected:
            return Checked(head, expected)
        if row.prev != head.hash or row.hash != digest(row.entry, row.prev):
            return Checked(head, expected)
        if expected == noted.seq and row.hash != noted.hash:
            return Checked(head, expected)
        head = Head(expected, row.hash)
    return Checked(head)
