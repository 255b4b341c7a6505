"""Who acts for the principal: their own ID card, read here, and what the hub knows of the two.

Alone (代人办): the hub says for whom, the agent chooses, and 1101 is asked for the principal.
Accompanied (带人办): the principal stands beside; the agent says what they are to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.command import Call
from kiosk.core.event import Answered, Chosen
from kiosk.core.step.context import Context
from kiosk.core.step.kind import (
    Again,
    Back,
    CredentialDemand,
    Done,
    Leave,
    Next,
    Presented,
    Stay,
    StepEvent,
    StepKind,
    To,
    Unread,
    unexpected,
)
from kiosk.core.step.parts import button, choices_window
from kiosk.core.step.wait import Refused, busy_page, refused, slow_at
from kiosk.core.step.who.credentials import (
    READER,
    Asks,
    Waiting,
    present_page,
    refused_page,
    troubled,
)
from kiosk.core.step.who.person import AskingPerson, ask_person, person_known
from kiosk.core.step.who.principals import principals_page
from kiosk.core.step.who.relation import NAMED, named, naming_page
from kiosk.core.visit_data import Agent, VisitData
from model.identity import CardFault, Credential, CredentialType, credential_of
from model.item import Acting
from model.page import Node, Page
from wire.behalf import Relation, RelationQuery, Relations


@dataclass(frozen=True, slots=True, repr=False)
class AskingRelation:
    """K352 is under way."""

    n: int
    since: float


@dataclass(frozen=True, slots=True, repr=False)
class Choosing:
    """For whom, of those for whom the agent may act; `start` is the first that is shown."""

    relations: tuple[Relation, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Naming:
    """What the agent is to the principal, who stands beside."""


State = Waiting | AskingRelation | Choosing | AskingPerson | Naming | Refused

UNRELATED = frozenset({"refuse.agent_none", "refuse.agent_expired", "refuse.agent_scope"})
"""Refusals of one who came alone, who may still come with the principal."""
BESIDE = f"for.{Acting.ACCOMPANIED}"
"""The button that asks to go on as one of two."""


def begin(ctx: Context) -> Next:
    """Passed at once by whoever acts for themselves."""
    data = ctx.data
    if data.acting is Acting.SELF:
        return Done(data)
    if data.agent is not None:
        return _known(data.agent.credential, ctx)
    if data.trouble is not None:
        return Stay(troubled(data.trouble), data=replace(data, trouble=None))
    return Stay(Waiting())


def handle(state: State, event: StepEvent, ctx: Context) -> Next:
    """The agent's card, then the hub's word on the two of them."""
    match event:
        case Presented(credential):
            return _presented(credential, ctx)
        case Unread(trouble):
            return Stay(troubled(trouble))
        case Answered(n=n) if isinstance(state, AskingRelation) and n == state.n:
            return _related(event, ctx)
        case Answered(n=n) if isinstance(state, AskingPerson) and n == state.n:
            return person_known(event, ctx)
        case Chosen(row=int(n)) if isinstance(state, Choosing):
            return _for(state.relations[n], ctx)
        case Chosen(act=act):
            return _chosen(state, act, ctx)
        case _:
            return unexpected(state)


def _presented(credential: Credential, ctx: Context) -> Next:
    """The agent's own card; the rules are those of a card that hands something in."""
    if credential.credential_type is not CredentialType.RESIDENT_ID or not credential.acts:
        fault = CardFault.EXPIRED if credential.expired else "not_here"
        return Stay(Refused(f"card.{fault}", again=False))
    return _known(credential, ctx)


def _known(credential: Credential, ctx: Context) -> Next:
    data = replace(_nobodys(ctx.data), agent=Agent(credential))
    if not data.acting.alone:
        return Stay(Naming(), data=data)
    query = RelationQuery(
        agnter_certno=credential.number.reveal(),
        agnter_name=credential.name.reveal(),
        item_id=ctx.item.id,
        query_no=data.query_no,
    )
    return Stay(AskingRelation(ctx.n, ctx.at), (Call(ctx.visit, ctx.n, "K352", query),), data)


def _nobodys(data: VisitData) -> VisitData:
    """Without an agent; nor with the principal of one who is alone, for another's is not theirs."""
    if not data.acting.alone:
        return replace(data, agent=None)
    return replace(data, acting=Acting.AGENT, agent=None, credential=None, person=None)


