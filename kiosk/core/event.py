"""What comes in: one closed union, through the one door `Terminal.handle`.

Every event carries `at`, seconds of the monotonic clock, stamped by `Runtime.post` (0.0 until
then). A result repeats the `(visit, n)` of its command; one that is no longer awaited is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from devices.port import CardFailure, CodeFailure, Printed, ResidentCard, ScannedCode
from devices.status import Health
from model.task import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class VisitBegan(Stamped):
    """The answer to `Wipe`: a fresh visit waits, before anyone comes.

    `seed` is the visit's only chance: all its ids are hashes of (seed, n). `now` is the wall
    clock, with its zone, at this very `at`.
    """

    visit: str
    seed: bytes
    now: datetime


@dataclass(frozen=True, slots=True)
class Tick(Stamped):
    """`Terminal.due` has come."""


@dataclass(frozen=True, slots=True)
class Chosen(Stamped):
    """A node was pressed, by finger, key or digit, on the page of this key."""

    page_key: str
    node_id: str


@dataclass(frozen=True, slots=True)
class Stirred(Stamped):
    """The resident did something that presses nothing: focus moved, touch beside the buttons."""


@dataclass(frozen=True, slots=True)
class Spoke(Stamped):
    """The voice began (True) or ended a row of utterances; no idle time runs while it speaks."""

    speaking: bool


@dataclass(frozen=True, slots=True)
class CardPresented(Stamped):
    """The reader that was armed with (visit, n) has read a card."""

    visit: str
    n: int
    device: str
    card: ResidentCard


@dataclass(frozen=True, slots=True)
class CardFailed(Stamped):
    """The reader that was armed with (visit, n) found a card and could not read it."""

    visit: str
    n: int
    device: str
    failure: CardFailure


@dataclass(frozen=True, slots=True)
class CodeScanned(Stamped):
    """The scanner that was armed with (visit, n) has read a code, or something that is none."""

    visit: str
    n: int
    device: str
    code: ScannedCode | CodeFailure


Stroke = tuple[tuple[int, int], ...]
"""Points of one line drawn by a finger: tenths of a millimetre from the top left of its field."""


@dataclass(frozen=True, slots=True, repr=False)
class Drawn(Stamped):
    """A stroke was finished in the ink node of the page of this key; the view shows it already."""

    page_key: str
    node_id: str
    stroke: Stroke

    def __repr__(self) -> str:
        return f"<Drawn {self.page_key} {self.node_id}>"


@dataclass(frozen=True, slots=True)
class DeviceChanged(Stamped):
    device: str
    health: Health


class Failure(StrEnum):
    """Why a call has no answer."""

    REFUSED = "refused"
    """The hub answered, and the answer is no: `code` and `message` say why."""
    UNREACHABLE = "unreachable"
    """It was not sent: no connection, no name, circuit open."""
    UNKNOWN = "unknown"
    """It was sent; whether it took effect is not known. Time-out, reset."""
    GARBLED = "garbled"
    """The hub answered and nobody can read it."""


@dataclass(frozen=True, slots=True, repr=False)
class Answered(Stamped):
    """`output` is the operation's output dataclass (`wire.operations`), or None with a failure."""

    visit: str
    n: int
    output: object | None
    failure: Failure | None = None
    code: str = ""
    message: str = ""

    def __repr__(self) -> str:
        return f"<Answered {self.visit} {self.n} {self.failure or 'ok'} {self.code}>"


@dataclass(frozen=True, slots=True)
class SlipEnded(Stamped):
    """The print of this (visit, n) has ended; committed to the journal before it was posted."""

    visit: str
    n: int
    printed: Printed


@dataclass(frozen=True, slots=True, repr=False)
class TaskEnded(Stamped):
    """How the task that `Submit(visit, n)` handed in stands; committed before it was posted.

    May come twice: first UNKNOWN, and later what the hub says. `output` is the operation's output
    dataclass where it was accepted.
    """

    visit: str
    n: int
    biz_sn: str
    outcome: Outcome
    output: object | None = None
    code: str = ""
    message: str = ""

    def __repr__(self) -> str:
        return f"<TaskEnded {self.visit} {self.n} {self.outcome} {self.code}>"


Event = (
    VisitBegan
    | Tick
    | Chosen
    | Stirred
    | Spoke
    | CardPresented
    | CardFailed
    | CodeScanned
    | Drawn
    | DeviceChanged
    | Answered
    | SlipEnded
    | TaskEnded
)
