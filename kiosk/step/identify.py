"""Who it is: a credential is read, and the hub says what it knows of the person (1101)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from config.credentials import Act
from devices.port import CardFailure
from kiosk.catalogue import Acting
from kiosk.code import CodeTrouble
from kiosk.command import Call
from kiosk.event import Answered, Chosen, Failure
from kiosk.identity import CardFault, Credential, Means
from kiosk.page import Kind, Node, Page, Tone
from kiosk.step.kind import (
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
from kiosk.step.parts import (
    BACK,
    LEAVE,
    button,
    credential_picture,
    heading,
    notice,
    page,
    refusal,
    text,
)
from kiosk.step.wait import busy_page, failure_prefix, slow_at
from kiosk.value import Codes, Plain
from kiosk.visit import Context, Facts, Trouble
from wire.operations import PersonInfo, PersonQuery

READER = "resident_id"
SCANNER = "code_scanner"


@dataclass(frozen=True, slots=True)
class Waiting:
    """For a credential; `trouble` says why the last one gave nothing and may be shown again."""

    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    n: int
    since: float


@dataclass(frozen=True, slots=True)
class Refused:
    """`again`: the same card may be asked for once more, nothing of the person is wrong."""

    prefix: str
    again: bool


State = Waiting | Asking | Refused


def begin(ctx: Context) -> Next:
    """The principal of somebody who acts alone is found by their relation, in the next step."""
    facts = ctx.facts
    if facts.acting.alone or facts.person is not None or facts.slip_no:
        return _allowed(facts.credential, ctx) or Done(facts)
    if facts.trouble is not None:
        return Stay(_troubled(facts.trouble), facts=replace(facts, trouble=None))
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
            return Stay(_troubled(trouble))
        case Answered(n=n) if isinstance(state, Asking) and n == state.n:
            return _answered(event, ctx)
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
    return _allowed(credential, ctx) or _ask(credential, ctx)


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


def _ask(credential: Credential, ctx: Context) -> Next:
    command = Call(ctx.visit, ctx.n, "1101", person_query(credential, ctx.facts.query_no))
    return Stay(Asking(ctx.n, ctx.at), (command,))


def person_query(credential: Credential, query_no: str) -> PersonQuery:
    return PersonQuery(
        mdtrt_cert_type=credential.cert_type,
        mdtrt_cert_no=credential.cert_no,
        certno=credential.number.reveal(),
        psn_name=credential.name.reveal(),
        psn_cert_type="01",
        query_no=query_no,
    )


LAID_AGAIN = frozenset((CardFailure.UNREADABLE, CardFailure.WRONG_KIND))


def _troubled(trouble: Trouble) -> State:
    if trouble in LAID_AGAIN or isinstance(trouble, CodeTrouble):
        return Waiting(trouble)
    return Refused(f"card.{trouble}", again=False)


def _answered(event: Answered, ctx: Context) -> Next:
    if isinstance(event.output, PersonInfo):
        return Done(replace(ctx.facts, person=event.output))
    again = event.failure is not Failure.REFUSED
    return Stay(Refused(failure_prefix(event), again))


def show(state: State, ctx: Context) -> Page:
    match state:
        case Waiting(trouble):
            means = offered(ctx)
            return present_page(ctx, "present", means, trouble, _asks(means, ctx))
        case Asking(since=since):
            own = ctx.facts.acting is Acting.SELF
            return busy_page(ctx, "identify", "busy.reading" if own else "busy.principal", since)
        case Refused(prefix, again):
            return refused_page(ctx, "identify", prefix, again)


def refused_page(
    ctx: Context, name: str, prefix: str, again: bool, others: tuple[Node, ...] = ()
) -> Page:
    """Of a credential, or of the person whom it names; `others` are what can be done instead."""
    retry = button("retry", "act.retry", Tone.LIKELY)
    card = Tone.LIKELY if prefix.startswith("card.") else Tone.PLAIN
    action = retry if again else button("other_card", "act.other_card", card)
    return refusal(ctx, name, prefix, {"line": Plain(ctx.site.help_line)}, (*others, action))


WORKS = {Means.RESIDENT_ID: READER, Means.E_VOUCHER: SCANNER, Means.SLIP: SCANNER}
"""The device that reads each credential."""


def offered(ctx: Context) -> tuple[Means, ...]:
    """What may be shown here and now: credentials of the item whose device works."""
    return tuple(m for m in ctx.item.credentials if m in WORKS and ctx.usable(WORKS[m]))


def trouble_notice(trouble: Trouble | None) -> tuple[Node, ...]:
    """Why the last one gave nothing."""
    if trouble is None:
        return ()
    kind = "code" if isinstance(trouble, CodeTrouble) else "card"
    return (notice("again", f"{kind}.{trouble}", Tone.CAUTION, live=True),)


@dataclass(frozen=True, slots=True)
class Asks:
    """The texts that ask for a credential, and say how it is shown."""

    heading: str
    how: str


def _asks(means: tuple[Means, ...], ctx: Context) -> Asks:
    """Two who came together are told whose it is: nobody knows whose was shown before."""
    ways = "one" if means == (Means.RESIDENT_ID,) else "either"
    ways = ways if Means.RESIDENT_ID in means else "scan"
    if ctx.facts.acting is Acting.ACCOMPANIED:
        return Asks(f"present.principal.{ways}", "present.text.principal")
    return Asks(f"present.heading.{ways}", f"present.text.{ways}")


def present_page(
    ctx: Context, name: str, means: tuple[Means, ...], trouble: Trouble | None, asks: Asks
) -> Page:
    """What to show and where, drawn as it is on this cabinet."""
    codes = Codes("scanned", tuple(m for m in means if m is not Means.RESIDENT_ID))
    lost = Means.RESIDENT_ID not in means and not ctx.usable(READER)
    decoding = (notice("decoding", "present.decoding", Tone.PLAIN, live=True),)
    nodes = (
        heading(asks.heading, {"codes": codes}),
        *(credential_picture(one, ctx.site, "credentials") for one in means),
        text("how", asks.how),
        *((notice("lost", "present.no_reader", Tone.CAUTION, live=True),) if lost else ()),
        *(decoding if ctx.decoding else trouble_notice(trouble)),
        BACK,
        LEAVE,
    )
    return page(ctx, name, Kind.PRESENT, nodes, "", "back")


def devices(state: State, ctx: Context) -> tuple[str, ...]:
    if not isinstance(state, Waiting):
        return ()
    scans = any(means in (Means.E_VOUCHER, Means.SLIP) for means in ctx.item.credentials)
    return (READER, SCANNER) if scans else (READER,)


def due(state: State, ctx: Context) -> float | None:
    return slow_at(state.since, ctx) if isinstance(state, Asking) else None


def _counted(ctx: Context) -> bool:
    return not ctx.facts.acting.alone


IDENTIFY = StepKind("identify", begin, handle, show, counted=_counted, devices=devices, due=due)
