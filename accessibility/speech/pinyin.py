"""Chinese text to the pinyin that Debian's espeak-ng voice `cmn-latn-pinyin` reads.

The voice has no polyphones of its own (银行 as yin xing), so pypinyin chooses the readings and
`lexicon.toml` mends what it gets wrong (accessibility.md 5.1). Loading takes about 0.1 s and
changes pypinyin's own dictionary, so this is for the worker process.
"""

from __future__ import annotations

import re
import string
from functools import cache

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from accessibility.speech import lexicon

_SPOKEN = frozenset(string.ascii_letters + ",.?!")
_TOLD = re.compile(r"([一-鿿]*([一-鿿])[一-鿿]*)的\2(?![一-鿿])")
"""A character told by its word, 重复的重: it is read as there."""
_PAUSES = str.maketrans("，、；：。？！", ",,,,.?!")


def pinyin(text: str) -> str:
    """Syllables with tone digits, spaced; pauses as ASCII; nothing else but letters.

    Characters without a reading (signs, other scripts) are left out: the voice would
    switch to English for them.
    """
    _learn()
    words: list[str] = []
    start = 0
    for told in _TOLD.finditer(text):
        word = _read(told[1])
        words += [*_read(text[start : told.start()]), *word, "de5", word[told[1].rindex(told[2])]]
        start = told.end()
    return " ".join(" ".join([*words, *_read(text[start:])]).split())


def _read(text: str) -> list[str]:
    return lazy_pinyin(
        text.translate(_PAUSES),
        style=Style.TONE3,
        errors=_plain,
        v_to_u=False,
        neutral_tone_with_five=True,
    )


def _plain(other: str) -> str:
    """What is no Chinese character: letters one by one, pauses as they are."""
    kept = (c if c in ",.?!" else f" {c} " for c in other if c in _SPOKEN)
    return "".join(kept)


@cache
def _learn() -> None:
    mended = lexicon.load()
    words = dict(mended.words)
    for place, read in mended.places.items():
        words |= {above + place: f"{r} {read}" for above, r in mended.above.items()}
    for surname, read in mended.surnames.items():
        words |= {surname + title: f"{read} {r}" for title, r in mended.titles.items()}
    load_phrases_dict({word: [[s] for s in read.split()] for word, read in words.items()})
