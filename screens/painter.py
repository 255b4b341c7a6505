"""Scenes become pixels: two meshes, two draw calls, and only what changed is drawn again.

Mesh one holds flat rectangles (no texture, no blending), mesh two everything that has an edge:
corners, glyphs, signs, out of the atlas. Owned by the UI thread (rendering.md 3).
"""

from __future__ import annotations

from array import array

from PIL import Image

from screens.atlas import Atlas, Full
from screens.kivy_env import BindTexture, Callback, Mesh, RenderContext, Texture, gl
from screens.scene import EMPTY, Box, Rect, Scene, Shape, changed
from screens.text import Faces

FLAT = [(b"pos", 2, "float"), (b"tint", 3, "float")]
ATLAS = [(b"pos", 2, "float"), (b"uv", 2, "float"), (b"tint", 3, "float")]
QUADS = 16383
"""In one mesh, with 16-bit indices."""
SOFTWARE = ("llvmpipe", "softpipe")

FLAT_VS = """
attribute vec2 pos;
attribute vec3 tint;
uniform vec2 screen;
varying vec3 colour;
void main() {
    colour = tint;
    gl_Position = vec4(pos.x * 2.0 / screen.x - 1.0, 1.0 - pos.y * 2.0 / screen.y, 0.0, 1.0);
}
"""
FLAT_FS = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec3 colour;
void main() { gl_FragColor = vec4(colour, 1.0); }
"""
ATLAS_VS = """
attribute vec2 pos;
attribute vec2 uv;
attribute vec3 tint;
uniform vec2 screen;
varying vec2 at;
varying vec3 colour;
void main() {
    at = uv;
    colour = tint;
    gl_Position = vec4(pos.x * 2.0 / screen.x - 1.0, 1.0 - pos.y * 2.0 / screen.y, 0.0, 1.0);
}
"""
ATLAS_FS = """
#ifdef GL_ES
precision highp float;
#endif
varying vec2 at;
varying vec3 colour;
uniform sampler2D texture0;
void main() { gl_FragColor = vec4(colour, texture2D(texture0, at).r); }
"""


class Painter:
    """Draws into Kivy's window. `show` is the only way a picture changes."""

    def __init__(self, window, faces: Faces, width: int, height: int) -> None:
        self._window = window
        self._faces = faces
        self._width, self._height = width, height
        self._scene = EMPTY
        self._dirty: Rect | None = None
        self.atlas = Atlas(faces)
        self._tints: dict[int, tuple[float, float, float]] = {}
        self._indices = _indices(QUADS)
        self._build()
        window.bind(on_draw=self._draw)
        self.renderer = _text(gl.glGetString(gl.GL_RENDERER))
        self.partial = any(name in self.renderer for name in SOFTWARE) and self._keeps_pixels()

    # What the window calls.

    def show(self, scene: Scene) -> None:
        """Takes the difference to the last scene, rebuilds the meshes, asks for a frame."""
        if scene.ground != self._scene.ground:
            self._dirty = None
        elif (spoiled := changed(self._scene, scene)) is None:
            return
        else:
            self._dirty = self._joined(spoiled)
        self._scene = scene
        self._rebuild()

    def forget(self) -> None:
        """The end of a visit: nothing of it stays in the scene or the meshes."""
        self._scene = Scene(self._scene.ground)
        self._dirty = None
        self._rebuild()

    def pixels(self) -> bytes:
        """What is on the screen now: RGB, from the top left."""
        gl.glFinish()
        raw = gl.glReadPixels(0, 0, self._width, self._height, gl.GL_RGB, gl.GL_UNSIGNED_BYTE)
        line = self._width * 3
        return b"".join(raw[i : i + line] for i in range(len(raw) - line, -1, -line))

    def save_png(self, path) -> None:
        Image.frombytes("RGB", (self._width, self._height), self.pixels()).save(path)

    def spoil(self) -> None:
        """The next frame is drawn whole: the window was covered or is new."""
        self._dirty = None
        self._window.canvas.ask_update()

    # Meshes.

    def _build(self) -> None:
        side = self.atlas.side
        self._texture = Texture.create(size=(side, side), colorfmt="luminance", mipmap=False)
        self._texture.min_filter = self._texture.mag_filter = "nearest"
        self._texture.wrap = "clamp_to_edge"
        screen = (float(self._width), float(self._height))
        flat = RenderContext(vs=FLAT_VS, fs=FLAT_FS, use_parent_projection=False)
        fine = RenderContext(vs=ATLAS_VS, fs=ATLAS_FS, use_parent_projection=False)
        flat["screen"] = fine["screen"] = screen
        with flat:
            Callback(lambda _: gl.glDisable(gl.GL_BLEND))
            self._flat = Mesh(fmt=FLAT, mode="triangles")
            Callback(lambda _: gl.glEnable(gl.GL_BLEND))
        with fine:
            BindTexture(texture=self._texture, index=0)
            self._fine = Mesh(fmt=ATLAS, mode="triangles", texture=self._texture)
        self._contexts = (flat, fine)
        for context in self._contexts:
            self._window.canvas.add(context)

    def _rebuild(self) -> None:
        flat, fine = self._meshes()
        first, rows = self.atlas.spoiled()
        if rows:
            side = self.atlas.side
            data = memoryview(self.atlas.pixels)[first * side : (first + rows) * side]
            self._texture.blit_buffer(
                bytes(data), size=(side, rows), pos=(0, first), colorfmt="luminance"
            )
        self._fill(self._flat, flat, 5)
        self._fill(self._fine, fine, 7)
        self._window.canvas.ask_update()

    def _meshes(self) -> tuple[array, array]:
        for _ in range(2):
            try:
                return self._flat_quads(), self._fine_quads()
            except Full:
                self.atlas.clear()
        raise Full

    def _fill(self, mesh, vertices: array, floats: int) -> None:
        quads = len(vertices) // (4 * floats)
        mesh.vertices = vertices
        mesh.indices = self._indices[: 6 * min(quads, QUADS)]

    def _flat_quads(self) -> array:
        out = array("f")
        for op in self._scene.ops:
            if type(op) is not Box:
                continue
            x, y, w, h, fill, radius, border, edge, _ = op
            if edge:
                self._cross(out, x, y, w, h, radius, border)
                x, y, w, h = x + edge, y + edge, w - 2 * edge, h - 2 * edge
                radius = max(0, radius - edge)
            self._cross(out, x, y, w, h, radius, fill)
        return out

    def _cross(self, out: array, x, y, w, h, radius, colour) -> None:
        """A box without its corner squares: one quad, or three."""
        tint = self._tint(colour)
        if not radius:
            _flat(out, x, y, w, h, tint)
            return
        _flat(out, x, y + radius, w, h - 2 * radius, tint)
        _flat(out, x + radius, y, w - 2 * radius, radius, tint)
        _flat(out, x + radius, y + h - radius, w - 2 * radius, radius, tint)

    def _fine_quads(self) -> array:
        out = array("f")
        for op in self._scene.ops:
            kind = type(op)
            if kind is Box:
                if op.radius:
                    self._corners(out, op)
            elif kind is Shape:
                cell = self.atlas.shape(op.name, op.w, op.h)
                self._quad(out, op.x, op.y, cell.u, cell.v, cell.w, cell.h, self._tint(op.color))
            else:
                self._line(out, op)
        return out

    def _line(self, out: array, op) -> None:
        face = self._faces.face(op.size, op.bold)
        tint, pen, base = self._tint(op.color), op.x, op.y + face.baseline(op.h)
        glyph, size, bold, advance = self.atlas.glyph, op.size, op.bold, face.advance
        for ch in op.s:
            cell = glyph(ch, size, bold)
            if cell.w:
                at = (pen + cell.left, base + cell.top)
                self._quad(out, *at, cell.u, cell.v, cell.w, cell.h, tint)
            pen += advance(ch)

    def _corners(self, out: array, op: Box) -> None:
        x, y, w, h, fill, radius, border, edge, _ = op
        if edge:
            self._four(out, x, y, w, h, radius, border)
            x, y, w, h = x + edge, y + edge, w - 2 * edge, h - 2 * edge
            radius -= edge
        if radius > 0:
            self._four(out, x, y, w, h, radius, fill)

    def _four(self, out: array, x, y, w, h, r, colour) -> None:
        cell, tint = self.atlas.disc(r), self._tint(colour)
        for right in (0, 1):
            for low in (0, 1):
                at = (x + right * (w - r), y + low * (h - r))
                self._quad(out, *at, cell.u + right * r, cell.v + low * r, r, r, tint)

    def _quad(self, out: array, x, y, u, v, w, h, tint) -> None:
        side = self.atlas.side
        left, top, right, low = u / side, v / side, (u + w) / side, (v + h) / side
        out.extend(
            (x, y, left, top, *tint, x + w, y, right, top, *tint,
             x + w, y + h, right, low, *tint, x, y + h, left, low, *tint)
        )  # fmt: skip

    def _tint(self, colour: int) -> tuple[float, float, float]:
        known = self._tints.get(colour)
        if known is None:
            known = (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255
            self._tints[colour] = known
        return known

    # Frames.

    def _joined(self, spoiled: Rect) -> Rect | None:
        """The rectangle to draw; None for the whole screen, cheaper above half of it.

        A second scene before the first was drawn is drawn whole: rare, and never wrong.
        """
        if not self.partial or self._window.canvas.needs_redraw:
            return None
        _, _, w, h = spoiled
        return spoiled if w * h * 2 < self._width * self._height else None

    def _draw(self, window) -> bool:
        """In place of Kivy's own handler: scissor, clear, draw. True: it is done."""
        dirty, self._dirty = self._dirty, None
        if dirty:
            x, y, w, h = dirty
            gl.glEnable(gl.GL_SCISSOR_TEST)
            gl.glScissor(x, self._height - y - h, w, h)
        gl.glClearColor(*self._tint(self._scene.ground), 1.0)
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


def _flat(out: array, x, y, w, h, tint) -> None:
    if w > 0 and h > 0:
        out.extend((x, y, *tint, x + w, y, *tint, x + w, y + h, *tint, x, y + h, *tint))


def _indices(quads: int) -> array:
    out = array("H")
    for i in range(0, 4 * quads, 4):
        out.extend((i, i + 1, i + 2, i, i + 2, i + 3))
    return out


def _text(raw) -> str:
    return raw.decode("ascii", "replace") if isinstance(raw, bytes) else str(raw)
