"""How steeply something grows: a line of least squares, and how sure its slope is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import linear_regression
from typing import NamedTuple


class Slope(NamedTuple):
    """What is added a sample, and the standard error of that."""

    each: float
    error: float


def slope(samples: Sequence[float]) -> Slope:
    """Of samples at equal distances; at least three."""
    places = range(len(samples))
    line = linear_regression(places, samples)
    off = sum(
        (sample - line.intercept - line.slope * at) ** 2
        for at, sample in zip(places, samples, strict=True)
    )
    middle = (len(samples) - 1) / 2
    spread = sum((at - middle) ** 2 for at in places)
    return Slope(line.slope, math.sqrt(off / (len(samples) - 2) / spread))
