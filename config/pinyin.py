"""Characters by syllable, for text that is chosen, never typed. From `deploy/build_pinyin.py`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "build" / "pinyin.tsv"

INITIALS = (
    *("b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x"),
    *("zh", "ch", "sh", "r", "z", "c", "s", "y", "w", "a", "e", "o"),
)
"""In the order of the school table; syllables without an initial begin with a, e or o."""


class Syllables:
    """Every syllable (without tone, ü written v) with its characters, the likely ones first."""

    def __init__(self, characters: Mapping[str, str]) -> None:
        self._characters = dict(characters)
        begin: dict[str, list[str]] = {}
        for syllable in sorted(self._characters):
            begin.setdefault(initial(syllable), []).append(syllable)
        self._finals = {i: tuple(begin[i]) for i in INITIALS if i in begin}

    def initials(self) -> tuple[str, ...]:
        """What syllables begin with, in the order of the school table."""
        return tuple(self._finals)

    def finals(self, initial: str) -> tuple[str, ...]:
        """The whole syllables with this initial, in order: `z` has no `zhang`."""
        return self._finals.get(initial, ())

    def characters(self, syllable: str) -> str:
        """Its characters, the likely ones first; "" of what is no syllable."""
        return self._characters.get(syllable, "")


def initial(syllable: str) -> str:
    """The initial of a syllable that is not empty."""
    return syllable[:2] if syllable[:2] in INITIALS else syllable[0]


def load(path: Path = FILE) -> Syllables:
    lines = path.read_text("utf-8").splitlines()
    return Syllables(dict(line.split("\t") for line in lines))
