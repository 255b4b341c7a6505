"""Plays a resident: looks at the page that is drawn, and touches it as a finger does.

It runs inside the window's own loop, between two turns: what it sees has been drawn.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap import App
from kiosk.core.step.who.credentials import READER, SCANNER
from model.page import Page

Until = Callable[[Page], bool]
Script = Generator[Until, None, None]
"""Yields what it waits for, and goes on once the drawn page is so."""


CAPTION_S = 1.0
"""A page whose voice says nothing by then has no caption."""


LOOK_S = 0.2
"""As often the page is looked at while nothing happens."""


class Stuck(Exception):
    """The page that was waited for did not come."""


@dataclass
class Player:
    """`pictures` gets one PNG a page, with its caption; without it none is kept, and no page waits
    for its voice. `times` says when each came, in seconds from the start.
    """

    house: App
    pictures: Path | None = None
    patience_s: float = 60.0
    times: list[tuple[str, float]] = field(default_factory=list)
    touches: int = 0
    """Fingers that came down."""
    _page: Page | None = None
    _began: float = field(default_factory=time.monotonic)

    def play(self, script: Script) -> None:
        """Raises Stuck; returns when the script has ended. One script after the other."""
        if self._page is None:
            self.house.runtime.subscribe(lambda page, profile: self._came(page))
        waiting = next(script)
        since = time.monotonic()

        def turn() -> float | None:
            nonlocal waiting, since
            if self._page is not None and waiting(self._page) and self._spoken(since):
                try:
                    waiting = next(script)
                except StopIteration:
                    self.house.window.stop()
                    return None
                since = time.monotonic()
            before = self._page
            due = self.house.turn()
            if time.monotonic() - since > self.patience_s:
                raise Stuck(f"on {self._page.key if self._page else 'no page'}")
            if self._page is not before:
                return time.monotonic()  # drawn in this turn, looked at in the next
            return min(due or since + self.patience_s, time.monotonic() + LOOK_S)

        self.house.window.run(turn)

    def _spoken(self, since: float) -> bool:
        """Whether the page's first caption is there, or none will come: a picture without it shows
        no whole page.
        """
        late = time.monotonic() - since > CAPTION_S
        return self.pictures is None or bool(self.house.window.captioned) or late

    def _came(self, page: Page) -> None:
        if self._page is None or self._page.key != page.key:
            self.times.append((page.key, round(time.monotonic() - self._began, 3)))
        self._page = page

    @property
    def page(self) -> Page:
        """The one that is drawn now."""
        assert self._page is not None, "a script waits before it looks"
        return self._page

    def touch(self, node_id: str) -> None:
        """A finger, down and up, in the middle of the node."""
        at = self.house.window.where(node_id)
        if at is None:
            raise Stuck(f"{node_id} cannot be touched on {self.page.key}")
        self.touches += 1
        self.house.window.tap(*at)

    def write(self, stroke: Sequence[tuple[float, float]]) -> None:
        """A finger's line in the ink field, as fractions of its width and height."""
        field = self.house.window.scene.ink
        if field is None:
            raise Stuck(f"nothing is written on {self.page.key}")
        self.touches += 1
        points = [(field.x + x * field.w, field.y + y * field.h) for x, y in stroke]
        finger = self.house.window.touch_down(*points[0])
        for point in points[1:]:
            self.house.window.touch_move(finger, *point)
        self.house.window.touch_up(finger, *points[-1])

    def lay(self, person: str) -> None:
        """A synthetic person's card on the reader, in the place of another."""
        self.take()
        self.house.around.remotes[READER].do("lay", person=person)

    def hold_up(self, person: str) -> None:
        """A synthetic person's e-voucher before the scanner."""
        self.house.around.remotes[SCANNER].do("show", person=person)

    def take(self) -> None:
        """Lifts the card off the reader, and the telephone from before the scanner."""
        remotes = self.house.around.remotes
        for device in {READER, SCANNER} & remotes.keys():
            remotes[device].do("take")

    def picture(self) -> None:
        """The page as it is drawn now."""
        if self.pictures is None:
            return
        self.pictures.mkdir(parents=True, exist_ok=True)
        count = len(list(self.pictures.glob("[0-9][0-9]-*.png")))
        self.house.window.save_png(self.pictures / f"{count + 1:02}-{self.page.key}.png")
