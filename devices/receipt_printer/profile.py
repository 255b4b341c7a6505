"""What models of printers can do, as `config/models/receipt_printer.toml` says it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from config.limits import Above, Seconds
from devices.models import FOLDER, Table, profile_of

FILE = FOLDER / "receipt_printer.toml"
Count = Annotated[int, Above(0)]

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


class Symbols(StrEnum):
    """Who draws a QR code."""

    NATIVE = "native"
    PICTURE = "picture"


Question = Literal[1, 2, 3, 4]
"""n of DLE EOT n (devices.md 4.1)."""


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """Paper in dots (8 a millimetre), what it prints, what it can tell. Times in seconds."""

    dots: Count
    columns: Count
    """Cells of a line."""
    charset: Charset = Charset.GBK
    qr: Symbols = Symbols.NATIVE
    status: tuple[Question, ...] = (1, 2, 3, 4)
    """The DLE EOT questions that it answers; none, and nobody knows how it is."""
    asb: bool = False
    """Whether it sends its status by itself (GS a): then that is believed before the answers."""
    proof: bool = True
    """Whether it may answer GS r. Whether it does is learnt."""
    near_end: int = 0x0C
    paper_end: int = 0x60
    """Models differ: the Citizen PPU-231II has the paper end in 20 and its presenter in 40."""
    answer_s: Seconds = 1.0
    """For the answer to one question; an FTDI chip alone holds it for 16 ms (devices.md 7)."""
    poll_s: Seconds = 0.1
    """Between two rounds of questions while a ticket prints."""
    grace_s: Seconds = 10.0
    """After the slowest end of a job, until it counts as unknown."""
    mm_per_s: Seconds = 60.0
    """A slow printing speed, to judge when a printer that does not answer GS r must be done."""
    pitch: Count = 34
    """Dots from line to line at size 1; 24 are the character."""
    qr_module: Count = 6
    """Dots of one QR module at most; smaller where the paper wants it."""
    cut_feed: Count = 24
    """Dots fed past the cutter before the cut."""


def printer_profile(model: str = "escpos-80", own: Table | None = None) -> PrinterProfile:
    """One model, with what `own` changes; raises Faulty, KeyError for no such model."""
    return profile_of(PrinterProfile, FILE, model, own)


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
