"""Groups of nodes: panels, the strip that says for whom, lists, rows of pictures, buttons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from model.node_id import ELDER
from model.page import Node, Role, Tone
from screens.layout import actions, blocks, credentials
from screens.layout.block import Block, Sheet, beside, shares, stack
from screens.layout.context import Context
from screens.layout.words import para, width
from screens.scene import LINE, PANEL

Group = Sequence[Node]
FEW = 3
"""Fields of a strip that are never small: person, agent, insurance."""


def panel(c: Context, nodes: Group, w: int) -> Block:
    """A white panel; its buttons stand at its end, one beside the amount where there is room."""
    m, p = c.m, c.p
    across, down = m.side + m.side // 4, m.pad
    room = w - 2 * across
    acts = [node for node in nodes if node.role in (Role.BUTTON, Role.CHOICE)]
    rest = [node for node in nodes if node not in acts]
    several = sum(node.role is Role.TEXT for node in nodes) > 1
    parts = [_inside(c, node, room, changes=bool(acts), bullet=several) for node in rest]
    inner = stack(parts, m.gap // (4 if m.close and several else 2))
    if len(acts) == 1 and acts[0].role is Role.BUTTON and not m.elder and _amount(rest):
        inner = _button_beside(c, rest, acts[0], room)
    elif acts:
        inner = stack([inner, grid(c, acts, room, 2, small=True)], m.gap)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        sheet.box(x, y, w, h, p.panel, m.corner, p.line, m.line, PANEL)
        inner.draw(sheet, x + across, y + down, h - 2 * down)

    return Block(inner.height + 2 * down, draw, inner.acts, loose=True)


def hoisted(c: Context, nodes: Group) -> list[Node]:
    """In low reach the one button of a panel joins the actions below; more of them, which say
    something only beside their field, stay in it.
    """
    acts = [node for node in nodes if node.role is Role.BUTTON]
    return acts if c.profile.low_reach and len(acts) == 1 else []


def _amount(nodes: Group) -> bool:
    return any(node.role is Role.AMOUNT for node in nodes)


def _button_beside(c: Context, rest: Group, act: Node, room: int) -> Block:
    right = room * 2 // 5
    left = room - right - c.m.pad
    words = stack([_inside(c, node, left) for node in rest], c.m.gap // 2)
    return beside(
        [(left, words), (right, actions.button(c, act, right, small=True))], c.m.pad, middle=True
    )


def _inside(
    c: Context, node: Node, w: int, *, changes: bool = False, bullet: bool = False
) -> Block:
    """A node within a panel: no box of its own."""
    match node.role:
        case Role.NOTICE:
            return blocks.tone_line(c, node, w, c.p.panel)
        case Role.HEADING:
            return blocks.heading(c, node, w, section=True)
        case Role.TEXT:
            return _listed(c, node, w) if bullet else _sentence(c, node, w)
        case Role.ROW:
            return blocks.row(c, node, w)
        case Role.FIELD:
            return blocks.field(c, node, w, changes=changes)
        case _:
            return blocks.single(c, node, w)


def _sentence(c: Context, node: Node, w: int) -> Block:
    return blocks.text(c, node, w, size=c.m.lead, panel=True)


def _listed(c: Context, node: Node, w: int) -> Block:
    """One of several sentences, with a dot before it."""
    dot = c.m.lead * 2 // 5
    words = _sentence(c, node, w - 3 * dot)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        top = y + (round(c.m.lead * c.m.leading) - dot) // 2
        words.draw(sheet, x + 3 * dot, y, h)
        sheet.shape(x, top, dot, dot, c.p.brand, "disc", node.id)

    return words._replace(draw=draw)


def strip(c: Context, nodes: Group, w: int) -> Block:
    """For whom: the fields of a person side by side in one soft strip, or below each other; small
    where they are many and the page is full.
    """
    m, p = c.m, c.p
    across, down = m.side * 2 // 3, m.pad // (4 if m.close else 2)
    room = w - 2 * across
    size = m.small if m.close and len(nodes) > FEW else m.body
    said = [" ".join(part for part in (c.show(n), c.value(n)) if part) for n in nodes]
    wide = [width(c, s, size) for s in said]
    high = round(size * m.leading)
    fits = sum(wide) + max(m.pad, 2 * size) * (len(nodes) - 1) <= room
    lines = (
        []
        if fits
        else [para(c, s, size, p.ink, room, node=n.id) for s, n in zip(said, nodes, strict=True)]
    )
    inner = high if fits else sum(line.height for line in lines)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        sheet.box(x, y, w, h, p.soft, m.corner * 2 // 3, node=PANEL)
        x, top = x + across, y + (h - inner) // 2
        space = (room - sum(wide)) // max(1, len(nodes) - 1)
        for i, node in enumerate(nodes):
            tall = high if fits else lines[i].height
            long = wide[i] if fits else room
            c.frame(
                sheet, x - m.pad // 4, top, long + m.pad // 2, tall, m.corner // 2, node.id, p.soft
            )
            if fits:
                sheet.text(x, top, wide[i], high, size, p.ink, said[i], False, node.id)
                x += wide[i] + space
            else:
                lines[i].draw(sheet, x, top, tall)
                top += tall

    return Block(inner + 2 * down, draw)


def rows(c: Context, nodes: Group, w: int) -> Block:
    """A list in one bordered panel, a line between its rows."""
    m, p = c.m, c.p
    across, down = m.side * 2 // 3 + m.line, m.pad * 3 // 5
    inside = [blocks.row(c, node, w - 2 * across) for node in nodes]
    high = [block.height + 2 * down for block in inside]

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        sheet.box(x, y, w, h, p.panel, m.corner // 2, p.line, m.line, PANEL)
        for i, (block, node) in enumerate(zip(inside, nodes, strict=True)):
            if i:
                sheet.box(x, y, w, m.line, p.line, node=LINE)
            c.frame_inside(sheet, x, y, w, high[i], node.id, p.panel)
            block.draw(sheet, x + across, y + down, block.height)
            y += high[i]

    return Block(sum(high), draw)


def grid(
    c: Context,
    nodes: Group,
    w: int,
    columns: int,
    *,
    small: bool = False,
    tall: int = 0,
    wide: bool = False,
) -> Block:
    """Buttons or choices in equal columns; an odd button is full width: a likely one, if first.
    Where `wide`, the likely one of a pair takes more of their row.
    """
    gap = c.m.gap if not small else max(c.m.target_gap, c.m.gap * 2 // 3)
    choices = nodes[0].role is Role.CHOICE
    size = actions.choice_size(c, nodes, shares(w, columns, gap)[0]) if choices else 0
    lines: list[Block] = []
    for line in _lines(nodes, columns):
        widths = shares(w, columns if choices else len(line), gap)
        if wide and len(line) == 2:
            widths = _uneven(line, w, gap)
        made = [
            actions.choice(c, n, each, tall=tall, size=size)
            if choices
            else actions.button(c, n, each, small=small, tall=tall)
            for n, each in zip(line, widths, strict=False)
        ]
        lines.append(beside(list(zip(widths, made, strict=False)), gap))
    if choices or not c.m.tight:
        most = max(line.height for line in lines)
        lines = [line._replace(height=most) for line in lines]
    return stack(lines, gap)


def _uneven(pair: Group, w: int, gap: int) -> list[int]:
    likely = [node.tone is Tone.LIKELY for node in pair]
    if not any(likely):
        return shares(w, 2, gap)
    less = (w - gap) * 2 // 5
    return [w - gap - less if more else less for more in likely]


def _lines(nodes: Group, columns: int) -> list[Group]:
    """Rows of so many. Of an odd number of buttons in pairs one has a row of its own: a likely
    one if it is first, or the one before the last two, if those lead away."""
    odd = columns == 2 and len(nodes) % 2 == 1
    if odd and nodes[0].tone is Tone.LIKELY:
        alone = 0
    elif odd and len(nodes) > 2 and nodes[-1].tone is Tone.LEAVE:
        alone = len(nodes) - 3
    else:
        return _rows_of(nodes, columns)
    return [*_rows_of(nodes[:alone], 2), nodes[alone : alone + 1], *_rows_of(nodes[alone + 1 :], 2)]


def _rows_of(nodes: Group, columns: int) -> list[Group]:
    return [nodes[i : i + columns] for i in range(0, len(nodes), columns)]


def pictures(c: Context, nodes: Group, w: int) -> Block:
    """Credentials side by side; one alone, and those of an elder page, lie flat."""
    columns = 1 if c.m.elder else len(nodes)
    widths = shares(w, columns, c.m.gap)
    made = [credentials.picture(c, node, widths[i % columns]) for i, node in enumerate(nodes)]
    lines = [
        beside(list(zip(widths, made[i : i + columns], strict=False)), c.m.gap)
        for i in range(0, len(made), columns)
    ]
    return stack(lines, c.m.gap)


def runs(nodes: Group) -> list[tuple[str, list[Node]]]:
    """Neighbours of one group, and neighbouring buttons, choices or rows without a group."""

    def key(node: Node) -> tuple[str, str]:
        alone = node.role not in (Role.BUTTON, Role.CHOICE, Role.ROW) or node.id == ELDER
        return node.group, "" if node.group else (node.id if alone else node.role)

    return [(name[0], list(members)) for name, members in groupby(nodes, key)]
