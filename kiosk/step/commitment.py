"""What is committed to: all of an item's texts on one page with one signature (design.md §6).

By hand: a name in the ink node. By keys and voice, or chosen: heard whole, confirmed twice, and the
signer's credential presented again. Half-way, nothing is signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from kiosk.catalogue import Acting
from kiosk.catalogue.model import Commitment
from kiosk.code import CodeTrouble
from kiosk.event import Chosen, Drawn, Stroke
from kiosk.identity import Credential, Means
from kiosk.page import Kind, Node, Page, Privacy, Role, Tone
from kiosk.step.identify import LAID_AGAIN, READER, SCANNER, trouble_notice
from kiosk.step.ink import room_for, signed
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
    Wants,
    unexpected,
)
from kiosk.step.parts import (
    ALOUD,
    BACK,
    LEAVE,
    button,
    credential_picture,
    heading,
    notice,
    page,
    text,
)
from kiosk.value import Count
from kiosk.visit import Context, Signature, Trouble

INK, CREDENTIAL = "ink", "credential"
"""The ways of signing, as they are stored (`wire.behalf.Signed.way`)."""

DEVICES = {Means.RESIDENT_ID: READER, Means.E_VOUCHER: SCANNER}
"""Where each credential that may sign is presented."""


class Stage(StrEnum):
    WRITE = "write"
    HEAR = "hear"
    CONFIRM = "confirm"
    PRESENT = "present"


@dataclass(frozen=True, slots=True, repr=False)
class Signing:
    """`strokes` last as long as the page that they are drawn on."""

    stage: Stage
    chosen: bool = False
    """The credential was chosen on the page to write on, and Back leads there again."""
    strokes: tuple[Stroke, ...] = ()
    told: str = "commitment.how"
    """What is said about the signature so far."""
    trouble: Trouble | None = None
    """Why what was presented signs nothing."""

    def __repr__(self) -> str:
        return f"<Signing {self.stage} {len(self.strokes)}>"


def texts_of(ctx: Context) -> tuple[Commitment, ...]:
    """What is signed by whoever acts here."""
    return ctx.item.commitments.get(ctx.facts.acting, ())


def begin(ctx: Context) -> Outcome:
    """Asked anew whenever one comes here: what was signed before was about other answers."""
    if not texts_of(ctx):
        return Done(ctx.facts)
    heard = ctx.profile.voice and ctx.usable(_device(ctx))
    return Stay(Signing(Stage.HEAR if heard else Stage.WRITE))


def _signer(ctx: Context) -> Credential:
    assert ctx.facts.signer is not None, "identify comes first"
    return ctx.facts.signer


def _device(ctx: Context) -> str:
    return DEVICES.get(_signer(ctx).means, "")


def handle(state: Signing, event: StepEvent, ctx: Context) -> Outcome:
    match event:
        case Chosen(node_id="leave"):
            return Leave(ctx.facts)
        case Chosen(node_id="back"):
            return _back(state)
        case Chosen(node_id="by_hand"):
            return Stay(Signing(Stage.WRITE))
        case Drawn(stroke=stroke) if state.stage is Stage.WRITE:
            return Stay(_drawn(state, stroke))
        case Presented(credential) if state.stage is Stage.PRESENT:
            mine = credential.same_person(_signer(ctx))
            return _done(Signature(CREDENTIAL), ctx) if mine else unexpected(state)
        case Unread(trouble) if state.stage is Stage.PRESENT:
            return Stay(replace(state, trouble=trouble))
        case Chosen(node_id=node_id):
            return _chosen(state, node_id, ctx)
        case _:
            return unexpected(state)


def _chosen(state: Signing, node_id: str, ctx: Context) -> Outcome:
    match state.stage, node_id:
        case Stage.WRITE, "erase":
            return Stay(replace(state, strokes=(), told="commitment.erased"))
        case Stage.WRITE, "agree":
            return _agreed(state, ctx)
        case Stage.WRITE, "by_credential":
            return Stay(Signing(Stage.HEAR, chosen=True))
        case Stage.HEAR, "confirm":
            return Stay(replace(state, stage=Stage.CONFIRM))
        case Stage.CONFIRM, "confirm_again":
            return Stay(replace(state, stage=Stage.PRESENT))
        case _:
            return unexpected(state)


def _back(state: Signing) -> Outcome:
    match state.stage:
        case Stage.WRITE:
            return Back()
        case Stage.HEAR:
            return Stay(Signing(Stage.WRITE)) if state.chosen else Back()
        case Stage.CONFIRM:
            return Stay(replace(state, stage=Stage.HEAR))
        case Stage.PRESENT:
            return Stay(replace(state, stage=Stage.CONFIRM, trouble=None))
        case _:
            assert_never(state.stage)


def _drawn(state: Signing, stroke: Stroke) -> Signing:
    if not room_for(state.strokes, stroke):
        return replace(state, told="commitment.full")
    return replace(state, strokes=(*state.strokes, stroke) if stroke else state.strokes)


def _agreed(state: Signing, ctx: Context) -> Outcome:
    if signed(state.strokes):
        return _done(Signature(INK, state.strokes), ctx)
    told = "commitment.half" if state.strokes else "commitment.unsigned"
    return Stay(replace(state, told=told))


def _done(signature: Signature, ctx: Context) -> Outcome:
    return Done(replace(ctx.facts, signature=signature))


# Pages.


def show(state: Signing, ctx: Context) -> Page:
    match state.stage:
        case Stage.WRITE:
            return _write(state, ctx)
        case Stage.HEAR:
            return _hear(ctx)
        case Stage.CONFIRM:
            return _confirm(ctx)
        case Stage.PRESENT:
            return _present(state, ctx)
        case _:
            assert_never(state.stage)


def _write(state: Signing, ctx: Context) -> Page:
    """What is said about the signature stands where the hint stood, so that nothing moves."""
    calm = state.told in ("commitment.how", "commitment.erased")
    by_credential = button("by_credential", "act.by_credential")
    nodes = (
        heading("commitment.heading.ink"),
        *_read(ctx),
        notice("told", state.told, Tone.PLAIN if calm else Tone.CAUTION, live=True),
        Node(INK, Role.INK, "commitment.ink", value=Count(len(state.strokes))),
        button("erase", "act.erase"),
        button("agree", "act.agree", Tone.LIKELY),
        *((by_credential,) if ctx.usable(_device(ctx)) else ()),
        BACK,
        LEAVE,
    )
    return page(ctx, "commitment.ink", Kind.COMMITMENT, nodes, "agree", "back")


def _hear(ctx: Context) -> Page:
    quiet = ctx.profile.voice and not ctx.profile.private
    aloud = (replace(ALOUD, text="act.read_all"),) if quiet else ()
    nodes = (
        heading("commitment.heading.heard"),
        *_read(ctx),
        text("next", "commitment.next"),
        button("confirm", "act.heard", Tone.LIKELY),
        *aloud,
        button("by_hand", "act.by_hand"),
        BACK,
        LEAVE,
    )
    return page(ctx, "commitment.hear", Kind.COMMITMENT, nodes, "confirm", "back")


def _read(ctx: Context) -> Iterator[Node]:
    """Who commits to what, and what follows from it."""
    yield _who(ctx)
    for made in texts_of(ctx):
        yield Node(made.id, Role.TEXT, f"commitment.{made.id}", group="commitments")
    yield Node("consequence", Role.TEXT, "commitment.consequence", group="commitments")


def _who(ctx: Context) -> Node:
    """The signer, masked; the principal too where the signer is another."""
    principal, acting = ctx.facts.credential, ctx.facts.acting
    slots = {"name": _signer(ctx).shown_name}
    if acting.alone and principal is not None:
        slots["principal"] = principal.shown_name
    key = f"commitment.signer.{acting}"
    return Node("signer", Role.TEXT, key, slots, privacy=Privacy.PERSONAL)


def _confirm(ctx: Context) -> Page:
    """In other words, so that nobody confirms by habit."""
    nodes = (
        heading("commitment.heading.again"),
        text("count", "commitment.count", {"n": Count(len(texts_of(ctx)))}),
        text("consequence", "commitment.consequence"),
        button("confirm_again", "act.confirm", Tone.LIKELY),
        BACK,
        LEAVE,
    )
    return page(ctx, "commitment.confirm", Kind.QUESTION, nodes, "confirm_again", "back")


def _present(state: Signing, ctx: Context) -> Page:
    """Writing is offered where the credential cannot be read any more."""
    means, lost = _signer(ctx).means, not ctx.usable(_device(ctx))
    asked = _asked(means, ctx.facts.acting)
    decoding = (notice("decoding", "present.decoding", Tone.PLAIN, live=True),)
    nodes = (
        heading(asked),
        credential_picture(means, ctx.site, "credentials"),
        text("how", f"{asked}.how"),
        *((notice("lost", "commitment.present.lost", Tone.CAUTION, live=True),) if lost else ()),
        *(decoding if ctx.decoding else _trouble(state.trouble)),
        *((button("by_hand", "act.by_hand", Tone.LIKELY),) if lost else ()),
        BACK,
        LEAVE,
    )
    likely = "by_hand" if lost else ""
    return page(ctx, "commitment.present", Kind.PRESENT, nodes, likely, "back")


def _asked(means: Means, acting: Acting) -> str:
    """Of one who is accompanied, the card of the other one lies there."""
    card = means is Means.RESIDENT_ID
    changed = card and acting is Acting.ACCOMPANIED
    return f"commitment.present.{acting if changed else means}"


def _trouble(trouble: Trouble | None) -> tuple[Node, ...]:
    if trouble is None or trouble in LAID_AGAIN or isinstance(trouble, CodeTrouble):
        return trouble_notice(trouble)
    return (notice("again", f"card.{trouble}.heading", Tone.CAUTION, live=True),)


def devices(state: Signing, ctx: Context) -> tuple[str, ...]:
    """None where it does not work: the page says so itself, and has another way."""
    device = _device(ctx)
    waits = state.stage is Stage.PRESENT and ctx.usable(device)
    return (device,) if waits else ()


def wants(state: Signing) -> Wants:
    return Wants.SIGNER if state.stage is Stage.PRESENT else Wants.NOBODY


COMMITMENT = StepKind(
    "commitment",
    begin,
    handle,
    show,
    counted=lambda ctx: bool(texts_of(ctx)),
    returns=True,
    devices=devices,
    wants=wants,
)
