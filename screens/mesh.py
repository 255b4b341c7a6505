"""Scenes as vertices: flat rectangles in one mesh, everything that has an edge in the other.

Pure. Flat vertex: x, y, red, green, blue; fine vertex: x, y, u, v, red, green, blue; four a
quad. What a mesh draws later lies on top, and all of the fine mesh lies on the flat one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from screens.atlas import Atlas, Full
from screens.scene import Box, Op, Scene, Text
from screens.text import Faces

FLAT_FLOATS, FINE_FLOATS = 5, 7
Tint = tuple[float, float, float]


class Mesher:
    """Keeps the vertices of the present scene's ops, and of no other."""

    def __init__(self, atlas: Atlas, faces: Faces) -> None:
        self._atlas, self._faces = atlas, faces
        self._made: dict[Op, tuple[bytes, bytes]] = {}
        self._tints: dict[int, Tint] = {}

    def vertices(self, scene: Scene) -> tuple[array[float], array[float]]:
        """Flat and fine. Ops that stood in the last scene are not made again."""
        try:
            self._made = {op: self._made.get(op) or self._make(op) for op in scene.ops}
        except Full:
            self._atlas.clear()
            self._made = {op: self._make(op) for op in scene.ops}
        made = self._made.values()
        return _floats(flat for flat, _ in made), _floats(fine for _, fine in made)

    def tint(self, colour: int) -> Tint:
        """A colour 0xRRGGBB as the three floats of a vertex."""
        known = self._tints.get(colour)
        if known is None:
            known = (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255
            self._tints[colour] = known
        return known

    def _make(self, op: Op) -> tuple[bytes, bytes]:
        flat: list[float] = []
        fine: list[float] = []
        if isinstance(op, Text):
            self._line(fine, op)
        elif isinstance(op, Box):
            self._box(flat, fine, op)
        else:
            cell = self._atlas.shape(op.name, op.w, op.h)
            _fine(fine, op.x, op.y, cell.w, cell.h, cell.uv, self.tint(op.color))
        return _packed(flat), _packed(fine)

    def _box(self, flat: list[float], fine: list[float], op: Box) -> None:
        """The border as a ring, or its area would be filled twice; then the inside."""
        x, y, w, h, fill, radius, border, edge, _ = op
        if edge:
            self._ring(flat, op)
            self._corners(fine, x, y, w, h, radius, border)
            x, y, w, h = x + edge, y + edge, w - 2 * edge, h - 2 * edge
            radius = max(0, radius - edge)
        self._cross(flat, x, y, w, h, radius, self.tint(fill))
        self._corners(fine, x, y, w, h, radius, fill)

    def _ring(self, out: list[float], op: Box) -> None:
        """Four sides, without the squares of rounded corners."""
        x, y, w, h, _, radius, border, edge, _ = op
        tint, r = self.tint(border), radius or edge
        ends = radius or 0
        _flat(out, x + ends, y, w - 2 * ends, edge, tint)
        _flat(out, x + ends, y + h - edge, w - 2 * ends, edge, tint)
        _flat(out, x, y + r, edge, h - 2 * r, tint)
        _flat(out, x + w - edge, y + r, edge, h - 2 * r, tint)

    def _cross(
        self, out: list[float], x: int, y: int, w: int, h: int, radius: int, tint: Tint
    ) -> None:
        """A box without its corner squares: three quads, or one."""
        _flat(out, x, y + radius, w, h - 2 * radius, tint)
        if radius:
            _flat(out, x + radius, y, w - 2 * radius, radius, tint)
            _flat(out, x + radius, y + h - radius, w - 2 * radius, radius, tint)

    def _line(self, out: list[float], op: Text) -> None:
        face, glyph = self._faces.face(op.size, op.bold), self._atlas.glyph
        size, bold, tint = op.size, op.bold, self.tint(op.color)
        pen, base = op.x, op.y + face.baseline(op.h)
        for ch, advance in zip(op.s, face.advances(op.s), strict=True):
            _, _, w, h, left, top, uv = glyph(ch, size, bold)
            if w:
                _fine(out, pen + left, base + top, w, h, uv, tint)
            pen += advance

    def _corners(
        self, out: list[float], x: int, y: int, w: int, h: int, r: int, colour: int
    ) -> None:
        """The four quarters of a disc."""
        if not r:
            return
        left, top, right, low = self._atlas.disc(r).uv
        across, down, tint = (left + right) / 2, (top + low) / 2, self.tint(colour)
        far, foot = x + w - r, y + h - r
        _fine(out, x, y, r, r, (left, top, across, down), tint)
        _fine(out, x, foot, r, r, (left, down, across, low), tint)
        _fine(out, far, y, r, r, (across, top, right, down), tint)
        _fine(out, far, foot, r, r, (across, down, right, low), tint)


def _fine(
    out: list[float],
    x: int,
    y: int,
    w: int,
    h: int,
    uv: tuple[float, float, float, float],
    tint: Tint,
) -> None:
    left, top, right, low = uv
    red, green, blue = tint
    far, foot = x + w, y + h
    out += (
        x, y, left, top, red, green, blue,
        far, y, right, top, red, green, blue,
        far, foot, right, low, red, green, blue,
        x, foot, left, low, red, green, blue,
    )  # fmt: skip


def _packed(floats: list[float]) -> bytes:
    return array("f", floats).tobytes() if floats else b""


def _flat(out: list[float], x: int, y: int, w: int, h: int, tint: Tint) -> None:
    if w > 0 and h > 0:
        red, green, blue = tint
        out += (
            x, y, red, green, blue,
            x + w, y, red, green, blue,
            x + w, y + h, red, green, blue,
            x, y + h, red, green, blue,
        )  # fmt: skip


def _floats(parts: Iterable[bytes]) -> array[float]:
    return array("f", b"".join(parts))


def indices(quads: int) -> array[int]:
    """Two triangles for each quad."""
    out = array("H")
    for i in range(0, 4 * quads, 4):
        out.extend((i, i + 1, i + 2, i, i + 2, i + 3))
    return out
