"""The screens beside the same two pages in Qt Quick and in Chromium's kiosk mode, round by round.

A display for each and a GPU for none; what is measured is what a person at it would see
(`bench.display`). Goals are set against Qt Quick.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import pair, web
from bench.display import Display
from bench.figures import Figure, beside, capped, held, percentile, spread
from bench.processes import cpu_seconds, drawing_seconds, memory_mib
from bench.terminal import Terminal
from bench.watched import Watched

ROUNDS = 6
TRIPS = 25
"""There-and-backs in a round: with two pages a trip and 6 rounds, 300 samples."""
VISITS = 200
IDLE_S = 60.0
QT = "Qt Quick"
CHROMIUM = "Chromium kiosk"

Three = tuple[Watched, Watched, Watched]
"""Ours, Qt Quick, Chromium."""
Samples = list[list[float]]
"""Of the three, in this order."""


def run() -> list[Figure]:
    """Presses and pages of all three on displays of their own, round by round."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-bench-")))
        terminal = stack.enter_context(Terminal(folder))
        three = toolkits(terminal, folder, [stack.enter_context(Display()) for _ in range(3)])
        for watched in three:
            watched.start()
            stack.callback(watched.stop)
        return [*_answers(three), *_costs(three)]


def toolkits(terminal: Terminal, folder: Path, displays: Sequence[Display]) -> Three:
    """Chromium gets a new profile, which its untimed first start fills."""
    description = pair.written(folder / "peer")
    page = web.written(description, folder / "web")
    qt = [sys.executable, "-m", "bench.peer_qt", str(description)]
    kiosk = web.command(page, folder / "profile")
    menu, first = pair.heading(pair.scenes()[0]), terminal.first_heading()
    return (
        Watched("terminal", displays[0], terminal.command, first, terminal.to_menu),
        Watched("qt", displays[1], qt, menu),
        Watched("chromium", displays[2], kiosk, menu),
    )


def _answers(three: Three) -> list[Figure]:
    """Presses and switches, in turns so that all meet the same machine."""
    presses: Samples = [[], [], []]
    switches: Samples = [[], [], []]
    for watched in three:
        watched.rounds(5)
    for _ in range(ROUNDS):
        for watched, pressed, switched in zip(three, presses, switches, strict=True):
            press, switch = watched.rounds(TRIPS)
            pressed += press
            switched += switch
    return [
        *_compared("finger down to pressed, p50", presses, 50, 0.5),
        *_compared("finger up to next page, p50", switches, 50, 0.6),
        *_compared("finger up to next page, p99", switches, 99, 1.0),
    ]


def _compared(name: str, samples: Samples, percent: int, times: float) -> list[Figure]:
    ours, qt, chromium = (percentile(one, percent) for one in samples)
    name = f"screen: {name}"
    return [
        held(name, ours, "ms", QT, qt, times, **spread(samples[0])),
        beside(name, ours, "ms", CHROMIUM, chromium, load=os.getloadavg()[0]),
    ]


def _costs(three: Three) -> list[Figure]:
    before = [memory_mib(watched.process.pid) for watched in three]
    for watched in three:
        watched.rounds(VISITS - ROUNDS * TRIPS)
    after = [memory_mib(watched.process.pid) for watched in three]
    grown = [late - early for early, late in zip(before, after, strict=True)]
    drawing, whole = _idle(three)
    return [
        capped("screen: idle, of a core", drawing, "%", 0.1, seconds=IDLE_S),
        *_beside("terminal: idle, devices and voice included", whole, "%"),
        *_beside("terminal: memory after 200 there-and-backs, voice included", after, "MiB"),
        *_beside("terminal: memory grown in the last 50", grown, "MiB"),
    ]


def _beside(name: str, values: Sequence[float], unit: str, **more: float) -> list[Figure]:
    ours, qt, chromium = values
    return [
        beside(name, ours, unit, QT, qt, **more),
        beside(name, ours, unit, CHROMIUM, chromium, **more),
    ]


def _idle(three: Three) -> tuple[float, list[float]]:
    """Percent of one core in the same minute: what draws ours, and each whole tree of processes."""
    pids = [watched.process.pid for watched in three]
    before = drawing_seconds(pids[0]), [cpu_seconds(pid) for pid in pids]
    select.select([], [], [], IDLE_S)
    after = drawing_seconds(pids[0]), [cpu_seconds(pid) for pid in pids]
    whole = zip(before[1], after[1], strict=True)
    drawing = (after[0] - before[0]) / IDLE_S * 100
    return drawing, [(late - early) / IDLE_S * 100 for early, late in whole]
