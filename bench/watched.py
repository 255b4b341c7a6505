"""An application on a display of its own, started, calibrated and touched from outside.

Where to look is found by looking: two settled pictures are compared, and the pixel in which they
differ most tells the one from the other. So each toolkit is judged by its own pixels.
"""

from __future__ import annotations

import random
import select
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from bench import pair
from bench.display import Colour, Display, Point, Unseen
from bench.pair import BACK, THERE, scenes, target
from bench.processes import cpu_seconds, end
from screens.scene import Rect

START_S = 30.0
"""In which an application must have shown its first page."""
AWAY = 30
"""Pixels around the pointer in which nothing is looked for."""


@dataclass(frozen=True, slots=True)
class Probe:
    """This pixel has this colour once it is there."""

    at: Point
    colour: Colour


@dataclass(frozen=True, slots=True)
class Way:
    """From one page to the other: where to press, what shows the press, what shows the page."""

    finger: Point
    pressed: Probe
    arrived: Probe


class Watched:
    """One toolkit with both pages. `heading` is where its first page has one; `prepare` brings it
    from there to the menu.
    """

    def __init__(
        self,
        name: str,
        display: Display,
        command: Sequence[str],
        heading: Rect,
        prepare: Callable[[Display], None] = lambda display: None,
    ) -> None:
        self.name = name
        self.display = display
        self._command = command
        self._heading = heading
        self._prepare = prepare
        self._chance = random.Random(name)
        self._ways: tuple[Way, Way]
        self.process: subprocess.Popen[bytes]

    def start(self) -> None:
        """Starts it, brings it to the menu, and learns where to look."""
        self._spawn()
        self._first_page()
        self._prepare(self.display)
        self._ways = self._calibrated()

    def stop(self) -> None:
        """Ends its process."""
        end(self.process)

    def _spawn(self) -> float:
        now = time.perf_counter()
        environment = self.display.environment()
        self.process = subprocess.Popen(self._command, env=environment, stdin=subprocess.PIPE)
        return now

    def _calibrated(self) -> tuple[Way, Way]:
        menu, notice = scenes()
        there, back = target(menu, THERE), target(notice, BACK)
        display, shown = self.display, []
        for at in (there, back):
            display.move(middle(at))
            shown.append(display.settled())
            display.down()
            shown.append(display.settled())
            display.up()
        shown.append(display.settled())
        on_menu, menu_pressed, on_notice, notice_pressed, again = shown
        return (
            Way(
                middle(there),
                probe(on_menu, menu_pressed, there, middle(there)),
                probe(menu_pressed, on_notice, pair.heading(notice), middle(there)),
            ),
            Way(
                middle(back),
                probe(on_notice, notice_pressed, back, middle(back)),
                probe(notice_pressed, again, pair.heading(menu), middle(back)),
            ),
        )

    def rounds(self, count: int) -> tuple[list[float], list[float]]:
        """So many there-and-backs: ms of finger down to pressed, and of finger up to next page."""
        presses, switches = [], []
        for _ in range(count):
            for way in self._ways:
                self.display.move(way.finger)
                self._rest()
                began = self.display.down()
                presses.append(self._seen(way.pressed, began))
                self._rest()
                began = self.display.up()
                switches.append(self._seen(way.arrived, began))
                self._rest()
        return presses, switches

    def first(self) -> Probe:
        """Starts it once, untimed: what shows that the heading of its first page is there. Its
        ink, for the ground may come first.
        """
        self._spawn()
        found = self._first_page()
        self.stop()
        return found

    def _first_page(self) -> Probe:
        """Waits until there is a heading on its ground: a window may stand empty for a while."""
        end_at = time.perf_counter() + START_S
        x, y, _, _ = self._heading
        while True:
            settled = self.display.settled()
            ground = settled.crop((x, y, x + 1, y + 1)).resize(settled.size)
            try:
                return probe(ground, settled, self._heading, (0, 0))
            except Unseen:
                if time.perf_counter() > end_at:
                    raise

    def started(self, first: Probe) -> tuple[float, float]:
        """From spawning the process to its first page: ms, and ms of processor time in the tree."""
        select.select([], [], [], 0.5)
        taken = self._seen(first, self._spawn())
        spent = cpu_seconds(self.process.pid) * 1000
        self.stop()
        return taken, spent

    def _seen(self, wanted: Probe, since: float) -> float:
        try:
            return self.display.wait_for(wanted.colour, wanted.at, since)
        except Unseen as unseen:
            self.display.picture().save(f"out/bench-{self.name}.png")
            raise Unseen(f"{self.name}: {unseen}, see out/bench-{self.name}.png") from unseen

    def _rest(self) -> None:
        """A pause of a person's kind, in step with nobody's clock."""
        select.select([], [], [], self._chance.uniform(0.05, 0.11))


def middle(rect: Rect) -> Point:
    """Where a finger presses it."""
    x, y, w, h = rect
    return x + w // 2, y + h // 2


def probe(before: Image.Image, after: Image.Image, within: Rect, finger: Point) -> Probe:
    """The pixel that changes most, away from the pointer."""
    x, y, w, h = within
    box = (x, y, x + w, y + h)
    change = ImageChops.difference(before.crop(box), after.crop(box)).convert("L")
    left, top = finger[0] - x, finger[1] - y
    change.paste(0, (left - AWAY, top - AWAY, left + AWAY, top + AWAY))
    changes = change.tobytes()
    largest = max(changes)
    if not largest:
        raise Unseen(f"nothing changes within {within}")
    offset = changes.index(largest)
    at = x + offset % w, y + offset // w
    red, green, blue = after.crop((*at, at[0] + 1, at[1] + 1)).tobytes()
    return Probe(at, (red, green, blue))
