"""Who it is: a credential is read, and the hub says what it knows of the person (1101)."""

from __future__ import annotations

from dataclasses import replace

from config.credentials import Act
from kiosk.core.event import Answered, Chosen
from kiosk.core.facts import Facts
from kiosk.core.step.context import Context
from kiosk.core.step.kind import (
    Back,
    Done,
    Leave,
    Next,
    Presented,
    SlipShown,
    Stay,
    StepEvent,
    StepKind,
    Unread,
    unexpected,
)
from kiosk.core.step.wait import Refused, busy_page, slow_at
from kiosk.core.step.who.credentials import (
    READER,
    SCANNER,
    Asks,
    Waiting,
    offered,
    present_page,
    refused_page,
    troubled,
)
from kiosk.core.step.who.person import AskingPerson, ask_person, person_known
from model.identity import CardFault, Credential, Means
from model.item import Acting
from model.page import Page

State = Waiting | AskingPerson | Refused


def begin(ctx: Context) -> Next:
    """The principal of somebody who acts alone is found by their relation, in the next step."""
    facts = ctx.facts
    if facts.acting.alone or facts.person is not None or facts.slip_no:
        return _allowed(facts.credential, ctx) or Done(facts)
    if facts.trouble is not None:
        return Stay(troubled(facts.trouble), facts=replace(facts, trouble=None))
    if facts.credential is None:
        return Stay(Waiting())
    return _presented(facts.credential, ctx)


def handle(state: State, event: StepEvent, ctx: Context) -> Next:
    match event:
        case Presented(credential):
            return _presented(credential, ctx)
        case SlipShown(number):
            return Done(replace(ctx.facts, slip_no=number))
        case Unread(trouble):
            return Stay(troubled(trouble))
        case Answered(n=n) if isinstance(state, AskingPerson) and n == state.n:
            return person_known(event, ctx)
        case Chosen(node_id=node_id):
            return _chosen(state, node_id, ctx)
        case _:
            return unexpected(state)


def _chosen(state: State, node_id: str, ctx: Context) -> Next:
    match node_id:
        case "back":
            return Back()
        case "leave":
            return Leave(ctx.facts if ctx.facts.person else _without_card(ctx))
        case "retry":
            return begin(ctx)
        case "other_card":
            return Stay(Waiting(), facts=_without_card(ctx))
        case _:
            return unexpected(state)


def _without_card(ctx: Context) -> Facts:
    """Until the hub knows the person, a card may be given up: the next one is nobody's rival."""
    return replace(ctx.facts, credential=None, person=None)


def _presented(credential: Credential, ctx: Context) -> Next:
    return _allowed(credential, ctx) or ask_person(credential, ctx)


def _allowed(credential: Credential | None, ctx: Context) -> Next | None:
    """None where it may do what the item wants (domain.md 9)."""
    if credential is None:
        return None
    if credential.means not in ctx.item.credentials:
        return Stay(Refused("card.not_here", again=False))
    act = Act.SUBMIT if ctx.item.submit else Act.QUERY
    if not credential.may(act):
        return Stay(Refused(f"card.{CardFault.EXPIRED}", again=False))
    return None


def show(state: State, ctx: Context) -> Page:
    match state:
        case Waiting(trouble):
            means = offered(ctx)
            return present_page(ctx, "present", means, trouble, _asks(means, ctx))
        case AskingPerson(since=since):
            own = ctx.facts.acting is Acting.SELF
            return busy_page(ctx, "identify", "busy.reading" if own else "busy.principal", since)
        case Refused(prefix, again):
            return refused_page(ctx, "identify", prefix, again)


def _asks(means: tuple[Means, ...], ctx: Context) -> Asks:
    """Two who came together are told whose it is: nobody knows whose was shown before."""
    ways = "one" if means == (Means.RESIDENT_ID,) else "either"
    ways = ways if Means.RESIDENT_ID in means else "scan"
    if ctx.facts.acting is Acting.ACCOMPANIED:
        return Asks(f"present.principal.{ways}", "present.text.principal")
    return Asks(f"present.heading.{ways}", f"present.text.{ways}")


def devices(state: State, ctx: Context) -> tuple[str, ...]:
    if not isinstance(state, Waiting):
        return ()
    scans = any(means in (Means.E_VOUCHER, Means.SLIP) for means in ctx.item.credentials)
    return (READER, SCANNER) if scans else (READER,)


def due(state: State, ctx: Context) -> float | None:
    return slow_at(state.since, ctx) if isinstance(state, AskingPerson) else None


def _counted(ctx: Context) -> bool:
    return not ctx.facts.acting.alone


IDENTIFY = StepKind("identify", begin, handle, show, counted=_counted, devices=devices, due=due)
