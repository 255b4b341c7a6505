"""Where the screens' fonts are and which characters they have.

`deploy/build_fonts.py` makes the files from Debian's package; they are not in the repository.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "build" / "fonts"
REGULAR = FOLDER / "NotoSansSC-Regular.otf"
BOLD = FOLDER / "NotoSansSC-Bold.otf"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of a font as runs of code points."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def __contains__(self, ch: str) -> bool:
        at = bisect_right(self.firsts, ord(ch)) - 1
        return at >= 0 and ord(ch) <= self.lasts[at]


@cache
def coverage(path: Path) -> Coverage:
    """The list beside a font file; FileNotFoundError where it has not been built."""
    runs = [line.split("-") for line in path.with_suffix(".txt").read_text("ascii").split()]
    return Coverage(
        tuple(int(first, 16) for first, _ in runs), tuple(int(last, 16) for _, last in runs)
    )


def missing() -> tuple[Path, ...]:
    """The font files that have yet to be built; `kiosk doctor` names the command."""
    wanted = (REGULAR, BOLD, REGULAR.with_suffix(".txt"), BOLD.with_suffix(".txt"))
    return tuple(path for path in wanted if not path.exists())
