"""A ticket as ESC/POS bytes (devices.md 4.4). Pure: ticket, profile and font in, bytes out.

Printers obey the real-time commands 10 04, 10 05 and 10 14 even where they stand in the data of
another command (devices.md 4.1). Text never holds a 10: control characters are taken out, GB18030
uses none. In a picture, where slicing cannot part two bytes of one row, one dot is added beside
a black one (10 becomes 18), which nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never
from unicodedata import category

import segno
from PIL import Image

from devices.port import Align, Feed, Part, Qr, Rule, Text, Ticket, cells
from devices.receipt_printer.glyphs import Glyphs, packed
from devices.receipt_printer.profile import CELL, DOTS_PER_MM, PrinterProfile, Symbols, holds

INIT = b"\x1b\x40"
CHINESE = b"\x1c\x26"
SILENT = b"\x1d\x61\x00"
"""No status unasked (ASB off)."""
TELLING = b"\x1d\x61\x0f"
"""Its status now and at each change: drawer, off line, error, roll."""
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: drop the buffers and recover (devices.md 4.2)."""
PROOF = b"\x1d\x72\x01"
"""GS r 1: queued behind the print data, so its answer proves that all before it was printed."""

QUIET = 8
"""White modules beside a QR symbol, four on either side."""
SMALLEST = 3
"""Dots of the smallest module that phones still read: 0.375 mm."""

_REAL_TIME = re.compile(rb"\x10(?=[\x04\x05\x14])")
_SAME_LOOK = {0x00A5: "￥", 0x2212: "－", 0x2022: "·", 0x30FB: "·"}
"""Characters that few printers hold, by one of the same cells that all do (`¥`: devices.md 4.4)."""
_NO_DOTS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_ALIGN = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2}


def realtime(n: int) -> bytes:
    """DLE EOT n, n 1 to 4: one byte comes back (devices.md 4.1)."""
    return bytes((0x10, 0x04, n))


def encode(ticket: Ticket, profile: PrinterProfile, glyphs: Glyphs) -> bytes:
    """The whole job, from reset to cut."""
    return b"".join(_job(ticket, profile, glyphs))


def height_mm(ticket: Ticket, profile: PrinterProfile) -> float:
    """How much paper the ticket takes, from its first line to the cut."""
    return (sum(_dots(part, profile) for part in ticket.parts) + profile.cut_feed) / DOTS_PER_MM


