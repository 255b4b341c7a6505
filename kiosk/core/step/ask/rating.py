"""Five faces, one tap, never in the way (好差评, operation K402)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.command import Call
from kiosk.core.event import Answered, Chosen, TaskEnded
from kiosk.core.ids import biz_sn
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Done, Next, Stay, StepEvent, StepKind, unexpected
from kiosk.core.step.parts import heading, page, text
from model.node_id import act_id
from model.page import Kind, Node, Page, Role
from wire.operations import Evaluated, Evaluation

PATIENCE = 5.0
"""Seconds to wait for the hub's word; then the resident goes on, and is told."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Nothing is chosen yet."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The opinion is on its way; the resident does not wait longer than PATIENCE for it."""

    n: int
    since: float
    score: int


def begin(ctx: Context) -> Next:
    """Asked of every item that was done; skipping is one tap."""
    return Stay(Asking())


def handle(state: Asking | Sent, event: StepEvent, ctx: Context) -> Next:
    """An opinion that gets lost is told, and holds nobody up."""
    match event:
        case Chosen(act="skip"):
            return Done(ctx.data)
        case Chosen(act=act) if isinstance(state, Asking):
            return _rate(int(act.removeprefix("rate.")), ctx)
        case Answered(n=n) if isinstance(state, Sent) and n == state.n:
            return Done(replace(ctx.data, rated=isinstance(event.output, Evaluated)))
        case TaskEnded() if ctx.data.handed_in is not None:
            handed_in = ctx.data.handed_in.ended(event)
            return Stay(state, data=replace(ctx.data, handed_in=handed_in))
        case _ if isinstance(state, Sent) and ctx.at >= state.since + PATIENCE:
            return Done(replace(ctx.data, rated=False))
        case _:
            return unexpected(state)


def _rate(score: int, ctx: Context) -> Next:
    handed_in = ctx.data.handed_in
    evaluation = Evaluation(
        item_id=ctx.item.id,
        rated_no=handed_in.number if handed_in else ctx.data.query_no,
        score=score,
        biz_sn=biz_sn(ctx.seed, ctx.n),
    )
    return Stay(Sent(ctx.n, ctx.at, score), (Call(ctx.visit, ctx.n, "K402", evaluation),))


def show(state: Asking | Sent, ctx: Context) -> Page:
    """Five to one; the one that was given stays marked."""
    given = state.score if isinstance(state, Sent) else 0
    nodes = (
        heading("rating.heading"),
        text("how", "rating.text"),
        *(
            Node(act_id(f"rate.{score}"), Role.CHOICE, f"rate.{score}", chosen=score == given)
            for score in (5, 4, 3, 2, 1)
        ),
        Node(act_id("skip"), Role.CHOICE, "act.skip"),
    )
    return page(ctx, "rating", Kind.RATING, nodes, "", act_id("skip"))


def due(state: Asking | Sent, ctx: Context) -> float | None:
    """When it goes on although nothing came back."""
    return state.since + PATIENCE if isinstance(state, Sent) else None


RATING = StepKind("rating", begin, handle, show, due=due)
