"""Pictures with their words: a credential and where it goes, the dots of waiting."""

from __future__ import annotations

from model.page import Node
from screens.layout import pictures
from screens.layout.block import CENTRE, Align, Block, Sheet, stack
from screens.layout.context import Context
from screens.layout.words import para


def picture(c: Context, node: Node, w: int, *, large: bool = False) -> Block:
    """A picture with its words: a credential where it goes, or the dots of waiting."""
    if node.id == "picture.busy":
        return _busy(c, node, w)
    return _large(c, node, w) if large else _tile(c, node, w)


def _busy(c: Context, node: Node, w: int) -> Block:
    """A white panel: the three dots, what is being done below them."""
    m, p = c.m, c.p
    high, room = m.picture // 2, w - 2 * m.side
    words = para(c, c.show(node), m.lead, p.ink, room, node=node.id, align=CENTRE)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, p.panel)
        sheet.box(x, y, w, h, p.panel, m.corner, p.line, m.line, node.id)
        left = x + (w - pictures.dots_wide(high)) // 2
        pictures.dots(c, sheet, left, y + 2 * m.pad, high, node.id)
        words.draw(sheet, x + m.side, y + 2 * m.pad + high + m.gap, words.height)

    return Block(high + words.height + 4 * m.pad + m.gap, draw)


def _tile(c: Context, node: Node, w: int) -> Block:
    """A white tile: picture, name, where it goes; beside each other where it is wide."""
    m, p = c.m, c.p
    high = m.picture * 7 // 8
    flat = m.elder or w > c.desk.width // 2
    side = pictures.wide(node.id, high)
    room = w - 2 * m.side - (side + m.side if flat else 0)
    align: Align = 0.0 if flat else CENTRE
    parts = [para(c, c.show(node), m.strong, p.ink, room, bold=True, node=node.id, align=align)]
    if c.detail(node):
        detail = para(c, c.detail(node), m.small, p.secondary, room, node=node.id, align=align)
        parts.append(detail)
    words = stack(parts, 0)
    inside = max(high, words.height) if flat else high + m.pad // 2 + words.height
    tall = inside + 2 * (m.pad * 3 // 4)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, p.panel)
        sheet.box(x, y, w, h, p.panel, m.corner, p.line, m.line, node.id)
        top = y + (h - inside) // 2
        if flat:
            pictures.credential(c, sheet, x + m.side, y + (h - high) // 2, high, node.id)
            left = x + 2 * m.side + side
            words.draw(sheet, left, y + (h - words.height) // 2, words.height)
        else:
            pictures.credential(c, sheet, x + (w - side) // 2, top, high, node.id)
            words.draw(sheet, x + m.side, top + inside - words.height, words.height)

    return Block(tall, draw)


def _large(c: Context, node: Node, w: int) -> Block:
    """The credential, large, above the place where it goes on this cabinet."""
    m, p = c.m, c.p
    least = m.picture * 5 // 2
    room = w - 2 * m.side
    parts = [para(c, c.show(node), m.button, p.ink, room, bold=True, node=node.id)]
    words_of = c.detail(node)
    if words_of:
        parts.append(para(c, words_of, m.lead, p.secondary, room, node=node.id))
    words = stack(parts, 0)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, p.panel)
        sheet.box(x, y, w, h, p.panel, m.corner, p.line, m.line, node.id)
        high = h - words.height - m.pad * 5 // 2
        pictures.slot(c, sheet, x + m.side, y + m.pad, room, high, node.text, node.id)
        words.draw(sheet, x + m.side, y + h - m.pad - words.height, words.height)

    return Block(least + words.height + m.pad * 5 // 2, draw, grows=m.picture * 5 // 2)
