"""Whole visits in one terminal: how long each takes, and what memory is left behind after 200.

Real screens drawn off screen, a finger's touches, real emulators, the real hub. The first visits
fill caches (glyphs, connections) and are not counted.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, beside, plain, spread
from bench.processes import own_mib
from config.settings import DEFAULT
from kiosk.bootstrap import House
from kiosk.cli.player import Player, Script
from kiosk.cli.scripts import ready, script
from kiosk.plan import plan

VISITS = 200
FIRST = 10
ITEM, PERSON = "query_account", "chen_xiumei"


class Hasty(Player):
    """Looks at the pages and keeps no picture."""

    def picture(self) -> None:
        """Nothing is kept."""


def run() -> list[Figure]:
    command = [sys.executable, "-m", "bench.visits"]
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    told = json.loads(done.stdout)
    taken, memory = told["ms"], told["mib"]
    p50 = statistics.median(taken)
    peer = f"the same process after {FIRST} visits"
    return [
        plain("visit: card, balance, slip, rating, p50", p50, "ms", **spread(taken)),
        beside(f"visit: memory after {FIRST + VISITS}", memory[-1], "MiB", peer, memory[0]),
    ]


def visits(count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each visit, and MiB of the terminal's process after each."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-bench-")))
        house = House(plan(DEFAULT, lambda settings, file: []), folder, stack, line_ms=0.0)
        house.open()
        player = Hasty(house, folder)
        taken: list[float] = []
        memory: list[float] = []

        def all_of_them() -> Script:
            yield ready
            for _ in range(count):
                began = time.perf_counter()
                visit = script(player, ITEM, PERSON)
                next(visit)  # it waits until the terminal is ready, which it is
                yield from visit
                taken.append((time.perf_counter() - began) * 1000)
                memory.append(own_mib(os.getpid()))

        player.play(all_of_them())
    return taken, memory


if __name__ == "__main__":
    ms, mib = visits(FIRST + VISITS)
    print(json.dumps({"ms": ms[FIRST:], "mib": mib[FIRST - 1 :]}))
