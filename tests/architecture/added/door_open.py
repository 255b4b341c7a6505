"""A made-up layer: the cabinet's door stands open, so that nobody is served."""

from __future__ import annotations

from kiosk.core.layers.layer import Layer, no_demand, no_devices
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, heading
from model.page import Kind, Page


def stands(now: Situation) -> bool:
    """While the door's contact says so."""
    return "door" in now.health and not now.usable("door")


def page(now: Situation) -> Page:
    """That it is so."""
    return Page("door", Kind.MESSAGE, NO_HEADER, (heading("out.heading"),))


DOOR_OPEN = Layer("door_open", stands, page, devices=no_devices, demand=no_demand)