def _related(event: Answered, ctx: Context) -> Next:
    """One principal is shown and confirmed like several: nobody is guessed."""
    if isinstance(event.output, Relations) and event.output.relations:
        return Stay(Choosing(event.output.relations))
    return Stay(refused(event))


def _chosen(state: State, act: str, ctx: Context) -> Next:
    match act:
        case "back":
            return Back()
        case "leave":
            return Leave(ctx.data)
        case "retry":
            return _again(ctx)
        case "other_card":
            return Stay(Waiting(), data=_nobodys(ctx.data))
        case act if act == BESIDE:
            data = replace(_nobodys(ctx.data), acting=Acting.ACCOMPANIED)
            return Again(To.IDENTIFY, data=data)
        case "more" if isinstance(state, Choosing):
            return Stay(
                replace(state, start=choices_window(len(state.relations), state.start, ctx).further)
            )
        case act if isinstance(state, Naming) and act.startswith(NAMED):
            return Done(named(act, ctx))
        case _:
            return unexpected(state)


def _again(ctx: Context) -> Next:
    """The call that had no answer: the principal's, where one is chosen, else the relation's."""
    data = ctx.data
    if data.credential is not None and data.acting.alone:
        return ask_person(data.credential, ctx)
    return begin(ctx)


def _for(relation: Relation, ctx: Context) -> Next:
    """The principal as the hub names them, in the place of a credential of their own."""
    assert ctx.data.agent is not None
    principal = credential_of(
        CredentialType.RESIDENT_ID,
        ctx.tables.credentials[CredentialType.RESIDENT_ID],
        relation.certno,
        relation.psn_name,
        relation.gend,
        ctx.vault,
    )
    data = replace(
        ctx.data,
        acting=Acting.GUARDIAN if relation.guardian else Acting.AGENT,
        agent=replace(ctx.data.agent, relation=relation, rlts=relation.agnter_rlts),
        credential=principal,
    )
    return ask_person(principal, ctx, data)


def show(state: State, ctx: Context) -> Page:
    """The agent's card is asked for, then whom they mean, where there are several."""
    match state:
        case Waiting(trouble):
            return present_page(ctx, "agent", (CredentialType.RESIDENT_ID,), trouble, _asks(ctx))
        case AskingRelation(since=since):
            return busy_page(ctx, "agent", "busy.relation", since)
        case AskingPerson(since=since):
            return busy_page(ctx, "principal", "busy.principal", since)
        case Choosing(relations, start):
            return principals_page(ctx, relations, start)
        case Naming():
            return naming_page(ctx, "naming")
        case Refused(prefix, again):
            return refused_page(ctx, "agent", prefix, again, _beside(prefix, ctx))


def _asks(ctx: Context) -> Asks:
    """Whose card, and where the other's lies still."""
    credential = ctx.data.credential
    if ctx.data.acting.alone:
        return Asks("agent.heading", "present.text.one")
    lies = credential is not None and credential.credential_type is CredentialType.RESIDENT_ID
    heading = "agent.heading_beside" if lies else "agent.heading_after_code"
    return Asks(heading, "present.text.beside")


def _beside(prefix: str, ctx: Context) -> tuple[Node, ...]:
    """Whom nothing was registered for may bring the principal here."""
    may = prefix in UNRELATED and Acting.ACCOMPANIED in ctx.item.acting
    return (button(BESIDE, "act.beside"),) if may else ()


def devices(state: State, ctx: Context) -> tuple[str, ...]:
    """The reader alone: an agent comes with a card."""
    return (READER,) if isinstance(state, Waiting) else ()


def demand(state: State) -> CredentialDemand:
    """While it waits for the agent's card, another person's is what is wanted."""
    return (
        CredentialDemand.AGENT if isinstance(state, Waiting | Refused) else CredentialDemand.NOBODY
    )


def due(state: State, ctx: Context) -> float | None:
    """While it waits: when the page says that it takes longer."""
    return slow_at(state.since, ctx) if isinstance(state, AskingRelation | AskingPerson) else None


def _counted(ctx: Context) -> bool:
    return ctx.data.acting is not Acting.SELF


AGENT = StepKind(
    "agent", begin, handle, show, counted=_counted, devices=devices, demand=demand, due=due
)
