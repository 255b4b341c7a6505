"""The end of a visit: what it leaves behind, and the last page, which knows nobody any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from devices.port import Printed, PrintEnd
from kiosk.core.event import Ended
from kiosk.core.step.answer.printed import slip_notices, slot
from kiosk.core.step.parts import NO_HEADER, button, heading, notice
from kiosk.core.visit import Printing, Site, Visit
from kiosk.core.visit_data import LastFiling
from model.node_id import act_id
from model.page import Kind, Node, Page, Tone
from model.profile import Profile
from model.task import Outcome
from model.value import Number, Slots

PRINT_PATIENCE = 120.0
"""Seconds that the end of a visit waits for a slip that still prints; then it is cleared."""


class Way(StrEnum):
    """How a visit ended."""

    CHOICE = "choice"
    TIMEOUT = "timeout"
    STRANGER = "stranger"
    FAULT = "fault"


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
        return left or (self.way is not Way.CHOICE and self.unfinished.told)

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


HEADINGS: Mapping[Way, str] = {
    Way.CHOICE: "ending.heading_left",
    Way.TIMEOUT: "ending.heading_timeout",
    Way.STRANGER: "ending.heading_timeout",
    Way.FAULT: "ending.heading_fault",
}

FAREWELLS: Mapping[str, str] = {
    "holds": "ending.heading",
    "done": "ending.heading",
    "accepted": "ending.heading_filed",
    "unknown": "ending.heading_unknown",
    "sent_back": "ending.heading_sent_back",
    "rejected": "ending.heading_rejected",
}
"""By how it stands (`LastFiling`): only what holds is called done."""
UNDONE = frozenset(("sent_back", "rejected", "over"))
"""What was handed in, and a review has ended without a yes."""


def page(ending: Ending, site: Site) -> Page:
    """请取回证件, 请取走凭条: what is left, and nothing of the person."""
    nodes = (
        heading(_farewell(ending)),
        *(unfinished_notices(ending.unfinished) if ending.way is not Way.CHOICE else ()),
        *_left_behind(ending, site),
        *(() if ending.pending else (button("noted", "act.noted", Tone.LIKELY),)),
    )
    noted = "" if ending.pending else act_id("noted")
    return Page("ending", Kind.MESSAGE, NO_HEADER, nodes, noted, noted)


def _farewell(ending: Ending) -> str:
    """What was handed in last is called what it is by now."""
    if not ending.done or ending.way is not Way.CHOICE:
        return HEADINGS[ending.way]
    last_filing = ending.unfinished.last_filing
    if last_filing is None:
        return "ending.heading"
    return FAREWELLS.get(last_filing.status, "ending.heading_left")


def unfinished_notices(unfinished: UnfinishedBusiness) -> Iterator[Node]:
    """Whether it was handed in, for one who did not end the visit."""
    if unfinished.unsent:
        yield notice("unsent", "stands.unsent", Tone.CAUTION)
    elif unfinished.last_filing is not None and unfinished.last_filing.may_hold:
        yield _last_filing(unfinished.last_filing)


def _last_filing(last_filing: LastFiling) -> Node:
    no: Slots = {"no": Number(last_filing.number)}
    if last_filing.status in UNDONE:
        return notice("stood", f"stands.{last_filing.status}", Tone.CAUTION, no)
    accepted = last_filing.outcome is Outcome.ACCEPTED
    return notice("stood", "stands.accepted" if accepted else "stands.unknown", Tone.SUCCESS, no)


def _left_behind(ending: Ending, site: Site) -> Iterator[Node]:
    if ending.card:
        key = "ending.cards" if ending.several else "ending.card"
        yield notice("card", key, Tone.CAUTION, live=True)
    yield from slip_notices(ending.printing, site)
    if ending.slip and not ending.pending:
        yield notice("slip", "ending.slip", Tone.CAUTION, slot(site), live=True)
    if ending.rated is not None:
        kept = ending.rated
        key = "rating.thanks" if kept else "rating.lost"
        yield notice("rated", key, Tone.SUCCESS if kept else Tone.PLAIN)
