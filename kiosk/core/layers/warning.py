"""The time-out: nobody has acted for long, and the visit is about to end by itself."""

from __future__ import annotations

from kiosk.core.ending import UnfinishedBusiness, Way
from kiosk.core.event import Chosen
from kiosk.core.layers.layer import STAYS, Layer, Over, Press, Reply
from kiosk.core.layers.unfinished import unfinished_notices
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, button, heading, notice
from model.node_id import act_id
from model.page import Kind, Page, Tone
from model.value import Count


def stands(now: Situation) -> bool:
    """Until somebody acts or the time is over."""
    return now.serving is not None and now.idle.left(now.at) is not None


def page(now: Situation) -> Page:
    """The seconds that are left, and what becomes of what was begun."""
    return warning(round(now.idle.left(now.at) or 0.0), now.active.unfinished)


def warning(left: int, unfinished: UnfinishedBusiness) -> Page:
    """The page with so many seconds left."""
    nodes = (
        heading("warning.heading"),
        notice("left", "warning.text", Tone.CAUTION, {"left": Count(left)}),
        *unfinished_notices(unfinished),
        button("go_on", "act.go_on", Tone.LIKELY),
        button("end", "act.end", Tone.LEAVE),
    )
    return Page("warning", Kind.QUESTION, NO_HEADER, nodes, act_id("go_on"), act_id("end"))


def press(event: Press, now: Situation) -> Reply:
    """Whoever goes on has acted, which is all; the end may be chosen by whose card lies there."""
    if isinstance(event, Chosen) and event.act == "end":
        return Over(Way.STRANGER if now.visit.stranger else Way.CHOICE)
    return STAYS


WARNING = Layer("warning", stands, page, press, names=False)
