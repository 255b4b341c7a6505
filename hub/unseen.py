"""Characters that no person wrote: they draw nothing, or turn the text around them."""

from __future__ import annotations

import unicodedata

DISTURBING = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories; bidirectional overrides are of Cf."""
UNSEEN = DISTURBING | {"Co", "Cn"}
"""With those for which a font may have nothing: private ones, and ones newer than our table."""


def unseen(character: str) -> bool:
    """Whether a person cannot have meant it."""
    return unicodedata.category(character) in UNSEEN


def disturbing(character: str) -> bool:
    """Whether no card and no keypad of ours brings it. The rare characters of names do not: cards
    hold private ones of GBK, and some that are younger than our table (field_cases.md F2).
    """
    return unicodedata.category(character) in DISTURBING
