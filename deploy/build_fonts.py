"""Makes the fonts of the screens: the SC face of Debian's Noto Sans CJK, one file for each weight.

The collection as it is would draw Japanese shapes (its first face), so the Simplified Chinese
face is saved alone, beside a list of the characters that it has. Run again, it does nothing.

    python deploy/build_fonts.py [--source FOLDER] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from deploy.whole import whole

SOURCE = Path("/usr/share/fonts/opentype/noto")
OUT = Path(__file__).resolve().parent.parent / "build" / "fonts"
FAMILY = "Noto Sans CJK SC"
WEIGHTS = ("Regular", "Bold")


def number_of(collection: TTCollection) -> int:
    """Which face is of our family, by its name: the order of faces is Debian's affair."""
    for number, font in enumerate(collection.fonts):
        if font["name"].getDebugName(1) == FAMILY or font["name"].getDebugName(16) == FAMILY:
            return number
    raise LookupError(f"no face named {FAMILY}")


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring code points, first and last included."""
    run: list[int] = []
    for point in sorted(points):
        if run and point != run[-1] + 1:
            yield run[0], run[-1]
            run = []
        run.append(point)
    if run:
        yield run[0], run[-1]


def build(weight: str, source: Path, out: Path) -> Path:
    """Saves one weight and the list of its characters; leaves what is already there.

    The face is saved untouched: a table that was looked into would be compiled again, and for
    65 535 outlines that takes a minute and a half.
    """
    target = out / f"NotoSansSC-{weight}.otf"
    if target.exists():
        return target
    collection = source / f"NotoSansCJK-{weight}.ttc"
    with TTCollection(str(collection), lazy=True) as faces:
        number = number_of(faces)
    with (
        whole(target) as part,
        TTFont(str(collection), fontNumber=number, lazy=True, recalcBBoxes=False) as face,
    ):
        face.save(str(part), reorderTables=None)
        lines = [f"{first:X}-{last:X}" for first, last in ranges(face.getBestCmap())]
        target.with_suffix(".txt").write_text("\n".join(lines) + "\n", "ascii")
    return target


def main() -> int:
    """Makes what is missing and prints where it lies; 1 where Debian's package is not there."""
    parser = argparse.ArgumentParser(description="Make the fonts of the screens.")
    parser.add_argument("--source", type=Path, default=SOURCE)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    for weight in WEIGHTS:
        try:
            print(build(weight, options.source, options.out))
        except (OSError, LookupError) as error:
            print(f"build_fonts: {error}; install fonts-noto-cjk", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
