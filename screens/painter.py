"""Scenes become pixels: two meshes, and ink above; only what changed is drawn again.

Owned by the UI thread (rendering.md 3).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from screens import shaders
from screens.atlas import Atlas
from screens.ink import InkLayer
from screens.kivy_env import BindTexture, Callback, Mesh, RenderContext, Texture, gl, renderer
from screens.mesh import FINE_FLOATS, FLAT_FLOATS, Mesher, indices
from screens.scene import EMPTY, Ink, Rect, Scene, changed, rect_of, union
from screens.strokes import Segment, around
from screens.text import Faces

FLAT = [(b"pos", 2, "float"), (b"tint", 3, "float")]
FINE = [(b"pos", 2, "float"), (b"uv", 2, "float"), (b"tint", 3, "float")]
QUADS = 16383
"""In one mesh, with 16-bit indices."""
SOFTWARE = ("llvmpipe", "softpipe")
STENCIL_TEST = 0x0B90
"""Kivy leaves it on, though nothing here uses it; off, filling is a quarter faster."""


class Painter:
    """Draws into Kivy's window: pages by `show`, what is written by `write` and `draw`."""

    def __init__(self, window, faces: Faces, width: int, height: int) -> None:
        self._window = window
        self._width, self._height = width, height
        self._scene = EMPTY
        self._dirty: Rect | None = None
        self._atlas = Atlas(faces)
        self._mesher = Mesher(self._atlas, faces)
        self._indices = indices(QUADS)
        self._ink = InkLayer(width, height)
        self._field: Ink | None = None
        self._build()
        window.bind(on_draw=self._draw)
        self.renderer = renderer()
        self.partial = any(name in self.renderer for name in SOFTWARE) and self._keeps_pixels()

    def show(self, scene: Scene) -> None:
        """Takes the difference to the last scene, rebuilds the meshes, asks for a frame."""
        spoiled = changed(self._scene, scene)
        if scene.ground != self._scene.ground:
            self._dirty = None
        elif spoiled is None:
            return
        else:
            self._dirty = self._smaller(spoiled)
        self._scene = scene
        self._rebuild()

    def write(self, segments: Sequence[Segment], field: Ink | None) -> None:
        """All that is written on this page, above its scene; nothing where it has no field."""
        spoiled = [rect_of(where) for where in (self._field, field) if where]
        if spoiled:
            self._spoil(union(spoiled))
        self._field = field
        if field:
            self._ink.show(segments, field)
        else:
            self._ink.clear()
        self._window.canvas.ask_update()

    def draw(self, segments: Sequence[Segment]) -> None:
        """Further pieces under the finger: only their pixels are drawn again."""
        if segments and self._field:
            self._spoil(around(segments, self._field.pen))
            self._ink.add(segments)

    def forget(self) -> None:
        """The end of a visit: nothing of it stays in the scene or the meshes."""
        self._scene = Scene(self._scene.ground)
        self._ink.clear()
        self._field = None
        self._dirty = None
        self._rebuild()

    def spoil(self) -> None:
        """The next frame is drawn whole: the window was covered or is new."""
        self._dirty = None
        self._window.canvas.ask_update()

    def pixels(self) -> bytes:
        """The scene drawn whole: RGB, rows from the top. Nothing is swapped."""
        self._dirty = None
        self._draw(self._window)
        return self.read()

    def read(self) -> bytes:
        """What the back buffer holds as it is; tests compare it with `pixels`."""
        gl.glFinish()
        raw = gl.glReadPixels(0, 0, self._width, self._height, gl.GL_RGB, gl.GL_UNSIGNED_BYTE)
        line = self._width * 3
        return b"".join(raw[i : i + line] for i in range(len(raw) - line, -1, -line))

    def save_png(self, path: Path) -> None:
        """What is on the window now, quickly and little compressed."""
        image = Image.frombytes("RGB", (self._width, self._height), self.pixels())
        image.save(path, compress_level=3)

    def close(self) -> None:
        """Takes its drawing out of the window; another painter may follow (tests)."""
        self._window.unbind(on_draw=self._draw)
        for context in self._contexts:
            self._window.canvas.remove(context)

    # Meshes.

    def _build(self) -> None:
        side = self._atlas.side
        self._texture = Texture.create(size=(side, side), colorfmt="luminance", mipmap=False)
        self._texture.min_filter = self._texture.mag_filter = "nearest"
        self._texture.wrap = "clamp_to_edge"
        flat = _context(shaders.FLAT_VERTEX, shaders.FLAT_FRAGMENT)
        fine = _context(shaders.FINE_VERTEX, shaders.FINE_FRAGMENT)
        flat["screen"] = fine["screen"] = (float(self._width), float(self._height))
        with flat:
            Callback(lambda _: gl.glDisable(gl.GL_BLEND))
            self._flat = Mesh(fmt=FLAT, mode="triangles")
            Callback(self._flat_is_drawn)
        with fine:
            BindTexture(texture=self._texture, index=0)
            self._fine = Mesh(fmt=FINE, mode="triangles", texture=self._texture)
        self._contexts = (flat, fine, self._ink.context)
        for context in self._contexts:
            self._window.canvas.add(context)

    def _flat_is_drawn(self, _instruction) -> None:
        """Flushed here, the flat mesh keeps Mesa's fast path for rectangles, which a tile with
        anything else in it leaves; and it is filled while the fine mesh is being issued.
        """
        gl.glFlush()
        gl.glEnable(gl.GL_BLEND)

    def _rebuild(self) -> None:
        flat, fine = self._mesher.vertices(self._scene)
        first, rows = self._atlas.spoiled()
        if rows:
            side = self._atlas.side
            new = bytes(memoryview(self._atlas.pixels)[first * side : (first + rows) * side])
            self._texture.blit_buffer(new, size=(side, rows), pos=(0, first), colorfmt="luminance")
        self._fill(self._flat, flat, FLAT_FLOATS)
        self._fill(self._fine, fine, FINE_FLOATS)
        self._window.canvas.ask_update()

    def _fill(self, mesh, vertices: array, floats: int) -> None:
        """Kivy cannot take an empty mesh and would keep the old one: it gets a quad of no size."""
        vertices = vertices or array("f", bytes(4 * 4 * floats))
        mesh.vertices = vertices
        mesh.indices = self._indices[: 6 * min(len(vertices) // (4 * floats), QUADS)]

    # Frames.

    def _spoil(self, rect: Rect) -> None:
        """This rectangle too, if anything at all is kept."""
        waits = self._window.canvas.needs_redraw
        if waits and self._dirty is None:
            return
        self._dirty = self._part(union([rect, self._dirty]) if waits and self._dirty else rect)

    def _smaller(self, spoiled: Rect) -> Rect | None:
        """The rectangle to draw; None for the whole screen.

        A second scene before the first was drawn is drawn whole: rare, and never wrong.
        """
        return None if self._window.canvas.needs_redraw else self._part(spoiled)

    def _part(self, spoiled: Rect) -> Rect | None:
        """What of it is on the screen; None where all of the screen is cheaper: above half."""
        left, top = max(spoiled[0], 0), max(spoiled[1], 0)
        w = min(spoiled[0] + spoiled[2], self._width) - left
        h = min(spoiled[1] + spoiled[3], self._height) - top
        small = self.partial and w * h * 2 < self._width * self._height
        return (left, top, w, h) if small else None

    def _draw(self, window) -> bool:
        """In place of Kivy's own handler: scissor, clear, draw. True: it is done."""
        dirty, self._dirty = self._dirty, None
        if dirty:
            x, y, w, h = dirty
            gl.glEnable(gl.GL_SCISSOR_TEST)
            gl.glScissor(x, self._height - y - h, w, h)
        gl.glDisable(STENCIL_TEST)
        gl.glClearColor(*self._mesher.tint(self._scene.ground), 1.0)
        gl.glClear(gl.GL_COLOR_BUFFER_BIT)
        window.render_context.draw()
        if dirty:
            gl.glDisable(gl.GL_SCISSOR_TEST)
        return True

    def _keeps_pixels(self) -> bool:
        """Whether the back buffer still has its pixels after a swap; OpenGL does not promise it.

        Three nearly equal colours, each read back after its swap: a driver that exchanges
        buffers shows an older one.
        """
        return all(self._swapped(shade) == shade for shade in (236, 237, 238))

    def _swapped(self, shade: int) -> int:
        gl.glClearColor(shade / 255, shade / 255, shade / 255, 1.0)
        gl.glClear(gl.GL_COLOR_BUFFER_BIT)
        self._window.flip()
        return gl.glReadPixels(0, 0, 1, 1, gl.GL_RGB, gl.GL_UNSIGNED_BYTE)[0]


def _context(vertex: str, fragment: str) -> RenderContext:
    return RenderContext(vs=vertex, fs=fragment, use_parent_projection=False)
