"""Where frames come from: image files now, a list in tests, a camera later.

A file is hostile input. Its size, its kind (by its first bytes, not its name) and its pixels are
limited before a decoder of Pillow sees it, and only four of those exist here.
"""

from __future__ import annotations

import os
import stat
import struct
import warnings
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from devices.camera.protocol import Trouble

Grey: TypeAlias = NDArray[np.uint8]
"""One frame: rows × columns, 0 black to 255 white."""

FrameSource: TypeAlias = Iterator[tuple[float, Grey | Trouble]]
"""Frames with the clock's time at which each was there; a frame that could not be had says why."""

BYTES = 20 * 1024 * 1024
PIXELS = 25_000_000
"""Twice the photo of a telephone."""

MAGIC = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"BM": "BMP",
    b"P5": "PPM",
    b"P2": "PPM",
}
"""First bytes and the decoder's name; PGM belongs to Pillow's PPM."""

WRONG = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error, TypeError, LookupError),
    *(ArithmeticError, MemoryError),
)
"""What Pillow's decoders raise over a file that is not what it says."""
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def files(paths: Iterable[Path], clock: Callable[[], float]) -> FrameSource:
    """One frame for each file, in order."""
    for path in paths:
        frame = read(path)
        yield clock(), frame


def read(path: Path) -> Grey | Trouble:
    """One file as a grey frame."""
    raw = _bytes(path)
    return raw if isinstance(raw, Trouble) else grey(raw)


def grey(raw: bytes) -> Grey | Trouble:
    """The bytes of an image file as a grey frame; what is transparent is white."""
    kind = next((name for magic, name in MAGIC.items() if raw.startswith(magic)), None)
    if kind is None:
        return Trouble.FORMAT
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(raw), formats=[kind]) as image:
                if image.width * image.height > PIXELS:
                    return Trouble.TOO_BIG
                return np.asarray(_flat(image).convert("L"))
    except BOMB:
        return Trouble.TOO_BIG
    except WRONG:
        return Trouble.BROKEN


def _flat(image: Image.Image) -> Image.Image:
    """On white paper: many a code is drawn black on nothing."""
    if not image.has_transparency_data:
        return image
    whole = image.convert("RGBA")
    paper = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(paper, whole)


def _bytes(path: Path) -> bytes | Trouble:
    """All of a regular file: a pipe would block for ever, a device has no end."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return Trouble.MISSING
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return Trouble.MISSING
        with open(handle, "rb", closefd=False) as file:
            raw = file.read(BYTES + 1)
    except OSError:
        return Trouble.MISSING
    finally:
        os.close(handle)
    return Trouble.TOO_BIG if len(raw) > BYTES else raw
