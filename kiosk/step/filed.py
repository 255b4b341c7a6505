"""What was handed in stands: its number, how far it is, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from devices.port import PrintEnd
from kiosk.command import Call, Print
from kiosk.event import Answered, Chosen, TaskEnded
from kiosk.page import Kind, Node, Page, Privacy, Role, Tone
from kiosk.step.kind import Done, Next, Stay, StepEvent, StepKind, unexpected
from kiosk.step.paper import filing_slip, standing, stands
from kiosk.step.parts import button, heading, notice, page, whose
from kiosk.step.people import people
from kiosk.step.printed import NUMBER, PRINTER, print_notices, printing_of
from kiosk.step.rows import singles_of
from kiosk.step.wait import REFUSALS
from kiosk.task import Outcome
from kiosk.value import Code, Moment, Number, Plain, Slots
from kiosk.visit import Context, Then
from wire.filings import Progress, ProgressQuery


@dataclass(frozen=True, slots=True)
class Shown:
    """`n` is the question how far it is, 0 where none is under way; `node` the last word, `told`
    when it came and `heard` whether it did.
    """

    n: int = 0
    flag: str = ""
    node: str = ""
    told: datetime | None = None
    heard: bool = False


def begin(ctx: Context) -> Next:
    handed_in = ctx.facts.handed_in
    if handed_in is None:
        return Done(ctx.facts)
    return Stay(Shown(flag=getattr(handed_in.output, "rchk_flag", "")))


def handle(state: Shown, event: StepEvent, ctx: Context) -> Next:
    match event:
        case TaskEnded():
            return _ended(state, event, ctx)
        case Answered(n=n) if n == state.n:
            return Stay(_told(state, event, ctx))
        case Chosen(node_id="print") if ctx.usable(PRINTER):
            return Stay(state, (Print(ctx.visit, ctx.n, PRINTER, filing_slip(ctx)),))
        case Chosen(node_id="progress") if not state.n:
            query = ProgressQuery(accept_no=_number(ctx), query_no=ctx.facts.query_no)
            return Stay(replace(state, n=ctx.n), (Call(ctx.visit, ctx.n, "K401", query),))
        case Chosen(node_id="another" | "finish" as chosen):
            then = Then.MENU if chosen == "another" else Then.FINISH
            return Done(replace(ctx.facts, then=then))
        case _:
            return unexpected(state)


def _ended(state: Shown, event: TaskEnded, ctx: Context) -> Next:
    """The hub's word came after all: the page changes in place."""
    assert ctx.facts.handed_in is not None
    handed_in = ctx.facts.handed_in.ended(event)
    flag = getattr(event.output, "rchk_flag", "")
    return Stay(replace(state, flag=flag), facts=replace(ctx.facts, handed_in=handed_in))


def _told(state: Shown, event: Answered, ctx: Context) -> Shown:
    """How far it is now; without an answer the page says what it said, and that it asked."""
    rows = event.output.list if isinstance(event.output, Progress) else ()
    state = replace(state, n=0, told=ctx.now, heard=bool(rows))
    if not rows:
        return state
    return replace(state, flag=rows[0].rchk_flag, node=rows[0].memo)


def _number(ctx: Context) -> str:
    assert ctx.facts.handed_in is not None, "submit comes first"
    return ctx.facts.handed_in.number


def show(state: Shown, ctx: Context) -> Page:
    assert ctx.facts.handed_in is not None, "submit comes first"
    outcome = ctx.facts.handed_in.outcome
    printing = printing_of(ctx, _number(ctx)) if outcome in PAPER else None
    nodes = (
        heading(f"filed.{standing(ctx)}.heading"),
        *people(ctx),
        *_number_and_state(state, outcome, ctx),
        *(print_notices(printing, ctx, numbered=True) if outcome in PAPER else ()),
        *_answers(ctx),
        *_actions(state, ctx),
    )
    default = next((n.id for n in nodes if n.tone is Tone.LIKELY), "")
    return page(ctx, "filed", Kind.RESULT, nodes, default, "finish")


TONES = {Outcome.ACCEPTED: Tone.SUCCESS, Outcome.REFUSED: Tone.DANGER}
PAPER = frozenset((Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.PARKED))
"""Outcomes that have a slip: what holds, or what somebody will ask about by its number."""


def _number_and_state(state: Shown, outcome: Outcome, ctx: Context) -> Iterator[Node]:
    tone = TONES.get(outcome, Tone.CAUTION)
    line: Slots = {"line": Plain(ctx.site.help_line), "place": Plain(""), "who": whose(ctx)}
    yield notice("outcome", _outcome(ctx), tone, line, group="answer", live=True)
    label = "label.accept_no" if outcome is Outcome.ACCEPTED else "label.biz_sn"
    yield Node(NUMBER, Role.FIELD, label, value=Number(_number(ctx)), group="answer", live=True)
    if state.flag and not _said(ctx):
        value = Code("rchk_flag", state.flag)
        yield Node("state", Role.FIELD, "label.rchk_flag", value=value, group="answer", live=True)
    yield from _checked(state)
    if state.node:
        yield Node(
            "memo",
            Role.FIELD,
            "label.memo",
            value=Plain(state.node),
            privacy=Privacy.PERSONAL,
            group="answer",
            live=True,
        )


def _said(ctx: Context) -> bool:
    """Whether the heading says how far it is already, in the item's own words: 已经取消."""
    return standing(ctx) != stands(ctx) == "holds"


def _checked(state: Shown) -> Iterator[Node]:
    """That somebody asked how far it is was not for nothing, even where nothing has changed."""
    if state.told is not None:
        at: Slots = {"at": Moment(state.told.hour, state.told.minute)}
        key = "filed.checked" if state.heard else "filed.unchecked"
        yield notice("checked", key, Tone.PLAIN, at, group="answer", live=True)


def _outcome(ctx: Context) -> str:
    """What comes next; of a refusal that came late, why."""
    assert ctx.facts.handed_in is not None, "submit comes first"
    outcome, code = ctx.facts.handed_in.outcome, ctx.facts.handed_in.code
    if outcome is Outcome.REFUSED and code in REFUSALS:
        return f"{REFUSALS[code]}.text"
    return f"filed.{standing(ctx)}"


def _answers(ctx: Context) -> Iterator[Node]:
    """What was filed, in one panel."""
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


def _actions(state: Shown, ctx: Context) -> Iterator[Node]:
    printing = printing_of(ctx, _number(ctx))
    ended = printing.printed if printing is not None else None
    busy = printing is not None and ended is None
    taken = ended is not None and ended.end is PrintEnd.PRINTED
    assert ctx.facts.handed_in is not None, "submit comes first"
    outcome = ctx.facts.handed_in.outcome
    if outcome in PAPER and ctx.usable(PRINTER) and not busy and not taken:
        yield button("print", "act.print" if ended is None else "act.print_again", Tone.LIKELY)
    reviewed = outcome is Outcome.ACCEPTED and stands(ctx) == "accepted"
    if reviewed and not ctx.profile.elder and not state.n:
        yield button("progress", "act.progress")
    yield button("another", "act.another")
    yield button("finish", "act.finish", Tone.LIKELY if taken else Tone.PLAIN)


FILED = StepKind("filed", begin, handle, show, counted=lambda ctx: ctx.item.submit is not None)
