"""One notice before an item (一次性告知): what to bring, how long, what it costs, what one gets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.event import Chosen
from kiosk.core.step.answer.printed import PRINTER
from kiosk.core.step.context import Context
from kiosk.core.step.kind import (
    Done,
    Leave,
    Next,
    Presented,
    Stay,
    StepEvent,
    StepKind,
    Unread,
    unexpected,
)
from kiosk.core.step.parts import LEAVE, button, heading, notice, page
from model.item import Item
from model.node_id import act_id
from model.page import Kind, Node, Page, Role, Tone
from model.value import Key

UNPRINTED = {"get.slip": "", "get.number": "get.number_only"}
"""Lines of a notice that are only true while the printer works, and what is true without."""


@dataclass(frozen=True, slots=True)
class Told:
    """Nothing is remembered: the page follows from the item."""


def begin(ctx: Context) -> Next:
    """Every item has one; it is never passed by itself."""
    return Stay(Told())


def handle(state: Told, event: StepEvent, ctx: Context) -> Next:
    """A card that is laid down says go on as well as the button does."""
    match event:
        case Chosen(act="begin") | Presented():
            return Done(ctx.data)
        case Unread(trouble):
            return Done(replace(ctx.data, trouble=trouble))
        case Chosen(act="leave"):
            return Leave(ctx.data)
        case _:
            return unexpected(state)


def show(state: Told, ctx: Context) -> Page:
    """Lines that need a printer are said otherwise while it does not work."""
    item = ctx.item
    official = Node(
        "official",
        Role.TEXT,
        "notice.official",
        {"name": Key(f"{item.text}.official")},
        group="official",
    )
    prints = ctx.usable(PRINTER)
    lines = item.notice if prints else [UNPRINTED.get(key, key) for key in item.notice]
    told = (Node(key, Role.TEXT, key, group="notice") for key in lines if key)
    no_printer = () if prints else (_no_printer(item),)
    nodes = (
        heading(item.text),
        official,
        *told,
        *no_printer,
        button("begin", "act.begin", Tone.LIKELY),
        LEAVE,
    )
    return page(ctx, "notice", Kind.NOTICE, nodes, act_id("begin"), LEAVE.id)


def _no_printer(item: Item) -> Node:
    """Whoever hands something in has a number to keep."""
    key = "notice.no_printer.filing" if item.submit else "notice.no_printer"
    return notice("no_printer", key, Tone.CAUTION, live=True)


NOTICE = StepKind("notice", begin, handle, show, returns=True)
