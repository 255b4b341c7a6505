"""Covers the step that waits for a device, and gives it back when the device returns."""

from __future__ import annotations

from devices.status import State
from kiosk.core.event import Chosen
from kiosk.core.layers.layer import STAYS, Layer, Moved, Press, Reply
from kiosk.core.situation import Situation
from kiosk.core.step.parts import LEAVE, NO_HEADER, heading, notice
from model.page import Kind, Page, Tone
from model.value import Plain


def stands(now: Situation) -> bool:
    """Where not one of the devices works that would do."""
    waited = now.serving.devices if now.serving else ()
    return bool(waited) and not any(now.usable(device) for device in waited)


def page(now: Situation) -> Page:
    """What is safe, what happened, whom to call."""
    device = now.active.devices[0]
    health = now.health.get(device)
    starting = health is None or health.state is State.STARTING
    line = {"line": Plain(now.site.help_line)}
    nodes = (
        heading(f"cover.{device}.starting" if starting else f"cover.{device}.heading"),
        notice("safe", "safe.kept", Tone.SUCCESS),
        notice("why", f"cover.{device}.text", Tone.CAUTION, line),
        LEAVE,
    )
    return Page(f"cover.{device}", Kind.MESSAGE, NO_HEADER, nodes, "", LEAVE.id)


def press(event: Press, now: Situation) -> Reply:
    """The step below is left; its other buttons are covered."""
    return Moved(tuple(now.active.leave(event))) if isinstance(event, Chosen) else STAYS


DEVICE_LOST = Layer("device_lost", stands, page, press)
