"""The last page of a visit, which knows nobody any more: 请取回证件, 请取走凭条."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.core.ending import Ending, Way
from kiosk.core.layers.layer import STAYS, Gone, Layer, Press, Reply
from kiosk.core.layers.unfinished import unfinished_notices
from kiosk.core.situation import Situation
from kiosk.core.step.answer.printed import slip_notices, slot
from kiosk.core.step.parts import NO_HEADER, button, heading, notice
from kiosk.core.visit import Site
from model.node_id import act_id
from model.page import Kind, Node, Page, Tone
from model.value import Plain


def stands(now: Situation) -> bool:
    """Until what is left was taken."""
    return now.ending is not None


def page(now: Situation) -> Page:
    """What is left, and nothing of the person."""
    assert now.ending is not None, "it stands"
    return ending_page(now.ending, now.site)


HEADINGS: Mapping[Way, str] = {
    Way.CHOICE: "ending.heading_left",
    Way.TIMEOUT: "ending.heading_timeout",
    Way.STRANGER: "ending.heading_timeout",
    Way.FAULT: "ending.heading_fault",
    Way.BUG: "ending.heading_fault",
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


def ending_page(ending: Ending, site: Site) -> Page:
    """The page of this ending, on this cabinet."""
    nodes = (
        heading(_farewell(ending)),
        *_fault(ending, site),
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


def _fault(ending: Ending, site: Site) -> Iterator[Node]:
    """Our own fault is said in plain words, with whom to call."""
    if ending.way is Way.BUG:
        yield notice("bug", "ending.bug", Tone.CAUTION, {"line": Plain(site.help_line)})


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


def press(event: Press, now: Situation) -> Reply:
    """It was heard."""
    return Gone()


def ending_due(now: Situation) -> float | None:
    """When it was there for long enough."""
    return now.ending.until if now.ending else None


def ending_tick(now: Situation) -> Reply:
    """Then it is taken for taken."""
    due = ending_due(now)
    return Gone() if due is not None and now.at >= due else STAYS


ENDING = Layer("ending", stands, page, press, due=ending_due, tick=ending_tick)
