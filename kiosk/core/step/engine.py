"""Moves an item forward, back and out: which step is on, and what it may be gone back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.core.command import Command
from kiosk.core.step.context import NOTHING, ChangeRequest, Context
from kiosk.core.step.flows import Steps, steps_of
from kiosk.core.step.kind import Again, Back, Done, Leave, Next, Stay, StepEvent, StepKind
from kiosk.core.visit_data import VisitData
from model.item import Item
from model.page import Line, Page
from model.value import Count


@dataclass(frozen=True, slots=True)
class BackPoint:
    """A step that was passed and may be gone back to."""

    index: int
    data: VisitData


@dataclass(frozen=True, slots=True)
class ItemRun:
    """An item under way."""

    item: Item
    index: int = 0
    state: Any = None
    """None until the step has stayed: a step that was done at once was never shown."""
    data: VisitData = field(default_factory=VisitData)
    change: ChangeRequest = NOTHING
    trail: tuple[BackPoint, ...] = ()

    @property
    def kind(self) -> StepKind:
        """The kind of the step that is on."""
        return self.steps[self.index]

    @property
    def steps(self) -> Steps:
        """The way of the item."""
        return steps_of(self.item)


Look = Callable[[ItemRun], Context]
"""What a step of this course may look at, as things stand at this moment."""


@dataclass(frozen=True, slots=True)
class Transition:
    """What a move came to: the course, or None where the item was left, and the facts."""

    run: ItemRun | None
    data: VisitData
    commands: tuple[Command, ...] = ()
    finished: bool = False
    """Left at its end, not given up."""


def start(item: Item, data: VisitData, look: Look) -> Transition:
    """The first step of the item that has something to ask or to tell."""
    return _enter(ItemRun(item, data=data), look)


def feed(run: ItemRun, event: StepEvent, look: Look) -> Transition:
    """One event for the step that is on."""
    return _move(run, run.kind.handle(run.state, event, look(run)), look)


def _enter(run: ItemRun, look: Look) -> Transition:
    """Begins the step at `run.index`."""
    if run.index == len(run.steps):
        return Transition(None, run.data, finished=True)
    return _move(replace(run, state=None), run.kind.begin(look(run)), look)


def _move(run: ItemRun, to: Next, look: Look) -> Transition:
    match to:
        case Stay(state, commands, data):
            known = run.data if data is None else data
            return Transition(replace(run, state=state, data=known), known, commands)
        case Done(data):
            return _enter(replace(_passed(run), index=run.index + 1, data=data), look)
        case Again():
            return _enter(_to_again(run, to), look)
        case Back():
            return _back(run, look)
        case Leave(data):
            return Transition(None, data)


def _to_again(run: ItemRun, again: Again) -> ItemRun:
    here = (BackPoint(run.index, run.data),) if run.kind.returns else ()
    data = replace(again.data or run.data, signature=None, handed_in=None)
    trail = (*run.trail, *here)
    index = next(n for n, kind in enumerate(run.steps) if kind.name == again.to)
    return replace(run, index=index, data=data, change=again.change, trail=trail)


def _passed(run: ItemRun) -> ItemRun:
    """With this step on the trail, where it was shown and may be gone back to.

    What was passed later, before the resident came back here, is not on it any more.
    """
    trail = tuple(stop for stop in run.trail if stop.index < run.index)
    if run.state is not None and run.kind.returns:
        trail = (*trail, BackPoint(run.index, run.data))
    return replace(run, trail=trail)


def _back(run: ItemRun, look: Look) -> Transition:
    """To the last stop with the facts it had then; from the first step, out of the item."""
    if not run.trail:
        return Transition(None, run.data)
    *trail, stop = run.trail
    data = stop.data
    if run.steps[stop.index].keeps:  # the same person's: nothing given is asked for again (E-07)
        data = replace(data, answers=run.data.answers, rows=run.data.rows)
    before = replace(run, index=stop.index, data=data, change=NOTHING, trail=tuple(trail))
    return _enter(before, look)


def page_of(run: ItemRun, look: Look) -> Page:
    """Without header and bar."""
    return run.kind.page(run.state, look(run))


def due_of(run: ItemRun, look: Look) -> float | None:
    """When the step wants a `Tick`."""
    return run.kind.due(run.state, look(run))


def devices_of(run: ItemRun, look: Look) -> tuple[str, ...]:
    """The devices that the step waits for: any one of them will do."""
    return run.kind.devices(run.state, look(run))


def position(run: ItemRun, look: Look) -> Line | None:
    """第 n 步，共 m 步, from the first step in which the resident acts to the last; none if it is
    one.
    """
    ctx = look(run)
    counted = [index for index, step in enumerate(run.steps) if step.counted(ctx)]
    done = sum(index <= run.index for index in counted)
    if len(counted) < 2 or not done or run.index > counted[-1]:
        return None
    return Line("step.of", {"n": Count(done), "m": Count(len(counted))})
