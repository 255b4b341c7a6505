"""What pypinyin reads wrongly, as `lexicon.toml` mends it: words, and how each is read.

A reading has a syllable with its tone mark for every character of its word, parted by spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from config import schema

FILE = Path(__file__).parent / "lexicon.toml"


def as_long_as_read(readings: Mapping[str, str]) -> Mapping[str, str]:
    """The readings themselves; ValueError where one has not a syllable for every character."""
    wrong = [word for word, read in readings.items() if len(word) != len(read.split())]
    if wrong:
        raise ValueError(f"a syllable for every character is wanted: {', '.join(wrong)}")
    return readings


Readings = Annotated[Mapping[str, str], AfterValidator(as_long_as_read)]


class Lexicon(schema.Table):
    """As the file has it: `places` are read so alone and behind each `above`, `surnames` before
    each of the `titles`.
    """

    words: Readings
    places: Readings
    above: Readings
    surnames: Readings
    titles: Readings


def load(path: Path = FILE) -> Lexicon:
    """Raises Faulty with every fault."""
    return schema.read(Lexicon, path)
