"""What stands around every page: the header above it and the fixed bar below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from devices.status import Health
from kiosk.catalogue import Acting
from kiosk.page import BAR, Header, Kind, Line, Node, Page, Role
from kiosk.profile import Look, Profile, Size
from kiosk.step.engine import Course
from kiosk.value import Code, Day, Moment, Plain, Slots, Value
from kiosk.visit import Facts, Site, Visit


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """What the pages outside the steps look at."""

    site: Site
    health: Mapping[str, Health]
    visit: Visit | None
    now: datetime | None
    course: Course | None
    position: Line | None
    profile: Profile


NEXT_SIZE = {Size.S: Size.L, Size.M: Size.L, Size.L: Size.XL, Size.XL: Size.M}
SIZE_TEXT = {Size.L: "bar.larger", Size.XL: "bar.largest", Size.M: "bar.normal"}

COVERED = frozenset({"stranger", "warning"})
"""Pages that may be seen by somebody else: they do not name the resident."""


def next_size(profile: Profile) -> Profile:
    """Larger, largest, and back to normal; normal takes the elder profile's voice with it."""
    size = NEXT_SIZE[profile.size]
    return replace(profile, size=size, voice=profile.voice and size is not Size.M)


def next_look(profile: Profile) -> Profile:
    look = Look.STANDARD if profile.look is Look.CONTRAST else Look.CONTRAST
    return replace(profile, look=look)


def framed(page: Page, state: State) -> Page:
    """The page with its header and bar."""
    return replace(page, header=_header(page, state), nodes=page.nodes + _bar(state))


def _header(page: Page, state: State) -> Header:
    if state.course is None:
        return Header(_place(state), person=_clock(page, state))
    person = None if page.key in COVERED else _for(state.course.facts)
    return Header(Line(state.course.item.text), state.position, person)


def _for(facts: Facts) -> Line | None:
    """For whom, and whether for oneself; who acts is named beside."""
    if facts.credential is None:
        return None
    slots: dict[str, Value] = {"name": facts.credential.shown_name}
    if facts.agent is not None:
        slots["agent"] = facts.agent.credential.shown_name
    known = facts.agent is not None or facts.acting is Acting.SELF
    return Line(f"for.{facts.acting if known else Acting.SELF}", slots)


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


def _bar(state: State) -> tuple[Node, ...]:
    """Only what works; it never changes place."""
    contrast = state.profile.look is Look.CONTRAST
    line = {"line": Plain(state.site.help_line)}
    return (
        Node("bar.repeat", Role.BUTTON, "bar.repeat", group=BAR),
        Node("bar.size", Role.BUTTON, SIZE_TEXT[NEXT_SIZE[state.profile.size]], group=BAR),
        Node("bar.contrast", Role.BUTTON, "bar.colours" if contrast else "bar.contrast", group=BAR),
        Node("bar.help", Role.BUTTON, "bar.help", line, group=BAR),
    )
