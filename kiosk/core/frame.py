"""What stands around every page: the header above it and the fixed bar below it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import bar
from kiosk.core.situation import Situation
from kiosk.core.visit_data import VisitData
from model.item import Acting
from model.page import Header, Kind, Line, Page
from model.value import Code, Day, Moment, Plain, Slots, Value


def framed(page: Page, now: Situation, *, names: bool) -> Page:
    """The page with its header and bar; `names`: the header may name the resident."""
    below = bar.nodes(now.profile, now.site.help_line)
    return replace(page, header=_header(page, now, names=names), nodes=page.nodes + below)


def _header(page: Page, now: Situation, *, names: bool) -> Header:
    active = now.serving
    if active is None or active.run is None:
        return Header(_place(now), person=_clock(page, now))
    person = _for(active.run.data) if names else None
    return Header(Line(active.run.item.text), active.position, person)


def _for(data: VisitData) -> Line | None:
    """For whom, and whether for oneself; who acts is named beside."""
    if data.credential is None:
        return None
    slots: dict[str, Value] = {"name": data.credential.shown_name}
    if data.agent is not None:
        slots["agent"] = data.agent.credential.shown_name
    known = data.agent is not None or data.acting is Acting.SELF
    return Line(f"for.{data.acting if known else Acting.SELF}", slots)


def _place(now: Situation) -> Line:
    if now.profile.elder:
        return Line("head.elder")
    return Line("head.name", {"place": Plain(now.site.place)})


def _clock(page: Page, now: Situation) -> Line | None:
    """Date and time, to the minute, where nothing is under way."""
    if now.serving is None or page.kind not in (Kind.ATTRACT, Kind.MENU):
        return None
    wall = now.visit.now(now.at)
    weekday = Code("weekday", str(wall.isoweekday()))
    slots: Slots = {
        "day": Day(wall.date()),
        "weekday": weekday,
        "time": Moment(wall.hour, wall.minute),
    }
    return Line("head.clock", slots)
