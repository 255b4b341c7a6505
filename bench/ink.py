"""Finger to ink, beside a Canvas of Qt Quick: a finger is down and moves, until its pixel is dark.

Both write with the same pen in the same field; both are watched on a display of their own, as a
person would see it (`bench.display`), in turns.
"""

from __future__ import annotations

import json
import random
import select
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.display import Colour, Display, Point, Unseen
from bench.figures import Figure, held, percentile, spread
from bench.pair import desk
from bench.processes import end
from bench.signing import field
from model.profile import Profile
from screens.layout.metrics import palette
from screens.scene import Ink

ROUNDS = 4
MOVES = 100
"""In a line, of one round."""
STEP = 8
"""Pixels a move: a finger of one metre a second, asked 125 times."""
BETWEEN = 24
"""Pixels between two lines."""
CANVAS = "Qt Quick Canvas"


class Writer:
    """One toolkit with the field, and a finger that writes line below line in it."""

    def __init__(self, name: str, display: Display, command: list[str], field: Ink) -> None:
        self._name, self._display, self._command, self._field = name, display, command, field
        self._line = 0
        self._chance = random.Random(name)
        self._process: subprocess.Popen[bytes]

    def start(self) -> None:
        """Starts it and waits until its display rests."""
        environment = self._display.environment()
        self._process = subprocess.Popen(self._command, env=environment)
        self._display.settled()

    def stop(self) -> None:
        """Ends its process."""
        end(self._process)

    def line(self) -> list[float]:
        """Milliseconds of each move of one more line."""
        self._line += 1
        f = self._field
        x, y = f.x + f.w // 12, f.y + f.h // 3 + self._line * BETWEEN
        self._display.move((x, y))
        self._rest()
        self._seen((x, y), self._display.down())
        taken = []
        for _ in range(MOVES):
            x += STEP
            self._rest()
            taken.append(self._seen((x, y), self._display.slide((x, y))))
        self._display.up()
        return taken

    def _seen(self, at: Point, since: float) -> float:
        try:
            return self._display.wait_for(_colour(self._field.color), at, since, 5.0)
        except Unseen as unseen:
            picture = Path("out") / f"bench-ink-{self._name}.png"
            self._display.picture().save(picture)
            raise Unseen(f"{self._name}: {unseen}, see {picture}") from unseen

    def _rest(self) -> None:
        """In step with nobody's clock."""
        select.select([], [], [], self._chance.uniform(0.008, 0.024))


def run() -> list[Figure]:
    """Strokes on both, in turns."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-bench-")))
        displays = [stack.enter_context(Display()) for _ in range(2)]
        here = field()
        qt = [sys.executable, "-m", "bench.peer_qt", str(_described(here, folder)), "canvas.qml"]
        ours = [sys.executable, "-m", "bench.signing"]
        writers = (
            Writer("terminal", displays[0], ours, here),
            Writer("qt", displays[1], qt, here),
        )
        for writer in writers:
            writer.start()
            stack.callback(writer.stop)
            writer.line()
        taken: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for writer, samples in zip(writers, taken, strict=True):
                samples += writer.line()
    return [_figure(percent, *taken) for percent in (50, 99)]


def _figure(percent: int, ours: list[float], peer: list[float]) -> Figure:
    values = percentile(ours, percent), percentile(peer, percent)
    name = f"screen: finger to ink, p{percent}"
    return held(name, values[0], "ms", CANVAS, values[1], 0.5, **spread(ours))


def _described(ink: Ink, folder: Path) -> Path:
    """The field as the peer draws it."""
    colours = palette(desk(), Profile())
    hexed = {"color": f"#{ink.color:06x}", "paper": f"#{colours.panel:06x}"}
    whole = {"ground": f"#{colours.ground:06x}", "field": {**ink._asdict(), **hexed}}
    path = folder / "field.json"
    path.write_text(json.dumps(whole), "utf-8")
    return path


def _colour(rgb: int) -> Colour:
    return rgb >> 16, rgb >> 8 & 255, rgb & 255
