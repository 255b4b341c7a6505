"""What a layer is: one object that shows its page, takes its press, waits, and is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.command import Command
from kiosk.core.ending import Way
from kiosk.core.event import Chosen, Drawn
from kiosk.core.situation import Situation
from kiosk.core.step.kind import CredentialDemand
from model.page import Page


@dataclass(frozen=True, slots=True)
class Moved:
    """The situation is what it is now, and the outside has this to do."""

    commands: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True)
class Over:
    """The visit ends."""

    way: Way


@dataclass(frozen=True, slots=True)
class Gone:
    """What the visit left behind was taken: it is wiped."""


Reply = Moved | Over | Gone
"""What comes of a press, or of the time."""
Press = Chosen | Drawn
"""What is done with a node of the page that is shown."""

STAYS = Moved()


def ignore(event: Press, now: Situation) -> Reply:
    """Of a page on which nothing is pressed."""
    return STAYS


def step_devices(now: Situation) -> tuple[str, ...]:
    """What the step waits for, which is shown or can be seen to be there still."""
    return now.serving.devices if now.serving else ()


def no_devices(now: Situation) -> tuple[str, ...]:
    """Of a page that asks for an answer first."""
    return ()


def step_demand(now: Situation) -> CredentialDemand:
    """Whose credential the step asks for."""
    return now.serving.demand if now.serving else CredentialDemand.NOBODY


def no_demand(now: Situation) -> CredentialDemand:
    """Below a question nothing is signed, and no card is asked for."""
    return CredentialDemand.NOBODY


def idle_due(now: Situation) -> float | None:
    """When nobody has acted for too long, or the warning of it counts on."""
    active = now.serving
    if active is None or not active.visit.touched:
        return None
    return now.idle.due(now.at, elder=now.profile.elder, waits=active.working)


def idle_out(now: Situation) -> Reply | None:
    """The time-out, where it has come: first a warning, unless there is nothing to lose."""
    due = idle_due(now)
    if due is None or now.at < due:
        return None
    if not now.active.holds_something or now.idle.over(now.at):
        return Over(Way.TIMEOUT)
    if now.idle.warned_at is None:
        now.idle.warn(now.at)
    return STAYS


def idle_tick(now: Situation) -> Reply:
    """Of a page that changes with the time only when nobody acts."""
    return idle_out(now) or STAYS


def first_due(*dues: float | None) -> float | None:
    """The earliest time of those that are wanted."""
    return min((due for due in dues if due is not None), default=None)


@dataclass(frozen=True, slots=True)
class Layer:
    """The first of the list that `stands` shows its page and gets the press.

    `press` hears only of nodes that act, of the page that is shown. `devices` are waited for:
    any one of them will do; `demand` says whose credential is asked for now. `due` is when `tick`
    is wanted, on the clock of `at`. A page that somebody else may see `names` nobody in its header.
    """

    name: str
    stands: Callable[[Situation], bool]
    page: Callable[[Situation], Page]
    press: Callable[[Press, Situation], Reply] = ignore
    devices: Callable[[Situation], tuple[str, ...]] = step_devices
    demand: Callable[[Situation], CredentialDemand] = step_demand
    due: Callable[[Situation], float | None] = idle_due
    tick: Callable[[Situation], Reply] = idle_tick
    names: bool = True
