"""A number is typed: the digits so far, large, and the keys below them."""

from __future__ import annotations

from model.node_id import act_id
from model.page import Node
from screens.layout.block import CENTRE, Block, Sheet, shares
from screens.layout.blocks import framed
from screens.layout.context import Context
from screens.layout.panel import Group
from screens.layout.words import fitted, para, shrunk, width
from screens.scene import PANEL

COLUMNS = 3
ZERO = act_id("key.0")
WIDEST = "0000 0000 0000 0"
"""The field is written as large as this fits its line, so that typing never changes the size."""


def entry(c: Context, node: Node, w: int) -> Block:
    """What was typed so far: as high when it is empty, so that no key moves under the finger."""
    m, p = c.m, c.p
    across = m.side + m.side // 4
    room = w - 2 * across
    size = m.number * 3 // 2
    size = min(size, size * room // width(c, WIDEST, size, bold=True))
    label = para(c, c.show(node), m.body, p.secondary, room, node=node.id)
    high = round(size * m.leading)
    value = c.value(node)
    typed = shrunk(c, value, size, p.ink, room, bold=True, node=node.id) if value else None
    small = para(c, c.detail(node), m.small, p.secondary, room, node=node.id)
    below = small.height if c.detail(node) else 0

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        label.draw(sheet, x, y, label.height)
        if typed:
            typed.draw(sheet, x, y + label.height + (high - typed.height) // 2, typed.height)
        if below:
            small.draw(sheet, x, y + label.height + high, below)

    words = framed(c, Block(label.height + high + below, draw), node.id, room, p.panel)
    return _paper(c, words, w, across)


def _paper(c: Context, words: Block, w: int, across: int) -> Block:
    down = max(c.m.pad // 2, c.m.focus_inner + c.m.focus_outer)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        sheet.box(x, y, w, h, c.p.panel, c.m.corner, c.p.line, c.m.line, PANEL)
        words.draw(sheet, x + across, y + down, words.height)

    return Block(words.height + 2 * down, draw)


def pad(c: Context, nodes: Group, w: int) -> Block:
    """Three columns, like a telephone's; the 0 stands in the middle of a last row of two."""
    gap = max(c.m.target_gap, c.m.gap * 3 // 5)
    rows = [_placed(nodes[at : at + COLUMNS]) for at in range(0, len(nodes), COLUMNS)]
    widths = shares(w, COLUMNS, gap)
    spare = max(0, c.m.key * 2 // 5)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        highs = shares(h, len(rows), gap)
        for row, high in zip(rows, highs, strict=True):
            left = x
            for node, wide in zip(row, widths, strict=True):
                if node:
                    _key(c, sheet, left, y, wide, high, node)
                left += wide + gap
            y += high + gap

    high = c.m.key * len(rows) + gap * (len(rows) - 1)
    return Block(high, draw, acts=True, grows=spare * len(rows))


def _placed(row: Group) -> list[Node | None]:
    """The keys of a row by column; what is missing leaves an empty place."""
    if len(row) == 2 and row[0].id == ZERO:
        return [None, *row]
    if len(row) == 1 and row[0].id == ZERO:
        return [None, row[0], None]
    return [*row, *[None] * (COLUMNS - len(row))]


def _key(c: Context, sheet: Sheet, x: int, y: int, w: int, h: int, node: Node) -> None:
    m, p = c.m, c.p
    fill = p.touch if node.id == c.touch.pressed else p.panel
    c.frame(sheet, x, y, w, h, m.corner, node.id, fill)
    sheet.box(x, y, w, h, fill, m.corner, p.brand, m.bold_line, node.id)
    said = c.show(node)
    if len(said) == 1:
        size = min(m.number, h * 2 // 3)
        wide = width(c, said, size, bold=True)
        sheet.text(x + (w - wide) // 2, y, wide, h, size, p.ink, said, True, node.id)
    else:
        room = w - 2 * m.corner
        sizes = [size for size in (m.button, m.lead, m.strong) if size <= h // 2] or [m.body]
        words = fitted(c, said, sizes, p.brand, room, bold=True, node=node.id, align=CENTRE)
        words.draw(sheet, x + m.corner, y + (h - words.height) // 2, words.height)
    sheet.target(x, y, w, h, node.id)
