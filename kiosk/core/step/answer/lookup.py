"""The item's lookups: every page of every call, one after the other, under one query number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from kiosk.core.command import Call
from kiosk.core.event import Answered, Chosen
from kiosk.core.ids import query_no
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Back, Done, Leave, Next, Stay, StepEvent, StepKind, unexpected
from kiosk.core.step.parts import BACK, button, refusal
from kiosk.core.step.sources import inputs
from kiosk.core.step.wait import busy_page, refused, slow_at
from kiosk.core.visit_data import VisitData
from model.item.model import Call as CallSpec
from model.item.paths import get_path, matches, resolve_source, typed
from model.page import Page, Tone
from model.value import Plain, Slots
from wire.operations import OPERATIONS

PAGES = 10
"""At most so many pages of one list: a hub that always says `more` does not hold the resident."""


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """Call `call` of the item, its page `page`; `got` are the outputs so far."""

    n: int
    since: float
    query_no: str
    got: Mapping[str, object]
    call: int = 0
    page: int = 1


@dataclass(frozen=True, slots=True)
class Failed:
    """`prefix` names the texts that say why; `again` offers to ask once more; `slots` fill them."""

    prefix: str
    again: bool
    slots: Slots = field(default_factory=dict)
    offers: tuple[str, ...] = ()


def begin(ctx: Context) -> Next:
    """A run after the first gets a number of its own."""
    if ctx.data.outputs or not ctx.item.lookups:
        return Done(replace(ctx.data, as_of=ctx.data.as_of or ctx.now))
    number = query_no(ctx.seed, ctx.n, ctx.now) if ctx.data.as_of else ctx.data.query_no
    return _ask(Asking(ctx.n, ctx.at, number, {}), ctx)


def _ask(state: Asking, ctx: Context) -> Next:
    spec = ctx.item.lookups[state.call]
    picked = ctx.data.picked
    area = picked.insuplc_admdvs if picked else ""
    command = Call(ctx.visit, ctx.n, spec.op, _input(spec, state, ctx), area)
    return Stay(replace(state, n=ctx.n), (command,))


def _input(spec: CallSpec, state: Asking, ctx: Context) -> Any:
    """What nobody knows is left to the operation's default."""
    values = inputs(spec, ctx, state.got)
    if spec.paged:
        values[spec.paged] = state.page
    return OPERATIONS[spec.op].input(**values, query_no=state.query_no)


def handle(state: Asking | Failed, event: StepEvent, ctx: Context) -> Next:
    """Only the answer that is awaited counts; another call's is dropped."""
    match event:
        case Answered(n=n) if isinstance(state, Asking) and n == state.n:
            return _answered(state, event, ctx)
        case Chosen(act="retry"):
            return begin(ctx)
        case Chosen(act="back"):
            return Back()
        case Chosen(act="leave"):
            return Leave(ctx.data)
        case _:
            return unexpected(state)


def _answered(state: Asking, event: Answered, ctx: Context) -> Next:
    spec = ctx.item.lookups[state.call]
    if not isinstance(event.output, OPERATIONS[spec.op].output):
        no = refused(event)
        return Stay(Failed(no.prefix, no.again))
    state = replace(state, got=merged(state.got, spec, event.output))
    if spec.paged and getattr(event.output, "more", False) and state.page < PAGES:
        return _ask(replace(state, page=state.page + 1), ctx)
    if state.call + 1 < len(ctx.item.lookups):
        return _ask(replace(state, call=state.call + 1, page=1), ctx)
    data = replace(ctx.data, outputs=state.got, query_no=state.query_no, as_of=ctx.now)
    return _stopped(data, ctx) or Done(data)


def _stopped(data: VisitData, ctx: Context) -> Next | None:
    """Why the item ends before its form, by what is on record already."""
    for stop in ctx.item.stops:
        rows = resolve_source(data.outputs, stop.each) or ()
        found = next((row for row in rows if matches(row, stop.where)), None)
        if found is not None:
            slots = {name: typed(get_path(found, s.path), s.format) for name, s in stop.slots}
            return Stay(Failed(stop.refuse, False, slots, stop.offers), data=data)
    return None


def merged(got: Mapping[str, object], spec: CallSpec, output: object) -> Mapping[str, object]:
    """Lists of later pages are appended, single values are the newest."""
    merged = dict(got)
    for name, path in spec.output:
        value = get_path(output, path)
        before = merged.get(name, ())
        is_list = isinstance(value, tuple) and isinstance(before, tuple)
        merged[name] = before + value if is_list else value
    return merged


def show(state: Asking | Failed, ctx: Context, *, back: bool = True) -> Page:
    """Busy, or why there is no answer."""
    if isinstance(state, Asking):
        return busy_page(ctx, "lookup", "busy.lookup", state.since)
    retry = (button("retry", "act.retry", Tone.LIKELY),) if state.again else ()
    # To the answer that there was before.
    answer = (BACK,) if back and ctx.data.as_of else ()
    slots: Slots = {"line": Plain(ctx.site.help_line), **state.slots}
    personal = bool(state.slots)  # from what is on record
    buttons = (*retry, *answer)
    return refusal(
        ctx, "lookup", state.prefix, slots, buttons, personal=personal, offers=state.offers
    )


def due(state: Asking | Failed, ctx: Context) -> float | None:
    """While it waits: when the page says that it takes longer."""
    return slow_at(state.since, ctx) if isinstance(state, Asking) else None


PREPARE = StepKind("prepare", begin, handle, partial(show, back=False), due=due)
"""Before the form: what there is already."""
LOOKUP = StepKind("lookup", begin, handle, show, due=due)
"""After the form: what was asked for."""
