"""What is in a frame: every code once, nothing where there is none, zbar where zxing is blind."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter, ImageOps
from pyzbar import pyzbar

from devices.camera import decode
from devices.camera.decode import codes, zbar, zxing
from devices.camera.frames import Grey
from devices.camera.protocol import Code, Decoder
from tests.devices.camera.images import ADDRESS, VOUCHER, code, frame


def blind(_: Grey) -> tuple[Code, ...]:
    return ()


@given(text=st.text("0123456789ABCDEFabcdef:/?=-_.", min_size=1, max_size=60))
@settings(max_examples=30, deadline=None)
def test_what_was_drawn_is_read(text: str) -> None:
    image = frame(code(text, 4))
    assert zxing(image) == (Code(text, Decoder.ZXING),)
    assert zbar(image) == (Code(text, Decoder.ZBAR),)


@pytest.mark.parametrize("angle", [0, 12, 37, 90, 165])
def test_a_code_is_read_however_it_is_held(angle: int) -> None:
    image = ImageOps.expand(code(VOUCHER), 60, "white").rotate(angle, fillcolor="white")
    assert codes(frame(image.filter(ImageFilter.GaussianBlur(1.2))))[0].text == VOUCHER


def test_light_on_dark_is_read() -> None:
    assert codes(frame(ImageOps.invert(code(VOUCHER))))[0].text == VOUCHER


def test_chinese_is_read() -> None:
    assert codes(frame(code("福州市长乐区")))[0].text == "福州市长乐区"


def test_two_codes_are_both_read_and_the_same_one_once() -> None:
    pictures = [code(VOUCHER), code(ADDRESS), code(VOUCHER)]
    width = max(picture.width for picture in pictures)
    sheet = Image.new("L", (width, width * len(pictures)), "white")
    for n, picture in enumerate(pictures):
        sheet.paste(picture, (0, n * width))
    assert sorted(one.text for one in codes(frame(sheet))) == [VOUCHER, ADDRESS]


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (480, 640)])
def test_an_empty_frame_has_no_code(shape: tuple[int, int]) -> None:
    assert codes(np.full(shape, 128, np.uint8)) == ()


def test_noise_has_no_code() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (480, 640), np.uint8)
    assert codes(noise) == ()


def test_zbar_is_asked_where_zxing_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "zxing", blind)
    assert codes(frame(code(VOUCHER))) == (Code(VOUCHER, Decoder.ZBAR),)


def test_zbar_is_not_asked_where_zxing_finds_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "zbar", None)
    assert codes(frame(code(VOUCHER)))[0].decoder is Decoder.ZXING


@pytest.mark.parametrize("error", [ValueError("not a valid ZBarOrientation"), pyzbar.PyZbarError()])
def test_zbar_that_fails_finds_nothing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pyzbar, "decode", fails)
    assert zbar(frame(code(VOUCHER))) == ()


def test_zbar_is_given_no_more_than_it_can_do_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Grey] = []

    def decoded(image: Grey, **_: object) -> list[object]:
        given.append(image)
        return []

    monkeypatch.setattr(pyzbar, "decode", decoded)
    zbar(np.zeros((5000, 5000), np.uint8))
    zbar(np.zeros((1000, 2000), np.uint8))
    assert given[0].size <= decode.ZBAR_PIXELS
    assert given[1].shape == (1000, 2000)


def test_without_zbar_there_is_zxing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyzbar", None)
    assert zbar(frame(code(VOUCHER))) == ()
    assert codes(frame(code(VOUCHER)))[0].text == VOUCHER
