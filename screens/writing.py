"""Which finger writes: one at a time, from where it comes down until it goes up. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.core.event import Stroke
from screens.scene import Ink
from screens.strokes import Segment, Strokes, Written

LOST = 5.0
"""Seconds without a move after which the finger that writes gives way to another."""


class Writing:
    """Follows a finger through the ink field. `draw` shows pieces at once; `finished` tells of a
    stroke of this page's node. Owned by the window.
    """

    def __init__(
        self,
        per_mm: float,
        clock: Callable[[], float],
        draw: Callable[[Sequence[Segment]], None],
        finished: Callable[[str, str, Stroke], None],
    ) -> None:
        self.strokes = Strokes(per_mm)
        self._clock, self._draw, self._finished = clock, draw, finished
        self._page, self._node = "", ""
        self._finger: object = None
        self._moved_at = 0.0

    def placed(self, page_key: str, field: Ink | None, count: int) -> bool:
        """See `Strokes.placed`."""
        self._page, self._node = page_key, field.node if field else ""
        if field is None:
            self.lift()
        return self.strokes.placed(page_key, field, count)

    def busy(self) -> bool:
        """Whether a finger writes; one whose going up was lost does not for ever."""
        if self._finger is not None and self._clock() - self._moved_at >= LOST:
            self._end()
        return self._finger is not None

    def begin(self, finger: object, x: float, y: float) -> bool:
        """Whether this finger writes from now on."""
        if not self.strokes.inside(x, y):
            return False
        self._finger, self._moved_at = finger, self._clock()
        self._written(self.strokes.down(x, y))
        return True

    def move(self, finger: object, x: float, y: float) -> bool:
        """Whether somebody writes, so that the move means nothing else."""
        if finger is self._finger:
            self._moved_at = self._clock()
            self._written(self.strokes.move(x, y))
        return self._finger is not None

    def end(self, finger: object) -> bool:
        """Whether somebody wrote, so that the finger's going up presses nothing."""
        wrote = self._finger is not None
        if finger is self._finger:
            self._end()
        return wrote

    def lift(self) -> None:
        """The page has gone from under the finger."""
        self._finger = None
        self.strokes.lift()

    def forget(self) -> None:
        """The page has gone, or the visit: no finger writes, no stroke is kept."""
        self._finger, self._page, self._node = None, "", ""
        self.strokes.forget()

    def _end(self) -> None:
        self._finger = None
        self._written(self.strokes.up())

    def _written(self, written: Written) -> None:
        if written.segments:
            self._draw(written.segments)
        for stroke in written.finished:
            self._finished(self._page, self._node, stroke)
