"""The pages of a form: what its fields show, between one heading and the same few buttons."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.step.ask.form.filling import SKIP, Filling, answered, position, sheet
from kiosk.core.step.ask.form.looking import looking_page
from kiosk.core.step.context import Context
from kiosk.core.step.parts import (
    BACK,
    LEAVE,
    aloud,
    button,
    heading,
    likely,
    notice,
    page,
    refusal,
    text,
)
from model.item import Field
from model.item.field import Sheet, Spot
from model.node_id import field_id
from model.page import Kind, Node, Page, Privacy, Role, Tone
from model.value import Area, Plain


def show(state: Filling, ctx: Context) -> Page:
    """Several fields on a page, or one with a page of its own."""
    if state.looking is not None:
        return looking_page(state.looking, state.at, ctx)
    pages, shown = position(state, ctx)
    keys, last = pages[shown], shown + 1 == len(pages)
    if len(keys) > 1:
        return _shared(state, keys, last, ctx)
    return _single(state, keys[0], last, ctx)


def _single(state: Filling, key: str, last: bool, ctx: Context) -> Page:
    """One question, or one of its pages."""
    made, field = sheet(state, key, ctx), ctx.item.fields[key]
    name = _name(key, state.trail[-1])
    if made.refused:
        line, place = Plain(ctx.site.help_line), Area(ctx.site.area)
        return refusal(ctx, name, made.refused, {"line": line, "place": place}, (BACK,))
    empties = made.ends and not field.required
    asks = made.heading
    nodes = (
        heading(asks.text, asks.slots) if asks else heading(field.question),
        *((text("hint", field.hint),) if field.hint and not asks else ()),
        *made.nodes,
        *_wanting(made, field),
        *((_next(last, ctx),) if made.takes else ()),
        *((_skip(key, made),) if empties else ()),
    )
    return _page(name, made.kind, nodes, ctx)


def _wanting(made: Sheet, field: Field) -> tuple[Node, ...]:
    """Of several options one must be taken: to take one and to go on are two things."""
    wanting = field.kind.several and field.required and not made.takes
    return (_missing("form.choose_one"),) if wanting else ()


def _shared(state: Filling, keys: tuple[str, ...], last: bool, ctx: Context) -> Page:
    """Several simple questions."""
    complete = answered(keys, state.answers, ctx)
    nodes = (
        heading(_together(keys, ctx)),
        *(node for key in keys for node in _part(state, key, ctx)),
        _next(last, ctx) if complete else _missing("form.missing"),
    )
    return _page(f"form.{keys[0]}", Kind.FORM, nodes, ctx)


def _missing(text: str) -> Node:
    """Why there is no way on yet."""
    return notice("missing", text, Tone.CAUTION, live=True)


def _together(keys: tuple[str, ...], ctx: Context) -> str:
    """The heading that all of them have, or the one of any."""
    headings = {ctx.item.fields[key].kind.together for key in keys}
    return headings.pop() if len(headings) == 1 else "form.several"


def _part(state: Filling, key: str, ctx: Context) -> Iterator[Node]:
    """One of several fields, under its label; where it may be left empty, its answer can be taken
    back.
    """
    field = ctx.item.fields[key]
    if field.kind.labelled:
        yield Node(field_id(key, "label"), Role.TEXT, field.label, group=key)
    yield from sheet(state, key, ctx).nodes
    if not field.required and state.answers.get(key):
        yield Node(field_id(key, SKIP), Role.BUTTON, "form.empty", group=key)


def _name(key: str, spot: Spot) -> str:
    """Each page within a field has a key of its own, and each part of its choices."""
    parts = ("form", key, spot.page, str(spot.start or ""))
    return ".".join(part for part in parts if part)


def _next(last: bool, ctx: Context) -> Node:
    searches = last and ctx.item.submit is None
    return button("next", "act.search" if searches else "act.next", Tone.LIKELY)


def _skip(key: str, made: Sheet) -> Node:
    """The likely button of a page that has no answer yet; else it takes the answer away."""
    text, tone = ("form.clear", Tone.PLAIN) if made.takes else ("form.skip", Tone.LIKELY)
    return Node(field_id(key, SKIP), Role.BUTTON, text, tone=tone)


def _page(name: str, kind: Kind, nodes: tuple[Node, ...], ctx: Context) -> Page:
    """With the way back and the way out."""
    shown = (*nodes, *_aloud(kind, nodes, ctx), BACK, LEAVE)
    return page(ctx, name, kind, shown, likely(nodes), BACK.id)


def _aloud(kind: Kind, nodes: tuple[Node, ...], ctx: Context) -> tuple[Node, ...]:
    """Where something personal could be heard; digits that are typed never are."""
    personal = any(node.privacy is Privacy.PERSONAL for node in nodes)
    return aloud(ctx, "form.aloud") if personal and kind is not Kind.KEYPAD else ()
