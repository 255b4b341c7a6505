"""Every answer as a choice that changes it: the question small, the answer strong."""

from __future__ import annotations

from model.page import Node
from screens.layout.block import Block, Sheet, stack
from screens.layout.context import Context
from screens.layout.panel import Group
from screens.layout.words import fitted, para, width

SIGN = "pencil"


def answers(c: Context, nodes: Group, w: int) -> Block:
    """One below the other, as high as the highest; where the page is full and all of them fit,
    label and answer share a line.
    """
    rooms = [_room(c, node, w) for node in nodes]
    inline = c.m.close and all(map(_fits, [c] * len(nodes), nodes, rooms))
    made = [_answer(c, node, w, room, inline) for node, room in zip(nodes, rooms, strict=True)]
    high = max(block.height for block in made)
    return stack([block._replace(height=high) for block in made], c.m.gap)._replace(loose=True)


def _badge_side(c: Context) -> int:
    return round(c.m.strong * 1.5)


def _across(c: Context) -> int:
    return c.m.side * 3 // 4


def _room(c: Context, node: Node, w: int) -> int:
    """What badge and hint leave to the words."""
    across = _across(c)
    number = _badge_side(c) + across if node.id in c.numbers else 0
    return w - number - _hint_wide(c, node) - 2 * across - across // 2


def _fits(c: Context, node: Node, room: int) -> bool:
    label = width(c, c.show(node), c.m.body)
    return label + width(c, c.value(node), c.m.strong, bold=True) + c.m.side <= room


def _answer(c: Context, node: Node, w: int, room: int, inline: bool) -> Block:
    m, p = c.m, c.p
    fill = p.touch if node.id == c.touch.pressed else p.panel
    border = p.brand if m.elder else p.line
    number = c.numbers.get(node.id)
    badge, across = _badge_side(c), _across(c)
    left = across + (badge + across if number else 0)
    words = _words(c, node, room, inline)
    high = max(m.target, m.cell * 4 // 5, words.height + max(m.pad // 3, m.corner // 2))

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, fill)
        thick = m.bold_line if m.elder else m.line
        sheet.box(x, y, w, h, fill, m.corner, border, thick, node.id)
        if number:
            _badge(c, sheet, x + across, y + (h - badge) // 2, badge, number, node.id)
        words.draw(sheet, x + left, y + (h - words.height) // 2, words.height)
        _hint(c, sheet, x + w - across, y, h, node)
        sheet.target(x, y, w, h, node.id)

    return Block(high, draw, acts=True)


def _words(c: Context, node: Node, room: int, inline: bool) -> Block:
    m, p = c.m, c.p
    label, value = c.show(node), c.value(node)
    if not value:
        return fitted(c, label, (m.strong,), p.ink, room, bold=True, node=node.id)
    if inline:
        return _line(c, node, room)
    above = para(c, label, m.small, p.secondary, room, node=node.id)
    below = fitted(c, value, (m.lead, m.strong), p.ink, room, bold=True, node=node.id)
    return stack([above, below], 0)


def _line(c: Context, node: Node, room: int) -> Block:
    m, p = c.m, c.p
    wide = width(c, c.show(node), m.body), width(c, c.value(node), m.strong, bold=True)
    label = para(c, c.show(node), m.body, p.secondary, wide[0], node=node.id)
    value = para(c, c.value(node), m.strong, p.ink, wide[1], bold=True, node=node.id)
    high = max(label.height, value.height)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        label.draw(sheet, x, y + (high - label.height) // 2, label.height)
        value.draw(sheet, x + room - wide[1], y + (high - value.height) // 2, value.height)

    return Block(high, draw)


def _hint_wide(c: Context, node: Node) -> int:
    detail = c.detail(node)
    return width(c, detail, c.m.small, bold=True) if detail else round(c.m.strong * 1.1)


def _hint(c: Context, sheet: Sheet, end: int, y: int, h: int, node: Node) -> None:
    """That it can be changed: in the node's own words, or by a pencil."""
    wide, detail = _hint_wide(c, node), c.detail(node)
    if detail:
        sheet.text(end - wide, y, wide, h, c.m.small, c.p.brand, detail, True, node.id)
    else:
        sheet.shape(end - wide, y + (h - wide) // 2, wide, wide, c.p.brand, SIGN, node.id)


def _badge(c: Context, sheet: Sheet, x: int, y: int, side: int, number: int, node: str) -> None:
    sheet.box(x, y, side, side, c.p.soft, side // 4, node=node)
    wide = width(c, str(number), c.m.strong, bold=True)
    sheet.text(
        x + (side - wide) // 2, y, wide, side, c.m.strong, c.p.brand, str(number), True, node
    )
