"""What was handed in stands: its number, how far it is, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.command import Call, Print
from kiosk.event import Answered, Chosen, TaskEnded
from kiosk.facts import HandedIn, Then
from kiosk.page import Kind, Node, Page, Privacy, Role, Tone
from kiosk.step.context import Context
from kiosk.step.kind import Done, Next, Stay, StepEvent, StepKind, unexpected
from kiosk.step.parts import button, heading, likely, notice, page, whose
from kiosk.step.people import people
from kiosk.step.printed import NUMBER, PRINTER, paper_of, print_notices, printing_of
from kiosk.step.rows import singles_of
from kiosk.step.slips import filing_slip
from kiosk.step.standing import WAITS, flag_of, standing, stands
from kiosk.step.wait import REFUSALS
from kiosk.task import Outcome
from kiosk.value import Code, Moment, Number, Plain, Slots
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
    return Stay(Shown(flag=flag_of(handed_in)))


def handle(state: Shown, event: StepEvent, ctx: Context) -> Next:
    match event:
        case TaskEnded():
            return _ended(state, event, ctx)
        case Answered(n=n) if n == state.n:
            return Stay(_told(state, event, ctx))
        case Chosen(node_id="print") if ctx.usable(PRINTER):
            return Stay(state, (Print(ctx.visit, ctx.n, PRINTER, filing_slip(ctx)),))
        case Chosen(node_id="progress") if not state.n:
            query = ProgressQuery(accept_no=_handed_in(ctx).number, query_no=ctx.facts.query_no)
            return Stay(replace(state, n=ctx.n), (Call(ctx.visit, ctx.n, "K401", query),))
        case Chosen(node_id="another" | "finish" as chosen):
            then = Then.MENU if chosen == "another" else Then.FINISH
            return Done(replace(ctx.facts, then=then))
        case _:
            return unexpected(state)


def _ended(state: Shown, event: TaskEnded, ctx: Context) -> Next:
    """The hub's word came after all: the page changes in place."""
    handed_in = _handed_in(ctx).ended(event)
    facts = replace(ctx.facts, handed_in=handed_in)
    return Stay(replace(state, flag=flag_of(handed_in)), facts=facts)


def _told(state: Shown, event: Answered, ctx: Context) -> Shown:
    """How far it is now; without an answer the page says what it said, and that it asked."""
    rows = event.output.list if isinstance(event.output, Progress) else ()
    state = replace(state, n=0, told=ctx.now, heard=bool(rows))
    if not rows:
        return state
    return replace(state, flag=rows[0].rchk_flag, node=rows[0].memo)


def _handed_in(ctx: Context) -> HandedIn:
    assert ctx.facts.handed_in is not None, "submit comes first"
    return ctx.facts.handed_in


def show(state: Shown, ctx: Context) -> Page:
    handed_in = _handed_in(ctx)
    nodes = (
        heading(f"filed.{standing(ctx)}.heading"),
        *people(ctx),
        *_number_and_state(state, handed_in, ctx),
        *_printed(handed_in, ctx),
        *_answers(ctx),
        *_actions(state, handed_in, ctx),
    )
    return page(ctx, "filed", Kind.RESULT, nodes, likely(nodes), "finish")


TONES = {Outcome.ACCEPTED: Tone.SUCCESS, Outcome.REFUSED: Tone.DANGER}
HAS_SLIP = frozenset((Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.PARKED))
"""Outcomes that have a slip: what holds, or what somebody will ask about by its number."""


def _printed(handed_in: HandedIn, ctx: Context) -> Iterator[Node]:
    if handed_in.outcome in HAS_SLIP:
        printing = printing_of(ctx, handed_in.number)
        yield from print_notices(printing, ctx, numbered=True)


def _number_and_state(state: Shown, handed_in: HandedIn, ctx: Context) -> Iterator[Node]:
    tone = TONES.get(handed_in.outcome, Tone.CAUTION)
    line: Slots = {"line": Plain(ctx.site.help_line), "place": Plain(""), "who": whose(ctx)}
    yield notice("outcome", _outcome(ctx), tone, line, group="answer", live=True)
    label = "label.accept_no" if handed_in.outcome is Outcome.ACCEPTED else "label.biz_sn"
    number = Number(handed_in.number)
    yield Node(NUMBER, Role.FIELD, label, value=number, group="answer", live=True)
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
    return standing(ctx) != stands(_handed_in(ctx)) == "holds"


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


def _actions(state: Shown, handed_in: HandedIn, ctx: Context) -> Iterator[Node]:
    paper = paper_of(ctx, handed_in.number)
    if handed_in.outcome in HAS_SLIP and paper.offered:
        yield button("print", "act.print_again" if paper.again else "act.print", Tone.LIKELY)
    if stands(handed_in) == WAITS and not ctx.profile.elder and not state.n:
        yield button("progress", "act.progress")
    yield button("another", "act.another")
    yield button("finish", "act.finish", Tone.LIKELY if paper.taken else Tone.PLAIN)


FILED = StepKind("filed", begin, handle, show, counted=lambda ctx: ctx.item.submit is not None)
