"""Glyphs, corners and signs as one 8-bit coverage bitmap, filled row by row.

It holds characters, not words: nothing of a person can be read from it. When it is full it is
emptied, and the painter builds the present scene once more.
"""

from __future__ import annotations

from typing import NamedTuple

from screens import shapes
from screens.text import Faces

SIDE = 2048
GAP = 1
"""Pixels between neighbours."""


class Full(Exception):
    """No room: `clear` and build the scene again."""


class Cell(NamedTuple):
    """Where a picture lies in the atlas (pixels), and its place relative to the pen."""

    u: int
    v: int
    w: int
    h: int
    left: int
    top: int
    uv: tuple[float, float, float, float]
    """Left, top, right, bottom in parts of the atlas' side."""


class Atlas:
    """The bitmap and what is where. `spoiled` rows must be uploaded before the next draw."""

    def __init__(self, faces: Faces, side: int = SIDE) -> None:
        self.side = side
        self.pixels = bytearray(side * side)
        self._faces = faces
        self._cells: dict[tuple[str, int, int], Cell] = {}
        self._x = self._y = self._row = 0
        self._first, self._last = side, 0

    def glyph(self, ch: str, size: int, bold: bool) -> Cell:
        """Where the character's coverage lies; rasterised on first use. `Full` where there is no
        room left.
        """
        key = (ch, size, -1 - bold)
        cell = self._cells.get(key)
        if cell is None:
            made = self._faces.face(size, bold).glyph(ch)
            cell = self._put(made.w, made.h, made.coverage, made.left, made.top)
            self._cells[key] = cell
        return cell

    def shape(self, name: str, w: int, h: int) -> Cell:
        """As `glyph`, for a sign of `shapes` at that size in pixels."""
        key = (name, w, h)
        cell = self._cells.get(key)
        if cell is None:
            cell = self._cells[key] = self._put(w, h, shapes.coverage(name, w, h))
        return cell

    def disc(self, r: int) -> Cell:
        """2r×2r; its quarters are the corners of rounded boxes."""
        return self.shape("disc", 2 * r, 2 * r)

    def clear(self) -> None:
        """Forgets every cell; the next ones begin at the top. The whole texture goes up again."""
        self.pixels[:] = bytes(len(self.pixels))
        self._cells.clear()
        self._x = self._y = self._row = 0
        self._first, self._last = 0, self.side

    def spoiled(self) -> tuple[int, int]:
        """First row and number of rows that changed since the last call; (0, 0) for none."""
        first, last = self._first, self._last
        self._first, self._last = self.side, 0
        return (first, last - first) if last > first else (0, 0)

    def _put(self, w: int, h: int, data: bytes, left: int = 0, top: int = 0) -> Cell:
        u, v = self._room(w, h)
        for row in range(h):
            at = (v + row) * self.side + u
            self.pixels[at : at + w] = data[row * w : (row + 1) * w]
        if h:
            self._first, self._last = min(self._first, v), max(self._last, v + h)
        side = self.side
        return Cell(u, v, w, h, left, top, (u / side, v / side, (u + w) / side, (v + h) / side))

    def _room(self, w: int, h: int) -> tuple[int, int]:
        if self._x + w > self.side:
            self._x, self._y, self._row = 0, self._y + self._row + GAP, 0
        if w > self.side or self._y + h > self.side:
            raise Full
        at = self._x, self._y
        self._x, self._row = self._x + w + GAP, max(self._row, h)
        return at
