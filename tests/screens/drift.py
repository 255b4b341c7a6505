"""Whether a picture shows what its scene says, so that the two cannot drift apart.

The picture is RGB, rows from the top. Boxes are painted anew, plainly; wherever no text, sign or
round corner lies, the picture must have their very colours, and the ground where nothing lies. Of
each text there must be its colour where the scene says, and nothing of it beside.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from screens.scene import Box, Rect, Scene, Shape, Text, meet, rect_of
from screens.text import Faces

Picture = NDArray[np.int32]
NEAR = 40
"""Levels of one channel by which the middle of a stroke may miss its colour."""


def drifted(scene: Scene, pixels: bytes, width: int, faces: Faces) -> list[str]:
    """What the picture does not show as the scene says."""
    picture = np.frombuffer(pixels, np.uint8).reshape(-1, width, 3).astype(np.int32)
    seen = picture[..., 0] << 16 | picture[..., 1] << 8 | picture[..., 2]
    plain, sure = _painted(scene, seen.shape)
    wrong = sure & (plain != seen)
    out = []
    if wrong.any():
        y, x = (int(at[0]) for at in np.nonzero(wrong))
        out.append(f"{int(wrong.sum())} pixels, the first at {x}, {y}: #{seen[y, x]:06x}")
    for at, op in enumerate(scene.ops):
        if isinstance(op, Text) and op.s.strip() and not _hidden(scene, at):
            out += _text(op, picture, plain, faces)
    return out


def _painted(scene: Scene, shape: tuple[int, ...]) -> tuple[Picture, NDArray[np.bool_]]:
    """Boxes alone, and where nothing but boxes can be."""
    plain = np.full(shape, scene.ground, np.int32)
    sure = np.ones(shape, np.bool_)
    for op in scene.ops:
        if isinstance(op, Box):
            _fill(plain, rect_of(op), op.border if op.border_w else op.fill)
            inset = op.border_w
            inner = op.x + inset, op.y + inset, op.w - 2 * inset, op.h - 2 * inset
            _fill(plain, inner, op.fill)
            for corner in _corners(op):
                _fill(sure, corner, False)
        else:
            slack = op.size // 4 if isinstance(op, Text) else 0
            x, y, w, h = rect_of(op)
            _fill(sure, (x - slack, y - slack, w + 2 * slack, h + 2 * slack), False)
    return plain, sure


def _corners(box: Box) -> list[Rect]:
    x, y, w, h = rect_of(box)
    r = box.radius
    lefts, tops = (x, x + w - r), (y, y + h - r)
    return [(left, top, r, r) for left in lefts for top in tops] if r else []


def _fill(on: NDArray[np.generic], rect: Rect, value: object) -> None:
    x, y, w, h = rect
    on[max(y, 0) : max(y + h, 0), max(x, 0) : max(x + w, 0)] = value


def _text(op: Text, picture: Picture, plain: Picture, faces: Faces) -> list[str]:
    """Each character's square has ink of the text's colour."""
    out = []
    left = op.x
    for ch, advance in zip(op.s, faces.face(op.size, op.bold).advances(op.s), strict=True):
        if not ch.isspace() and not _inked(op, picture[op.y : op.y + op.h, left : left + advance]):
            out.append(f"{ch} of {op.s} is not at {left}, {op.y}")
        left += advance
    return out


def _inked(op: Text, square: Picture) -> bool:
    colour = np.array([op.color >> shift & 255 for shift in (16, 8, 0)])
    return bool((np.abs(square - colour).max(axis=2) <= NEAR).any())


def _hidden(scene: Scene, at: int) -> bool:
    """Whether a later sign lies over the text."""
    over = scene.ops[at + 1 :]
    return any(isinstance(op, Shape) and meet(rect_of(op), rect_of(scene.ops[at])) for op in over)
