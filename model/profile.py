"""How this resident perceives the terminal: size, look, pace, voice. Reset when a visit ends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """Body text by cap height: 4.0, 5.0, 6.5, 8.5 mm (design.md §6)."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"


class Look(StrEnum):
    """A palette of config/look."""

    STANDARD = "standard"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Profile:
    """Every setting that belongs to a visit. The defaults are what the next person gets."""

    size: Size = Size.M
    look: Look = Look.STANDARD
    voice: bool = False
    """Voice mode: every focus move and page is spoken in full, hints are repeated."""
    consent: bool = False
    """The resident has agreed that personal values are read by the loudspeaker."""
    headphones: bool = False
    volume: int = 0
    """Steps of 5 dB around the site's default, −6…6."""
    pace: int = 3
    """Index into the speech rates 0.6 0.75 0.9 1.0 1.2 1.5 2.0 (accessibility.md 4.3)."""
    language: str = "zh"
    low_reach: bool = False
    curtain: bool = False
    """Blank the screen for somebody who only listens."""

    @property
    def elder(self) -> bool:
        """One question a page, five choices a menu: with L, XL and voice (design.md §6)."""
        return self.voice or self.size in (Size.L, Size.XL)

    @property
    def private(self) -> bool:
        """Whether personal values may be spoken (accessibility.md A-07)."""
        return self.headphones or self.consent

    @property
    def rows(self) -> int:
        """Rows of a list on one page; screen and voice window by the same number."""
        return {Size.S: 5, Size.M: 4, Size.L: 2, Size.XL: 1}[self.size]

    @property
    def choices(self) -> int:
        """Choices of a menu on one page, the one that shows more included."""
        return {Size.S: 10, Size.M: 8, Size.L: 5, Size.XL: 4}[self.size]

    @property
    def tiles(self) -> int:
        """Short choices side by side on one page, the one that shows more included; by keys as
        many as there are digits, fewer where only the lower half of the screen is reached.
        """
        if self.voice:
            return 9
        most = {Size.S: 36, Size.M: 36, Size.L: 20, Size.XL: 12}[self.size]
        return most * 2 // 3 if self.low_reach else most
