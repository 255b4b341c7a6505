"""What comes in: one closed union, through the one door `Terminal.handle`.

Every event carries `at`, seconds of the monotonic clock, stamped by `Runtime.post` (0.0 until
then). A result repeats the `(visit, n)` of its command; one that is no longer awaited is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from devices.status import Health
from kiosk.core.bug import Bug
from model.node_id import act_of, field_of, item_of, row_of
from model.task import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """`at` is the monotonic clock in seconds, set by `Runtime.post` alone."""

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

    @property
    def act(self) -> str:
        """What our own button or choice does, by its name; "" of a node of another kind."""
        return act_of(self.node_id)

    @property
    def item(self) -> str:
        """The item that the node opens, or ""."""
        return item_of(self.node_id)

    @property
    def row(self) -> int | None:
        """The place of the row in its list, or None."""
        return row_of(self.node_id)

    @property
    def field(self) -> tuple[str, str]:
        """The key of the field that the node belongs to, and its part; ("", "") of none."""
        return field_of(self.node_id)


@dataclass(frozen=True, slots=True)
class Stirred(Stamped):
    """The resident did something that presses nothing: focus moved, touch beside the buttons."""


@dataclass(frozen=True, slots=True)
class Spoke(Stamped):
    """The voice began (True) or ended a row of utterances; no idle time runs while it speaks."""

    speaking: bool


@dataclass(frozen=True, slots=True, repr=False)
class Said(Stamped):
    """What a device that was armed with (visit, n) has to say: a card, a code, why it is none.

    `value` is one of the `says` of the device's family; only who armed the device knows which.
    """

    visit: str
    n: int
    device: str
    value: object

    def __repr__(self) -> str:
        return f"<Said {self.visit} {self.n} {self.device}>"


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
    """Only a change is told, not every look at the device."""

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
class Ended(Stamped):
    """What a device was asked to do with this (visit, n) has ended; `result` is its family's.

    How a slip ended (`Printed`) was committed to the journal before it was posted.
    """

    visit: str
    n: int
    result: object


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


@dataclass(frozen=True, slots=True)
class Broke(Stamped):
    """What shows or speaks the page has raised: the visit ends like one with a bug of the core."""

    bug: Bug


Event = (
    VisitBegan
    | Tick
    | Chosen
    | Stirred
    | Spoke
    | Said
    | Drawn
    | DeviceChanged
    | Answered
    | Ended
    | TaskEnded
    | Broke
)
