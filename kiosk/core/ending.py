"""The end of a visit: what it leaves behind until that is taken; nothing of the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from devices.port import Printed, PrintEnd
from kiosk.core.event import Ended
from kiosk.core.visit import Printing, Visit
from kiosk.core.visit_data import LastFiling
from model.profile import Profile

PRINT_PATIENCE = 120.0
"""Seconds that the end of a visit waits for a slip that still prints; then it is cleared."""


class Way(StrEnum):
    """How a visit ended."""

    CHOICE = "choice"
    TIMEOUT = "timeout"
    STRANGER = "stranger"
    FAULT = "fault"
    """The journal cannot be written any more."""
    BUG = "bug"
    """Our own fault: something raised that had no business to."""


@dataclass(frozen=True, slots=True)
class UnfinishedBusiness:
    """What has become of the resident's business: `unsent` is what was filled in and not handed
    in, `last_filing` what was handed in last.
    """

    unsent: bool = False
    last_filing: LastFiling | None = None

    @property
    def told(self) -> bool:
        """Whether there is something to tell whoever did not end the visit."""
        return self.unsent or (self.last_filing is not None and self.last_filing.may_hold)


@dataclass(slots=True)
class Ending:
    """The visit is over and forgotten; what it left behind is being taken. Mutable, and owned by
    the `Terminal` alone.

    `visit` and `n` address the `Wipe` to come; `profile` lasts until then, so that the last page
    is as large as the others.
    """

    visit: str
    n: int
    way: Way
    until: float
    card: bool
    slip: bool
    printing: Printing | None
    """The slip that was not finished when the visit ended; later with how it ended."""
    rated: bool | None
    done: bool
    """Whether an item was brought to its end."""
    profile: Profile
    help: bool = False
    several: bool = False
    """More than one card was laid down."""
    unfinished: UnfinishedBusiness = UnfinishedBusiness()

    @property
    def leaves_something(self) -> bool:
        left = self.card or self.slip or self.printing is not None
        told = self.way is Way.BUG or (self.way is not Way.CHOICE and self.unfinished.told)
        return left or told

    @property
    def pending(self) -> bool:
        """The slip prints still."""
        return self.printing is not None and self.printing.pending

    def waits_for(self, event: Ended) -> bool:
        """Whether this is the slip that was still printing."""
        mine = self.printing is not None and self.printing.n == event.n
        return self.pending and mine and self.visit == event.visit

    def slip_ended(self, printed: Printed, until: float) -> None:
        """Now it is known how the slip ended, and there is time again to take it."""
        assert self.printing is not None
        self.printing = replace(self.printing, printed=printed)
        self.slip = self.slip or printed.end is not PrintEnd.NOT_PRINTED
        self.until = until


def over(
    visit: Visit, way: Way, unfinished: UnfinishedBusiness, at: float, patience: float
) -> Ending:
    """What is left of this visit, and `patience` to take it; a slip that prints has its own."""
    printing = visit.printing if visit.printing and visit.printing.pending else None
    return Ending(
        visit=visit.id,
        n=visit.take(),
        way=way,
        until=at + (PRINT_PATIENCE if printing else patience),
        card=visit.card_seen,
        several=len(visit.cards) > 1,
        slip=visit.slip_out,
        printing=printing,
        rated=visit.data.rated,
        done=visit.done,
        profile=visit.profile,
        unfinished=unfinished,
    )
