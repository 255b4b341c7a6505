"""The item under way: the page of its step, and whatever is done on it."""

from __future__ import annotations

from kiosk.core.event import Drawn, Tick
from kiosk.core.layers.layer import Layer, Moved, Press, Reply, first_due, idle_due, idle_out
from kiosk.core.situation import Situation
from model.page import Page


def stands(now: Situation) -> bool:
    """From the notice before an item to its end."""
    return now.serving is not None and now.serving.run is not None


def page(now: Situation) -> Page:
    """The step's own."""
    return now.active.page()


def press(event: Press, now: Situation) -> Reply:
    """For the step, but for what leaves it or asks a question first."""
    active = now.active
    if isinstance(event, Drawn):
        return Moved(tuple(active.feed(event)))
    if event.item:
        return Moved(tuple(active.go(event.item)))
    match event.act:
        case "leave" if active.unfinished.unsent:
            active.visit.leaving = True
            return Moved()
        case "aloud":
            active.visit.aloud = True
            return Moved()
        case _:
            return Moved(tuple(active.feed(event)))


def due(now: Situation) -> float | None:
    """When the step wants a tick, or nobody has acted for too long."""
    return first_due(idle_due(now), now.active.due)


def tick(now: Situation) -> Reply:
    """The time-out comes before the step's own time."""
    wanted = now.active.due
    idled = idle_out(now)
    if idled is not None or wanted is None or now.at < wanted:
        return idled or Moved()
    return Moved(tuple(now.active.feed(Tick(at=now.at))))


STEP = Layer("step", stands, page, press, due=due, tick=tick)
