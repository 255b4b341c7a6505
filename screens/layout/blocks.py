"""What a single node looks like: headings, lines, notices, buttons, choices, amounts, rows."""

from __future__ import annotations

from kiosk.page import Node, Role, Tone
from kiosk.value import Covered, Money, Number
from screens.layout import pictures
from screens.layout.block import (
    CENTRE,
    RIGHT,
    Align,
    Block,
    Sheet,
    beside,
    padded,
    stack,
)
from screens.layout.context import Context
from screens.layout.words import fitted, para, shrunk, width

YUAN = "元"


def framed(c: Context, block: Block, node: str, w: int, under: int) -> Block:
    """Text that can have the focus: the frame stands around it."""

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        side = c.m.pad // 3
        c.frame(sheet, x - side, y, w + 2 * side, block.height, c.m.corner // 2, node, under)
        block.draw(sheet, x, y, h)

    return block._replace(draw=draw)


def heading(c: Context, node: Node, w: int, *, section: bool = False) -> Block:
    size = c.m.lead if section else c.m.heading
    block = para(c, c.show(node), size, c.p.ink, w, bold=True, node=node.id, even=True)
    return framed(c, block, node.id, w, c.p.ground)


def text(
    c: Context, node: Node, w: int, *, size: int = 0, align: Align = 0.0, under: int | None = None
) -> Block:
    """A sentence, its value if it has one, and its small detail."""
    words = " ".join(part for part in (c.show(node), c.value(node)) if part)
    parts = [para(c, words, size or c.m.body, c.p.secondary, w, node=node.id, align=align)]
    if c.detail(node):
        small = para(c, c.detail(node), c.m.small, c.p.secondary, w, node=node.id, align=align)
        parts.append(small._replace(near=True))
    ground = c.p.ground if under is None else under
    return framed(c, stack(parts, c.m.gap), node.id, w, ground)._replace(near=True)


def notice(c: Context, node: Node, w: int, *, strong: bool = False) -> Block:
    """A panel of its tone with its sign and words; the first one of a page is strong."""
    _, fill, border, ink = pictures.tone_colours(c, node.tone)
    has_mark = node.tone in pictures.MARKS
    mark = c.m.sign if has_mark else 0
    across, down = c.m.pad + c.m.pad // 4, max(c.m.pad * 3 // 4, c.m.focus_inner)
    room = w - 2 * across - (mark + across * 2 // 3 if has_mark else 0)
    size = c.m.button if strong else c.m.lead
    sizes = [size, c.m.lead, c.m.strong]
    lines = [fitted(c, c.show(node), sizes, ink, room, bold=strong, node=node.id)]
    if c.detail(node):
        lines.append(para(c, c.detail(node), c.m.small, ink, room, node=node.id))
    words = stack(lines, 0)
    tall = max(words.height, mark) + 2 * down

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, c.m.corner, node.id, fill)
        sheet.box(x, y, w, h, fill, c.m.corner, border, c.m.bold_line, node.id)
        if has_mark:
            pictures.mark(c, sheet, x + across, y + (h - mark) // 2, mark, node.tone, node.id)
        words.draw(sheet, x + w - across - room, y + (h - words.height) // 2, words.height)

    return Block(tall, draw)


def tone_line(c: Context, node: Node, w: int, under: int) -> Block:
    """A notice inside a panel: sign and words in one line, no box of its own."""
    colour = pictures.tone_colours(c, node.tone)[0]
    size = c.m.body
    mark = size if node.tone in pictures.MARKS else 0
    side = mark + size // 2 if mark else 0
    words = para(c, c.show(node), size, colour, w - side, bold=True, node=node.id)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, words.height, c.m.corner // 2, node.id, under)
        if mark:
            top = y + (round(size * c.m.leading) - mark) // 2
            pictures.mark(c, sheet, x, top, mark, node.tone, node.id)
        words.draw(sheet, x + side, y, h)

    return Block(words.height, draw, near=True)


def button(c: Context, node: Node, w: int, *, tall: int = 0, small: bool = False) -> Block:
    """Filled where it is the likely action, red outline where it leaves, else brand outline."""
    fill, ink, border = _button_colours(c, node)
    across = min(c.m.pad, w // 16)
    sizes = (c.m.lead, c.m.strong, c.m.body) if small else (c.m.button, c.m.lead, c.m.strong)
    room = w - 2 * across
    parts = [fitted(c, c.show(node), sizes, ink, room, bold=True, node=node.id, align=CENTRE)]
    if c.detail(node):
        detail = para(c, c.detail(node), c.m.small, ink, room, node=node.id, align=CENTRE)
        parts.append(detail)
    words = stack(parts, 0)
    least = max(c.m.target, c.m.button_h * 2 // 3) if small else c.m.button_h
    high = max(tall or least, words.height + c.m.pad // 2)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, c.m.corner, node.id, fill)
        sheet.box(x, y, w, h, fill, c.m.corner, border, c.m.bold_line, node.id)
        words.draw(sheet, x + across, y + (h - words.height) // 2, words.height)
        sheet.target(x, y, w, h, node.id)

    return Block(high, draw, acts=True)


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
    room = w - 3 * c.m.pad
    name = c.show(node)
    left = min(width(c, name, c.m.button, bold=True), room)
    parts = [fitted(c, name, (c.m.button, c.m.lead), ink, left, bold=True, node=node.id)]
    rest = room - left - c.m.pad - c.m.body
    detail = "" if c.m.elder else c.detail(node)
    side = para(c, detail, c.m.body, ink, rest, node=node.id, align=RIGHT) if detail else None
    words = parts[0]
    high = max(c.m.button_h, words.height + c.m.pad, (side.height + c.m.pad) if side else 0)
    high = min(high, max(c.m.target, words.height + c.m.pad)) if c.m.elder else high

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, c.m.corner, node.id, fill)
        sheet.box(x, y, w, h, fill, c.m.corner, c.p.caution_line, c.m.bold_line, node.id)
        inset = c.m.pad * 5 // 4
        words.draw(sheet, x + inset, y + (h - words.height) // 2, words.height)
        end = x + w - inset - c.m.body // 2
        if side:
            side.draw(sheet, end - rest - c.m.body // 4, y + (h - side.height) // 2, side.height)
        sheet.shape(end, y + (h - c.m.body) // 2, c.m.body, c.m.body, ink, "chevron", node.id)
        sheet.target(x, y, w, h, node.id)

    return Block(high, draw, acts=True)


def choice(c: Context, node: Node, w: int, *, tall: int = 0) -> Block:
    """A numbered tile; in elder looks without its detail, its number filled."""
    m, p = c.m, c.p
    pressed = node.id == c.touch.pressed
    fill = p.touch if pressed else p.soft if node.chosen else p.panel
    quiet = node.id.endswith("more")
    strong = m.elder or node.chosen
    border = p.muted if quiet and m.elder else p.brand if strong else p.line
    badge = min(m.badge, tall) if tall else m.badge
    across = m.pad if m.elder or w > c.desk.width // 2 else m.pad * 3 // 4
    room = w - 2 * across - badge - m.pad * 2 // 3 - (badge if node.chosen else 0)
    size = (m.number, m.button, m.lead) if m.elder else (m.button, m.lead)
    parts = [fitted(c, c.show(node), size, p.ink, room, bold=True, node=node.id)]
    if c.detail(node) and not m.elder:
        parts.append(fitted(c, c.detail(node), (m.small,), p.secondary, room, node=node.id))
    words = stack(parts, 0)
    high = max(tall or m.tile, words.height + m.pad // 2)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, fill)
        thick = m.bold_line if strong else m.line
        sheet.box(x, y, w, h, fill, m.corner, border, thick, node.id)
        side = min(badge, h - 2 * thick - m.target_gap)
        top = y + (h - side) // 2
        _badge(c, sheet, x + across, top, side, node, p.muted if quiet else p.brand)
        left = x + across + badge + m.pad * 2 // 3
        words.draw(sheet, left, y + (h - words.height) // 2, words.height)
        if node.chosen:
            tick = badge * 2 // 3
            at = (x + w - across - tick, y + (h - tick) // 2, tick, tick)
            sheet.shape(*at, p.brand, "tick", node.id)
        sheet.target(x, y, w, h, node.id)

    return Block(high, draw, acts=True)


def _badge(c: Context, sheet: Sheet, x: int, y: int, side: int, node: Node, colour: int) -> None:
    """The digit that presses this choice, or the face of a rating."""
    face = pictures.rating_face(node.id)
    if face:
        sheet.shape(x, y, side, side, colour, face, node.id)
        return
    number = c.numbers.get(node.id)
    if number is None:
        return
    filled = c.m.elder
    sheet.box(x, y, side, side, colour if filled else c.p.soft, c.m.corner * 3 // 4, node=node.id)
    size = min(c.m.button, side * 3 // 4)
    wide = width(c, str(number), size, bold=True)
    ink = c.p.on_brand if filled else colour
    at = (x + (side - wide) // 2, y, wide, side)
    sheet.text(*at, size, ink, str(number), True, node.id)


def amount(c: Context, node: Node, w: int) -> Block:
    """A label above a number as large as one line allows; 元 stands smaller behind it."""
    label = para(c, c.show(node), c.m.strong, c.p.secondary, w, node=node.id)
    value = c.value(node)
    unit = YUAN if isinstance(node.value, Money) else ""
    digits = value.removesuffix(unit)
    size = c.m.title
    behind = width(c, unit, size, bold=True) + size // 2 if unit else 0
    big = shrunk(c, digits, c.m.amount, c.p.ink, w - behind, bold=True, node=node.id)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, label.height + big.height, c.m.corner // 2, node.id, c.p.panel)
        label.draw(sheet, x, y, label.height)
        y += label.height
        big.draw(sheet, x, y, big.height)
        if unit:
            _unit(c, sheet, y, unit, size, node.id)

    tight = -round(c.m.amount * 0.1) if isinstance(node.value, Covered) else 0
    return Block(label.height + big.height + tight, draw)


def _unit(c: Context, sheet: Sheet, y: int, unit: str, size: int, node: str) -> None:
    """元 on the baseline of the digits just drawn."""
    digits = sheet.ops[-1]
    high = round(size * c.m.leading)
    big = c.face(digits[4], True)
    down = big.baseline(digits[3]) - c.face(size, True).baseline(high)
    left = digits[0] + digits[2] + size // 3
    wide = width(c, unit, size, bold=True)
    sheet.text(left, y + down, wide, high, size, c.p.ink, unit, True, node)


def field(c: Context, node: Node, w: int, *, under: int | None = None) -> Block:
    """A label and its value: side by side where they fit, a number to copy large below."""
    label, value = c.show(node), c.value(node)
    m, p = c.m, c.p
    ground = p.panel if under is None else under
    if isinstance(node.value, Number):
        parts = [para(c, label, m.lead, p.ink, w, node=node.id)]
        parts.append(fitted(c, value, (m.number, m.lead), p.ink, w, bold=True, node=node.id))
        block = stack(parts, 0)
    else:
        block = _label_value(c, node.id, label, value, w)
    if c.detail(node):
        small = para(c, c.detail(node), m.small, p.secondary, w, node=node.id)
        block = stack([block, small], 0)
    return framed(c, block, node.id, w, ground)


def _label_value(c: Context, node: str, label: str, value: str, w: int) -> Block:
    m, p = c.m, c.p
    if not value:
        return para(c, label, m.body, p.ink, w, node=node)
    left = width(c, label, m.body)
    right = width(c, value, m.strong, bold=True)
    if left + right + m.pad > w:
        below = para(c, value, m.strong, p.ink, w, bold=True, node=node)
        return stack([para(c, label, m.body, p.secondary, w, node=node), below], 0)
    words = para(c, label, m.body, p.secondary, left, node=node)
    number = para(c, value, m.strong, p.ink, right, bold=True, node=node)
    return beside([(w - right, words), (right, number)], 0, middle=True)


def row(c: Context, node: Node, w: int) -> Block:
    """One line of a list: words with their small detail left, the value right."""
    m, p = c.m, c.p
    value = c.value(node)
    right = min(width(c, value, m.strong, bold=True), w * 2 // 3) if value else 0
    room = w - right - (m.pad if right else 0)
    parts = [para(c, c.show(node), m.strong, p.ink, room, node=node.id)]
    if c.detail(node):
        parts.append(para(c, c.detail(node), m.small, p.secondary, room, node=node.id))
    words = stack(parts, 0)
    number = shrunk(c, value, m.strong, p.ink, right, bold=True, node=node.id) if right else None
    high = max(words.height, number.height if number else 0)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        words.draw(sheet, x, y + (h - words.height) // 2, words.height)
        if number:
            top = y + (h - number.height) // 2
            number.draw(sheet, x + w - right, top, number.height)

    return Block(high, draw)


def picture(c: Context, node: Node, w: int, *, large: bool = False) -> Block:
    """A picture with its words: a credential where it goes, or the dots of waiting."""
    if node.id == "picture.busy":
        return _busy(c, node, w)
    return _large(c, node, w) if large else _tile(c, node, w)


def _busy(c: Context, node: Node, w: int) -> Block:
    high = c.m.picture

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        left = x + (w - pictures.dots_wide(high)) // 2
        pictures.dots(c, sheet, left, y, high, node.id)
        left, wide = left - c.m.gap, pictures.dots_wide(high) + 2 * c.m.gap
        c.frame(sheet, left, y - c.m.gap, wide, high + 2 * c.m.gap, c.m.corner, node.id, c.p.ground)

    words = para(c, c.show(node), c.m.lead, c.p.ink, w, node=node.id, align=CENTRE)
    space = Block(high, draw)
    return padded(stack([space, words], c.m.gap), 0, c.m.gap * 2)


def _tile(c: Context, node: Node, w: int) -> Block:
    """A white tile: picture, name, where it goes; beside each other where it is wide."""
    m, p = c.m, c.p
    high = m.picture * 7 // 8
    flat = m.elder or w > c.desk.width // 2
    side = pictures.wide(node.id, high)
    room = w - 2 * m.pad - (side + m.pad if flat else 0)
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
            pictures.credential(c, sheet, x + m.pad, y + (h - high) // 2, high, node.id)
            left = x + 2 * m.pad + side
            words.draw(sheet, left, y + (h - words.height) // 2, words.height)
        else:
            pictures.credential(c, sheet, x + (w - side) // 2, top, high, node.id)
            words.draw(sheet, x + m.pad, top + inside - words.height, words.height)

    return Block(tall, draw)


def _large(c: Context, node: Node, w: int) -> Block:
    """The credential, large, above the place where it goes on this cabinet."""
    m, p = c.m, c.p
    high = m.picture * 3
    room = w - 2 * m.pad
    align: Align = {"left": 0.0, "right": RIGHT, "below": CENTRE}[pictures.place(node.text)]
    parts = [para(c, c.show(node), m.button, p.ink, room, bold=True, node=node.id, align=align)]
    words_of = c.detail(node)
    if words_of:
        parts.append(para(c, words_of, m.lead, p.secondary, room, node=node.id, align=align))
    words = stack(parts, 0)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, p.panel)
        sheet.box(x, y, w, h, p.panel, m.corner, p.line, m.line, node.id)
        pictures.slot(c, sheet, x + m.pad, y + m.pad, room, high, node.text, node.id)
        words.draw(sheet, x + m.pad, y + m.pad * 3 // 2 + high, words.height)

    return Block(high + words.height + m.pad * 5 // 2, draw)


def single(c: Context, node: Node, w: int) -> Block:
    """A node that stands alone in the body."""
    match node.role:
        case Role.HEADING:
            return heading(c, node, w, section=node is not _first_heading(c))
        case Role.TEXT:
            return text(c, node, w)
        case Role.NOTICE:
            return notice(c, node, w)
        case Role.CHOICE:
            return choice(c, node, w)
        case Role.BUTTON:
            return elder(c, node, w) if node.id == "elder" else button(c, node, w)
        case Role.AMOUNT:
            return amount(c, node, w)
        case Role.ROW:
            return row(c, node, w)
        case Role.PICTURE | Role.INK | Role.SURFACE:
            return picture(c, node, w)
        case Role.FIELD:
            return field(c, node, w, under=c.p.ground)


def _first_heading(c: Context) -> Node | None:
    """The heading of the page is its first node; what comes later heads a section."""
    first = c.page.nodes[0] if c.page.nodes else None
    return first if first and first.role is Role.HEADING else None
