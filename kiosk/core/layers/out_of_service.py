"""The last of all: nobody can be served now."""

from __future__ import annotations

from kiosk.core.layers.layer import STAYS, Layer, Reply, first_due, idle_due, idle_out
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, heading, notice
from model.page import Kind, Node, Page, Role, Tone
from model.value import Plain

REST = 60.0
"""Seconds until a page is tried again that had a fault before anybody came."""
BARE = Page("out", Kind.MESSAGE, NO_HEADER, (heading("out.heading"),))
"""Where not even this page can be made."""


def stands(now: Situation) -> bool:
    """Where nothing else does."""
    return True


def page(now: Situation) -> Page:
    """Whom to call, and where one is."""
    site = now.site
    nodes = (
        heading("out.heading"),
        notice("why", "out.text", Tone.CAUTION, {"line": Plain(site.help_line)}),
        Node("place", Role.TEXT, "out.place", {"place": Plain(site.place)}),
    )
    return Page("out", Kind.MESSAGE, NO_HEADER, nodes)


def due(now: Situation) -> float | None:
    """The way back from a fault is the time."""
    return first_due(idle_due(now), now.broken_until)


def tick(now: Situation) -> Reply:
    """What had a fault is tried again."""
    if now.broken_until is not None and now.at >= now.broken_until:
        now.broken_until, now.broken_by = None, None
    return idle_out(now) or STAYS


OUT_OF_SERVICE = Layer("out_of_service", stands, page, due=due, tick=tick)
