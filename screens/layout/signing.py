"""The field in which one signs: a dashed frame, what to do in it, and room for a finger."""

from __future__ import annotations

from model.page import Node
from screens.layout.block import Block, Sheet
from screens.layout.context import Context
from screens.layout.words import para, width
from screens.scene import Ink

PEN_MM = 1.2
DASH_MM = 3.0
SPACE_BETWEEN = "　"
"""Between name and hint, where both stand on one line."""
SPACE = 2 / 3
"""Of a dash's length lies between two dashes, about."""


def signing(c: Context, node: Node, w: int) -> Block:
    """As large as the page allows; all of it takes ink, its words lie under what is written."""
    m, p = c.m, c.p
    across, down = m.side * 3 // 4, m.pad // 2
    room = w - 2 * across
    said = [part for part in (c.show(node), c.detail(node)) if part]
    if width(c, SPACE_BETWEEN.join(said), m.small) <= room:
        said = [SPACE_BETWEEN.join(said)]
    lines = [para(c, s, m.small, p.secondary, room, node=node.id) for s in said]
    words = sum(line.height for line in lines)
    high = words + m.ink

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        round_by = _corner(c)
        c.frame(sheet, x, y, w, h, round_by, node.id, p.panel)
        sheet.box(x, y, w, h, p.panel, round_by, node=node.id)
        _dashes(c, sheet, x, y, w, h, node.id)
        sheet.ink = Ink(x, y, w, h, p.ink, c.desk.px(PEN_MM), node.id)
        top = y + down
        for line in lines:
            line.draw(sheet, x + across, top, line.height)
            top += line.height

    return Block(high + down, draw, acts=True, grows=c.desk.height // 5)


def _corner(c: Context) -> int:
    """As much as lies between two dashes: a corner is one more space."""
    return c.desk.px(DASH_MM * SPACE)


def _dashes(c: Context, sheet: Sheet, x: int, y: int, w: int, h: int, node: str) -> None:
    """Four dashed sides between the round corners."""
    thick, r = c.m.line, _corner(c)
    for start, length in _along(c, w - 2 * r):
        for top in (y, y + h - thick):
            sheet.box(x + r + start, top, length, thick, c.p.muted, node=node)
    for start, length in _along(c, h - 2 * r):
        for left in (x, x + w - thick):
            sheet.box(left, y + r + start, thick, length, c.p.muted, node=node)


def _along(c: Context, side: int) -> list[tuple[int, int]]:
    """Begin and length of each dash; the first and the last one touch the corners."""
    dash = c.desk.px(DASH_MM)
    n = max(1, round((side / dash - 1) / (1 + SPACE)))
    step = (side - dash) / n
    return [(round(i * step), dash) for i in range(n + 1)]
