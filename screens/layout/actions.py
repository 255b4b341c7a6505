"""What can be pressed: buttons, the banner to large print, numbered choices."""

from __future__ import annotations

from collections.abc import Sequence

from model.node_id import MORE
from model.page import Node, Tone
from screens.layout import pictures
from screens.layout.block import CENTRE, RIGHT, Block, Sheet, shares, stack
from screens.layout.context import Context
from screens.layout.words import fitted, para, width


def button(c: Context, node: Node, w: int, *, tall: int = 0, small: bool = False) -> Block:
    """Filled where it is the likely action, red outline where it leaves, else brand outline."""
    fill, ink, border = _button_colours(c, node)
    across = min(c.m.side, w // 20)
    sizes: tuple[int, ...] = (c.m.button, c.m.lead, c.m.strong)
    if small:
        sizes = (c.m.lead, c.m.strong, c.m.body)
    if tall > c.m.button_h:
        sizes = (c.m.number, *sizes)
    room = w - 2 * across
    parts = [fitted(c, c.show(node), sizes, ink, room, bold=True, node=node.id, align=CENTRE)]
    if c.detail(node):
        detail = para(c, c.detail(node), c.m.small, ink, room, node=node.id, align=CENTRE)
        parts.append(detail)
    words = stack(parts, -(c.m.small // 5))
    least = max(c.m.target, c.m.button_h * 2 // 3) if small else c.m.button_h
    around = max(c.m.pad // 2, c.m.corner // 2)
    high = max(tall or least, words.height + around)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, c.m.corner, node.id, fill)
        sheet.box(x, y, w, h, fill, c.m.corner, border, c.m.bold_line, node.id)
        words.draw(sheet, x + across, y + (h - words.height) // 2, words.height)
        sheet.target(x, y, w, h, node.id)

    return Block(high, draw, acts=True)


def short(c: Context, nodes: Sequence[Node], w: int) -> bool:
    """Whether three of these stand side by side, each on one line of lead size."""
    room = shares(w, 3, c.m.gap)[0] - 2 * min(c.m.side, w // 60)
    return all(width(c, c.show(node), c.m.lead, bold=True) <= room for node in nodes)


def _button_colours(c: Context, node: Node) -> tuple[int, int, int]:
    """Fill, ink, border."""
    pressed = node.id == c.touch.pressed
    if node.tone is Tone.LIKELY:
        fill = c.p.pressed if pressed else c.p.brand
        return fill, c.p.on_brand, fill
    ink = c.p.danger if node.tone in (Tone.LEAVE, Tone.DANGER) else c.p.brand
    plain = c.p.soft if node.chosen else c.p.panel
    return (c.p.touch if pressed else plain), ink, ink


def elder(c: Context, node: Node, w: int) -> Block:
    """The banner that leads to large print, cream with a brown border, on the first pages."""
    ink = c.p.caution_ink
    pressed = node.id == c.touch.pressed
    fill = c.p.touch if pressed else c.p.caution_fill
    room = w - 3 * c.m.side
    name = c.show(node)
    left = min(width(c, name, c.m.button, bold=True), room)
    parts = [fitted(c, name, (c.m.button, c.m.lead), ink, left, bold=True, node=node.id)]
    rest = room - left - c.m.side - c.m.body
    detail = "" if c.m.elder else c.detail(node)
    side = para(c, detail, c.m.body, ink, rest, node=node.id, align=RIGHT) if detail else None
    words = parts[0]
    high = max(c.m.button_h, words.height + c.m.pad, (side.height + c.m.pad) if side else 0)
    high = min(high, max(c.m.target, words.height + c.m.pad)) if c.m.elder else high

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, c.m.corner, node.id, fill)
        sheet.box(x, y, w, h, fill, c.m.corner, c.p.caution_line, c.m.bold_line, node.id)
        inset = c.m.side * 5 // 4
        words.draw(sheet, x + inset, y + (h - words.height) // 2, words.height)
        end = x + w - inset - c.m.body // 2
        if side:
            side.draw(sheet, end - rest - c.m.body // 4, y + (h - side.height) // 2, side.height)
        sheet.shape(end, y + (h - c.m.body) // 2, c.m.body, c.m.body, ink, "chevron", node.id)
        sheet.target(x, y, w, h, node.id)

    return Block(high, draw, acts=True)


def choice(c: Context, node: Node, w: int, *, tall: int = 0, size: int = 0) -> Block:
    """A numbered tile; in elder looks its number is filled, and a crowded page drops details."""
    m, p = c.m, c.p
    quiet = node.id == MORE
    colour = p.muted if quiet else p.brand
    strong = m.elder or node.chosen
    border = colour if strong else p.line
    fill = p.touch if node.id == c.touch.pressed else p.soft if node.chosen else p.panel
    badge = m.badge
    face = pictures.rating_face(node.id)
    across = _across(c, w)
    left = across + (badge + m.side * 2 // 3) * (2 if face else 1)
    room = choice_room(c, node, w)
    words = _choice_words(c, node, room, size)
    high = max(tall or m.tile, words.height + m.pad // 2)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, fill)
        thick = m.bold_line if strong else m.line
        sheet.box(x, y, w, h, fill, m.corner, border, thick, node.id)
        side = min(badge, h - 2 * thick - m.target_gap)
        top = y + (h - side) // 2
        _badge(c, sheet, x + across, top, side, node, colour)
        if face:
            sheet.shape(x + left - badge - m.side * 2 // 3, top, side, side, colour, face, node.id)
        words.draw(sheet, x + left, y + (h - words.height) // 2, words.height)
        if node.chosen:
            tick = badge * 2 // 3
            at = (x + w - across - tick, y + (h - tick) // 2, tick, tick)
            sheet.shape(*at, p.brand, "tick", node.id)
        sheet.target(x, y, w, h, node.id)

    return Block(high, draw, acts=True)


def _across(c: Context, w: int) -> int:
    return c.m.side if w > c.desk.width // 2 else c.m.side * 3 // 4


def choice_room(c: Context, node: Node, w: int) -> int:
    """What a tile of width w leaves to its words."""
    before = c.m.badge + c.m.side * 2 // 3
    left = before * (2 if pictures.rating_face(node.id) else 1)
    return w - left - 2 * _across(c, w) - (c.m.badge if node.chosen else 0)


def choice_size(c: Context, nodes: Sequence[Node], w: int) -> int:
    """The largest text size in which each of these choices stands on one line, if any does."""
    sizes = _choice_sizes(c)
    for size in sizes:
        if all(width(c, c.show(n), size, bold=True) <= choice_room(c, n, w) for n in nodes):
            return size
    return sizes[-1]


def _choice_sizes(c: Context) -> tuple[int, ...]:
    sizes = (c.m.button, c.m.lead, c.m.strong)
    return (c.m.number, *sizes) if c.m.elder else sizes


def _choice_words(c: Context, node: Node, room: int, size: int) -> Block:
    sizes = (size,) if size else _choice_sizes(c)
    parts = [fitted(c, c.show(node), sizes, c.p.ink, room, bold=True, node=node.id)]
    detail = "" if c.m.elder and c.m.close else c.detail(node)
    if detail:
        parts.append(fitted(c, detail, (c.m.small,), c.p.secondary, room, node=node.id))
    return stack(parts, 0)


def _badge(c: Context, sheet: Sheet, x: int, y: int, side: int, node: Node, colour: int) -> None:
    """The digit that presses this choice; a tenth has none."""
    number = c.numbers.get(node.id)
    if number is None:
        sheet.shape(x, y, side, side, colour, "chevron", node.id)
        return
    filled = c.m.elder
    plain = c.p.panel if node.chosen else c.p.soft
    sheet.box(x, y, side, side, colour if filled else plain, c.m.corner * 3 // 4, node=node.id)
    size = min(c.m.button, side * 3 // 4)
    wide = width(c, str(number), size, bold=True)
    ink = c.p.on_brand if filled else colour
    at = (x + (side - wide) // 2, y, wide, side)
    sheet.text(*at, size, ink, str(number), True, node.id)
