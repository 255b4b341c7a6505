"""The screens beside the same two pages in Qt Quick, both without a GPU, round by round.

A display for each; what is measured is what a person at it would see (`bench.display`).
"""

from __future__ import annotations

import select
import statistics
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import pair
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
STARTS = 5
QT = "Qt Quick"

Samples = dict[str, list[float]]


def run() -> list[Figure]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-bench-")))
        terminal = stack.enter_context(Terminal(folder))
        displays = [stack.enter_context(Display()) for _ in range(2)]
        ours = Watched("terminal", displays[0], terminal.command, terminal.to_menu)
        qt = Watched("qt", displays[1], _peer(folder))
        started = [
            ours.starts(STARTS, terminal.first_heading()),
            qt.starts(STARTS, pair.heading(pair.scenes()[0])),
        ]
        for watched in (ours, qt):
            watched.start()
            stack.callback(watched.stop)
        return [*_answers(ours, qt), *_costs(ours, qt), _start(*started)]


def _peer(folder: Path) -> list[str]:
    return [sys.executable, "-m", "bench.peer_qt", str(pair.written(folder / "peer"))]


def _answers(ours: Watched, qt: Watched) -> list[Figure]:
    """Presses and switches, in turns so that both meet the same machine."""
    presses: Samples = {}
    switches: Samples = {}
    for watched in (ours, qt):
        watched.rounds(5)
    for _ in range(ROUNDS):
        for watched in (ours, qt):
            press, switch = watched.rounds(TRIPS)
            presses.setdefault(watched.name, []).extend(press)
            switches.setdefault(watched.name, []).extend(switch)
    return [
        _held("finger down to pressed, p50", presses, 50, 0.5),
        _held("finger up to next page, p50", switches, 50, 0.6),
        _held("finger up to next page, p99", switches, 99, 1.0),
    ]


def _held(name: str, samples: Samples, percent: int, times: float) -> Figure:
    ours, peer = samples["terminal"], samples["qt"]
    values = percentile(ours, percent), percentile(peer, percent)
    return held(f"screen: {name}", values[0], "ms", QT, values[1], times, **spread(ours))


def _costs(ours: Watched, qt: Watched) -> list[Figure]:
    before = [memory_mib(watched.process.pid) for watched in (ours, qt)]
    for watched in (ours, qt):
        watched.rounds(VISITS - ROUNDS * TRIPS)
    after = [memory_mib(watched.process.pid) for watched in (ours, qt)]
    (drawing, whole), (_, qt_whole) = [_idle(watched) for watched in (ours, qt)]
    return [
        capped("screen: idle, of a core", drawing, "%", 0.1, seconds=IDLE_S),
        beside("terminal: idle, devices and voice included", whole, "%", QT, qt_whole),
        beside("screen: memory after 200 there-and-backs", after[0], "MiB", QT, after[1]),
        beside(
            "screen: memory grown in the last 50",
            after[0] - before[0],
            "MiB",
            QT,
            after[1] - before[1],
        ),
    ]


def _idle(watched: Watched) -> tuple[float, float]:
    """Percent of one core: what draws, and the whole tree of processes."""
    pid = watched.process.pid
    before = drawing_seconds(pid), cpu_seconds(pid)
    select.select([], [], [], IDLE_S)
    after = drawing_seconds(pid), cpu_seconds(pid)
    return (after[0] - before[0]) / IDLE_S * 100, (after[1] - before[1]) / IDLE_S * 100


def _start(ours: Sequence[float], qt: Sequence[float]) -> Figure:
    medians = statistics.median(ours), statistics.median(qt)
    name = "screen: process start to first page"
    return beside(name, medians[0], "ms", QT, medians[1], n=len(ours), max=max(ours))
