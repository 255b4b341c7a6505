"""From the start of the process to the first page, beside Qt Quick and Chromium, in turns.

The hub and the ports are there already and named, as in production. All are judged by a pixel of
the heading; processor time is told beside, for a busy machine stretches only the wall's.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.display import Display
from bench.figures import Figure, beside, held
from bench.screen import CHROMIUM, QT, toolkits
from bench.terminal import Terminal

STARTS = 15

Start = tuple[float, float]
"""Milliseconds of the wall's clock, and of processor time."""


def run() -> list[Figure]:
    """Starts of all three in turns, STARTS rounds."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-bench-")))
        terminal = stack.enter_context(Terminal(folder))
        displays = [stack.enter_context(Display()) for _ in range(3)]
        three = toolkits(terminal, folder, displays)
        firsts = [watched.first() for watched in three]
        rounds = [
            [watched.started(first) for watched, first in zip(three, firsts, strict=True)]
            for _ in range(STARTS)
        ]
    ours, qt, chromium = zip(*rounds, strict=True)
    return _figures(ours, qt, chromium)


def _figures(ours: Sequence[Start], qt: Sequence[Start], chromium: Sequence[Start]) -> list[Figure]:
    (wall, spent), (qt_wall, qt_spent), (web_wall, _) = map(_medians, (ours, qt, chromium))
    walls = [wall for wall, _ in ours]
    more = {"n": len(ours), "min": min(walls), "max": max(walls), "load": os.getloadavg()[0]}
    name = "start: process to first page"
    return [
        held(name, wall, "ms", QT, qt_wall, 2.0, **more),
        beside(name, wall, "ms", CHROMIUM, web_wall, **more),
        beside("start: processor time of it", spent, "ms", QT, qt_spent),
    ]


def _medians(starts: Sequence[Start]) -> Start:
    walls, spents = zip(*starts, strict=True)
    return statistics.median(walls), statistics.median(spents)
