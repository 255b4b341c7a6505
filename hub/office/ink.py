"""An ink signature as the path of a drawing: `x,y x,y;x,y …` in tenths of a millimetre."""

from __future__ import annotations

from dataclasses import dataclass

from hub.operations.signatures import STROKES

LONGEST = 200_000
"""Characters; a signature has some hundreds of points."""
MARGIN = 20


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG's `viewBox` and `d`, made of digits and M, L and spaces alone."""

    box: str
    path: str


def drawing(signature: str) -> Drawing | None:
    """None where it is no signature of this shape."""
    if len(signature) > LONGEST or not STROKES.fullmatch(signature):
        return None
    strokes = [_points(stroke) for stroke in signature.split(";")]
    xs, ys = zip(*(point for stroke in strokes for point in stroke), strict=True)
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    width, height = max(xs) + MARGIN - left, max(ys) + MARGIN - top
    path = " ".join(map(_path, strokes))
    return Drawing(f"{left} {top} {width} {height}", path)


def _points(stroke: str) -> list[tuple[int, int]]:
    pairs = (point.split(",") for point in stroke.split(" "))
    return [(int(x), int(y)) for x, y in pairs]


def _path(points: list[tuple[int, int]]) -> str:
    """A single touch is a line to itself, which a round pen draws as a dot."""
    (x, y), *rest = points
    lines = " ".join(f"L{x} {y}" for x, y in rest or points)
    return f"M{x} {y} {lines}"
