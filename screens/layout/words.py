"""Lines of text as blocks: wrapped, or shrunk to fit a line; at most 22 Chinese characters long."""

from __future__ import annotations

from collections.abc import Sequence

from screens.layout.block import LEFT, Align, Block, Sheet
from screens.layout.context import Context


def para(
    c: Context,
    s: str,
    size: int,
    color: int,
    w: int,
    *,
    bold: bool = False,
    node: str = "",
    align: Align = LEFT,
) -> Block:
    """A paragraph of one colour, parted at its pauses, or into lines of about one length."""
    face = c.face(size, bold)
    width = min(w, size * c.m.longest)
    lines = face.flowing(s, width)
    return block_of(c, lines, size, color, w, bold=bold, node=node, align=align)


def fitted(
    c: Context,
    s: str,
    sizes: Sequence[int],
    color: int,
    w: int,
    *,
    bold: bool = False,
    node: str = "",
    align: Align = LEFT,
    most: int = 1,
) -> Block:
    """The largest of the sizes with at most so many lines, else as many as the smallest takes."""
    for size in sizes:
        face, room = c.face(size, bold), min(w, size * c.m.longest)
        lines = face.balanced(s, room)
        if len(lines) <= most:
            lines = face.flowing(s, room)
            return block_of(c, lines, size, color, w, bold=bold, node=node, align=align)
    return para(c, s, sizes[-1], color, w, bold=bold, node=node, align=align)


def shrunk(
    c: Context, s: str, size: int, color: int, w: int, *, bold: bool = False, node: str = ""
) -> Block:
    """Always one line: an amount gets smaller until it fits (design.md §6)."""
    size = one_line(c, s, size, w, bold=bold)
    return block_of(c, (s,), size, color, w, bold=bold, node=node)


def one_line(c: Context, s: str, size: int, w: int, *, bold: bool = False) -> int:
    """The size, at most this one, in which it fits a line."""
    wide = c.face(size, bold).width(s)
    while wide > w and size > c.m.small:
        size = max(c.m.small, min(size - 1, size * w // wide))
        wide = c.face(size, bold).width(s)
    return size


def block_of(
    c: Context,
    lines: Sequence[str],
    size: int,
    color: int,
    w: int,
    *,
    bold: bool = False,
    node: str = "",
    align: Align = LEFT,
    leading: float = 0.0,
) -> Block:
    """Lines as they are, one below the other, `leading` times their size apart."""
    face = c.face(size, bold)
    high = round(size * (leading or c.m.leading))

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        for line in lines:
            wide = face.width(line)
            left = x + round((w - wide) * align)
            if line:
                sheet.text(left, y, wide, high, size, color, line, bold, node)
            y += high

    return Block(high * len(lines), draw)


def width(c: Context, s: str, size: int, *, bold: bool = False) -> int:
    """Of one line in pixels."""
    return c.face(size, bold).width(s)
