"""What a layout is made from besides the page: the desk stays for a run, the touch changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from config.look import Looks
from config.text import Texts
from screens.text import Faces


@dataclass(frozen=True)
class Desk:
    """Texts, looks, fonts and the panel; `px_per_mm` is the panel's or the smaller window's."""

    texts: Texts
    looks: Looks
    faces: Faces
    width: int
    height: int
    px_per_mm: float
    kept: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    """Metrics by what they depend on; nothing of a person."""

    def px(self, mm: float) -> int:
        """Millimetres on this panel as whole pixels, one at least."""
        return max(1, round(mm * self.px_per_mm))

    def px_least(self, mm: float) -> int:
        """Rounded up: what must not be smaller than so many millimetres."""
        return max(1, ceil(mm * self.px_per_mm))


@dataclass(frozen=True, slots=True)
class Touch:
    """What changes between two pictures of one page."""

    pressed: str = ""
    focused: str = ""
    caption: str = ""
    beat: int = 0
    """Steps the three dots of a busy page."""


SHARE = 0.9
"""Of the display's height that a window may take: the rest is for bars and title."""


def fitting(width: int, height: int, room: tuple[int, int] | None) -> float:
    """The scale at which a window of this size fits into a display; never above 1."""
    return 1.0 if room is None else min(1.0, room[0] / width, room[1] * SHARE / height)


IDLE = Touch()
