"""How commitments are signed (design.md §6), without its pages.

By hand: a name in the ink node. By keys and voice, or chosen: heard whole, confirmed twice, and the
signer's credential presented again. Half-way, nothing is signed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from kiosk.core.event import Chosen, Drawn, Stroke
from kiosk.core.step.context import Context
from kiosk.core.step.file.ink import room_for, signed
from kiosk.core.step.kind import (
    Back,
    CredentialDemand,
    Done,
    Leave,
    Next,
    Presented,
    Stay,
    StepEvent,
    Unread,
    unexpected,
)
from kiosk.core.step.who.credentials import WORKS
from kiosk.core.visit_data import Signature, Trouble
from model.identity import Credential
from model.item.model import Wording

INK, CREDENTIAL = "ink", "credential"
"""The ways of signing, as they are stored (`wire.behalf.Signed.way`)."""


class Stage(StrEnum):
    """How far the signing is: by hand, or by hearing, confirming and presenting."""

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
    others: bool = False
    """It was that of the other one of the two."""

    def __repr__(self) -> str:
        return f"<Signing {self.stage} {len(self.strokes)}>"


def texts_of(ctx: Context) -> tuple[Wording, ...]:
    """What is signed today by whoever acts here."""
    return ctx.item.signed_by(ctx.data.acting, ctx.now.date())


def begin(ctx: Context) -> Next:
    """Asked anew whenever one comes here: what was signed before was about other answers."""
    if not texts_of(ctx):
        return Done(ctx.data)
    heard = ctx.profile.voice and ctx.usable(device_of(ctx))
    told = "commitment.changed" if ctx.change.field else "commitment.how"
    return Stay(Signing(Stage.HEAR if heard else Stage.WRITE, told=told))


def signer(ctx: Context) -> Credential:
    """Whose commitment it is: the principal, or the agent who acts alone."""
    assert ctx.data.signer is not None, "identify comes first"
    return ctx.data.signer


def device_of(ctx: Context) -> str:
    """Where the signer's credential is read again; empty where nothing reads it."""
    return WORKS.get(signer(ctx).credential_type, "")


def handle(state: Signing, event: StepEvent, ctx: Context) -> Next:
    """Going back a stage takes nothing with it; what was drawn is drawn anew."""
    match event:
        case Chosen(act="leave"):
            return Leave(ctx.data)
        case Chosen(act="back"):
            return _back(state)
        case Chosen(act="by_hand"):
            return Stay(Signing(Stage.WRITE))
        case Drawn(stroke=stroke) if state.stage is Stage.WRITE:
            return Stay(_drawn(state, stroke))
        case Presented(credential) if state.stage is Stage.PRESENT:
            if credential.same_person(signer(ctx)):
                return _done(Signature(CREDENTIAL), ctx)
            return Stay(replace(state, trouble=None, others=True))
        case Unread(trouble) if state.stage is Stage.PRESENT:
            return Stay(replace(state, trouble=trouble, others=False))
        case Chosen(act=act):
            return _chosen(state, act, ctx)
        case _:
            return unexpected(state)


def _chosen(state: Signing, act: str, ctx: Context) -> Next:
    match state.stage, act:
        case Stage.WRITE, "erase":
            return Stay(replace(state, strokes=(), told="commitment.erased"))
        case Stage.WRITE, "agree":
            return _agreed(state, ctx)
        case Stage.WRITE, "by_credential":
            return Stay(Signing(Stage.HEAR, chosen=True, told=state.told))
        case Stage.HEAR, "confirm":
            return Stay(replace(state, stage=Stage.CONFIRM))
        case Stage.CONFIRM, "confirm_again":
            return Stay(replace(state, stage=Stage.PRESENT))
        case _:
            return unexpected(state)


def _back(state: Signing) -> Next:
    match state.stage:
        case Stage.WRITE:
            return Back()
        case Stage.HEAR:
            return Stay(Signing(Stage.WRITE)) if state.chosen else Back()
        case Stage.CONFIRM:
            return Stay(replace(state, stage=Stage.HEAR))
        case Stage.PRESENT:
            return Stay(replace(state, stage=Stage.CONFIRM, trouble=None, others=False))
        case _:
            assert_never(state.stage)


def _drawn(state: Signing, stroke: Stroke) -> Signing:
    if not room_for(state.strokes, stroke):
        return replace(state, told="commitment.full")
    return replace(state, strokes=(*state.strokes, stroke) if stroke else state.strokes)


def _agreed(state: Signing, ctx: Context) -> Next:
    if signed(state.strokes):
        return _done(Signature(INK, state.strokes), ctx)
    told = "commitment.half" if state.strokes else "commitment.unsigned"
    return Stay(replace(state, told=told))


def _done(signature: Signature, ctx: Context) -> Next:
    return Done(replace(ctx.data, signature=signature))


def devices(state: Signing, ctx: Context) -> tuple[str, ...]:
    """None where it does not work: the page says so itself, and has another way."""
    device = device_of(ctx)
    waits = state.stage is Stage.PRESENT and ctx.usable(device)
    return (device,) if waits else ()


def demand(state: Signing) -> CredentialDemand:
    """The same credential again, as a signature, on the last stage alone."""
    return CredentialDemand.SIGNER if state.stage is Stage.PRESENT else CredentialDemand.NOBODY
