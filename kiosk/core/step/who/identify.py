"""Who it is: a credential is read, and the hub says what it knows of the person (1101)."""

from __future__ import annotations

from dataclasses import replace

from config.credentials import Act
from kiosk.core.event import Answered, Chosen
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
from kiosk.core.visit_data import VisitData
from model.identity import CardFault, Credential, CredentialType
from model.item import Acting
from model.page import Page

State = Waiting | AskingPerson | Refused


def begin(ctx: Context) -> Next:
    """The principal of somebody who acts alone is found by their relation, in the next step."""
    data = ctx.data
    if data.acting.alone or data.person is not None or data.slip_no:
        return _allowed(data.credential, ctx) or Done(data)
    if data.trouble is not None:
        return Stay(troubled(data.trouble), data=replace(data, trouble=None))
    if data.credential is None:
        return Stay(Waiting())
    return _presented(data.credential, ctx)


def handle(state: State, event: StepEvent, ctx: Context) -> Next:
    """A slip held before the scanner names what was handed in, not a person."""
    match event:
        case Presented(credential):
            return _presented(credential, ctx)
        case SlipShown(number):
            return Done(replace(ctx.data, slip_no=number))
        case Unread(trouble):
            return Stay(troubled(trouble))
        case Answered(n=n) if isinstance(state, AskingPerson) and n == state.n:
            return person_known(event, ctx)
        case Chosen(act=act):
            return _chosen(state, act, ctx)
        case _:
            return unexpected(state)


def _chosen(state: State, act: str, ctx: Context) -> Next:
    match act:
        case "back":
            return Back()
        case "leave":
            return Leave(ctx.data if ctx.data.person else _without_card(ctx))
        case "retry":
            return begin(ctx)
        case "other_card":
            return Stay(Waiting(), data=_without_card(ctx))
        case _:
            return unexpected(state)


def _without_card(ctx: Context) -> VisitData:
    """Until the hub knows the person, a card may be given up: the next one is nobody's rival."""
    return replace(ctx.data, credential=None, person=None)


def _presented(credential: Credential, ctx: Context) -> Next:
    return _allowed(credential, ctx) or ask_person(credential, ctx)


def _allowed(credential: Credential | None, ctx: Context) -> Next | None:
    """None where it may do what the item wants (domain.md 9)."""
    if credential is None:
        return None
    if credential.credential_type not in ctx.item.credentials:
        return Stay(Refused("card.not_here", again=False))
    act = Act.SUBMIT if ctx.item.submit else Act.QUERY
    if not credential.may(act):
        return Stay(Refused(f"card.{CardFault.EXPIRED}", again=False))
    return None


def show(state: State, ctx: Context) -> Page:
    """What to present, busy, or why it will not do."""
    match state:
        case Waiting(trouble):
            credential_type = offered(ctx)
            return present_page(
                ctx, "present", credential_type, trouble, _asks(credential_type, ctx)
            )
        case AskingPerson(since=since):
            own = ctx.data.acting is Acting.SELF
            return busy_page(ctx, "identify", "busy.reading" if own else "busy.principal", since)
        case Refused(prefix, again):
            return refused_page(ctx, "identify", prefix, again)


def _asks(credential_type: tuple[CredentialType, ...], ctx: Context) -> Asks:
    """Two who came together are told whose it is: nobody knows whose was shown before."""
    ways = "one" if credential_type == (CredentialType.RESIDENT_ID,) else "either"
    ways = ways if CredentialType.RESIDENT_ID in credential_type else "scan"
    if ctx.data.acting is Acting.ACCOMPANIED:
        return Asks(f"present.principal.{ways}", "present.text.principal")
    return Asks(f"present.heading.{ways}", f"present.text.{ways}")


def devices(state: State, ctx: Context) -> tuple[str, ...]:
    """The scanner too, where the item takes a code."""
    if not isinstance(state, Waiting):
        return ()
    scans = any(
        credential_type in (CredentialType.E_VOUCHER, CredentialType.SLIP)
        for credential_type in ctx.item.credentials
    )
    return (READER, SCANNER) if scans else (READER,)


def due(state: State, ctx: Context) -> float | None:
    """While it waits: when the page says that it takes longer."""
    return slow_at(state.since, ctx) if isinstance(state, AskingPerson) else None


def _counted(ctx: Context) -> bool:
    return not ctx.data.acting.alone


IDENTIFY = StepKind("identify", begin, handle, show, counted=_counted, devices=devices, due=due)
