"""How a test or the simulator makes the platform slow, unwilling, silent or doubled.

Used from the event loop's thread alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from process.switchboard import ANY, Switchboard


class Trouble(StrEnum):
    """What goes wrong, and what has been done by then."""

    SLOW = "slow"
    """Held for `seconds` before anything is done."""
    LATE = "late"
    """Done; the answer is held for `seconds`, or until the switches are cleared."""
    LOST = "lost"
    """Done; the connection ends without an answer."""
    DOWN = "down"
    """Nothing is done; 503."""
    REFUSED = "refused"
    """Nothing is done; refused with `code`."""
    GARBAGE = "garbage"
    """Done; the answer cannot be read."""
    TWICE = "twice"
    """Done, and the answer comes twice in one body."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Meets the next `times` calls of `what`: a question, a kind of delivery, `*` for any; 0 times
    is for ever.
    """

    trouble: Trouble
    what: str = ANY
    times: int = 1
    seconds: float = 30.0
    code: str = "4001"


class Switches(Switchboard[Switch]):
    """Of one platform."""

    def __init__(self) -> None:
        super().__init__(lambda switch: switch.what)
