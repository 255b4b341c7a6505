"""QR codes in camera frames: what zxing-cpp and zbar find in the same frames, and how fast.

Frames are made here: one code, turned, blurred or under noise, on textured ground; and as many
without any code (devices.md 3.3).
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

import numpy as np
import segno
from PIL import Image, ImageFilter

from bench.figures import Figure, held, least, spread
from devices.camera.decode import zbar, zxing
from devices.camera.frames import Grey
from devices.camera.protocol import Code

TEXT = "4240000000000000000107350000"
"""A synthetic e-voucher: version 2 at level M."""
SIZES = ((640, 480), (1280, 720))
ANGLES = (0, 12, 37, 90, 165)
SPOILT = ((0.0, 0), (1.5, 0), (0.0, 8), (1.5, 8), (2.5, 20))
"""Radius of the blur in pixels and spread of the noise in greys; the last is a bad camera's."""
ROUNDS = 3

Decoder = Callable[[Grey], tuple[Code, ...]]


@dataclass
class Score:
    """Of one decoder: frames in which it found the code, texts that were none, and times."""

    decoder: Decoder
    found: int = 0
    wrong: int = 0
    ms: list[float] = field(default_factory=list)

    def look(self, frame: Grey, hit: bool) -> None:
        """Decodes one frame and counts; `hit` says whether there is a code in it."""
        began = time.perf_counter()
        texts = [code.text for code in self.decoder(frame)]
        self.ms.append((time.perf_counter() - began) * 1000)
        self.found += hit and TEXT in texts
        self.wrong += any(text != TEXT for text in texts)


def run() -> list[Figure]:
    """The same frames for both, in turns."""
    ours, peers, times = 0, 0, []
    for size in SIZES:
        zx, zb = Score(zxing), Score(zbar)
        for frame, hit in list(frames(size)) * ROUNDS:
            zx.look(frame, hit)
            zb.look(frame, hit)
        ours += zx.found // ROUNDS
        peers += zb.found // ROUNDS
        times.append(_taken(size, zx, zb))
    hits = len(SIZES) * len(ANGLES) * len(SPOILT)
    name = f"images: decoded of {hits}, zxing-cpp"
    return [least(name, ours, "images", "zbar", peers), *times]


def _taken(size: tuple[int, int], zx: Score, zb: Score) -> Figure:
    medians = statistics.median(zx.ms), statistics.median(zb.ms)
    name = f"images: a frame of {size[0]}×{size[1]}, p50"
    more = {"wrong": zx.wrong, **spread(zx.ms)}
    return held(name, medians[0], "ms", "zbar", medians[1], 0.2, **more)


def frames(size: tuple[int, int]) -> Iterator[tuple[Grey, bool]]:
    """Every hit, and after each a miss on the same ground; the same ones in every run."""
    chance = np.random.default_rng(size[0])
    for angle in ANGLES:
        for blur, noise in SPOILT:
            ground = _ground(size, chance)
            for hit in (True, False):
                image = _with_code(ground, angle) if hit else ground
                yield _spoilt(image, blur, noise, chance), hit


def _ground(size: tuple[int, int], chance: np.random.Generator) -> Image.Image:
    """A table in bad light: coarse patches of grey."""
    patches = chance.integers(90, 190, (size[1] // 8, size[0] // 8), np.uint8)
    return Image.fromarray(patches).resize(size, Image.Resampling.BICUBIC)


def _with_code(ground: Image.Image, angle: int) -> Image.Image:
    """The code in the middle, at two fifths of the frame's height."""
    code = _code(ground.height * 2 // 5).rotate(angle, Image.Resampling.BICUBIC, expand=True)
    whole = ground.copy()
    at = (ground.width - code.width) // 2, (ground.height - code.height) // 2
    whole.paste(code.getchannel("L"), at, code.getchannel("A"))
    return whole


def _code(side: int) -> Image.Image:
    out = BytesIO()
    segno.make(TEXT, error="m", micro=False).save(out, kind="png", scale=8, border=4)
    return Image.open(out).convert("LA").resize((side, side), Image.Resampling.BILINEAR)


def _spoilt(image: Image.Image, blur: float, noise: int, chance: np.random.Generator) -> Grey:
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(blur)), np.float32)
    return np.clip(soft + chance.normal(0, noise, soft.shape), 0, 255).astype(np.uint8)
