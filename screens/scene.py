"""What is drawn, as frozen data in whole pixels; y grows downwards from the top left corner.

A scene is compared as two sets of ops (the painter's dirty rectangle), so a layout gives its
ops a fixed order and never the same op twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Rect = tuple[int, int, int, int]
"""x, y, width, height."""

HEADER, CAPTION = "~header", "~caption"
PROGRESS, PANEL, LINE = "~progress", "~panel", "~line"
DECORATION = frozenset((HEADER, CAPTION, PROGRESS, PANEL, LINE))
"""In the place of a node, what belongs to none: words that are spoken with the page, segments that
repeat them, grounds on which nodes stand and lines between these. Nothing else is drawn without a
node (design.md §1.1).
"""


class Box(NamedTuple):
    """A filled, bordered, rounded rectangle. The border lies inside."""

    x: int
    y: int
    w: int
    h: int
    fill: int
    radius: int = 0
    border: int = 0
    border_w: int = 0
    node: str = ""


class Text(NamedTuple):
    """One line, already wrapped and measured; the baseline follows from `h` and the face."""

    x: int
    y: int
    w: int
    h: int
    size: int
    color: int
    s: str
    bold: bool = False
    node: str = ""


class Shape(NamedTuple):
    """A drawn sign of `screens.shapes`, in one colour."""

    x: int
    y: int
    w: int
    h: int
    color: int
    name: str
    node: str = ""


Op = Box | Text | Shape


class Target(NamedTuple):
    """Where a finger presses a node."""

    x: int
    y: int
    w: int
    h: int
    node: str


class Ink(NamedTuple):
    """Where a finger draws instead of pressing: the field, and the pen's colour and width."""

    x: int
    y: int
    w: int
    h: int
    color: int
    pen: int
    node: str


class Overflow(NamedTuple):
    """The body needs this many pixels more than there are, even when drawn together."""

    page: str
    px: int


class Scene(NamedTuple):
    """One frame. `overflow` is None on every page that is right; checks and tests look at it.

    What is written in the field of `ink` belongs to no scene: it lies above all ops.
    """

    ground: int
    ops: tuple[Op, ...] = ()
    targets: tuple[Target, ...] = ()
    overflow: Overflow | None = None
    ink: Ink | None = None


EMPTY = Scene(0)


def rect_of(op: Op | Target | Ink) -> Rect:
    """Left, top, width and height, which all of them begin with."""
    return op[0], op[1], op[2], op[3]


def union(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle around all of them."""
    left = min(r[0] for r in rects)
    top = min(r[1] for r in rects)
    right = max(r[0] + r[2] for r in rects)
    bottom = max(r[1] + r[3] for r in rects)
    return left, top, right - left, bottom - top


def covers(outer: Rect, inner: Rect) -> bool:
    """Whether all of the inner one lies within the outer one."""
    ox, oy, ow, oh = outer
    ix, iy, iw, ih = inner
    return ox <= ix and oy <= iy and ix + iw <= ox + ow and iy + ih <= oy + oh


def meet(one: Rect, other: Rect) -> bool:
    """Whether they have a pixel in common."""
    ax, ay, aw, ah = one
    bx, by, bw, bh = other
    return ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah


def changed(old: Scene, new: Scene) -> Rect | None:
    """The rectangle outside of which both scenes look the same; None where they are the same.

    A text may reach a little beyond its box (hanging strokes), so its own height is added.
    """
    spoiled = [_reach(op) for op in set(old.ops) ^ set(new.ops)]
    return union(spoiled) if spoiled else None


def _reach(op: Op) -> Rect:
    x, y, w, h = rect_of(op)
    if isinstance(op, Text):
        slack = op.size // 4
        return x - slack, y - slack, w + 2 * slack, h + 2 * slack
    return x, y, w, h
