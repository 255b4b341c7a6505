"""Many short names side by side: as few columns as fit, all names in one size."""

from __future__ import annotations

import re
from typing import NamedTuple

from model.node_id import MORE
from model.page import Node
from screens.layout.block import CENTRE, Block, Sheet, beside, shares, stack
from screens.layout.context import Context
from screens.layout.panel import Group
from screens.layout.words import block_of, para, width

MOST = 6
"""Columns side by side."""
ROOMY = 2.5
"""A cell is at most so many times as wide as its longest name needs."""
PEOPLE = re.compile(r"(?<=族)")
ANY, TOO_MANY = 99, 100
"""Lines of a name: as many as it takes; more than anything allows."""
LEADING = 1.3
"""Of a name's lines: the least that can be read well (accessibility.md V-09)."""
SHARE, LOW_SHARE, LOW_ELDER_SHARE = 0.46, 0.27, 0.2
"""Of the screen's height that all cells had better not exceed; the others in low reach."""


class Plan(NamedTuple):
    """`rows` are the nodes of each row, `size` is that of all names; `least` is the height of all
    rows when they are as low as can be."""

    columns: int
    size: int
    rows: tuple[Group, ...]
    least: int


def cells(c: Context, nodes: Group, w: int) -> Block:
    """The choices in rows; those that a digit presses bear it small."""
    plan = _plan(c, nodes, w)
    widths = shares(w, plan.columns, c.m.gap)
    rows = [
        beside(
            [(wide, _cell(c, node, wide, plan)) for wide, node in zip(widths, row, strict=False)],
            c.m.gap,
        )
        for row in plan.rows
    ]
    return stack(rows, c.m.gap)


class Names:
    """The names of a grid and how wide they are, measured once a size."""

    def __init__(self, c: Context, nodes: Group) -> None:
        self.shown = [c.show(node) for node in nodes]
        self._c = c
        self._wide: dict[int, list[int]] = {}

    def wide(self, size: int) -> list[int]:
        """Widths of all names in pixels at that size, measured once."""
        known = self._wide.get(size)
        if known is None:
            face = self._c.face(size, True)
            known = self._wide[size] = [face.width(name) for name in self.shown]
        return known


def _plan(c: Context, nodes: Group, w: int) -> Plan:
    """The fewest columns in which all names stand on a line each and all rows are not too high;
    where no number of columns does that, long names take two lines, or three.
    """
    low = LOW_ELDER_SHARE if c.m.elder else LOW_SHARE
    most = round(c.desk.height * (low if c.profile.low_reach else SHARE))
    names, plans = Names(c, nodes), []
    for lines, sizes in _manners(c):
        for columns in range(1, MOST + 1):
            plan = _planned(c, nodes, names, shares(w, columns, c.m.gap)[0], columns, lines, sizes)
            if plan and plan.least <= most:
                return plan
            plans += [plan] if plan else []
    return min(plans, key=lambda plan: plan.least)


def _manners(c: Context) -> list[tuple[int, tuple[int, ...]]]:
    """Lines of a name and its sizes, the best first; the last one takes any name."""
    usual = (c.m.button, c.m.lead, c.m.strong)
    small = (c.m.strong, c.m.body)
    return [(1, usual), (2, small), (3, small), (ANY, (c.m.body,))]


