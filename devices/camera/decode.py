"""QR codes in one grey frame: zxing-cpp, and where it finds none, zbar (devices.md 3.3).

Pure. zbar is slower and less reliable, but finds a code now and then that zxing does not. It has
known faults: it raises on a part of a split code, and an assertion inside it can end the process,
so this runs in the camera worker alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import zxingcpp

from devices.camera.frames import Grey
from devices.camera.protocol import Code, Decoder

QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])

ZBAR_PIXELS = 2_000_000
"""More of them are thinned out before zbar: it needs a quarter of a second for so many."""


def codes(frame: Grey) -> tuple[Code, ...]:
    """Every QR code once, in the order in which it was found."""
    return zxing(frame) or zbar(frame)


def zxing(frame: Grey) -> tuple[Code, ...]:
    """Only codes whose own check holds."""
    found = zxingcpp.read_barcodes(frame, formats=QR, text_mode=zxingcpp.TextMode.Plain)
    return _once((one.text for one in found if one.valid), Decoder.ZXING)


def zbar(frame: Grey) -> tuple[Code, ...]:
    """Nothing where Debian's libzbar0 is missing."""
    try:
        from pyzbar import pyzbar
    except ImportError:
        return ()
    try:
        found = pyzbar.decode(_thinned(frame), symbols=[pyzbar.ZBarSymbol.QRCODE])
    except (ValueError, pyzbar.PyZbarError):  # "not a valid ZBarOrientation", issue 139
        return ()
    return _once((one.data.decode("utf-8", "replace") for one in found), Decoder.ZBAR)


def _thinned(frame: Grey) -> Grey:
    """Every n-th pixel of every n-th row."""
    step = math.ceil(math.sqrt(frame.size / ZBAR_PIXELS))
    return frame[::step, ::step] if step > 1 else frame


def _once(texts: Iterable[str], decoder: Decoder) -> tuple[Code, ...]:
    return tuple(Code(text, decoder) for text in dict.fromkeys(texts) if text)
