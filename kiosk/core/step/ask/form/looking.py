"""A field that chooses from a list at the hub: it is asked within the form, and may not answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.command import Call
from kiosk.core.event import Answered
from kiosk.core.ids import query_no
from kiosk.core.step.context import Context
from kiosk.core.step.parts import BACK, button, refusal
from kiosk.core.step.wait import busy_page, refused, slow_at
from model.item.field import Look
from model.page import Page, Tone
from model.value import Area, Plain, Slots
from wire.operations import OPERATIONS


@dataclass(frozen=True, slots=True)
class Looking:
    """`n` is the question that is under way; `refused` is the prefix of the texts of why it came to
    nothing, and `again` whether the same may be asked once more.
    """

    look: Look
    n: int
    since: float
    refused: str = ""
    again: bool = False


def look_up(look: Look, ctx: Context) -> tuple[Looking, Call]:
    """Asks, under a query number of its own."""
    number = query_no(ctx.seed, ctx.n, ctx.now)
    asked = OPERATIONS[look.op].input(**look.input, query_no=number)
    area = ctx.data.picked.insuplc_admdvs if ctx.data.picked else ""
    return Looking(look, ctx.n, ctx.at), Call(ctx.visit, ctx.n, look.op, asked, area)


def failed(looking: Looking, event: Answered) -> Looking | None:
    """The refusal that the hub's answer is; None where it is an answer."""
    if isinstance(event.output, OPERATIONS[looking.look.op].output):
        return None
    no = refused(event)
    return replace(looking, n=0, refused=no.prefix, again=no.again)


def looking_page(looking: Looking, key: str, ctx: Context) -> Page:
    """That it is being looked up, or why it could not be: the way back leads to the question."""
    name = f"form.{key}.look"
    if not looking.refused:
        return busy_page(ctx, name, "busy.look", looking.since, BACK)
    retry = (button("retry", "act.retry", Tone.LIKELY),) if looking.again else ()
    slots: Slots = {"line": Plain(ctx.site.help_line), "place": Area(ctx.site.area)}
    return refusal(ctx, name, looking.refused, slots, (*retry, BACK))


def due(looking: Looking | None, ctx: Context) -> float | None:
    """When the page says by itself that it takes longer."""
    return slow_at(looking.since, ctx) if looking is not None and not looking.refused else None
