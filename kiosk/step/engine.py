"""Moves an item forward, back and out: which step is on, and what it may be gone back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.catalogue import Item
from kiosk.command import Command
from kiosk.page import Line, Page
from kiosk.step.form import FORM
from kiosk.step.identify import IDENTIFY
from kiosk.step.kind import Again, Back, Done, Leave, Outcome, Stay, StepEvent, StepKind
from kiosk.step.lookup import LOOKUP
from kiosk.step.notice import NOTICE
from kiosk.step.pick import PICK
from kiosk.step.rating import RATING
from kiosk.step.result import RESULT
from kiosk.value import Count
from kiosk.visit import Context, Facts

STEPS = (NOTICE, IDENTIFY, PICK, FORM, LOOKUP, RESULT, RATING)
"""Every item's way. A kind that has nothing to ask is done as soon as it begins."""

Look = Callable[[Facts, bool], Context]
"""The present context with these facts, and whether defaults may be asked for."""


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
    requested: bool = False
    trail: tuple[Stop, ...] = ()

    @property
    def kind(self) -> StepKind:
        return STEPS[self.index]


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
    ctx = look(course.facts, course.requested)
    return _move(course, course.kind.handle(course.state, event, ctx), look)


def _enter(course: Course, look: Look) -> Turn:
    """Begins the step at `course.index`."""
    if course.index == len(STEPS):
        return Turn(None, course.facts, finished=True)
    ctx = look(course.facts, course.requested)
    return _move(replace(course, state=None), course.kind.begin(ctx), look)


def _move(course: Course, outcome: Outcome, look: Look) -> Turn:
    match outcome:
        case Stay(state, commands, facts):
            known = course.facts if facts is None else facts
            return Turn(replace(course, state=state, facts=known), known, commands)
        case Done(facts):
            passed = _passed(course)
            forward = replace(passed, index=course.index + 1, facts=facts)
            return _enter(
                replace(forward, requested=course.requested and _before_form(course)), look
            )
        case Again(kind):
            index = next(i for i, step in enumerate(STEPS) if step.name == kind)
            return _enter(replace(_passed(course), index=index, requested=True), look)
        case Back():
            return _back(course, look)
        case Leave(facts):
            return Turn(None, facts)


def _before_form(course: Course) -> bool:
    """`requested` lasts until the form has been filled."""
    return course.index < STEPS.index(FORM)


def _passed(course: Course) -> Course:
    """With this step on the trail, where it was shown and may be gone back to."""
    if course.state is None or not course.kind.returns:
        return course
    return replace(course, trail=(*course.trail, Stop(course.index, course.facts)))


def _back(course: Course, look: Look) -> Turn:
    """To the last stop with the facts it had then; from the first step, out of the item."""
    if not course.trail:
        return Turn(None, course.facts)
    *trail, stop = course.trail
    before = replace(
        course, index=stop.index, facts=stop.facts, requested=False, trail=tuple(trail)
    )
    return _enter(before, look)


def page_of(course: Course, look: Look) -> Page:
    return course.kind.page(course.state, look(course.facts, course.requested))


def due_of(course: Course, look: Look) -> float | None:
    """When the step wants a `Tick`."""
    return course.kind.due(course.state, look(course.facts, course.requested))


def position(course: Course, look: Look) -> Line | None:
    """第 n 步，共 m 步, of the steps in which the resident acts; none if it is one."""
    ctx = look(course.facts, course.requested)
    counted = [index for index, step in enumerate(STEPS) if step.counted(ctx)]
    done = sum(index <= course.index for index in counted)
    if len(counted) < 2 or not done or course.kind is RATING:
        return None
    return Line("step.of", {"n": Count(done), "m": Count(len(counted))})
