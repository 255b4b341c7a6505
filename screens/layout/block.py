"""Pieces of a page: each knows its height and draws itself where it is put.

A height is known before anything is drawn, so that a page that is too tall can be measured
again by a tighter step. `draw(sheet, x, y, h)` may be given more height than it asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from screens.scene import Box, Ink, Op, Shape, Target, Text

Align = float
"""Where a narrow thing lies in its width: 0 left, 0.5 centre, 1 right."""
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0


class Sheet:
    """Collects what a page draws, in order."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self.targets: list[Target] = []
        self.ink: Ink | None = None

    def copy(self) -> Sheet:
        """A sheet to try something on; the pieces themselves are immutable and shared."""
        other = Sheet()
        other.ops, other.targets, other.ink = self.ops[:], self.targets[:], self.ink
        return other

    def box(
        self,
        x: int,
        y: int,
        w: int,
        h: int,
        fill: int,
        radius: int = 0,
        border: int = 0,
        border_w: int = 0,
        node: str = "",
    ) -> None:
        """A filled rectangle in pixels; its corners are never rounder than it is large. `node` is
        what it is drawn for.
        """
        radius = min(radius, w // 2, h // 2)
        self.ops.append(Box(x, y, w, h, fill, radius, border, border_w, node))

    def text(
        self, x: int, y: int, w: int, h: int, size: int, color: int, s: str, bold: bool, node: str
    ) -> None:
        """One line, wrapped and measured already; `w` and `h` are the room it takes."""
        self.ops.append(Text(x, y, w, h, size, color, s, bold, node))

    def shape(self, x: int, y: int, w: int, h: int, color: int, name: str, node: str = "") -> None:
        """A sign of `shapes` in one colour."""
        self.ops.append(Shape(x, y, w, h, color, name, node))

    def target(self, x: int, y: int, w: int, h: int, node: str) -> None:
        """Where a finger presses `node`. Targets must not overlap."""
        self.targets.append(Target(x, y, w, h, node))


Draw = Callable[[Sheet, int, int, int], None]


class Block(NamedTuple):
    """`near` draws it closer to what is above; `acts`: it holds a target, and where `loose` it may
    stand above the lower half in low reach; `grows`: it may be given so many pixels more.
    """

    height: int
    draw: Draw
    acts: bool = False
    near: bool = False
    grows: int = 0
    loose: bool = False


def nothing(sheet: Sheet, x: int, y: int, h: int) -> None:
    """A space."""


def gaps(blocks: Sequence[Block], gap: int) -> list[int]:
    """The space above each block; what is near keeps a third of it, two targets all of it."""
    above = [0]
    for before, block in pairwise(blocks):
        close = block.near and not (before.acts and block.acts)
        above.append(gap // 3 if close else gap)
    return above[: len(blocks)]


def height(blocks: Sequence[Block], gap: int) -> int:
    """Of a column of blocks in pixels, gaps included."""
    return sum(block.height for block in blocks) + sum(gaps(blocks, gap))


def stack(blocks: Sequence[Block], gap: int) -> Block:
    """One below the other; more height than asked for stays below them."""

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        for block, above in zip(blocks, gaps(blocks, gap), strict=True):
            y += above
            block.draw(sheet, x, y, block.height)
            y += block.height

    return Block(height(blocks, gap), draw, any(block.acts for block in blocks))


def beside(blocks: Sequence[tuple[int, Block]], gap: int, *, middle: bool = False) -> Block:
    """Columns of the given widths, all as tall as the tallest, or each in the middle of it."""
    tall = max((block.height for _, block in blocks), default=0)

    def draw(sheet: Sheet, x: int, y: int, h: int) -> None:
        for w, block in blocks:
            down = (h - block.height) // 2 if middle else 0
            block.draw(sheet, x, y + down, block.height if middle else h)
            x += w + gap

    return Block(tall, draw, any(block.acts for _, block in blocks))


def shares(w: int, n: int, gap: int) -> list[int]:
    """n whole widths that fill w with gaps between them."""
    room = w - gap * (n - 1)
    return [room * (i + 1) // n - room * i // n for i in range(n)]
