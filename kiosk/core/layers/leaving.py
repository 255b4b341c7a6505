"""Asked before what was filled in is given up; all is as it was, if the resident goes on."""

from __future__ import annotations

from kiosk.core.event import Chosen
from kiosk.core.layers.layer import STAYS, Layer, Moved, Press, Reply, no_demand, no_devices
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, button, heading, notice
from model.node_id import act_id
from model.page import Kind, Page, Tone


def stands(now: Situation) -> bool:
    """From the button that leaves to the answer."""
    return now.serving is not None and now.visit.leaving


def page(now: Situation) -> Page:
    """To stay is the likely answer."""
    nodes = (
        heading("leaving.heading"),
        notice("unsent", "leaving.text", Tone.CAUTION),
        button("stay", "act.stay", Tone.LIKELY),
        button("leave_now", "act.leave", Tone.LEAVE),
    )
    return Page("leaving", Kind.QUESTION, NO_HEADER, nodes, act_id("stay"), act_id("stay"))


def press(event: Press, now: Situation) -> Reply:
    """The step hears that it is left."""
    now.visit.leaving = False
    if isinstance(event, Chosen) and event.act == "leave_now":
        return Moved(tuple(now.active.leave(event)))
    return STAYS


LEAVING = Layer("leaving", stands, page, press, devices=no_devices, demand=no_demand)
