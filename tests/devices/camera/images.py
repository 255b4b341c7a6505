"""Images of codes, made here: nothing of a person is in them."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import segno
from PIL import Image

from devices.camera.frames import Grey

VOUCHER = "4240000000000000000107350000"
"""Synthetic (domain.md 7)."""
ADDRESS = "https://hub.example/p/FZ-261122-000001"


def code(text: str, scale: int = 6) -> Image.Image:
    """A QR code on white, grey."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=4)
    out.seek(0)
    with Image.open(out) as image:
        return image.convert("L")


def frame(image: Image.Image) -> Grey:
    return np.asarray(image)


def file(image: Image.Image, kind: str = "PNG") -> bytes:
    """The bytes of an image file."""
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()
