"""Characters as dots, cell by cell: for lines that no printer can spell, and for the emulator."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from devices.port import cells
from devices.receipt_printer.profile import CELL, GLYPH

INK = 100
"""How grey, of 255, a dot must be to be burnt: low, so that thin strokes survive."""


class Glyphs:
    """One font, drawn in the cells of a printer. Files as `config.fonts` builds them."""

    def __init__(self, font: Path) -> None:
        self._font = font
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}

    def line(self, text: str, size: int, bold: bool) -> Image.Image:
        """The whole text, one cell after another; white (255) on black (0), mode L."""
        strip = Image.new("L", (cells(text) * CELL * size, GLYPH * size))
        at = 0
        for char in text:
            strip.paste(self._char(char, size), (at, 0))
            at += cells(char) * CELL * size
        return thick(strip, size) if bold else strip

    def _char(self, char: str, size: int) -> Image.Image:
        """One character; a hanzi fills the em, ASCII is set smaller so that its tails fit."""
        wide = cells(char) == 2
        width, height = cells(char) * CELL * size, GLYPH * size
        font = self._face(height if wide else height * 22 // 24)
        baseline = height * (21 if wide else 19) // 24
        length = max(1, round(font.getlength(char)))
        cell = Image.new("L", (max(length, width), height))
        at = max(0, (width - length) // 2)
        ImageDraw.Draw(cell).text((at, baseline), char, fill=255, font=font, anchor="ls")
        if cell.width > width:
            cell = cell.resize((width, height))
        return cell.point(lambda grey: 255 if grey >= INK else 0)

    def _face(self, px: int) -> ImageFont.FreeTypeFont:
        if px not in self._sizes:
            self._sizes[px] = ImageFont.truetype(str(self._font), px)
        return self._sizes[px]


def thick(strip: Image.Image, size: int) -> Image.Image:
    """Every dot burnt twice, once a dot further right: how thermal printers make bold."""
    return ImageChops.lighter(strip, ImageChops.offset(strip, size, 0))


def packed(strip: Image.Image, dots: int, height: int, at: int) -> bytes:
    """The strip on a band of paper, `at` dots from the left: rows of `dots` / 8 bytes, ink is 1."""
    band = Image.new("L", (dots, height))
    band.paste(strip, (at, 0))
    return band.convert("1", dither=Image.Dither.NONE).tobytes()
