"""A signature drawn by a finger: how much of it there must be, and how it is written down."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kiosk.core.event import Stroke

MOST_STROKES = 200
MOST_POINTS = 4000
"""Of all strokes together; beyond these nobody writes a name."""
LEAST_STROKES = 2
LEAST_LENGTH = 300.0
"""Tenths of a millimetre, all strokes together: a dot or a dash is no name."""
LONGEST_TEXT = 4096
"""Bytes of a signature on the wire (`wire.behalf.Signed`)."""
FARTHEST = 9999
"""Tenths of a millimetre: what lies outside is drawn to the edge."""


def room_for(strokes: Sequence[Stroke], stroke: Stroke) -> bool:
    """Whether this stroke may be added to those."""
    points = sum(map(len, strokes)) + len(stroke)
    return len(strokes) < MOST_STROKES and points <= MOST_POINTS


def signed(strokes: Sequence[Stroke]) -> bool:
    """Whether it may be a name, and not a slip of the finger."""
    return len(strokes) >= LEAST_STROKES and sum(map(_length, strokes)) >= LEAST_LENGTH


def _length(stroke: Stroke) -> float:
    return sum(map(math.dist, stroke, stroke[1:]))


def ink_text(strokes: Sequence[Stroke]) -> str:
    """`x,y x,y;x,y …`, at most LONGEST_TEXT bytes; each stroke keeps its first and last point.

    Points too close to the one before are left out, at a distance that grows until it fits: at
    the end two points of MOST_STROKES strokes always do.
    """
    kept = [_within(stroke) for stroke in strokes[:MOST_STROKES] if stroke]
    apart = 0.0
    while len(text := _written(kept, apart)) > LONGEST_TEXT:
        apart = apart * 2 or 1.0
    return text


def _within(stroke: Stroke) -> Stroke:
    return tuple((_bounded(x), _bounded(y)) for x, y in stroke)


def _bounded(tenths: int) -> int:
    return max(0, min(tenths, FARTHEST))


def _written(strokes: Sequence[Stroke], apart: float) -> str:
    return ";".join(" ".join(f"{x},{y}" for x, y in _thinned(stroke, apart)) for stroke in strokes)


def _thinned(stroke: Stroke, apart: float) -> Stroke:
    """Without the points that are no farther than this from the last one that is kept."""
    kept = [stroke[0]]
    for point in stroke[1:-1]:
        if math.dist(kept[-1], point) > apart:
            kept.append(point)
    return (*kept, stroke[-1]) if len(stroke) > 1 else stroke
