"""What a single node that is read looks like: headings, lines, notices, amounts, fields, rows."""

from __future__ import annotations

from model.node_id import ELDER
from model.page import Kind, Node, Role
from model.value import Covered, Money, Number
from screens.layout import actions, credentials, pictures, signing
from screens.layout.block import Block, Sheet, beside, stack
from screens.layout.context import Context
from screens.layout.words import fitted, one_line, para, shrunk, width

YUAN = "元"
AMOUNT_LEADING = 1.25


def framed(c: Context, block: Block, node: str, w: int, under: int) -> Block:
    """Text that can have the focus: the frame stands around it."""

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        side = c.m.focus_inner + c.m.focus_outer
        c.frame(sheet, x - side, y, w + 2 * side, block.height, c.m.corner // 2, node, under)
        block.draw(sheet, x, y, h)

    return block._replace(draw=draw)


def heading(c: Context, node: Node, w: int, *, section: bool = False) -> Block:
    """The page's heading, or a smaller one within it."""
    size = c.m.lead if section else c.m.heading
    block = para(c, c.show(node), size, c.p.ink, w, bold=True, node=node.id)
    return framed(c, block, node.id, w, c.p.ground)


def text(c: Context, node: Node, w: int, *, size: int = 0, panel: bool = False) -> Block:
    """A sentence, its value if it has one, and its small detail."""
    words = " ".join(part for part in (c.show(node), c.value(node)) if part)
    colour = c.p.ink if panel else c.p.secondary
    parts = [para(c, words, size or c.m.body, colour, w, node=node.id)]
    if c.detail(node):
        small = para(c, c.detail(node), c.m.small, c.p.secondary, w, node=node.id)
        parts.append(small._replace(near=True))
    ground = c.p.panel if panel else c.p.ground
    return framed(c, stack(parts, c.m.gap), node.id, w, ground)


def notice(c: Context, node: Node, w: int, *, strong: bool = False) -> Block:
    """A panel of its tone with its sign and words; the first one of a page is strong."""
    _, fill, border, ink = pictures.tone_colours(c, node.tone)
    has_mark = node.tone in pictures.MARKS
    mark = c.m.sign if has_mark else 0
    across, down = c.m.side + c.m.side // 4, max(c.m.pad * 3 // 4, c.m.focus_inner)
    room = w - 2 * across - (mark + across * 2 // 3 if has_mark else 0)
    size = c.m.button if strong else c.m.lead
    sizes = [size, c.m.lead, c.m.strong]
    lines = [fitted(c, c.show(node), sizes, ink, room, bold=strong, node=node.id, most=2)]
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
        if mark:
            top = y + (round(size * c.m.leading) - mark) // 2
            pictures.mark(c, sheet, x, top, mark, node.tone, node.id)
        words.draw(sheet, x + side, y, h)

    return framed(c, Block(words.height, draw, near=True), node.id, w, under)


def quiet(c: Context, node: Node, w: int) -> Block:
    """A notice as a line on the ground; above keys with room for two in elder looks, where few
    words take as many: no key may move while one types."""
    line = tone_line(c, node, w, c.p.ground)
    lines = 2 if c.m.elder and c.page.kind is Kind.KEYPAD else 1
    least = round(c.m.body * c.m.leading) * lines
    return line._replace(height=max(line.height, least), near=False)


def amount(c: Context, node: Node, w: int) -> Block:
    """A label above a number as large as one line allows; 元 stands smaller behind it. As high
    for any number, shown or covered, so that uncovering it moves nothing."""
    label = para(c, c.show(node), c.m.strong, c.p.secondary, w, node=node.id)
    value = c.value(node)
    unit = YUAN if isinstance(node.value, Money) else ""
    digits = value.removesuffix(unit).rstrip()
    size = c.m.title
    behind = width(c, unit, size, bold=True) + size // 2 if unit else 0
    big = shrunk(c, digits, c.m.amount, c.p.ink, w - behind, bold=True, node=node.id)
    high = round(c.m.amount * AMOUNT_LEADING)
    back = _bearing(c, digits, w) if isinstance(node.value, Covered) else 0

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        label.draw(sheet, x, y, label.height)
        y += label.height
        y += (high - big.height) // 2
        big.draw(sheet, x - back, y, big.height)
        if unit:
            _unit(c, sheet, y, unit, size, node.id)

    block = Block(label.height + high, draw)
    return framed(c, block, node.id, w, c.p.panel)


def _bearing(c: Context, dots: str, w: int) -> int:
    """The space before the first dot: without it the dots stand where the digits will."""
    return c.face(one_line(c, dots, c.m.amount, w, bold=True), True).bearing(dots[0])


def _unit(c: Context, sheet: Sheet, y: int, unit: str, size: int, node: str) -> None:
    """元 on the baseline of the digits just drawn."""
    digits = sheet.ops[-1]
    high = round(size * c.m.leading)
    big = c.face(digits[4], True)
    down = big.baseline(digits[3]) - c.face(size, True).baseline(high)
    left = digits[0] + digits[2] + size // 3
    wide = width(c, unit, size, bold=True)
    sheet.text(left, y + down, wide, high, size, c.p.ink, unit, True, node)


def field(
    c: Context, node: Node, w: int, *, under: int | None = None, changes: bool = False
) -> Block:
    """A label and its value: side by side where they fit, a number to copy large below."""
    label, value = c.show(node), c.value(node)
    m, p = c.m, c.p
    ground = p.panel if under is None else under
    if isinstance(node.value, Number):
        parts = [para(c, label, m.lead, p.ink, w, node=node.id)]
        parts.append(fitted(c, value, (m.number, m.lead), p.ink, w, bold=True, node=node.id))
        block = stack(parts, 0)
    else:
        block = _label_value(c, node.id, label, value, w, m.number if changes else m.strong)
    if c.detail(node):
        small = para(c, c.detail(node), m.small, p.secondary, w, node=node.id)
        block = stack([block, small], 0)
    return framed(c, block, node.id, w, ground)


def _label_value(c: Context, node: str, label: str, value: str, w: int, size: int) -> Block:
    m, p = c.m, c.p
    if not value:
        return para(c, label, m.body, p.ink, w, node=node)
    left = width(c, label, m.body)
    right = width(c, value, size, bold=True)
    if left + right + m.pad > w:
        below = para(c, value, size, p.ink, w, bold=True, node=node)
        return stack([para(c, label, m.body, p.secondary, w, node=node), below], 0)
    words = para(c, label, m.body, p.secondary, left, node=node)
    number = para(c, value, size, p.ink, right, bold=True, node=node)
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
            return actions.choice(c, node, w)
        case Role.BUTTON:
            return actions.elder(c, node, w) if node.id == ELDER else actions.button(c, node, w)
        case Role.AMOUNT:
            return amount(c, node, w)
        case Role.ROW:
            return row(c, node, w)
        case Role.PICTURE | Role.SURFACE:
            return credentials.picture(c, node, w)
        case Role.INK:
            return signing.signing(c, node, w)
        case Role.FIELD:
            return field(c, node, w, under=c.p.ground)


def _first_heading(c: Context) -> Node | None:
    """The heading of the page is its first node; what comes later heads a section."""
    first = c.page.nodes[0] if c.page.nodes else None
    return first if first and first.role is Role.HEADING else None
