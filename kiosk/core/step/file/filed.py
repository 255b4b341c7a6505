"""What was handed in stands: its number, how far it is, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.core.command import Call, Print
from kiosk.core.event import Answered, Chosen, TaskEnded
from kiosk.core.step.answer.printed import NUMBER, PRINTER, paper_of, print_notices, printing_of
from kiosk.core.step.answer.rows import singles_of
from kiosk.core.step.answer.slips import filing_slip
from kiosk.core.step.context import Context
from kiosk.core.step.file.review_status import RETURNED, WAITS, review_status, status_text
from kiosk.core.step.kind import Done, Next, Stay, StepEvent, StepKind, unexpected
from kiosk.core.step.parts import button, go, heading, likely, notice, page, why_slots
from kiosk.core.step.wait import REFUSALS
from kiosk.core.step.who.people import people
from kiosk.core.visit_data import AfterItem, HandedIn
from model.node_id import act_id
from model.page import Kind, Node, Page, Privacy, Role, Tone
from model.task import Outcome
from model.value import Code, Moment, Number, Plain, Slots
from wire.filings import ProgressQuery


@dataclass(frozen=True, slots=True)
class Shown:
    """`n` is the question how far it is, 0 where none is under way; `told` is when it ended and
    `heard` whether with an answer. What that says is kept with what was handed in.
    """

    n: int = 0
    told: datetime | None = None
    heard: bool = False


def begin(ctx: Context) -> Next:
    """Nothing to tell where nothing was handed in."""
    return Done(ctx.data) if ctx.data.handed_in is None else Stay(Shown())


def handle(state: Shown, event: StepEvent, ctx: Context) -> Next:
    """A late outcome of the task changes the page in place."""
    match event:
        case TaskEnded():
            return _ended(state, event, ctx)
        case Answered(n=n) if n == state.n:
            return _told(event, ctx)
        case Chosen(act="print") if ctx.usable(PRINTER):
            return Stay(state, (Print(ctx.visit, ctx.n, PRINTER, filing_slip(ctx)),))
        case Chosen(act="progress") if not state.n:
            query = ProgressQuery(accept_no=_handed_in(ctx).number, query_no=ctx.data.query_no)
            return Stay(replace(state, n=ctx.n), (Call(ctx.visit, ctx.n, "K401", query),))
        case Chosen(act="another" | "finish" as chosen):
            then = AfterItem.MENU if chosen == "another" else AfterItem.FINISH
            return Done(replace(ctx.data, then=then))
        case _:
            return unexpected(state)


def _ended(state: Shown, event: TaskEnded, ctx: Context) -> Next:
    """The hub's word came after all: the page changes in place."""
    return Stay(state, data=replace(ctx.data, handed_in=_handed_in(ctx).ended(event)))


def _told(event: Answered, ctx: Context) -> Next:
    """How far it is now; without an answer the page says what it said, and that it asked."""
    handed_in = _handed_in(ctx).asked(event.output)
    if handed_in is None:
        return Stay(Shown(told=ctx.now))
    data = replace(ctx.data, handed_in=handed_in, as_of=ctx.now)
    return Stay(Shown(told=ctx.now, heard=True), data=data)


def _handed_in(ctx: Context) -> HandedIn:
    assert ctx.data.handed_in is not None, "submit comes first"
    return ctx.data.handed_in


def show(state: Shown, ctx: Context) -> Page:
    """State, number, slip, answers, in this order."""
    handed_in = _handed_in(ctx)
    nodes = (
        heading(status_text(ctx, "filed.{}.heading")),
        *people(ctx),
        *_number_and_state(state, handed_in, ctx),
        *_printed(handed_in, ctx),
        *_answers(ctx),
        *_actions(state, handed_in, ctx),
    )
    return page(ctx, "filed", Kind.RESULT, nodes, likely(nodes), act_id("finish"))


TONES: Mapping[str, Tone] = {
    "accepted": Tone.SUCCESS,
    "holds": Tone.SUCCESS,
    "done": Tone.SUCCESS,
    "refused": Tone.DANGER,
    "rejected": Tone.DANGER,
}
"""By how it stands; of what the resident has to see to, CAUTION."""
HAS_SLIP = frozenset((Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.PARKED))
"""Outcomes that have a slip: what holds, or what somebody will ask about by its number."""


def _printed(handed_in: HandedIn, ctx: Context) -> Iterator[Node]:
    if handed_in.outcome in HAS_SLIP:
        printing = printing_of(ctx, handed_in.number)
        yield from print_notices(printing, ctx, numbered=True)


def _number_and_state(state: Shown, handed_in: HandedIn, ctx: Context) -> Iterator[Node]:
    tone = TONES.get(review_status(handed_in), Tone.CAUTION)
    yield notice("outcome", _outcome(ctx), tone, why_slots(ctx), group="answer", live=True)
    label = "label.accept_no" if handed_in.outcome is Outcome.ACCEPTED else "label.biz_sn"
    number = Number(handed_in.number)
    yield Node(NUMBER, Role.FIELD, label, value=number, group="answer", live=True)
    if handed_in.flag and review_status(handed_in) == WAITS:  # else the heading says it
        value = Code("rchk_flag", handed_in.flag)
        yield Node("state", Role.FIELD, "label.rchk_flag", value=value, group="answer", live=True)
    yield from _checked(state)
    if handed_in.memo:
        yield Node(
            "memo",
            Role.FIELD,
            "label.memo",
            value=Plain(handed_in.memo),
            privacy=Privacy.PERSONAL,
            group="answer",
            live=True,
        )


def _checked(state: Shown) -> Iterator[Node]:
    """That somebody asked how far it is was not for nothing, even where nothing has changed."""
    if state.told is not None:
        at: Slots = {"at": Moment(state.told.hour, state.told.minute)}
        key = "filed.checked" if state.heard else "filed.unchecked"
        yield notice("checked", key, Tone.PLAIN, at, group="answer", live=True)


def _outcome(ctx: Context) -> str:
    """What comes next; of a refusal that came late, why."""
    handed_in = _handed_in(ctx)
    if handed_in.outcome is Outcome.REFUSED and handed_in.code in REFUSALS:
        return f"{REFUSALS[handed_in.code]}.text"
    return status_text(ctx, "filed.{}")


def _answers(ctx: Context) -> Iterator[Node]:
    """What was filed, in one panel; on a large page a clerk's words take its place."""
    if ctx.profile.elder and _handed_in(ctx).memo:
        return
    for n, row in enumerate(singles_of(ctx.item.result, ctx)):
        yield Node(
            f"answer.{n}",
            Role.FIELD,
            row.text,
            row.slots,
            row.value,
            row.privacy,
            group="filed",
        )


def _actions(state: Shown, handed_in: HandedIn, ctx: Context) -> Iterator[Node]:
    paper, returned = paper_of(ctx, handed_in.number), review_status(handed_in) == RETURNED
    if returned:
        yield go(ctx.item.id, "act.do_again", Tone.LIKELY)
    if handed_in.outcome in HAS_SLIP and paper.offered:
        tone = Tone.PLAIN if returned else Tone.LIKELY
        yield button("print", "act.print_again" if paper.again else "act.print", tone)
    if review_status(handed_in) == WAITS and not ctx.profile.elder and not state.n:
        yield button("progress", "act.progress")
    yield button("another", "act.another")
    leaves = paper.taken and not returned
    yield button("finish", "act.finish", Tone.LIKELY if leaves else Tone.PLAIN)


FILED = StepKind("filed", begin, handle, show, counted=lambda ctx: True)