def _dots(part: Part, profile: PrinterProfile) -> int:
    match part:
        case Text():
            rows = len(list(_rows(part.text, profile.columns // part.size)))
            return rows * part.size * profile.pitch
        case Rule():
            return profile.pitch
        case Feed(lines):
            return lines * profile.pitch
        case Qr():
            return profile.dots
        case _:
            assert_never(part)


def _job(ticket: Ticket, profile: PrinterProfile, glyphs: Glyphs) -> Iterator[bytes]:
    yield INIT + CHINESE
    for part in ticket.parts:
        match part:
            case Text():
                yield from _text(part, profile, glyphs)
            case Rule():
                yield from _text(Text("─" * (profile.columns // 2)), profile, glyphs)
            case Feed(lines):
                yield bytes((0x1B, 0x33, profile.pitch, 0x1B, 0x64, min(lines, 255)))
            case Qr(data):
                yield _symbol(_clean(data).encode(), profile)
            case _:
                assert_never(part)
    yield cut(profile)


def cut(profile: PrinterProfile) -> bytes:
    """GS V B n: feed past the cutter and cut, leaving a point uncut."""
    return bytes((0x1D, 0x56, 0x42, profile.cut_feed))


def _text(text: Text, profile: PrinterProfile, glyphs: Glyphs) -> Iterator[bytes]:
    """One line of paper, or more where the text is wider than the paper."""
    for row in _rows(_clean(text.text), profile.columns // text.size):
        if all(holds(profile.charset, char) for char in row):
            yield _style(text, profile) + row.encode("gb18030") + b"\n"
        else:
            yield _drawn(row, text, profile, glyphs)


def _style(text: Text, profile: PrinterProfile) -> bytes:
    """All of it before every line: what a line looks like hangs on no earlier byte."""
    size = text.size - 1
    align = bytes((0x1B, 0x61, _ALIGN[text.align], 0x1B, 0x45, text.bold))
    return align + bytes((0x1D, 0x21, size << 4 | size, 0x1B, 0x33, profile.pitch * text.size))


def _drawn(row: str, text: Text, profile: PrinterProfile, glyphs: Glyphs) -> bytes:
    """A line that the printer cannot spell, as a picture (GS v 0) on the same cells and pitch."""
    strip = glyphs.line(row, text.size, text.bold)
    at = _ALIGN[text.align] * (profile.dots - cells(row) * CELL * text.size) // 2
    height = profile.pitch * text.size
    return b"\x1b\x61\x00" + _raster(packed(strip, profile.dots, height, at), profile)


def defused(picture: bytes) -> bytes:
    """The same picture, without what a printer could take for a real-time command."""
    return _REAL_TIME.sub(b"\x18", picture)


def _symbol(data: bytes, profile: PrinterProfile) -> bytes:
    """Model 2, level M, as large as `qr_module` and the paper allow.

    Left out where it could not be read on this paper: a slip without it is still a slip.
    """
    module = qr_module(data, profile)
    if module < SMALLEST:
        return b""
    quiet = bytes((0x1B, 0x4A, QUIET // 2 * module))
    if profile.qr is Symbols.PICTURE:
        return quiet + _picture(data, module, profile) + quiet
    return b"\x1b\x61\x01" + quiet + _native(data, module) + quiet


def _native(data: bytes, module: int) -> bytes:
    """By the printer's own GS ( k."""
    return b"".join(
        b"\x1d\x28\x6b" + len(body).to_bytes(2, "little") + body
        for body in (
            b"\x31\x41\x32\x00",
            bytes((0x31, 0x43, module)),
            b"\x31\x45\x31",
            b"\x31\x50\x30" + data,
            b"\x31\x51\x30",
        )
    )


def _picture(data: bytes, module: int, profile: PrinterProfile) -> bytes:
    """The symbol as dots (GS v 0), in the middle of the paper."""
    rows = segno.make_qr(data, error="m", mode="byte", boost_error=False).matrix
    small = Image.frombytes(
        "L", (len(rows[0]), len(rows)), bytes(255 * cell for row in rows for cell in row)
    )
    large = small.resize((small.width * module, small.height * module), Image.Resampling.NEAREST)
    at = (profile.dots - large.width) // 2
    return b"\x1b\x61\x00" + _raster(packed(large, profile.dots, large.height, at), profile)


def _raster(picture: bytes, profile: PrinterProfile) -> bytes:
    """GS v 0, as wide as the paper."""
    width = (profile.dots + 7) // 8
    height = (len(picture) // width).to_bytes(2, "little")
    return b"\x1d\x76\x30\x00" + width.to_bytes(2, "little") + height + defused(picture)


def qr_module(data: bytes, profile: PrinterProfile) -> int:
    """Dots of a module, 0 where no symbol holds the data. Byte mode: no printer makes it larger."""
    try:
        symbol = segno.make_qr(data, error="m", mode="byte", boost_error=False)
    except segno.DataOverflowError:
        return 0
    return min(profile.qr_module, profile.dots // (int(symbol.symbol_size(border=0)[0]) + QUIET))


def _clean(text: str) -> str:
    """Blanks for control characters, which a name must not carry into a printer; same cells."""
    plain = text.translate(_SAME_LOOK)
    return "".join(" " * cells(c) if category(c) in _NO_DOTS else c for c in plain)


def _rows(text: str, columns: int) -> Iterator[str]:
    row, width = "", 0
    for char in text:
        if width + cells(char) > columns:
            yield row
            row, width = "", 0
        row, width = row + char, width + cells(char)
    yield row
