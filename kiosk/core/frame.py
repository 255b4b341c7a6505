"""What stands around every page: the header above it and the fixed bar below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from devices.status import Health
from kiosk.core import bar
from kiosk.core.step.engine import ItemRun
from kiosk.core.visit import Site, Visit
from kiosk.core.visit_data import VisitData
from model.item import Acting
from model.page import Header, Kind, Line, Page
from model.profile import Profile
from model.value import Code, Day, Moment, Plain, Slots, Value


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """What the pages outside the steps look at."""

    site: Site
    health: Mapping[str, Health]
    visit: Visit | None
    now: datetime | None
    run: ItemRun | None
    position: Line | None
    profile: Profile


COVERED = frozenset({"stranger", "warning"})
"""Pages that may be seen by somebody else: they do not name the resident."""


def framed(page: Page, state: State) -> Page:
    """The page with its header and bar."""
    below = bar.nodes(state.profile, state.site.help_line)
    return replace(page, header=_header(page, state), nodes=page.nodes + below)


def _header(page: Page, state: State) -> Header:
    if state.run is None:
        return Header(_place(state), person=_clock(page, state))
    person = None if page.key in COVERED else _for(state.run.data)
    return Header(Line(state.run.item.text), state.position, person)


def _for(data: VisitData) -> Line | None:
    """For whom, and whether for oneself; who acts is named beside."""
    if data.credential is None:
        return None
    slots: dict[str, Value] = {"name": data.credential.shown_name}
    if data.agent is not None:
        slots["agent"] = data.agent.credential.shown_name
    known = data.agent is not None or data.acting is Acting.SELF
    return Line(f"for.{data.acting if known else Acting.SELF}", slots)


def _place(state: State) -> Line:
    if state.profile.elder:
        return Line("head.elder")
    return Line("head.name", {"place": Plain(state.site.place)})


def _clock(page: Page, state: State) -> Line | None:
    """Date and time, to the minute, where nothing is under way."""
    if state.now is None or page.kind not in (Kind.ATTRACT, Kind.MENU):
        return None
    now = state.now
    weekday = Code("weekday", str(now.isoweekday()))
    slots: Slots = {
        "day": Day(now.date()),
        "weekday": weekday,
        "time": Moment(now.hour, now.minute),
    }
    return Line("head.clock", slots)
