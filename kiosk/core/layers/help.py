"""Whom to call, from every page and on the last one of a visit too."""

from __future__ import annotations

from kiosk.core.layers.ending import ending_due, ending_tick
from kiosk.core.layers.layer import STAYS, Layer, Press, Reply, idle_due, idle_tick
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, button, heading, notice
from model.node_id import act_id
from model.page import Kind, Node, Page, Role, Tone
from model.value import Plain


def stands(now: Situation) -> bool:
    """From the bar's button to its own."""
    return now.wearer is not None and now.wearer.help


def page(now: Situation) -> Page:
    """The number to call, and where one is."""
    site, close = now.site, act_id("close_help")
    nodes = (
        heading("help.heading"),
        notice("phone", "help.phone", Tone.PLAIN, {"line": Plain(site.help_line)}),
        Node("place", Role.TEXT, "help.place", {"place": Plain(site.place)}),
        Node("no", Role.FIELD, "help.terminal", value=Plain(site.no), group="number"),
        button("close_help", "act.close_help", Tone.LIKELY),
    )
    return Page("help", Kind.MESSAGE, NO_HEADER, nodes, close, close)


def press(event: Press, now: Situation) -> Reply:
    """It has one button."""
    if now.wearer is not None:
        now.wearer.help = False
    return STAYS


def due(now: Situation) -> float | None:
    """As below it: nobody's time stands still for it."""
    return ending_due(now) if now.ending else idle_due(now)


def tick(now: Situation) -> Reply:
    """As below it."""
    return ending_tick(now) if now.ending else idle_tick(now)


HELP = Layer("help", stands, page, press, due=due, tick=tick)
