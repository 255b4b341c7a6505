"""The answer before its details, and what can be done with it: print, more rows, another period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.core.command import Print
from kiosk.core.event import Chosen
from kiosk.core.step.answer.opened import opened_page
from kiosk.core.step.answer.printed import PRINTER, Paper, paper_of, print_notices, printing_of
from kiosk.core.step.answer.rows import Row, none_text, opened_rows, rows_of, singles_of
from kiosk.core.step.answer.slips import query_slip, reprint
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.kind import (
    Again,
    Done,
    Next,
    Stay,
    StepEvent,
    StepKind,
    To,
    unexpected,
)
from kiosk.core.step.parts import aloud, button, heading, likely, notice, page, text
from kiosk.core.step.who.people import people
from kiosk.core.visit_data import AfterItem
from model.node_id import act_id, row_id
from model.page import Kind, Node, Page, Role, Tone, Window, paginate, slice_of
from model.value import Count, Covered, Moment, Money, Slots


@dataclass(frozen=True, slots=True)
class Shown:
    """`start` is the first row that is shown; `details` makes room for rows where there is none;
    `opened` is the row that is shown alone, -1 where none is.
    """

    start: int = 0
    revealed: bool = False
    details: bool = False
    opened: int = -1


def begin(ctx: Context) -> Next:
    """Nothing is shown where something was handed in: `filed` has said it."""
    return Stay(Shown())


def handle(state: Shown, event: StepEvent, ctx: Context) -> Next:
    """Printing is asked for here and goes on without the step."""
    if not isinstance(event, Chosen):
        return unexpected(state)
    match event.act:
        case "print" if ctx.usable(PRINTER):
            return _print(state, ctx)
        case "close":
            return Stay(replace(state, opened=-1))
        case "more":
            return Stay(_further(state, ctx))
        case "reveal":
            return Stay(replace(state, revealed=not state.revealed))
        case "period":
            return Again(To.FORM, ChangeRequest(all=True))
        case "another" | "finish":
            then = AfterItem.MENU if event.act == "another" else AfterItem.FINISH
            return Done(replace(ctx.data, then=then))
        case _ if ctx.item.opens and event.row is not None:
            return Stay(replace(state, opened=event.row))
        case _:
            return unexpected(state)


def _print(state: Shown, ctx: Context) -> Next:
    """The query's slip, or that of the row that is open, once more."""
    rows = opened_rows(ctx)
    slip = reprint(rows[state.opened], ctx) if state.opened >= 0 else query_slip(ctx)
    if slip is None:
        return unexpected(state)
    return Stay(state, (Print(ctx.visit, ctx.n, PRINTER, slip),))


def show(state: Shown, ctx: Context) -> Page:
    """The list, or the one row of it that was opened."""
    if state.opened >= 0:
        return opened_page(opened_rows(ctx)[state.opened], ctx)
    nodes = (
        *people(ctx),
        *_answer(state, ctx),
        *_said(state, ctx),
        *_rows(state, ctx),
        *_actions(state, paper_of(ctx, ctx.data.query_no), ctx),
    )
    return page(ctx, "result", Kind.RESULT, nodes, likely(nodes), act_id("finish"))


def _view(state: Shown, ctx: Context) -> Window:
    """The rows that fit: what has to be said first takes the room of one each, in large of all."""
    least = 0 if ctx.profile.elder else 1
    room = ctx.profile.rows - len(list(_said(state, ctx)))
    return paginate(len(rows_of(ctx)), state.start, max(least, room))


def _further(state: Shown, ctx: Context) -> Shown:
    """The next rows, the first ones again, or rows at all."""
    view = _view(state, ctx)
    if view.stop == view.start:
        return replace(state, details=True)
    if view.left:
        return replace(state, start=view.stop)
    return replace(state, start=0, details=False)


def _said(state: Shown, ctx: Context) -> Iterator[Node]:
    """What has to be known before the details: the card's date, the slip."""
    if not state.details:
        yield from _expired(ctx)
        yield from print_notices(printing_of(ctx, ctx.data.query_no), ctx)


def _answer(state: Shown, ctx: Context) -> Iterator[Node]:
    """Single values; money is covered until tapped, but for the elder profile (design.md §6)."""
    covered = not ctx.profile.elder and not state.revealed
    singles = singles_of(ctx.item.result, ctx)
    yield from (_single(n, single, covered=covered) for n, single in enumerate(singles))
    now = ctx.data.as_of or ctx.now
    at: Slots = {"at": Moment(now.hour, now.minute)}
    yield notice("as_of", "result.as_of", Tone.SUCCESS, at, group="answer", live=True)
    money = any(isinstance(single.value, Money) for single in singles)
    if money and not ctx.profile.elder:
        yield replace(button("reveal", "act.reveal" if covered else "act.hide"), group="answer")
    yield from aloud(ctx, group="answer")


def _single(n: int, single: Row, *, covered: bool) -> Node:
    money = isinstance(single.value, Money)
    return Node(
        f"answer.{n}",
        Role.AMOUNT if money else Role.FIELD,
        single.text,
        single.slots,
        Covered() if money and covered else single.value,
        single.privacy,
        group="answer",
        live=True,
    )


def _expired(ctx: Context) -> Iterator[Node]:
    if ctx.data.credential is not None and ctx.data.credential.expired:
        yield notice("expired", "result.expired_card", Tone.CAUTION)


def _rows(state: Shown, ctx: Context) -> Iterator[Node]:
    """The part of all lists that fits, each under its heading."""
    rows, view = rows_of(ctx), _view(state, ctx)
    label = ""
    for n, row in enumerate(slice_of(rows, view), start=view.start):
        if row.label != label:
            label = row.label
            yield replace(heading(label), id=f"list.{n}")
            if ctx.item.opens:
                yield text("opens", "row.opens")
        yield _row(n, row, opens=bool(ctx.item.opens))
    if not rows:
        yield text("none", none_text(ctx))


def _row(n: int, row: Row, *, opens: bool) -> Node:
    """A row that opens is a choice: it is told and reached by its digit."""
    return Node(
        row_id(n),
        Role.CHOICE if opens else Role.ROW,
        row.text,
        row.slots,
        row.value,
        row.privacy,
        group=row.label,
        live=True,
    )


def _actions(state: Shown, paper: Paper, ctx: Context) -> Iterator[Node]:
    view = _view(state, ctx)
    if view.left:
        yield button("more", "act.more_rows", slots={"left": Count(view.left)})
    elif view.before or state.details:
        yield button("more", "act.first_rows")
    if ctx.item.fields and not (ctx.profile.elder and view.left):
        yield button("period", _anew(ctx))
    if paper.offered and _worth_paper(ctx):
        yield _print_button(ctx, again=paper.again)
    yield button("another", "act.another")
    yield button("finish", "act.finish", Tone.LIKELY if paper.taken else Tone.PLAIN)


def _anew(ctx: Context) -> str:
    """The text of the button that asks with other answers."""
    texts = {field.kind.anew for field in ctx.item.fields.values()}
    return texts.pop() if len(texts) == 1 else "act.anew"


def _worth_paper(ctx: Context) -> bool:
    """A list of what one handed in says nothing where it is empty."""
    return not ctx.item.opens or bool(rows_of(ctx))


def _print_button(ctx: Context, *, again: bool) -> Node:
    """Of a list whose rows open, paper is not what one came for."""
    if ctx.item.opens:
        return button("print", "act.print_again" if again else "act.print_list")
    return button("print", "act.print_again" if again else "act.print", Tone.LIKELY)


RESULT = StepKind("result", begin, handle, show, counted=lambda ctx: True, returns=True)
