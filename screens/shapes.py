"""Signs drawn by hand: the marks of tones, faces, arrows, credentials, as 8-bit coverage.

Each is a list of strokes and fills in a square (or w×h) of side 1, rasterised eight times
as large and reduced, so that edges are smooth at any size. No picture files, no font tricks.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from typing import NamedTuple

from PIL import Image, ImageDraw

FINE = 8
STEPS = 96
"""Points of an arc: so many that their corners are finer than a pixel."""
INK = 255

Point = tuple[float, float]


class Line(NamedTuple):
    """A stroke with round ends; `width` in parts of the shape's height."""

    width: float
    points: tuple[Point, ...]


class Disc(NamedTuple):
    """A filled circle; `ink` 0 cuts a hole."""

    x: float
    y: float
    r: float
    ink: int = INK


class Area(NamedTuple):
    """A closed shape; its points are in units of the sign's box, 0 to 1."""

    points: tuple[Point, ...]


class Bar(NamedTuple):
    """A rectangle; `ink` 0 cuts a hole."""

    x: float
    y: float
    w: float
    h: float
    ink: int = INK


Part = Line | Disc | Area | Bar


def _arc(x: float, y: float, r: float, start: float, end: float) -> tuple[Point, ...]:
    """Points of an arc, angles in turns, clockwise from the right."""
    steps = [start + (end - start) * i / STEPS for i in range(STEPS + 1)]
    return tuple((x + r * cos(2 * pi * t), y + r * sin(2 * pi * t)) for t in steps)


_RING = (Disc(0.5, 0.5, 0.49), Disc(0.5, 0.5, 0.42, 0))


def _face(mouth: tuple[Point, ...]) -> tuple[Part, ...]:
    return (
        *_RING,
        Disc(0.34, 0.4, 0.06),
        Disc(0.66, 0.4, 0.06),
        Line(0.07, mouth),
    )


def _finder(x: float, y: float) -> tuple[Part, ...]:
    """One of the three eyes of a QR code."""
    return (
        Bar(x, y, 0.44, 0.44),
        Bar(x + 0.095, y + 0.095, 0.25, 0.25, 0),
        Bar(x + 0.17, y + 0.17, 0.1, 0.1),
    )


_CHECK = Line(0.085, ((0.29, 0.54), (0.44, 0.68), (0.71, 0.34)))
_CROSS = (Line(0.085, ((0.34, 0.34), (0.66, 0.66))), Line(0.085, ((0.66, 0.34), (0.34, 0.66))))
_BANG = (Line(0.1, ((0.5, 0.27), (0.5, 0.55))), Disc(0.5, 0.71, 0.06))
_DOWN = (
    Line(0.13, ((0.5, 0.07), (0.5, 0.9))),
    Line(0.13, ((0.16, 0.58), (0.5, 0.92), (0.84, 0.58))),
)

_ASLANT = (
    Line(0.13, ((0.07, 0.07), (0.92, 0.92))),
    Line(0.13, ((0.42, 0.93), (0.93, 0.93), (0.93, 0.42))),
)


def _turned(parts: tuple[Line, ...], turn: Callable[[float, float], Point]) -> tuple[Part, ...]:
    return tuple(Line(p.width, tuple(turn(x, y) for x, y in p.points)) for p in parts)


SHAPES: dict[str, tuple[Part, ...]] = {
    "disc": (Disc(0.5, 0.5, 0.5),),
    "check": (_CHECK,),
    "cross": _CROSS,
    "bang": _BANG,
    "ring": _RING,
    "tick": (Line(0.13, ((0.1, 0.55), (0.38, 0.82), (0.9, 0.2))),),
    "person": (
        Disc(0.5, 0.28, 0.26),
        Area((*_arc(0.5, 1.0, 0.44, 0.5, 1.0),)),
    ),
    "qr": (
        *_finder(0, 0),
        *_finder(0.56, 0),
        *_finder(0, 0.56),
        Bar(0.6, 0.6, 0.12, 0.12),
        Bar(0.8, 0.6, 0.16, 0.16),
        Bar(0.6, 0.8, 0.16, 0.16),
        Bar(0.84, 0.86, 0.12, 0.12),
    ),
    "down": _DOWN,
    "up": _turned(_DOWN, lambda x, y: (x, 1 - y)),
    "down-right": _turned(_ASLANT, lambda x, y: (x, y)),
    "down-left": _turned(_ASLANT, lambda x, y: (1 - x, y)),
    "up-right": _turned(_ASLANT, lambda x, y: (x, 1 - y)),
    "up-left": _turned(_ASLANT, lambda x, y: (1 - x, 1 - y)),
    "chevron": (Line(0.12, ((0.35, 0.2), (0.65, 0.5), (0.35, 0.8))),),
    "pencil": (
        Area(((0.2, 0.64), (0.72, 0.12), (0.88, 0.28), (0.36, 0.8))),
        Area(((0.16, 0.69), (0.31, 0.84), (0.1, 0.9))),
        Bar(0.1, 0.93, 0.8, 0.07),
    ),
    "face-5": _face(((0.26, 0.58), *_arc(0.5, 0.56, 0.24, 0.46, 0.04), (0.74, 0.58), (0.26, 0.58))),
    "face-4": _face(_arc(0.5, 0.5, 0.25, 0.42, 0.08)),
    "face-3": _face(((0.32, 0.68), (0.68, 0.68))),
    "face-2": _face(_arc(0.5, 0.87, 0.22, 0.62, 0.88)),
    "face-1": (
        *_face(_arc(0.5, 0.84, 0.22, 0.56, 0.94)),
        Line(0.05, ((0.24, 0.27), (0.4, 0.33))),
        Line(0.05, ((0.76, 0.27), (0.6, 0.33))),
    ),
}


def coverage(name: str, w: int, h: int) -> bytes:
    """The named shape as w×h bytes; KeyError for an unknown one (a bug in a layout)."""
    image = Image.new("L", (w * FINE, h * FINE), 0)
    draw = ImageDraw.Draw(image)
    for part in SHAPES[name]:
        _draw(draw, part, w * FINE, h * FINE)
    return image.resize((w, h), Image.Resampling.BOX).tobytes()


def disc(r: int) -> bytes:
    """A circle of 2r×2r, whose quarters are the corners of boxes."""
    return coverage("disc", 2 * r, 2 * r)


def _draw(draw: ImageDraw.ImageDraw, part: Part, w: int, h: int) -> None:
    match part:
        case Line(width, points):
            _stroke(draw, [(x * w, y * h) for x, y in points], width * h)
        case Disc(x, y, r, ink):
            draw.ellipse(((x - r) * w, (y - r) * h, (x + r) * w - 1, (y + r) * h - 1), fill=ink)
        case Area(points):
            draw.polygon([(x * w, y * h) for x, y in points], fill=INK)
        case Bar(x, y, bw, bh, ink):
            draw.rectangle((x * w, y * h, (x + bw) * w - 1, (y + bh) * h - 1), fill=ink)


def _stroke(draw: ImageDraw.ImageDraw, points: list[Point], width: float) -> None:
    """A line with round joints and ends."""
    r = width / 2
    draw.line(points, fill=INK, width=max(1, round(width)))
    for x, y in points:
        draw.ellipse((x - r, y - r, x + r, y + r), fill=INK)
