"""Strokes of a finger become pixels: one quad a piece, above everything else of the page.

Only the last of the meshes changes while somebody writes. Owned by the UI thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from screens import shaders
from screens.kivy_env import Mesh, RenderContext
from screens.mesh import indices
from screens.scene import Ink
from screens.strokes import FLOATS, Segment, quads

FORMAT = [(b"pos", 2, "float"), (b"place", 3, "float")]
PIECES = 256
"""Of one mesh: so many are sent again when one is added."""


class InkLayer:
    """Draws the pieces of the strokes that it was given, in the pen of their field."""

    def __init__(self, width: int, height: int) -> None:
        self.context = RenderContext(
            vs=shaders.INK_VERTEX, fs=shaders.INK_FRAGMENT, use_parent_projection=False
        )
        self.context["screen"] = (float(width), float(height))
        self._meshes: list[Mesh] = []
        self._last: list[Segment] = []
        self._pen = 1
        self._indices = indices(PIECES)

    def show(self, segments: Sequence[Segment], field: Ink) -> None:
        """These pieces and no others."""
        self.clear()
        self._pen = field.pen
        self.context["radius"] = field.pen / 2
        self.context["tint"] = tuple((field.color >> shift & 255) / 255 for shift in (16, 8, 0))
        self.add(segments)

    def add(self, segments: Sequence[Segment]) -> None:
        """Further pieces of the same strokes."""
        for segment in segments:
            if not self._meshes or len(self._last) == PIECES:
                self._fill()
                self._meshes.append(Mesh(fmt=FORMAT, mode="triangles"))
                self.context.add(self._meshes[-1])
                self._last = []
            self._last.append(segment)
        self._fill()

    def clear(self) -> None:
        """Takes all ink off the window; UI thread."""
        for mesh in self._meshes:
            self.context.remove(mesh)
        self._meshes.clear()
        self._last = []

    def _fill(self) -> None:
        if self._meshes and self._last:
            vertices = quads(self._last, self._pen)
            self._meshes[-1].vertices = vertices
            self._meshes[-1].indices = self._indices[: 6 * (len(vertices) // (4 * FLOATS))]
