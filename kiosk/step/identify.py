"""Who it is: a credential is read, and the hub says what it knows of the person (1101)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from devices.port import CardFailure
from kiosk.command import Call
from kiosk.event import Answered, Chosen, Failure
from kiosk.identity import CERT_TYPE, Credential
from kiosk.page import Kind, Page, Tone
from kiosk.step.kind import (
    Back,
    Done,
    Leave,
    Outcome,
    Presented,
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
from kiosk.value import Plain
from kiosk.visit import Context, Facts, Trouble
from wire.operations import PersonInfo, PersonQuery

READER = "resident_id"


@dataclass(frozen=True, slots=True)
class Waiting:
    """For a card; `trouble` says why the last one gave nothing and may be laid down again."""

    trouble: CardFailure | None = None


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


def begin(ctx: Context) -> Outcome:
    if ctx.facts.person is not None:
        return Done(ctx.facts)
    if ctx.facts.trouble is not None:
        return Stay(_troubled(ctx.facts.trouble), facts=replace(ctx.facts, trouble=None))
    if ctx.facts.credential is None:
        return Stay(Waiting())
    return _ask(ctx.facts.credential, ctx)


def handle(state: State, event: StepEvent, ctx: Context) -> Outcome:
    match event:
        case Presented(credential):
            return _ask(credential, ctx)
        case Unread(trouble):
            return Stay(_troubled(trouble))
        case Answered(n=n) if isinstance(state, Asking) and n == state.n:
            return _answered(event, ctx)
        case Chosen(node_id=node_id):
            return _chosen(state, node_id, ctx)
        case _:
            return unexpected(state)


def _chosen(state: State, node_id: str, ctx: Context) -> Outcome:
    match node_id:
        case "back":
            return Back()
        case "leave":
            return Leave(_without_card(ctx))
        case "retry":
            return begin(ctx)
        case "other_card":
            return Stay(Waiting(), facts=_without_card(ctx))
        case _:
            return unexpected(state)


def _without_card(ctx: Context) -> Facts:
    """Until the hub knows the person, a card may be given up: the next one is nobody's rival."""
    return replace(ctx.facts, credential=None)


def _ask(credential: Credential, ctx: Context) -> Outcome:
    query = PersonQuery(
        mdtrt_cert_type=CERT_TYPE[credential.means],
        mdtrt_cert_no=credential.number.reveal(),
        certno=credential.number.reveal(),
        psn_name=credential.name.reveal(),
        psn_cert_type="01",
        query_no=ctx.facts.query_no,
    )
    return Stay(Asking(ctx.n, ctx.at), (Call(ctx.visit, ctx.n, "1101", query),))


def _troubled(trouble: Trouble) -> State:
    if trouble in (CardFailure.UNREADABLE, CardFailure.WRONG_KIND):
        return Waiting(CardFailure(trouble))
    return Refused(f"card.{trouble}", again=False)


def _answered(event: Answered, ctx: Context) -> Outcome:
    if isinstance(event.output, PersonInfo):
        return Done(replace(ctx.facts, person=event.output))
    again = event.failure is not Failure.REFUSED
    return Stay(Refused(failure_prefix(event), again))


def show(state: State, ctx: Context) -> Page:
    match state:
        case Waiting(trouble):
            return _present(trouble, ctx)
        case Asking(since=since):
            return busy_page(ctx, "identify", "busy.reading", since)
        case Refused(prefix, again):
            retry = button("retry", "act.retry", Tone.LIKELY)
            card = Tone.LIKELY if prefix.startswith("card.") else Tone.PLAIN
            action = retry if again else button("other_card", "act.other_card", card)
            return refusal(ctx, "identify", prefix, {"line": Plain(ctx.site.help_line)}, (action,))


def _present(trouble: CardFailure | None, ctx: Context) -> Page:
    again = (
        () if trouble is None else (notice("again", f"card.{trouble}", Tone.CAUTION, live=True),)
    )
    nodes = (
        heading("present.heading"),
        credential_picture(ctx.site.reader_place),
        text("how", "present.text"),
        *again,
        BACK,
        LEAVE,
    )
    return page(ctx, "present", Kind.PRESENT, nodes, "", "back")


def device(state: State) -> str:
    return READER if isinstance(state, Waiting) else ""


def due(state: State, ctx: Context) -> float | None:
    return slow_at(state.since, ctx) if isinstance(state, Asking) else None


IDENTIFY = StepKind(
    "identify", begin, handle, show, counted=lambda ctx: True, device=device, due=due
)
