"""Whole visits in one terminal: how long each takes, and what memory they leave behind.

Real screens drawn off screen, a finger's touches, real emulators, the real hub: a balance, or a
filing and next time its cancelling, by chance of a fixed seed. The first visits fill caches
(glyphs, connections) and are not timed; memory may settle until half of all are done.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.bootstrap import App
from app.plan import plan
from app.play.player import Player, Script
from app.play.waiting import ready
from bench.figures import Figure, capped, plain, spread
from bench.processes import anonymous_kib, own_mib
from bench.scripts import cancelling, filing, query
from bench.slope import slope
from config.settings import DEFAULT
from model.page import Page

VISITS = 500
FIRST = 10
SEED = 3
PERSON = "chen_xiumei"
UI_MIB = 210.0
GROWN_KIB = 3.5
"""A visit: 300 of them, a day, take a MiB. One step of an allocator counts for 2 or 3."""


class Hasty(Player):
    """Remembers no page but the last."""

    def _came(self, page: Page) -> None:
        self._page = page


def run() -> list[Figure]:
    """In a process of its own, off screen, so that nothing else is in its memory."""
    command = [sys.executable, "-m", "bench.visits"]
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    told = json.loads(done.stdout)
    grown = slope(told["kib"][VISITS // 2 :])
    return [
        _taken("visit: card, balance, slip, rating, p50", told["query"]),
        _taken("visit: card, filing, signature, slip, rating, p50", told["filing"]),
        capped(f"visit: memory of the UI process after {VISITS}", told["mib"], "MiB", UI_MIB),
        capped("visit: memory grown by each of the last half", grown.each, "KiB", GROWN_KIB,
               error=grown.error, n=VISITS - VISITS // 2),
    ]  # fmt: skip


def _taken(name: str, ms: list[float]) -> Figure:
    return plain(name, statistics.median(ms), "ms", **spread(ms))


def visits(count: int) -> dict[str, Any]:
    """Milliseconds of the visits of each kind, KiB after each, and MiB after the last."""
    chance = random.Random(SEED)
    told: dict[str, Any] = {"query": [], "filing": [], "cancelling": [], "kib": []}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-bench-")))
        house = App(plan(DEFAULT), folder, stack, line_ms=0.0)
        house.open()
        player = Hasty(house)

        def all_of_them() -> Script:
            yield ready
            filed = False
            for number in range(count):
                asks = chance.random() < 0.6
                kind = "query" if asks else "cancelling" if filed else "filing"
                filed = filed != (not asks)
                began = time.perf_counter()
                yield from _visit(player, kind)
                if number >= FIRST:
                    told[kind].append((time.perf_counter() - began) * 1000)
                told["kib"].append(anonymous_kib(os.getpid()))

        player.play(all_of_them())
        told["mib"] = own_mib(os.getpid())
    return told


def _visit(player: Player, kind: str) -> Script:
    match kind:
        case "query":
            return query(player, "query_account", PERSON)
        case "filing":
            return filing(player, "remote_long_stay", PERSON)
        case _:
            return cancelling(player, "remote_cancel", PERSON)


if __name__ == "__main__":
    print(json.dumps(visits(VISITS)))
