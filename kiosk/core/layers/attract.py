"""The first page: a fresh visit waits for somebody to come."""

from __future__ import annotations

from kiosk.core import bar
from kiosk.core.event import Chosen
from kiosk.core.layers.layer import Layer, Moved, Press, Reply
from kiosk.core.layers.welcome import (
    ELDER_BUTTON,
    clock_due,
    credential_place,
    served,
    troubles,
)
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, button, heading, text
from model.node_id import act_id
from model.page import Kind, Page, Tone


def stands(now: Situation) -> bool:
    """Until somebody comes, where they can be served."""
    return served(now) and not now.visit.touched


def page(now: Situation) -> Page:
    """Where to begin: with a card, or with a touch."""
    nodes = (
        heading("attract.heading"),
        text("how", "attract.text"),
        *credential_place(now),
        *troubles(now.visit),
        button("start", "attract.start", Tone.LIKELY),
        *(() if now.profile.elder else (ELDER_BUTTON,)),
    )
    return Page("attract", Kind.ATTRACT, NO_HEADER, nodes, act_id("start"))


def press(event: Press, now: Situation) -> Reply:
    """Somebody came; and perhaps they want it larger."""
    visit = now.visit
    visit.trouble, visit.relay = None, False
    commands = now.active.touch()
    if isinstance(event, Chosen) and event.act == "elder":
        visit.profile = bar.elder(visit.profile)
    return Moved(tuple(commands))


ATTRACT = Layer("attract", stands, page, press, due=clock_due)
