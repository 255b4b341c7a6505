"""Another person's card: the first one's data are covered, and one question is asked."""

from __future__ import annotations

from kiosk.core.ending import Way
from kiosk.core.event import Chosen
from kiosk.core.layers.layer import STAYS, Layer, Over, Press, Reply, no_demand, no_devices
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, button, heading, notice
from model.node_id import act_id
from model.page import Kind, Page, Tone


def stands(now: Situation) -> bool:
    """From the card to the answer."""
    return now.serving is not None and now.visit.stranger


def page(now: Situation) -> Page:
    """Whose time it is: neither is likelier."""
    nodes = (
        heading("stranger.heading"),
        notice("covered", "stranger.text", Tone.CAUTION),
        button("go_on", "act.mine"),
        button("end", "act.leave", Tone.LEAVE),
    )
    return Page("stranger", Kind.QUESTION, NO_HEADER, nodes, "", act_id("end"))


def press(event: Press, now: Situation) -> Reply:
    """The first one goes on, or the visit ends."""
    if isinstance(event, Chosen) and event.act == "end":
        return Over(Way.STRANGER)
    now.visit.stranger = False
    return STAYS


STRANGER = Layer("stranger", stands, page, press, devices=no_devices, demand=no_demand, names=False)
