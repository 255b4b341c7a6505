"""What is said of a slip, on a result and at the end: it prints, came out, failed, may be half."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from devices.port import PrintEnd
from devices.status import Reason
from kiosk.core.step.context import Context
from kiosk.core.step.parts import notice
from kiosk.core.visit import Printing, Site
from model.page import Node, Role, Tone
from model.value import Key, Number, Slots

PRINTER = "receipt_printer"
NUMBER = "number"
"""The id of the node that a resident copies."""


def printing_of(ctx: Context, number: str) -> Printing | None:
    """The slip of this very number, or another that has to come out first."""
    printing = ctx.printing
    if printing is None or printing.printed is None:
        return printing
    return printing if printing.number == number else None


@dataclass(frozen=True, slots=True)
class Paper:
    """What can be asked of the printer for one slip now: `offered` at all, `again` after a try;
    `taken` where it came out well.
    """

    offered: bool
    again: bool
    taken: bool


def paper_of(ctx: Context, number: str) -> Paper:
    """Of the slip with that number; another one's is not looked at."""
    printing = printing_of(ctx, number)
    ended = printing.printed if printing is not None else None
    taken = ended is not None and ended.end is PrintEnd.PRINTED
    busy = printing is not None and printing.pending
    return Paper(ctx.usable(PRINTER) and not busy and not taken, ended is not None, taken)


def print_notices(
    printing: Printing | None, ctx: Context, *, numbered: bool = False
) -> Iterator[Node]:
    """That it cannot be printed, or what became of it; `numbered`: its number is on the page, and
    has to be copied from there.
    """
    said = _unusable(ctx) if printing is None else slip_notices(printing, ctx.site)
    if not numbered:
        yield from said
        return
    for node in said:
        if node.id != NUMBER:
            yield replace(node, text=KEPT[node.text.split(".")[1]]) if _failed(node) else node


KEPT = {how: f"print.keep.{how}" for how in ("unavailable", "failed", "unknown")}
"""With the number before their eyes: not why there is no slip, but what to do instead."""


def _failed(node: Node) -> bool:
    return node.tone is Tone.CAUTION


def _unusable(ctx: Context) -> Iterator[Node]:
    if not ctx.usable(PRINTER):
        health = ctx.health.get(PRINTER)
        reason = health.reason if health else Reason.NOT_CONNECTED
        yield notice("printer", f"print.unavailable.{known(reason)}", Tone.CAUTION, live=True)


def slip_notices(printing: Printing | None, site: Site) -> Iterator[Node]:
    """One notice; with a slip that failed also the number that stands in for it, to be copied."""
    if printing is None:
        return
    if printing.printed is None:
        yield notice("printing", "print.busy", Tone.PLAIN, live=True)
        return
    if printing.printed.end is PrintEnd.PRINTED:
        yield notice("printed", "print.done", Tone.SUCCESS, slot(site), live=True)
        return
    how = "failed" if printing.printed.end is PrintEnd.NOT_PRINTED else "unknown"
    key = f"print.{how}.{known(printing.printed.reason)}"
    yield notice("print_failed", key, Tone.CAUTION, live=True)
    number = Number(printing.number)
    yield Node(NUMBER, Role.FIELD, "print.keep_number", value=number, group="number")


def slot(site: Site) -> Slots:
    """Where the slip comes out."""
    return {"slot": Key(f"slot.{site.where(PRINTER)}")}


def known(reason: Reason) -> str:
    """The reasons that have words of their own: what a person at the terminal can see."""
    return str(reason) if reason in (Reason.PAPER_OUT, Reason.COVER_OPEN) else "other"
