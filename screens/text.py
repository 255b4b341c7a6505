"""Fonts: measured once, drawn the same. Pillow (FreeType) only; one Face per font and size.

The layout measures with `advance` and the painter advances by the same integers, so a line is
exactly as wide as the layout said. No kerning and no shaping: right for Chinese, digits and
Latin (rendering.md 4). Faces hold characters, never strings: nothing of a person stays in them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

from config.fonts import Coverage, coverage
from screens.breaks import EVEN, JOINTS, NOT_FIRST, NOT_LAST, PART, PAUSES, SPACES, units

ELLIPSIS = "…"
RISE = 0.88
"""The baseline lies this far below the top of a Chinese character's square, in em."""

OPEN = 6
"""Sizes that are open at once, of dozens that a terminal shows in time. FreeType keeps a MiB for
each (where 65 535 outlines begin) and opens one in 0.4 ms; a character is rasterised once."""
EM = 1000
"""Units of an em in both fonts. At this size in pixels an advance is what the font says."""


class Glyph(NamedTuple):
    """One character's coverage, a byte a pixel; `left` and `top` from the pen on the baseline."""

    w: int
    h: int
    left: int
    top: int
    coverage: bytes


class Face:
    """One font file at one size in pixels."""

    def __init__(self, path: Path, size: int) -> None:
        self.size = size
        self._path = path
        self._covered: Coverage = coverage(path)
        self._advance: dict[str, int] = {}

    def advance(self, ch: str) -> int:
        """Whole pixels from this pen position to the next."""
        return self.advances(ch)[0]

    def advances(self, s: str) -> list[int]:
        """The advance of each character; the widths of all that came before are kept."""
        try:
            return list(map(self._advance.__getitem__, s))
        except KeyError:
            self._advance.update({ch: scaled(units_of(self._path, ch), self.size) for ch in s})
            return list(map(self._advance.__getitem__, s))

    def width(self, s: str) -> int:
        """Sum of the advances in pixels, as it will be drawn."""
        return sum(self.advances(s))

    def baseline(self, height: int) -> int:
        """From the top of a line of this height, with Chinese characters in its middle."""
        return (height - self.size) // 2 + round(self.size * RISE)

    def missing(self, s: str) -> str:
        """The characters that the font lacks; they would be drawn as an empty square."""
        return "".join(ch for ch in s if ch not in self._covered)

    def glyph(self, ch: str) -> Glyph:
        """Rasterises one character: 60 to 160 µs, so the atlas keeps it."""
        font = opened(self._path, self.size)
        mask, (left, top) = font.getmask2(ch, "L", anchor="ls")
        if mask.getbbox() is None:
            return Glyph(0, 0, 0, 0, b"")
        w, h = mask.size
        return Glyph(w, h, left, top, bytes(mask))

    def bearing(self, ch: str) -> int:
        """Pixels from the pen to where the character's ink begins."""
        font = opened(self._path, self.size)
        mask, (left, _) = font.getmask2(ch, "L", anchor="ls")
        box = mask.getbbox()
        return int(left + (box[0] if box else 0))

    def wrap(self, s: str, width: int) -> tuple[str, ...]:
        """Lines of at most `width` pixels, by the rules for Chinese punctuation."""
        return tuple(line for part in s.split("\n") for line in self._wrap(part, width))

    def balanced(self, s: str, width: int) -> tuple[str, ...]:
        """As few lines as `wrap`, of even length; two lines part at a pause where there is one."""
        lines = self.wrap(s, width)
        if len(lines) < 2 or "\n" in s:
            return lines
        if len(lines) == 2:
            parted = self._parted(s, width, PAUSES) or self._parted(s, width, JOINTS, EVEN)
            if parted:
                return parted
        low, high = width // len(lines), width
        while high - low > self.size // 4:
            middle = (low + high) // 2
            if len(self.wrap(s, middle)) > len(lines):
                low = middle
            else:
                high = middle
        return self.wrap(s, high)

    def flowing(self, s: str, width: int) -> tuple[str, ...]:
        """Lines of a sentence that is read: parted at its pauses where they lie in the later part
        of a line, for at most one line more than `balanced` takes."""
        even = self.balanced(s, width)
        if len(even) < 2 or "\n" in s or all(line[-1:] in PAUSES for line in even[:-1]):
            return even
        lines = tuple(self._wrap(s, width, pausing=True))
        return lines if lines != self.wrap(s, width) and len(lines) <= len(even) + 1 else even

    def _parted(
        self, s: str, width: int, behind: frozenset[str], most: float = 1.0
    ) -> tuple[str, str] | None:
        """Two lines, the first ending in one of these and neither longer than `most` of all, as
        even as can be; None where none fits."""
        width = min(width, round(self.width(s) * most))
        cuts = [i + 1 for i, ch in enumerate(s[:-1]) if ch in behind and s[i + 1] not in NOT_FIRST]
        pairs = [(s[:cut].rstrip(" 　"), s[cut:].lstrip()) for cut in cuts]
        pairs = [pair for pair in pairs if max(map(self.width, pair)) <= width]
        return min(pairs, key=lambda pair: max(map(self.width, pair)), default=None)

    def ellipsis(self, s: str, width: int) -> str:
        """The beginning that fits, with an ellipsis where something is left out."""
        if self.width(s) <= width:
            return s
        room = width - self.advance(ELLIPSIS)
        cut = 0
        while cut < len(s) and (room := room - self.advance(s[cut])) >= 0:
            cut += 1
        return s[:cut].rstrip() + ELLIPSIS

    def _wrap(self, s: str, width: int, *, pausing: bool = False) -> list[str]:
        if self.width(s) <= width:
            return [s]
        lines: list[str] = []
        line, used = "", 0
        for unit in units(s):
            wide = self.width(unit)
            if used + wide > width and line:
                cut = self._pause(line + unit[0], width) if pausing else len(line)
                lines.append(line[:cut].rstrip(" 　"))
                line = line[cut:].lstrip(" 　")
                used = self.width(line)
            if not line and unit in SPACES and lines:
                continue
            *full, unit = self._broken(unit, width) if wide > width else [unit]
            lines += full
            line, used = line + unit, used + self.width(unit)
        return self._unlonely([*lines, line.rstrip(" 　")], width) if line else lines or [""]

    def _pause(self, line: str, width: int) -> int:
        """Where a full line, given with the character after it, is parted: behind its last pause or
        before its last quotation in its later part, else at its end."""
        cut = len(line) - 1
        for at in range(cut, 0, -1):
            if self.width(line[:at]) < width * PART:
                break
            if (line[at - 1] in PAUSES and line[at] not in NOT_FIRST) or line[at] in NOT_LAST:
                return at
        return cut

    def _unlonely(self, lines: list[str], width: int) -> list[str]:
        """No single character as the last line: the line before gives it its last word."""
        *first, before, last = ["", *lines]
        *kept, moved = units(before) or [""]
        lonely = sum(ch not in NOT_FIRST for ch in last) == 1 and " " not in before
        if not lonely or not kept or self.width(moved + last) > width:
            return lines
        return [*first[1:], "".join(kept), moved + last]

    def _broken(self, unit: str, width: int) -> list[str]:
        """A unit longer than a line has to break somewhere."""
        parts = [""]
        for ch in unit:
            if parts[-1] and self.width(parts[-1] + ch) > width:
                parts.append("")
            parts[-1] += ch
        return parts


@cache
def units_of(path: Path, ch: str) -> float:
    """What the pen moves by. A Chinese character fills its em: so no outline is read for it."""
    return EM if "\u3400" <= ch <= "\u9fff" else opened(path, EM).getlength(ch)


def scaled(units: float, size: int) -> int:
    """An advance at this size as FreeType rounds it: to 64ths of a pixel, and these to pixels."""
    return (int(units * size * 64 / EM + 0.5) + 32) // 64


@lru_cache(OPEN)
def opened(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A font file for one size in pixels: Pillow cannot change the size of an open one."""
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


class Faces:
    """The faces of both weights by size; shared by layout and painter."""

    def __init__(self, regular: Path, bold: Path) -> None:
        self._paths = (regular, bold)
        self._faces: dict[tuple[int, bool], Face] = {}

    def face(self, size: int, bold: bool = False) -> Face:
        """Opened on first use, which takes about 10 ms (rendering.md 4)."""
        known = self._faces.get((size, bold))
        if known is None:
            known = self._faces[size, bold] = Face(self._paths[bold], size)
        return known
