"""Between two visits: the last one is being forgotten everywhere."""

from __future__ import annotations

from kiosk.core.layers.layer import Layer
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, heading, text
from model.page import Kind, Page


def stands(now: Situation) -> bool:
    """Until `VisitBegan` brings the next."""
    return now.serving is None and now.ending is None


def page(now: Situation) -> Page:
    """That it takes a moment."""
    nodes = (heading("wiping.heading"), text("soon", "wiping.text"))
    return Page("wiping", Kind.MESSAGE, NO_HEADER, nodes)


WIPING = Layer("wiping", stands, page)
