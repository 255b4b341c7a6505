"""Moves an item forward, back and out: which step is on, and what it may be gone back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.core.command import Command
from kiosk.core.facts import Facts
from kiosk.core.step.answer.lookup import LOOKUP, PREPARE
from kiosk.core.step.answer.result import RESULT
from kiosk.core.step.ask.form import FORM
from kiosk.core.step.ask.notice import NOTICE
from kiosk.core.step.ask.pick import PICK
from kiosk.core.step.ask.rating import RATING
from kiosk.core.step.context import NOTHING, Context, Wish
from kiosk.core.step.file.commitment import COMMITMENT
from kiosk.core.step.file.filed import FILED
from kiosk.core.step.file.review import REVIEW
from kiosk.core.step.file.submit import SUBMIT
from kiosk.core.step.kind import Again, Back, Done, Leave, Next, Stay, StepEvent, StepKind
from kiosk.core.step.who.agent import AGENT
from kiosk.core.step.who.identify import IDENTIFY
from kiosk.core.step.who.on_behalf import ON_BEHALF
from model.item import Item
from model.page import Line, Page
from model.value import Count

STEPS = (
    NOTICE,
    ON_BEHALF,
    IDENTIFY,
    AGENT,
    PICK,
    PREPARE,
    FORM,
    COMMITMENT,
    REVIEW,
    SUBMIT,
    FILED,
    LOOKUP,
    RESULT,
    RATING,
)
"""Every item's way. A kind that has nothing to ask is done as soon as it begins."""


INDEX = {kind.name: index for index, kind in enumerate(STEPS)}


@dataclass(frozen=True, slots=True)
class Stop:
    """A step that was passed and may be gone back to."""

    index: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Course:
    """An item under way."""

    item: Item
    index: int = 0
    state: Any = None
    """None until the step has stayed: a step that was done at once was never shown."""
    facts: Facts = field(default_factory=Facts)
    wish: Wish = NOTHING
    trail: tuple[Stop, ...] = ()

    @property
    def kind(self) -> StepKind:
        return STEPS[self.index]


Look = Callable[[Course], Context]
"""What a step of this course may look at, as things stand at this moment."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a move came to: the course, or None where the item was left, and the facts."""

    course: Course | None
    facts: Facts
    commands: tuple[Command, ...] = ()
    finished: bool = False
    """Left at its end, not given up."""


def start(item: Item, facts: Facts, look: Look) -> Turn:
    return _enter(Course(item, facts=facts), look)


def feed(course: Course, event: StepEvent, look: Look) -> Turn:
    """One event for the step that is on."""
    return _move(course, course.kind.handle(course.state, event, look(course)), look)


def _enter(course: Course, look: Look) -> Turn:
    """Begins the step at `course.index`."""
    if course.index == len(STEPS):
        return Turn(None, course.facts, finished=True)
    return _move(replace(course, state=None), course.kind.begin(look(course)), look)


def _move(course: Course, to: Next, look: Look) -> Turn:
    match to:
        case Stay(state, commands, facts):
            known = course.facts if facts is None else facts
            return Turn(replace(course, state=state, facts=known), known, commands)
        case Done(facts):
            return _enter(replace(_passed(course), index=course.index + 1, facts=facts), look)
        case Again():
            return _enter(_to_again(course, to), look)
        case Back():
            return _back(course, look)
        case Leave(facts):
            return Turn(None, facts)


def _to_again(course: Course, again: Again) -> Course:
    here = (Stop(course.index, course.facts),) if course.kind.returns else ()
    facts = replace(again.facts or course.facts, signature=None, handed_in=None)
    trail = (*course.trail, *here)
    return replace(course, index=INDEX[again.to], facts=facts, wish=again.wish, trail=trail)


def _passed(course: Course) -> Course:
    """With this step on the trail, where it was shown and may be gone back to.

    What was passed later, before the resident came back here, is not on it any more.
    """
    trail = tuple(stop for stop in course.trail if stop.index < course.index)
    if course.state is not None and course.kind.returns:
        trail = (*trail, Stop(course.index, course.facts))
    return replace(course, trail=trail)


def _back(course: Course, look: Look) -> Turn:
    """To the last stop with the facts it had then; from the first step, out of the item."""
    if not course.trail:
        return Turn(None, course.facts)
    *trail, stop = course.trail
    facts = stop.facts
    if STEPS[stop.index].keeps:  # the same person's: nothing given is asked for again (E-07)
        facts = replace(facts, answers=course.facts.answers)
    before = replace(course, index=stop.index, facts=facts, wish=NOTHING, trail=tuple(trail))
    return _enter(before, look)


def page_of(course: Course, look: Look) -> Page:
    return course.kind.page(course.state, look(course))


def due_of(course: Course, look: Look) -> float | None:
    """When the step wants a `Tick`."""
    return course.kind.due(course.state, look(course))


def devices_of(course: Course, look: Look) -> tuple[str, ...]:
    """The devices that the step waits for: any one of them will do."""
    return course.kind.devices(course.state, look(course))


def position(course: Course, look: Look) -> Line | None:
    """第 n 步，共 m 步, from the first step in which the resident acts to the last; none if it is
    one.
    """
    ctx = look(course)
    counted = [index for index, step in enumerate(STEPS) if step.counted(ctx)]
    done = sum(index <= course.index for index in counted)
    if len(counted) < 2 or not done or course.index > counted[-1]:
        return None
    return Line("step.of", {"n": Count(done), "m": Count(len(counted))})
