"""What goes out: one closed union, performed by `Runtime`, in the order given.

Each carries `(visit, n)`; the event that answers it repeats both. A visit's `n` counts up by one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.slip import Slip
from model.task import Task


@dataclass(frozen=True, slots=True)
class Addressed:
    """Its result carries the same pair; one that nobody awaits any more is dropped."""

    visit: str
    n: int


@dataclass(frozen=True, slots=True)
class Wipe(Addressed):
    """Forget this visit everywhere outside the core: screen, speech, printer buffer, hub session.

    Answered by `VisitBegan` once every part has said that it has forgotten.
    """


@dataclass(frozen=True, slots=True)
class Arm(Addressed):
    """Let this reader look for cards; what it reads is posted with this (visit, n)."""

    device: str


@dataclass(frozen=True, slots=True)
class Disarm(Addressed):
    """Look for cards no longer; a card that lies there is found by the next `Arm`."""

    device: str


@dataclass(frozen=True, slots=True, repr=False)
class Call(Addressed):
    """Ask the hub: answered by `Answered`, always, within the client's deadline.

    `input` is the operation's input dataclass (`wire.operations`); `area` goes into the envelope
    as `insuplc_admdvs`, the terminal's own where it is empty.
    """

    op: str
    input: object
    area: str = ""

    def __repr__(self) -> str:
        return f"<Call {self.visit} {self.n} {self.op}>"


@dataclass(frozen=True, slots=True, repr=False)
class Print(Addressed):
    """Print this slip: intent committed, printed, outcome committed, then `Ended` is posted."""

    device: str
    slip: Slip

    def __repr__(self) -> str:
        return f"<Print {self.visit} {self.n} {self.slip.number}>"


@dataclass(frozen=True, slots=True, repr=False)
class Submit(Addressed):
    """Hand this in: committed to the journal with its key, sent, its answer committed, then
    `TaskEnded` is posted. The same task once more tries the same key again, where nothing was sent.
    """

    task: Task

    def __repr__(self) -> str:
        return f"<Submit {self.visit} {self.n} {self.task.op}>"


class AuditEvent(StrEnum):
    """Ids of audit events: what happened, never to whom (design.md §2, journal)."""

    VISIT_BEGAN = "visit-began"
    VISIT_ENDED = "visit-ended"
    ITEM_BEGAN = "item-began"
    ITEM_ENDED = "item-ended"
    CREDENTIAL_READ = "credential-read"
    CREDENTIAL_REFUSED = "credential-refused"
    CREDENTIAL_OTHER = "credential-other-person"
    CALL_ENDED = "call-ended"
    PRINT_ASKED = "print-asked"
    PRINT_ENDED = "print-ended"
    DEVICE_CHANGED = "device-changed"
    RATED = "rated"
    TASK_KEPT = "task-kept"
    """By the journal itself, with the task: its key, item, and both people as keyed hashes."""
    TASK_ENDED = "task-ended"
    """By the journal itself, with the outcome."""
    EVENT_DROPPED = "event-dropped"
    BUG = "bug"
    """Something raised that had no business to: module, line, and the exception's type."""
    JOURNAL_BEGAN = "journal-began"
    """By the journal itself: a new file, the first ever, after a full one was put away, or after a
    damaged one was set aside."""
    ROWS_SEALED = "rows-sealed"
    """By the journal itself: the hashes of rows that changed."""
    TASK_LOST = "task-lost"
    """By the journal itself: its payload went with a damaged file, it is looked up by its key."""


@dataclass(frozen=True, slots=True)
class Record(Addressed):
    """Append to the audit chain. `fields` hold codes, numbers and ids, never a person's data."""

    fact: AuditEvent
    fields: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SayAgain(Addressed):
    """Speak the present page from its beginning."""


Command = Wipe | Arm | Disarm | Call | Submit | Print | Record | SayAgain
