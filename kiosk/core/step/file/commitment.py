"""What is committed to: all of an item's texts on one page with one signature (design.md §6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from kiosk.core.step.context import Context
from kiosk.core.step.file.signing import (
    INK,
    Signing,
    Stage,
    begin,
    demand,
    device_of,
    devices,
    handle,
    signer,
    texts_of,
)
from kiosk.core.step.kind import StepKind
from kiosk.core.step.parts import (
    BACK,
    LEAVE,
    aloud,
    button,
    credential_picture,
    heading,
    notice,
    page,
    text,
)
from kiosk.core.step.who.credentials import trouble_notice
from kiosk.core.step.who.people import GROUP, called, person
from kiosk.core.step.worded import answer_line, answer_value
from model.identity import CredentialType
from model.item import Acting
from model.item.answers import asked
from model.node_id import act_id, field_id
from model.page import Kind, Node, Page, Privacy, Role, Tone
from model.value import Code, Count, Slots, Value

CHANGED = "commitment.changed"
CALM = ("commitment.how", "commitment.erased", CHANGED)
"""What is said of the signature that asks for nothing to be mended."""


def show(state: Signing, ctx: Context) -> Page:
    """The page of the stage; the ink field stays while it is written on."""
    match state.stage:
        case Stage.WRITE:
            return _write(state, ctx)
        case Stage.HEAR:
            return _hear(state, ctx)
        case Stage.CONFIRM:
            return _confirm(ctx)
        case Stage.PRESENT:
            return _present(state, ctx)
        case _:
            assert_never(state.stage)


def _write(state: Signing, ctx: Context) -> Page:
    """What is said about the signature stands where the hint stood, so that nothing moves."""
    calm = state.told in CALM
    by_credential = button("by_credential", "act.by_credential")
    nodes = (
        heading("commitment.heading.ink"),
        *_read(ctx),
        notice("told", state.told, Tone.PLAIN if calm else Tone.CAUTION, live=True),
        Node(INK, Role.INK, "commitment.ink", value=Count(len(state.strokes))),
        button("erase", "act.erase"),
        button("agree", "act.agree", Tone.LIKELY),
        *((by_credential,) if ctx.usable(device_of(ctx)) else ()),
        BACK,
        LEAVE,
    )
    return page(ctx, "commitment.ink", Kind.COMMITMENT, nodes, act_id("agree"), BACK.id)


def _hear(state: Signing, ctx: Context) -> Page:
    changed = state.told == CHANGED
    nodes = (
        heading("commitment.heading.heard"),
        *((notice("told", "commitment.changed.heard", Tone.PLAIN),) if changed else ()),
        *_read(ctx),
        text("next", "commitment.next"),
        button("confirm", "act.heard", Tone.LIKELY),
        *aloud(ctx, "act.read_all"),
        button("by_hand", "act.by_hand"),
        BACK,
        LEAVE,
    )
    return page(ctx, "commitment.hear", Kind.COMMITMENT, nodes, act_id("confirm"), BACK.id)


def _read(ctx: Context) -> Iterator[Node]:
    """Who commits to what, and what follows from it."""
    yield _who(ctx)
    yield from _about(ctx)
    for made in texts_of(ctx):
        yield Node(f"commitment.{made.id}", Role.TEXT, made.text, _named(ctx), group="commitments")
    yield Node("consequence", Role.TEXT, "commitment.consequence", group="commitments")


def _who(ctx: Context) -> Node:
    """The signer, masked; the principal too where the signer is another."""
    principal, acting = ctx.data.credential, ctx.data.acting
    slots = {"name": signer(ctx).shown_name}
    if acting.alone and principal is not None:
        slots["principal"] = principal.shown_name
    key = f"commitment.signer.{acting}"
    return Node("signer", Role.FIELD, key, slots, privacy=Privacy.PERSONAL, group=GROUP)


def _about(ctx: Context) -> Iterator[Node]:
    """What the commitments are about, as it was answered; and whom they entrust."""
    agent = ctx.data.agent
    if ctx.item.entrusts and agent is not None:
        yield person("signs.agent", f"label.{called(ctx)}", agent.credential)
    answers = ctx.data.answers
    exist = [field for field in asked(ctx.item, answers) if field.key in ctx.item.signs]
    for field in sorted(exist, key=lambda field: ctx.item.signs.index(field.key)):
        answer, node_id = answers.get(field.key, ""), field_id(field.key)
        row = answer_line(field, answer, ctx)
        text, slots = (row.text, row.slots) if row else (field.label, {})
        value = None if row else answer_value(field, answer)
        yield Node(node_id, Role.FIELD, text, slots, value, Privacy.PERSONAL, group=GROUP)


def _named(ctx: Context) -> Slots:
    """The people whom a commitment may name; aloud it does without their names."""
    data, slots = ctx.data, dict[str, Value]()
    if data.credential is not None:
        slots["principal"] = data.credential.shown_name
    if data.agent is not None:
        slots["agent"] = data.agent.credential.shown_name
        slots["rlts"] = Code("agnter_rlts", data.agent.rlts)
    return slots


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
    return page(ctx, "commitment.confirm", Kind.QUESTION, nodes, act_id("confirm_again"), BACK.id)


def _present(state: Signing, ctx: Context) -> Page:
    """Writing is offered where the credential cannot be read any more."""
    credential_type, lost = signer(ctx).credential_type, not ctx.usable(device_of(ctx))
    asked = _asked(credential_type, ctx.data.acting)
    decoding = (notice("decoding", "present.decoding", Tone.PLAIN, live=True),)
    nodes = (
        heading(asked),
        credential_picture(credential_type, ctx.site, "credentials"),
        text("how", f"{asked}.how"),
        *((notice("lost", "commitment.present.lost", Tone.CAUTION, live=True),) if lost else ()),
        *(decoding if ctx.decoding else _unsigned(state, ctx)),
        *((button("by_hand", "act.by_hand", Tone.LIKELY),) if lost else ()),
        BACK,
        LEAVE,
    )
    likely = act_id("by_hand") if lost else ""
    return page(ctx, "commitment.present", Kind.PRESENT, nodes, likely, BACK.id)


def _unsigned(state: Signing, ctx: Context) -> tuple[Node, ...]:
    """Why what was presented signs nothing; of two, whose is wanted."""
    if state.others:
        said = f"commitment.others.{ctx.data.acting}"
        return (notice("again", said, Tone.CAUTION, live=True),)
    return trouble_notice(state.trouble)


def _asked(credential_type: CredentialType, acting: Acting) -> str:
    """Of one who is accompanied, the card of the other one lies there."""
    card = credential_type is CredentialType.RESIDENT_ID
    changed = card and acting is Acting.ACCOMPANIED
    return f"commitment.present.{acting if changed else credential_type}"


COMMITMENT = StepKind(
    "commitment",
    begin,
    handle,
    show,
    counted=lambda ctx: bool(texts_of(ctx)),
    returns=True,
    devices=devices,
    demand=demand,
)
