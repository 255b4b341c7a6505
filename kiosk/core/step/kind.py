"""What a step kind is: pure functions over its own frozen state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiosk.core.command import Command
from kiosk.core.event import Answered, Chosen, Drawn, TaskEnded, Tick
from kiosk.core.step.context import NOTHING, ChangeRequest, Context
from kiosk.core.visit_data import Trouble, VisitData
from model.identity import Credential
from model.page import Page


@dataclass(frozen=True, slots=True)
class Presented:
    """A credential was read that this visit did not have yet; it is in the facts already."""

    credential: Credential


@dataclass(frozen=True, slots=True)
class Unread:
    """A card lay there and is not accepted."""

    trouble: Trouble


@dataclass(frozen=True, slots=True)
class SlipShown:
    """The number of a submission was held before the scanner."""

    number: str


StepEvent = Chosen | Drawn | Answered | TaskEnded | Tick | Presented | Unread | SlipShown


class CredentialDemand(StrEnum):
    """Whose credential a step asks for now; without one the general rules hold."""

    NOBODY = "nobody"
    AGENT = "agent"
    """The agent's own resident ID: another person's card is what is asked for."""
    SIGNER = "signer"
    """The same credential once more, as a signature."""


@dataclass(frozen=True, slots=True)
class Stay:
    """The step goes on with this state, and with these facts where they changed.

    At most one of the commands is awaited.
    """

    state: Any
    commands: tuple[Command, ...] = ()
    data: VisitData | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The step has what it wanted; the next one begins with these facts."""

    data: VisitData


@dataclass(frozen=True, slots=True)
class Back:
    """To the step before it in which the resident acts."""


class To(StrEnum):
    """Steps that others lead back to, by the names of their kinds."""

    IDENTIFY = "identify"
    FORM = "form"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Again:
    """To an earlier step, which asks besides what it always asks what the resident wished.

    What was signed is not signed any more; Back leads here with everything as it was.
    """

    to: To
    change: ChangeRequest = NOTHING
    data: VisitData | None = None
    """Where they changed."""


@dataclass(frozen=True, slots=True)
class Leave:
    """The item is given up; without a credential in the facts another one may be shown."""

    data: VisitData


Next = Stay | Done | Back | Again | Leave
"""What comes of a beginning, or of an event."""


@dataclass(frozen=True, slots=True)
class StepKind:
    """`counted` steps make up 第 n 步，共 m 步.

    `devices` are what the step waits for in a state: any one of them will do, and only where none
    works is the page covered. Those that read codes are armed while they are named here.
    """

    name: str
    begin: Callable[[Context], Next]
    handle: Callable[[Any, StepEvent, Context], Next]
    page: Callable[[Any, Context], Page]
    counted: Callable[[Context], bool] = lambda ctx: False
    returns: bool = False
    """Back may lead here."""
    keeps: bool = False
    """Back brings the answers given since; to steps before these, the person may change."""
    devices: Callable[[Any, Context], tuple[str, ...]] = lambda state, ctx: ()
    demand: Callable[[Any], CredentialDemand] = lambda state: CredentialDemand.NOBODY
    due: Callable[[Any, Context], float | None] = lambda state, ctx: None


def unexpected(state: Any) -> Stay:
    """An event that means nothing here: a node that the page no longer has, a stray tick."""
    return Stay(state)
