"""Handing in: kept in the journal first, then sent; and what a resident hears of each outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.core.command import Call, Submit
from kiosk.core.event import Answered, Chosen, TaskEnded
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.file.submission import submission_from_form
from kiosk.core.step.kind import (
    Again,
    Back,
    Done,
    Leave,
    Next,
    Stay,
    StepEvent,
    StepKind,
    To,
    unexpected,
)
from kiosk.core.step.parts import LEAVE, button, heading, likely, notice, page, text, why_slots
from kiosk.core.step.wait import REFUSALS, busy_nodes, slow_at
from kiosk.core.visit_data import HandedIn
from model.page import Kind, Node, Page, Tone
from model.task import Outcome, Task
from model.value import Plain, Slots
from wire.points import Point, Points, PointsQuery
from wire.refusals import RefusalCode


@dataclass(frozen=True, slots=True, repr=False)
class Sending:
    """The resident waits: there is no way to call it back, so none is offered."""

    task: Task
    n: int
    since: float


@dataclass(frozen=True, slots=True, repr=False)
class NotSent:
    """Nothing has reached the hub; the same task may be tried again under the same key."""

    task: Task


@dataclass(frozen=True, slots=True)
class Refused:
    """The hub's no. `point` is where it can be done, asked for with call `n`."""

    prefix: str
    mend: bool
    n: int
    point: Point | None = None
    field: str = ""
    """The answer that another one may turn into a yes."""


State = Sending | NotSent | Refused

FIELDS: Mapping[str, str] = {
    RefusalCode.OVERLAP: "begndate",
    RefusalCode.BEGIN_DATE: "begndate",
    RefusalCode.AREA_UNFIT: "rloc_admdvs",
}
"""The answer that each is about, under the name that it has in every item."""
MENDED = frozenset((*FIELDS, RefusalCode.PERIOD, RefusalCode.COMMITMENT))
"""Refusals that another answer in the form may turn into a yes, or another signature."""
UNSIGNED = REFUSALS[RefusalCode.COMMITMENT]


def begin(ctx: Context) -> Next:
    """What was handed in already is not handed in again."""
    if ctx.data.handed_in is not None:
        return Done(ctx.data)
    return _send(submission_from_form(ctx), ctx)


def _send(task: Task, ctx: Context) -> Next:
    data = replace(ctx.data, handed_in=HandedIn(task.biz_sn))
    command = Submit(ctx.visit, ctx.n, task)
    return Stay(Sending(task, ctx.n, ctx.at), (command,), data)


def handle(state: State, event: StepEvent, ctx: Context) -> Next:
    """There is no way back while it is sent, and no second sending under another key."""
    match event:
        case TaskEnded() if isinstance(state, Sending) and event.n == state.n:
            return _ended(state, event, ctx)
        case Answered(n=n) if isinstance(state, Refused) and n == state.n:
            return Stay(replace(state, point=_nearest(event.output)))
        case Chosen(act="retry") if isinstance(state, NotSent):
            return _send(state.task, ctx)
        case Chosen(act="mend") if isinstance(state, Refused):
            return _mend(state)
        case Chosen(act="leave") if not isinstance(state, Sending):
            return Leave(replace(ctx.data, handed_in=None))
        case _:
            return unexpected(state)


def _mend(state: Refused) -> Next:
    """To what can be changed: the signature, the answer that was refused, or the review."""
    if state.prefix == UNSIGNED:
        return Again(To.COMMITMENT)
    return Again(To.FORM, ChangeRequest(field=state.field)) if state.field else Back()


def _ended(state: Sending, event: TaskEnded, ctx: Context) -> Next:
    """Accepted, or not known yet: both go on to the page that says so, with the number."""
    match event.outcome:
        case Outcome.ACCEPTED | Outcome.UNKNOWN:
            handed_in = HandedIn(state.task.biz_sn).ended(event)
            return Done(replace(ctx.data, handed_in=handed_in, as_of=ctx.now))
        case Outcome.NOT_SENT:
            return Stay(NotSent(state.task), data=replace(ctx.data, handed_in=None))
        case Outcome.REFUSED | Outcome.PARKED:
            return _refused(event, ctx)
        case _ as unreachable:
            assert_never(unreachable)


def _refused(event: TaskEnded, ctx: Context) -> Next:
    """Why, and where it can be done: the nearest point is asked for while the reason is read."""
    query = PointsQuery(ctx.site.area, ctx.item.id, query_no=ctx.data.query_no)
    prefix, field = REFUSALS.get(event.code, "refuse.other"), FIELDS.get(event.code, "")
    field = field if ctx.data.answers.get(field) else ""
    state = Refused(prefix, event.code in MENDED, ctx.n, field=field)
    command = Call(ctx.visit, ctx.n, "K403", query)
    return Stay(state, (command,), replace(ctx.data, handed_in=None))


def _nearest(output: object) -> Point | None:
    points = output.points if isinstance(output, Points) else ()
    return points[0] if points else None


def show(state: State, ctx: Context) -> Page:
    """Busy, not sent, or the hub's no with what can be done about it."""
    match state:
        case Sending(since=since):
            nodes = busy_nodes(ctx, "submit.sending", since, "submit.patience", "submit.slow")
            return page(ctx, "submit.busy", Kind.BUSY, nodes)
        case NotSent():
            retry = button("retry", "act.retry", Tone.LIKELY)
            return _no(ctx, "hub.not_sent", (retry,), _elsewhere(ctx))
        case Refused(prefix, mend, _, point, _):
            back = (button("mend", "act.mend", Tone.LIKELY),) if mend else ()
            return _no(ctx, prefix, back, () if point is None else (_where(point),))


def _no(ctx: Context, prefix: str, actions: tuple[Node, ...], elsewhere: tuple[Node, ...]) -> Page:
    """What is safe, what happened, where it can be done instead."""
    slots = why_slots(ctx)
    nodes = (
        heading(f"{prefix}.heading", slots),
        notice("safe", "safe.nothing_filed", Tone.SUCCESS),
        notice("why", f"{prefix}.text", Tone.CAUTION, slots),
        *elsewhere,
        *actions,
        LEAVE,
    )
    return page(ctx, f"submit.{prefix}", Kind.MESSAGE, nodes, likely(actions), LEAVE.id)


def _elsewhere(ctx: Context) -> tuple[Node, ...]:
    """The point that this terminal knows of by itself: the hub cannot be asked."""
    point = Plain(ctx.site.point)
    return (text("point", "submit.point", {"point": point}),) if ctx.site.point else ()


def _where(point: Point) -> Node:
    slots: Slots = {
        "name": Plain(point.name),
        "addr": Plain(point.addr),
        "hours": Plain(point.hours),
    }
    return text("point", "refuse.point", slots, live=True)


def due(state: State, ctx: Context) -> float | None:
    """While it waits: when the page says that it takes longer."""
    return slow_at(state.since, ctx) if isinstance(state, Sending) else None


SUBMIT = StepKind("submit", begin, handle, show, due=due)
