"""Characters that no person wrote: they draw nothing, or turn the text around them."""

from __future__ import annotations

import unicodedata

UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Categories; bidirectional overrides are of Cf."""


def unseen(character: str) -> bool:
    """Whether a person cannot have meant it."""
    return unicodedata.category(character) in UNSEEN
