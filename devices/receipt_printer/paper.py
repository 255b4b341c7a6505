"""The emulator's paper: what the commands of one printer leave on it, as dots, text and events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import segno
from PIL import Image, ImageOps

from devices.port import cells
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import CELL, Charset, PrinterProfile, holds
from devices.receipt_printer.slips import Event, Slip
from devices.receipt_printer.tokens import Op, Token

MARGIN = 36
"""Dots of white beside the printable width."""
HEAD_TO_CUTTER = 96
"""Dots of blank paper that every slip begins with: 12 mm, as the head stands behind the cutter."""
DEFAULT_PITCH = 30
MISSING = "□"
"""What stands on paper for a code that this printer has no character for."""


@dataclass(slots=True)
class Style:
    """What ESC @ resets."""

    align: int = 0
    bold: bool = False
    width: int = 1
    height: int = 1
    pitch: int = DEFAULT_PITCH


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style, side by side."""

    text: str
    style: tuple[int, int, bool]


@dataclass(slots=True)
class Symbol:
    """The QR symbol in store (GS ( k)."""

    module: int = 3
    level: str = "l"
    data: bytes = b""


class Paper:
    """Obeys the tokens that print; those that ask are the emulator's."""

    def __init__(self, profile: PrinterProfile, glyphs: Glyphs) -> None:
        self._profile = profile
        self._glyphs = glyphs
        self._actions: dict[Op, Callable[[bytes], None]] = {
            Op.TEXT: self._character,
            Op.LINE: self._line,
            Op.INIT: self._reset,
            Op.ALIGN: self._align,
            Op.BOLD: self._bold,
            Op.SIZE: self._size,
            Op.STYLE: lambda args: self._style_bits(args[0], 0x20, 0x10),
            Op.CHINESE_STYLE: lambda args: self._style_bits(args[0], 0x04, 0x08),
            Op.CHINESE_QUADRUPLE: lambda args: self._style_bits(args[0] & 1, 1, 1),
            Op.PITCH: self._pitch,
            Op.PITCH_DEFAULT: self._pitch,
            Op.FEED_LINES: self._feed_lines,
            Op.FEED_DOTS: self._feed_dots,
            Op.RASTER: self._raster,
            Op.SYMBOL: self._symbols,
            Op.CUT: self._cut,
        }
        self._clear()
        self._reset()

    def obey(self, token: Token) -> bool:
        """Does it; True where the paper moved."""
        before = len(self._bands)
        action = self._actions.get(token.op)
        if action is not None:
            action(token.args)
        return len(self._bands) > before

    def _clear(self) -> None:
        self._bands: list[Image.Image] = []
        self._lines: list[str] = []
        self._events: list[Event] = []

    def torn_off(self) -> Slip:
        """The paper since the last cut."""
        slip = Slip(self._image(), "\n".join(self._lines) + "\n", self._events)
        self._clear()
        return slip

    def _image(self) -> Image.Image:
        """Black on white, with the margins of the roll and what the head leaves blank."""
        height = HEAD_TO_CUTTER + sum(band.height for band in self._bands)
        whole = Image.new("L", (self._profile.dots + 2 * MARGIN, height))
        at = HEAD_TO_CUTTER
        for band in self._bands:
            whole.paste(band, (MARGIN, at))
            at += band.height
        return ImageOps.invert(whole)

    # Commands that change what follows

    def _reset(self, _: bytes = b"") -> None:
        self.forget_line()
        self._style = Style()
        self._symbol = Symbol()

    def forget_line(self) -> None:
        """Drops the characters that no line feed has printed yet."""
        self._runs: list[Run] = []

    def _align(self, args: bytes) -> None:
        self._style.align = args[0] & 0x03

    def _bold(self, args: bytes) -> None:
        self._style.bold = bool(args[0] & 0x01)

    def _size(self, args: bytes) -> None:
        self._style.width, self._style.height = (args[0] >> 4 & 7) + 1, (args[0] & 7) + 1

    def _style_bits(self, bits: int, wide: int, high: int) -> None:
        self._style.width = 2 if bits & wide else 1
        self._style.height = 2 if bits & high else 1

    def _pitch(self, args: bytes) -> None:
        self._style.pitch = args[0] if args else DEFAULT_PITCH

    def _character(self, code: bytes) -> None:
        """Wraps where the line is full, as printers do."""
        char = _decoded(code, self._profile.charset)
        style = self._style
        used = sum(cells(run.text) * run.style[0] for run in self._runs)
        if (used + cells(char) * style.width) * CELL > self._profile.dots:
            self._events.append({"kind": "wrapped"})
            self._line()
        self._runs.append(Run(char, (style.width, style.height, style.bold)))

    # Commands that move the paper

    def _line(self, _: bytes = b"") -> None:
        strip = self._strip()
        self._put(strip, max(self._style.pitch, strip.height))
        text = "".join(run.text for run in self._runs)
        if self._runs:
            width, height, bold = self._runs[0].style
            style = {"width": width, "height": height, "bold": bold, "align": self._style.align}
            self._events.append({"kind": "text", "text": text, **style})
        self._lines.append(self._indent(strip.width) * bool(text) + text)
        self.forget_line()

    def _strip(self) -> Image.Image:
        strips = [self._drawn(run) for run in self._runs]
        height = max((strip.height for strip in strips), default=0)
        whole = Image.new("L", (sum(strip.width for strip in strips), height))
        at = 0
        for strip in strips:
            whole.paste(strip, (at, whole.height - strip.height))
            at += strip.width
        return whole

    def _drawn(self, run: Run) -> Image.Image:
        """Larger sizes are the same dots, each repeated: a printer has one font."""
        width, height, bold = run.style
        strip = self._glyphs.line(run.text, 1, bold)
        return strip.resize((strip.width * width, strip.height * height), Image.Resampling.NEAREST)

    def _raster(self, args: bytes) -> None:
        width = int.from_bytes(args[1:3], "little") * 8
        height = int.from_bytes(args[3:5], "little")
        self._put(Image.frombytes("1", (width, height), args[5:]).convert("L"), height)
        self._lines.append(f"[image {width}x{height}]")
        self._events.append({"kind": "image", "width": width, "height": height})

    def _symbols(self, args: bytes) -> None:
        """GS ( k for QR codes: functions 67 module, 69 level, 80 store, 81 print."""
        body = args[2:]
        if body[:2] == b"1C":
            self._symbol.module = body[2]
        elif body[:2] == b"1E":
            self._symbol.level = "lmqh"[(body[2] - 0x30) % 4]
        elif body[:2] == b"1P":
            self._symbol.data = body[3:]
        elif body[:2] == b"1Q":
            self._print_symbol()

    def _print_symbol(self) -> None:
        symbol = self._symbol
        try:
            code = segno.make_qr(symbol.data, error=symbol.level, boost_error=False)
        except segno.DataOverflowError:
            self._events.append({"kind": "qr_refused"})
            return
        rows = [bytes(255 if cell else 0 for cell in row) for row in code.matrix]
        image = Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows))
        image = image.resize((image.width * max(1, symbol.module),) * 2, Image.Resampling.NEAREST)
        self._put(image, image.height)
        data = symbol.data.decode("utf-8", "replace")
        self._lines.append(self._indent(image.width) + f"[QR {data}]")
        self._events.append({"kind": "qr", "data": data, "dots": image.width})

    def _feed_lines(self, args: bytes) -> None:
        for _ in range(args[0]):
            self._line()

    def _feed_dots(self, args: bytes) -> None:
        self._put(Image.new("L", (0, 0)), args[0])

    def _cut(self, args: bytes) -> None:
        """GS V A n and B n feed first."""
        if len(args) == 2:
            self._feed_dots(args[1:])
        self._events.append({"kind": "cut"})

    def _put(self, strip: Image.Image, height: int) -> None:
        """One band across the paper; what is wider than the paper is lost."""
        band = Image.new("L", (self._profile.dots, height))
        band.paste(strip, (max(0, self._left(strip.width)), 0))
        self._bands.append(band)

    def _left(self, width: int) -> int:
        return (self._profile.dots - width) * self._style.align // 2

    def _indent(self, width: int) -> str:
        return " " * (self._left(width) // CELL)


def _decoded(code: bytes, charset: Charset) -> str:
    """The character that this printer has at this code; a lone lead byte leaves a blank."""
    if len(code) == 1:
        return chr(code[0]) if code[0] < 0x7F else " "
    char = code.decode("gb18030", "replace")
    return char if len(char) == 1 and holds(charset, char) else MISSING
