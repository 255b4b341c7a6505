"""For whom: oneself, somebody at home (代人办), or somebody who stands beside (带人办)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.event import Chosen
from kiosk.core.step.context import Context
from kiosk.core.step.kind import (
    Back,
    Done,
    Leave,
    Next,
    Stay,
    StepEvent,
    StepKind,
    Unread,
    unexpected,
)
from kiosk.core.step.parts import BACK, LEAVE, heading, page
from kiosk.core.visit_data import Agent, VisitData
from model.identity import Credential
from model.item import Acting
from model.node_id import act_id
from model.page import Kind, Node, Page, Role

FOR = "for."
"""What the names of the choices begin with."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Nothing is remembered: the choices are the item's."""


def begin(ctx: Context) -> Next:
    """Asked only where the item can be done in several ways."""
    if _asked(ctx):
        return Stay(Asking())
    return Done(_for(ctx.item.acting[0], ctx.data))


def _asked(ctx: Context) -> bool:
    return len(ctx.item.acting) > 1


def handle(state: Asking, event: StepEvent, ctx: Context) -> Next:
    """A card that will not do yet is told on the next page, which asks for it."""
    match event:
        case Chosen(act="back"):
            return Back()
        case Chosen(act="leave"):
            return Leave(ctx.data)
        case Chosen(act=act) if act.startswith(FOR):
            return Done(_for(Acting(act.removeprefix(FOR)), ctx.data))
        case Unread(trouble):
            return Stay(state, data=replace(ctx.data, trouble=trouble))
        case _:
            return unexpected(state)


def _for(acting: Acting, data: VisitData) -> VisitData:
    """Whoever acts alone for another has shown their own credential, if any: it is theirs. Of two
    who came together nobody knows whose was shown: the principal's is asked for by name.
    """
    data = replace(data, acting=acting, agent=None)
    if acting is Acting.ACCOMPANIED:
        return replace(data, credential=None, person=None)
    if not acting.alone:
        return data
    agent = _agent(data.credential)
    return replace(data, credential=None, person=None, agent=agent)


def _agent(credential: Credential | None) -> Agent | None:
    """Only who was read from a card of their own can act (domain.md 9)."""
    if credential is None or not credential.acts:
        return None
    return Agent(credential)


def show(state: Asking, ctx: Context) -> Page:
    """The ways in the order of the item's file."""
    nodes = (
        heading("behalf.heading"),
        *(Node(act_id(f"{FOR}{way}"), Role.CHOICE, f"behalf.{way}") for way in ctx.item.acting),
        BACK,
        LEAVE,
    )
    return page(ctx, "behalf", Kind.QUESTION, nodes, "", BACK.id)


ON_BEHALF = StepKind("on_behalf", begin, handle, show, counted=_asked, returns=True)
