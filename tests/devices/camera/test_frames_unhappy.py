"""Hostile files: each is refused for its reason, none is decoded, none is waited for."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.camera import frames
from devices.camera.frames import PIXELS, grey, read
from devices.camera.protocol import Trouble
from tests.devices.camera.images import code, file

PNG = file(code("x"))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge; its data are a few zeros."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize(
    "size",
    [(5001, 5000), (12_000, 9000), (60_000, 60_000), (1, PIXELS + 1), (2**31 - 1, 2**31 - 1)],
)
def test_more_pixels_than_allowed(size: tuple[int, int]) -> None:
    assert grey(bomb(*size)) is Trouble.TOO_BIG


def test_a_bomb_of_few_pixels_is_broken() -> None:
    assert grey(bomb(5000, 5000)) is Trouble.BROKEN


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "ICO", "PCX", "TGA"])
def test_other_formats(kind: str) -> None:
    assert grey(file(Image.new("L", (16, 16)), kind)) is Trouble.FORMAT


@pytest.mark.parametrize(
    "raw", [b"", b"<svg/>", b"%PDF-1.7", b"%!PS-Adobe EPSF", b"P6 1 1 255 ..."]
)
def test_what_is_no_image(raw: bytes) -> None:
    assert grey(raw) is Trouble.FORMAT


def test_a_colour_that_claims_to_be_grey_is_one_of_the_four_at_most() -> None:
    assert grey(b"BM" + PNG) is Trouble.BROKEN
    assert grey(b"P5" + PNG) is Trouble.BROKEN


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "PPM"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_files_cut_short(kind: str, part: float) -> None:
    whole = file(code("x"), kind)
    assert grey(whole[: int(len(whole) * part)]) is Trouble.BROKEN


@given(at=st.integers(8, len(PNG) - 1), byte=st.integers(0, 255))
@settings(deadline=None)
def test_a_byte_that_was_changed_gives_a_frame_or_a_reason(at: int, byte: int) -> None:
    found = grey(PNG[:at] + bytes((byte,)) + PNG[at + 1 :])
    assert isinstance(found, np.ndarray) or found in (Trouble.BROKEN, Trouble.TOO_BIG)


@given(head=st.sampled_from(list(frames.MAGIC)), body=st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_behind_a_good_beginning(head: bytes, body: bytes) -> None:
    found = grey(head + body)
    assert isinstance(found, np.ndarray) or found in (Trouble.BROKEN, Trouble.TOO_BIG)


def test_a_text_in_a_png_that_grows_a_thousandfold() -> None:
    text = b"note\0\0" + zlib.compress(bytes(2_000_000))
    end = PNG.index(b"IDAT") - 4
    assert grey(PNG[:end] + chunk(b"zTXt", text) + PNG[end:]) is Trouble.BROKEN


def test_more_bytes_than_allowed(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    large.write_bytes(PNG)
    os.truncate(large, frames.BYTES + 1)
    assert read(large) is Trouble.TOO_BIG


def test_what_is_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    os.symlink("loop", tmp_path / "loop")
    for name in ("pipe", "loop", "none", ".", "nul\0byte"):
        assert read(tmp_path / name) is Trouble.MISSING
    assert read(Path("/dev/zero")) is Trouble.MISSING


def test_a_file_that_cannot_be_read_is_told_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Bad(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("input/output error")

    (tmp_path / "bad.png").write_bytes(PNG)
    monkeypatch.setattr(frames, "open", lambda *_, **__: Bad(), raising=False)
    assert read(tmp_path / "bad.png") is Trouble.MISSING
