"""Asked once a visit: others may hear the loudspeaker (accessibility.md A-07)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.event import Chosen
from kiosk.core.layers.layer import STAYS, Layer, Press, Reply, no_demand, no_devices
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, button, heading, notice
from model.node_id import act_id
from model.page import Kind, Page, Tone


def stands(now: Situation) -> bool:
    """From the button that would be read to, to the answer."""
    return now.serving is not None and now.visit.aloud


def page(now: Situation) -> Page:
    """Enter decides nothing here."""
    nodes = (
        heading("consent.heading"),
        notice("others", "consent.text", Tone.CAUTION),
        button("yes_aloud", "act.yes_aloud", Tone.LIKELY),
        button("not_aloud", "act.no"),
    )
    return Page("consent", Kind.QUESTION, NO_HEADER, nodes, "", act_id("not_aloud"))


def press(event: Press, now: Situation) -> Reply:
    """It holds for this visit, and no longer."""
    yes = isinstance(event, Chosen) and event.act == "yes_aloud"
    now.visit.aloud = False
    now.visit.profile = replace(now.visit.profile, consent=yes)
    return STAYS


CONSENT = Layer("consent", stands, page, press, devices=no_devices, demand=no_demand)
