"""Characters by syllable, for text that is chosen, never typed.

`deploy/build_pinyin.py` makes the file and says how it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "build" / "pinyin.tsv"

INITIALS = (
    *("b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x"),
    *("zh", "ch", "sh", "r", "z", "c", "s", "y", "w", "a", "e", "o"),
)
"""In the order of the school table; syllables without an initial begin with a, e or o."""
NONE = "-"
"""In the place of a word."""


class Syllables:
    """Every syllable (without tone, ü written v) with its characters, the likely ones first.

    `rows` have two texts for each: the characters, and for each of them the word by which it is
    told apart by ear or `NONE`, parted by spaces. They are taken apart when somebody writes.
    """

    def __init__(self, rows: Mapping[str, tuple[str, str]]) -> None:
        self._rows = dict(rows)

    def initials(self) -> tuple[str, ...]:
        """What syllables begin with, in the order of the school table."""
        return tuple(self._finals)

    def finals(self, initial: str) -> tuple[str, ...]:
        """The whole syllables with this initial, in order: `z` has no `zhang`."""
        return self._finals.get(initial, ())

    def characters(self, syllable: str) -> str:
        """Its characters, the likely ones first; "" of what is no syllable."""
        return self._rows.get(syllable, ("", ""))[0]

    def word(self, character: str, syllable: str = "") -> str:
        """城市 of 市: the word for it in this syllable, without one the word in that syllable in
        which the character is likeliest; "" where there is none.
        """
        if not syllable:
            return self._usual.get(character, "")
        return self._words.get((character, syllable), "")

    @cached_property
    def _finals(self) -> Mapping[str, tuple[str, ...]]:
        begin: dict[str, list[str]] = {}
        for syllable in sorted(self._rows):
            begin.setdefault(initial(syllable), []).append(syllable)
        return {i: tuple(begin[i]) for i in INITIALS if i in begin}

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], str]:
        return {
            (character, syllable): word
            for syllable, (characters, words) in self._rows.items()
            for character, word in zip(characters, words.split(), strict=True)
            if word != NONE
        }

    @cached_property
    def _usual(self) -> Mapping[str, str]:
        """The word of each character in the syllable in which it stands furthest in front."""
        places = sorted(
            (self._rows[syllable][0].index(character), syllable, character)
            for character, syllable in self._words
        )
        return {c: self._words[c, syllable] for _, syllable, c in reversed(places)}


def initial(syllable: str) -> str:
    """The initial of a syllable that is not empty."""
    return syllable[:2] if syllable[:2] in INITIALS else syllable[0]


def load(path: Path = FILE) -> Syllables:
    """Raises OSError where `make ready` never ran, ValueError where an older one did."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return Syllables({syllable: (characters, words) for syllable, characters, words in rows})
