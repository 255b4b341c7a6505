"""Which of the person's insurances the item is about; asked only where there is more than one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.event import Chosen
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Done, Leave, Next, Stay, StepEvent, StepKind, unexpected
from kiosk.core.step.parts import (
    LEAVE,
    aloud,
    button,
    choices_window,
    heading,
    page,
    refusal,
)
from model.choices import more_choice
from model.item.paths import matches
from model.node_id import row_id
from model.page import Kind, Node, Page, Privacy, Role, slice_of
from model.value import Area, Code, Plain, Slots
from wire.operations import InsuInfo

RUNS = "1"
"""`psn_insu_stas` of an insurance that runs (domain.md 8)."""


@dataclass(frozen=True, slots=True)
class Asking:
    """`start` is the first match that is shown."""

    matches: tuple[InsuInfo, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """None of the person's insurances will do; `area` is where they are insured instead."""

    prefix: str
    area: str = ""


def begin(ctx: Context) -> Next:
    """A slip's number names nobody, so there is nothing to pick."""
    person = ctx.data.person
    if ctx.data.picked is not None or person is None:
        return Done(ctx.data)
    found = tuple(row for row in person.insuinfo if matches(row, ctx.item.pick.where))
    if not found:
        return Stay(Refused(ctx.item.pick.none))
    if len(found) > 1 and ctx.item.pick.many != "first":
        return Stay(Asking(found))
    return _picked(found[0], ctx)


def _picked(row: InsuInfo, ctx: Context) -> Next:
    """Another pooling area answers only its own terminals, where the item says so."""
    elsewhere = row.insuplc_admdvs[:4] != ctx.site.area[:4]
    if elsewhere and ctx.item.pick.elsewhere:
        return Stay(Refused(ctx.item.pick.elsewhere, row.insuplc_admdvs))
    if row.psn_insu_stas != RUNS and ctx.item.pick.stopped:
        return Stay(Refused(ctx.item.pick.stopped))
    return Done(replace(ctx.data, picked=row))


def handle(state: Asking | Refused, event: StepEvent, ctx: Context) -> Next:
    """A card of somebody else may be shown from here: nothing was asked for yet."""
    match event:
        case Chosen(act="leave"):
            return Leave(ctx.data)
        case Chosen(act="other_card"):
            return Leave(replace(ctx.data, credential=None, person=None))
        case Chosen(act="more") if isinstance(state, Asking):
            view = choices_window(len(state.matches), state.start, ctx)
            return Stay(replace(state, start=view.further))
        case Chosen(row=int(n)) if isinstance(state, Asking):
            return _picked(state.matches[n], ctx)
        case _:
            return unexpected(state)


def show(state: Asking | Refused, ctx: Context) -> Page:
    """The insurances that will do, or why none does."""
    if isinstance(state, Refused):
        slots: Slots = {"line": Plain(ctx.site.help_line), "place": Area(state.area, full=True)}
        other = button("other_card", "act.other_card")
        return refusal(ctx, "pick", state.prefix, slots, (other,))
    view = choices_window(len(state.matches), state.start, ctx)
    choices = (_choice(n, row) for n, row in enumerate(slice_of(state.matches, view), view.start))
    nodes = (heading(ctx.item.pick.many), *choices, *more_choice(view), *aloud(ctx), LEAVE)
    return page(ctx, f"pick.{view.start}", Kind.QUESTION, nodes, "", LEAVE.id)


def _choice(n: int, row: InsuInfo) -> Node:
    slots: Slots = {
        "kind": Code("insutype", row.insutype),
        "place": Area(row.insuplc_admdvs),
        "employer": Plain(row.emp_name),
        "state": Code("psn_insu_stas", row.psn_insu_stas),
    }
    return Node(row_id(n), Role.CHOICE, "pick.choice", slots, privacy=Privacy.PERSONAL)


PICK = StepKind("pick", begin, handle, show, returns=True, keeps=True)