def _planned(
    c: Context,
    nodes: Group,
    names: Names,
    cell: int,
    columns: int,
    lines: int,
    sizes: tuple[int, ...],
) -> Plan | None:
    """The largest of the sizes in which all names fit into so many columns of this width."""
    rooms = [_room(c, node, cell) for node in nodes]
    for size in sizes:
        wide = names.wide(size)
        if lines == 1 and columns < min(MOST, len(nodes)) and min(rooms) > max(wide) * ROOMY:
            return None
        known = zip(names.shown, wide, rooms, strict=True)
        taken = [_taken(c, *name, size, lines) for name in known]
        if max(taken) > lines:
            continue
        starts = range(0, len(nodes), columns)
        rows = tuple(nodes[at : at + columns] for at in starts)
        tall = [max(taken[at : at + columns]) for at in starts]
        least = sum(_high(c, size, lines, c.m.target * 5 // 4) for lines in tall)
        return Plan(columns, size, rows, least + (len(rows) - 1) * c.m.target_gap)
    return None


def _taken(c: Context, name: str, wide: int, room: int, size: int, most: int) -> int:
    """How many lines the name takes; no line is shorter than three characters."""
    if wide <= room:
        return 1
    if most == 1 or room < 3 * size:
        return TOO_MANY
    return len(c.face(size, True).wrap(name, room))


def _lines(c: Context, node: Node, size: int, room: int) -> tuple[str, ...]:
    """The name parted behind a people's 族 where that takes no line more."""
    face, words = c.face(size, True), c.show(node)
    if face.width(words) <= room:
        return (words,)
    even = face.balanced(words, room)
    lines = [""]
    for part in PEOPLE.split(words):
        if lines[-1] and face.width(lines[-1] + part) > room:
            lines.append("")
        lines[-1] += part
    whole = all(face.width(line) <= room for line in lines)
    return tuple(lines) if whole and len(lines) <= len(even) else even


def _high(c: Context, size: int, lines: int, least: int) -> int:
    return max(least, lines * round(size * LEADING) + c.m.corner // 2)


def _badge(c: Context) -> int:
    return round(c.m.small * 1.3)


def _across(c: Context) -> int:
    return max(c.m.side // 3, c.m.corner // 2)


def _before(c: Context, node: Node) -> int:
    """What the digit takes, or the sign of the choice taken."""
    marked = node.chosen or node.id in c.numbers
    return _badge(c) + _across(c) // 2 if marked else 0


def _room(c: Context, node: Node, w: int) -> int:
    return w - _before(c, node) - 2 * _across(c)


def _cell(c: Context, node: Node, w: int, plan: Plan) -> Block:
    m, p = c.m, c.p
    strong, quiet = m.elder or node.chosen, node.id == MORE
    border = (p.muted if quiet else p.brand) if strong else p.line
    fill = p.touch if node.id == c.touch.pressed else p.soft if node.chosen else p.panel
    before, across, room = _before(c, node), _across(c), _room(c, node, w)
    lines = _lines(c, node, plan.size, room)
    long = max(width(c, line, plan.size, bold=True) for line in lines)
    colour = p.secondary if quiet else p.ink
    under = width(c, c.detail(node), m.small) if quiet else 0
    long = max(long, under) if under <= room else long
    words = block_of(
        c, lines, plan.size, colour, long, bold=True, node=node.id, align=CENTRE, leading=LEADING
    )
    if 0 < under <= room:
        words = _with_detail(c, node, words, long)
    left = max((w - long) // 2, across + before)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        c.frame(sheet, x, y, w, h, m.corner, node.id, fill)
        thick = m.bold_line if strong else m.line
        sheet.box(x, y, w, h, fill, m.corner, border, thick, node.id)
        _mark(c, sheet, x + across, y, h, node)
        words.draw(sheet, x + left, y + (h - words.height) // 2, words.height)
        sheet.target(x, y, w, h, node.id)

    high = max(_high(c, plan.size, len(lines), m.cell), words.height + m.corner // 2)
    return Block(high, draw, acts=True)


def _with_detail(c: Context, node: Node, words: Block, w: int) -> Block:
    """How many are left, small beneath: the cell that shows more is no name."""
    small = para(c, c.detail(node), c.m.small, c.p.secondary, w, node=node.id, align=CENTRE)
    return stack([words, small], 0)


def _mark(c: Context, sheet: Sheet, x: int, y: int, h: int, node: Node) -> None:
    """The digit of this choice, or the sign that it is the one taken."""
    side, number = _badge(c), c.numbers.get(node.id)
    top = y + (h - side) // 2
    if node.chosen:
        sheet.shape(x, top, side, side, c.p.brand, "tick", node.id)
    elif number is not None:
        sheet.box(x, top, side, side, c.p.soft, side // 4, node=node.id)
        wide = width(c, str(number), c.m.small, bold=True)
        at = (x + (side - wide) // 2, top, wide, side)
        sheet.text(*at, c.m.small, c.p.brand, str(number), True, node.id)
