"""What a finger has written in the ink node of one page: points, caps, clipping. Pure.

Points are whole tenths of a millimetre from the top left of the paper, which is the field as it was
when the first stroke began. A field of another size shows the same paper smaller or larger, and
what is written then still lies on it: the strokes of a signature always fit together.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil, floor, hypot
from typing import NamedTuple

from kiosk.core.event import Stroke
from screens.scene import Ink, Rect

APART = 3
"""Tenths of a millimetre between two points that are kept, at least."""
MOST_STROKES = 200
MOST_POINTS = 4000
"""Of all strokes; beyond them the pen is dry, and the core would take no more either."""
Point = tuple[float, float]


class Segment(NamedTuple):
    """A piece of a line, in pixels of the screen; a dot has no length."""

    x0: float
    y0: float
    x1: float
    y1: float


class Written(NamedTuple):
    """What one movement added: pieces to draw, strokes that are finished."""

    segments: Sequence[Segment] = ()
    finished: Sequence[Stroke] = ()


class Strokes:
    """The writing of one node of one page; owned by the window."""

    def __init__(self, per_mm: float) -> None:
        self._per_tenth = per_mm / 10
        self._owner = ("", "")
        self._field: Ink | None = None
        self._count = 0
        self._scale = self._per_tenth
        self._paper: tuple[float, float] = (1.0, 1.0)
        self._strokes: list[list[tuple[int, int]]] = []
        self._open: list[tuple[int, int]] | None = None
        self._at: Point | None = None
        """Where the finger is while it writes, pixels."""

    def placed(self, page_key: str, field: Ink | None, count: int) -> bool:
        """The page now shows this field, whose node counts so many strokes; whether the picture of
        the strokes has changed. A page that covers the field keeps what is written in it.
        """
        before, self._field = self._field, field
        if field is None:
            self.lift()
            return before is not None
        owner = (page_key, field.node)
        erased = count == 0 and (self._count > 0 or before is None)
        if owner != self._owner or erased:
            self._clear(owner)
            before = None
        self._count = count
        self._fit(field)
        return field != before

    def forget(self) -> None:
        """The end of a visit."""
        self._field, self._count = None, 0
        self._clear(("", ""))

    def lift(self) -> None:
        """The finger is not followed any more; what it has not finished is gone."""
        if self._open is not None:
            self._strokes.pop()
        self._open = self._at = None

    def inside(self, x: float, y: float) -> bool:
        """Whether a finger that comes down here writes."""
        f = self._field
        return f is not None and 0 <= x - f.x < f.w and 0 <= y - f.y < f.h

    def down(self, x: float, y: float) -> Written:
        """A stroke begins at the nearest point of the ink node; pixels of the window."""
        self._at = (x, y)
        self._measure()
        return Written(self._begun(*self._nearest(x, y)))

    def move(self, x: float, y: float) -> Written:
        """Only what lies in the field is written: the border ends a stroke, and begins one."""
        before, self._at = self._at, (x, y)
        piece = clipped(before, (x, y), self._room()) if before and self._field else None
        if piece is None:
            return Written((), self._ended())
        start, end = piece
        drawn: list[Segment] = []
        done: list[Stroke] = []
        if start != before:
            done += self._ended()
        if self._open is None:
            drawn += self._begun(*start)
        drawn += self._added(*end)
        if end != (x, y):
            done += self._ended()
        return Written(drawn, done)

    def up(self) -> Written:
        """The stroke is ended; what it drew stays."""
        self._at = None
        return Written((), self._ended())

    def segments(self) -> list[Segment]:
        """All that is written, where it is shown now."""
        if self._field is None:
            return []
        return [s for stroke in self._strokes for s in self._dot(stroke) + self._pieces(stroke)]

    # Strokes.

    def _begun(self, x: float, y: float) -> list[Segment]:
        points = sum(map(len, self._strokes))
        if len(self._strokes) >= MOST_STROKES or points >= MOST_POINTS:
            return []
        self._open = [self._tenths(x, y)]
        self._strokes.append(self._open)
        return self._dot(self._open)

    def _added(self, x: float, y: float) -> list[Segment]:
        stroke, point = self._open, self._tenths(x, y)
        if stroke is None or sum(map(len, self._strokes)) >= MOST_POINTS:
            return []
        if hypot(point[0] - stroke[-1][0], point[1] - stroke[-1][1]) < APART:
            return []
        stroke.append(point)
        return self._pieces(stroke[-2:])

    def _ended(self) -> list[Stroke]:
        stroke, self._open = self._open, None
        return [tuple(stroke)] if stroke else []

    def _clear(self, owner: tuple[str, str]) -> None:
        self._owner = owner
        self._strokes.clear()
        self._open = self._at = None

    # Places.

    def _measure(self) -> None:
        """The first stroke makes the field its paper."""
        if not self._strokes and self._field:
            self._paper = self._field.w / self._per_tenth, self._field.h / self._per_tenth
            self._fit(self._field)

    def _fit(self, field: Ink) -> None:
        self._scale = self._per_tenth
        if self._strokes:
            self._scale = min(field.w / self._paper[0], field.h / self._paper[1])

    def _room(self) -> Rect:
        """Where the middle of the pen may be."""
        f = self._field
        assert f is not None, "nobody writes where nothing is shown"
        half = -(-f.pen // 2)
        return f.x + half, f.y + half, f.w - 2 * half, f.h - 2 * half

    def _nearest(self, x: float, y: float) -> Point:
        left, top, w, h = self._room()
        return min(max(x, left), left + w), min(max(y, top), top + h)

    def _tenths(self, x: float, y: float) -> tuple[int, int]:
        f = self._field
        assert f is not None, "nobody writes where nothing is shown"
        return round((x - f.x) / self._scale), round((y - f.y) / self._scale)

    def _pieces(self, stroke: Sequence[tuple[int, int]]) -> list[Segment]:
        f = self._field
        assert f is not None, "nothing is drawn where nothing is shown"
        at = [(f.x + x * self._scale, f.y + y * self._scale) for x, y in stroke]
        return [Segment(*one, *other) for one, other in pairwise(at)]

    def _dot(self, stroke: Sequence[tuple[int, int]]) -> list[Segment]:
        """How each stroke begins, and all of it where the finger only touches."""
        return self._pieces([stroke[0], stroke[0]])


def clipped(one: Point, other: Point, room: Rect) -> tuple[Point, Point] | None:
    """The part of a line that lies in a rectangle, if any does."""
    (x0, y0), (x1, y1) = one, other
    left, top, w, h = room
    dx, dy = x1 - x0, y1 - y0
    enter, leave = 0.0, 1.0
    for by, distance in (
        (-dx, x0 - left), (dx, left + w - x0), (-dy, y0 - top), (dy, top + h - y0)
    ):  # fmt: skip
        if by == 0:
            if distance < 0:
                return None
        elif by < 0:
            enter = max(enter, distance / by)
        else:
            leave = min(leave, distance / by)
    if enter > leave:
        return None
    start = one if enter == 0 else (x0 + enter * dx, y0 + enter * dy)
    end = other if leave == 1 else (x0 + leave * dx, y0 + leave * dy)
    return start, end


FLOATS = 5
"""Of a vertex: x, y, how far along the piece, how far beside it, its length; four a quad."""


def quads(segments: Iterable[Segment], pen: int) -> array[float]:
    """A quad around each piece, with room for its round ends and soft edges."""
    out = array("f")
    e = pen / 2 + 1
    for x0, y0, x1, y1 in segments:
        length = hypot(x1 - x0, y1 - y0)
        ux, uy = ((x1 - x0) / length, (y1 - y0) / length) if length else (1.0, 0.0)
        for along, beside in ((-e, -e), (length + e, -e), (length + e, e), (-e, e)):
            x = x0 + ux * along - uy * beside
            y = y0 + uy * along + ux * beside
            out.extend((x, y, along, beside, length))
    return out


def around(segments: Sequence[Segment], pen: int) -> Rect:
    """The pixels that these pieces touch."""
    e = pen / 2 + 1
    left = floor(min(min(s.x0, s.x1) for s in segments) - e)
    top = floor(min(min(s.y0, s.y1) for s in segments) - e)
    right = ceil(max(max(s.x0, s.x1) for s in segments) + e)
    bottom = ceil(max(max(s.y0, s.y1) for s in segments) + e)
    return left, top, right - left, bottom - top
