"""How many whole visits a second the pure core serves, from the first touch to the wipe."""

from __future__ import annotations

import time

from bench.figures import Figure, plain
from tests.kiosk.core.stage import Stage

SECONDS = 3.0


def visit(stage: Stage) -> None:
    """A balance, printed, without a rating."""
    stage.to_result()
    stage.press("print")
    stage.printed()
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.commands.clear()
    stage.begin()


def run() -> list[Figure]:
    """Visits for SECONDS on one terminal, the first one unmeasured."""
    stage = Stage()
    visit(stage)
    visits = 0
    began = time.perf_counter()
    while time.perf_counter() < began + SECONDS:
        visit(stage)
        visits += 1
    taken = time.perf_counter() - began
    return [plain("core: visits served", visits / taken, "/s", ms=taken / visits * 1000)]
