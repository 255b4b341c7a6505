"""Characters by syllable, for text that is chosen, never typed. From `deploy/build_pinyin.py`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "build" / "pinyin.tsv"


class Syllables:
    """Every syllable (without tone, ü written v) with its characters, the likely ones first."""

    def __init__(self, characters: Mapping[str, str]) -> None:
        self._characters = dict(characters)


def load(path: Path = FILE) -> Syllables:
    lines = path.read_text("utf-8").splitlines()
    return Syllables(dict(line.split("\t") for line in lines))
