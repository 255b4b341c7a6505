"""What one printer model can do: paper, character set, meaning of its sensor bits. Data only."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

CELL = 12
"""Dots of one cell: font A is 12 × 24, a hanzi 24 × 24 (devices.md 4.4)."""
GLYPH = 24
"""Dots a character is high at size 1."""
DOTS_PER_MM = 8


class Charset(StrEnum):
    """What the Chinese mode of a printer holds (devices.md 4.4)."""

    GB2312 = "gb2312"
    GBK = "gbk"
    GB18030_4 = "gb18030-4"
    """GBK and the four-byte codes of CJK Extension A: what GB 18030-2000 makes compulsory."""


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """Paper in dots (8 a millimetre), characters, and the masks of DLE EOT 4 (devices.md 4.1)."""

    model: str
    dots: int
    charset: Charset = Charset.GBK
    pitch: int = 34
    """Dots from line to line at size 1; 24 are the character."""
    qr_module: int = 6
    """Dots of one QR module at most; smaller where the paper wants it."""
    cut_feed: int = 24
    """Dots fed past the cutter before the cut."""
    near_end: int = 0x0C
    paper_end: int = 0x60
    """Models differ: the Citizen PPU-231II has the paper end in 20 and its presenter in 40."""
    mm_per_s: float = 60.0
    """A slow printing speed, to judge when a printer that does not answer GS r must be done."""

    @property
    def columns(self) -> int:
        return self.dots // CELL


PROFILES = {
    profile.model: profile
    for profile in (PrinterProfile("escpos-58", dots=384), PrinterProfile("escpos-80", dots=576))
}


def profile_of(model: str, charset: Charset = Charset.GBK) -> PrinterProfile:
    """The profile of a model as configured; an unknown model is a KeyError, the registry checks."""
    return replace(PROFILES[model], charset=charset)


def holds(charset: Charset, char: str) -> bool:
    """Whether a printer with this set has the character in its own font.

    Judged by the GB18030 code, which is what is sent: Python's gb2312 codec has no `·` U+00B7
    although the printer prints A1 A4 as just that.
    """
    if " " <= char <= "~":
        return True
    if unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co", "Cs"):
        return False
    code = char.encode("gb18030")
    if len(code) == 2:
        return _assigned(code, "gb2312" if charset is Charset.GB2312 else "gbk")
    return charset is Charset.GB18030_4 and "\u3400" <= char <= "\u4db5"


def _assigned(code: bytes, codec: str) -> bool:
    try:
        code.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
