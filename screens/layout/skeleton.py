"""What every page has: header, caption strip and bar; and where its body goes between them."""

from __future__ import annotations

from typing import NamedTuple

from model.page import Node
from model.value import Count
from screens.layout.block import CENTRE, RIGHT, Block, Sheet, shares, stack
from screens.layout.context import Context
from screens.layout.words import block_of, fitted, para, width
from screens.scene import CAPTION, HEADER, LINE, PANEL, PROGRESS
from screens.text import Face

MARK = "screen.mark"
VOICE = "screen.voice"


class Frame(NamedTuple):
    """The body's part of the screen, pixels from the top."""

    top: int
    bottom: int


def draw(c: Context, sheet: Sheet) -> Frame:
    """Header, caption and bar; returns what is left between them."""
    top = _header(c, sheet)
    bar_top = _bar(c, sheet)
    bottom = _caption(c, sheet, bar_top)
    return Frame(top, bottom)


def _header(c: Context, sheet: Sheet) -> int:
    m, p = c.m, c.p
    w = c.desk.width - 2 * m.margin
    left = m.mark + m.margin // 2
    person = _person(c, w)
    right = person[0] + m.margin if person else 0
    beside = not person or _title_fits(c, w - left - right)
    words = _title(c, w - left - (right if beside else 0))
    if person and not beside:
        words = stack([words, _person_left(c, w - left)], 0)
    high = max(m.header, words.height + m.margin // 2)
    sheet.box(0, 0, c.desk.width, high, p.header, node=HEADER)
    if p.header == p.ground:
        sheet.box(0, high - m.line, c.desk.width, m.line, p.line, node=HEADER)
    _mark(c, sheet, m.margin, (min(high, m.header) - m.mark) // 2)
    words.draw(sheet, m.margin + left, (high - words.height) // 2, words.height)
    if person and beside:
        block = person[1]
        at = c.desk.width - m.margin - person[0]
        block.draw(sheet, at, (high - block.height) // 2, block.height)
    return high


def _mark(c: Context, sheet: Sheet, x: int, y: int) -> None:
    side, p = c.m.mark, c.p
    sheet.box(x, y, side, side, p.on_header, c.m.corner, node=HEADER)
    size = side * 3 // 5
    mark = c.texts.entry(MARK).show
    wide = width(c, mark, size, bold=True)
    sheet.text(x + (side - wide) // 2, y, wide, side, size, p.header, mark, True, HEADER)


def _title_fits(c: Context, room: int) -> bool:
    return width(c, c.show(c.page.header.title), c.m.strong, bold=True) <= room


def _title(c: Context, room: int) -> Block:
    head, m, p = c.page.header, c.m, c.p
    sizes = (m.title, m.strong, m.body)
    title = fitted(c, c.show(head.title), sizes, p.on_header, room, bold=True, node=HEADER)
    below = c.show(head.step) if head.step else c.detail(head.title)
    if not below:
        return title
    return stack([title, fitted(c, below, (m.small,), p.on_header, room, node=HEADER)], 0)


def _person_lines(c: Context) -> list[str]:
    person = c.page.header.person
    return [line for line in (c.show(person), c.detail(person)) if line] if person else []


def _person(c: Context, w: int) -> tuple[int, Block] | None:
    """Right in the header: for whom and whether for oneself, or day and time."""
    lines = _person_lines(c)
    if not lines:
        return None
    wide = max(width(c, line, c.m.body) for line in lines)
    return wide, block_of(c, lines, c.m.body, c.p.on_header, wide, node=HEADER, align=RIGHT)


def _person_left(c: Context, w: int) -> Block:
    return para(c, "　".join(_person_lines(c)), c.m.small, c.p.on_header, w, node=HEADER)


def progress(c: Context, w: int) -> Block | None:
    """Segments for step n of m, where there are several; they repeat what the header says."""
    step = c.page.header.step
    n, of = (step.slots.get("n"), step.slots.get("m")) if step else (None, None)
    if not isinstance(n, Count) or not isinstance(of, Count) or of.n < 3:
        return None
    done, high, gap = n.n, c.m.progress, c.m.gap * 3 // 5
    widths = shares(w, of.n, gap)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        for i, wide in enumerate(widths):
            colour = c.p.brand if i < done else c.p.line
            sheet.box(x, y, wide, high, colour, high // 2, node=PROGRESS)
            x += wide + gap

    return Block(high, draw)


def _bar(c: Context, sheet: Sheet) -> int:
    """Equal buttons at the foot of every page, always at the same place."""
    nodes, m, p = c.page.bar, c.m, c.p
    if not nodes:
        return c.desk.height
    gap = max(m.target_gap, m.margin // 3)
    widths = shares(c.desk.width - 2 * m.margin, len(nodes), gap)
    size = _bar_size(c, min(widths) - m.margin * 2 // 3)
    words = [_bar_words(c, node, size, w) for node, w in zip(nodes, widths, strict=True)]
    high = max(m.bar, *(block.height + m.margin // 3 for block in words))
    around = m.margin // 2
    top = c.desk.height - high - 2 * around
    sheet.box(0, top, c.desk.width, c.desk.height - top, p.bar, node=PANEL)
    sheet.box(0, top, c.desk.width, m.line, p.line, node=LINE)
    x = m.margin
    for node, w, block in zip(nodes, widths, words, strict=True):
        _bar_button(c, sheet, x, top + around, w, high, node, block)
        x += w + gap
    return top


def _bar_lines(c: Context, node: Node) -> list[str]:
    return [line for line in (c.show(node), c.detail(node)) if line]


def _bar_size(c: Context, room: int) -> int:
    """One size for all of the bar, with four millimetres left and right of the longest word."""
    said = [line for node in c.page.bar for line in _bar_lines(c, node)]
    for size in (c.m.strong, c.m.body):
        if all(width(c, line, size, bold=True) <= room for line in said):
            return size
    return c.m.small


def _bar_words(c: Context, node: Node, size: int, w: int) -> Block:
    room, colour = w - c.m.margin // 2, c.p.brand
    parts = [
        para(c, line, size, colour, room, bold=True, node=node.id, align=CENTRE)
        for line in _bar_lines(c, node)
    ]
    return stack(parts, 0)


def _bar_button(
    c: Context, sheet: Sheet, x: int, y: int, w: int, h: int, node: Node, words: Block
) -> None:
    m, p = c.m, c.p
    fill = p.touch if node.id == c.touch.pressed else p.soft if node.chosen else p.panel
    c.frame(sheet, x, y, w, h, m.corner * 2 // 3, node.id, fill)
    sheet.box(x, y, w, h, fill, m.corner * 2 // 3, p.brand, m.line, node.id)
    words.draw(sheet, x + m.margin // 4, y + (h - words.height) // 2, words.height)
    sheet.target(x, y, w, h, node.id)


def _caption(c: Context, sheet: Sheet, bottom: int) -> int:
    """What is being spoken: a tag and at most two lines; the strip is always as high."""
    m, p = c.m, c.p
    size = m.small if m.elder else m.body
    face = c.face(size)
    line = round(size * 1.3)
    high = max(m.caption, 2 * line + m.margin // 3)
    top = bottom - high
    sheet.box(0, top, c.desk.width, high, p.caption, node=CAPTION)
    voice = c.texts.entry(VOICE).show
    tag_w = width(c, voice, m.small, bold=True) + m.margin // 2
    tag_h = round(m.small * 1.5)
    tag_y = top + (high - tag_h) // 2
    sheet.box(m.margin, tag_y, tag_w, tag_h, p.on_caption, tag_h // 4, node=CAPTION)
    tag = (m.margin + m.margin // 4, tag_y, tag_w - m.margin // 2, tag_h)
    sheet.text(*tag, m.small, p.caption, voice, True, CAPTION)
    left = m.margin + tag_w + m.margin // 3
    room = min(c.desk.width - m.margin - left, size * m.longest)
    lines = caption_lines(c.touch.caption, face, room)
    y = top + (high - line * len(lines)) // 2
    for words in lines:
        if words:
            sheet.text(left, y, face.width(words), line, size, p.on_caption, words, False, CAPTION)
        y += line
    return top


def caption_lines(words: str, face: Face, room: int) -> tuple[str, ...]:
    """At most two lines, of even length; the second ends in an ellipsis where there are more."""
    lines = face.wrap(words, room)
    if len(lines) <= 2:
        return face.balanced(words, room)
    return lines[0], face.ellipsis("".join(lines[1:3]), room)
