"""What a resident hands in, and how it ended: pure. Its life on disk is `kiosk.shell.journal`'s."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.value import Opaque


class Offline(StrEnum):
    """What becomes of a task that cannot be sent while its resident waits (reliability.md 3)."""

    REFUSE = "refuse"
    """It is taken back, and the resident is told where else it can be done."""
    KEEP = "keep"
    """It stays in the journal and is sent later; the resident is told that it does not hold yet."""


@dataclass(frozen=True, slots=True, repr=False)
class Task(Opaque):
    """One submission. `input` is the operation's input dataclass and holds the same `biz_sn`.

    `biz_sn` belongs to (task, version of its payload): editing after review makes a new one, after
    submission it never changes (design.md §1.2). `kind` and `principal` order tasks: of one person
    and kind, the later waits for the earlier. `principal` is a psn_no, `agent` an ID number or "";
    outside the payload both are kept as keyed hashes only.
    """

    biz_sn: str
    op: str
    input: object
    area: str
    item: str
    kind: str
    acting: str
    principal: str
    agent: str = ""
    offline: Offline = Offline.REFUSE


class Outcome(StrEnum):
    """How an attempt to hand in stands; only the first two are the hub's word and final."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """It was sent and no answer came: it is looked up by its key, and never sent again blindly."""
    NOT_SENT = "not_sent"
    """Certain: nothing has reached the hub. With `Offline.REFUSE` it will not be sent any more."""
    PARKED = "parked"
    """The hub cannot take it as it is (conflict, schema): a person has to look at it."""
