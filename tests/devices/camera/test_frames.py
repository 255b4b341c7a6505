"""Files become grey frames, whatever of the four kinds they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.camera.frames import files, grey, read
from devices.camera.protocol import Trouble
from tests.devices.camera.images import code, file, frame


@pytest.mark.parametrize("kind", ["PNG", "BMP", "PPM"])
def test_a_file_is_the_picture_that_was_saved(kind: str) -> None:
    image = code("x")
    found = grey(file(image, kind))
    assert isinstance(found, np.ndarray)
    assert np.array_equal(found, frame(image))


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGB", "RGBA", "I;16"])
def test_every_mode_of_a_png_is_grey_rows_of_bytes(mode: str) -> None:
    found = grey(file(Image.new(mode, (7, 5))))
    assert isinstance(found, np.ndarray)
    assert (found.shape, found.dtype) == ((5, 7), np.uint8)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_is_grey_too(mode: str) -> None:
    found = grey(file(Image.new(mode, (7, 5)), "JPEG"))
    assert isinstance(found, np.ndarray)
    assert found.shape == (5, 7)


def test_what_is_transparent_is_white() -> None:
    found = grey(file(Image.new("RGBA", (2, 2), (0, 0, 0, 0))))
    assert isinstance(found, np.ndarray)
    assert found.min() == 255


def test_frames_come_in_order_with_their_time(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(file(code("a")))
    times = iter((1.0, 2.0))
    seen = list(files([tmp_path / "a.png", tmp_path / "none"], lambda: next(times)))
    assert [at for at, _ in seen] == [1.0, 2.0]
    assert isinstance(seen[0][1], np.ndarray)
    assert seen[1][1] is Trouble.MISSING


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frames") / "any"


@given(width=st.integers(1, 40), height=st.integers(1, 40))
@settings(deadline=None)
def test_a_frame_has_the_rows_and_columns_of_its_file(
    scratch: Path, width: int, height: int
) -> None:
    scratch.write_bytes(file(Image.new("L", (width, height))))
    found = read(scratch)
    assert isinstance(found, np.ndarray)
    assert found.shape == (height, width)
