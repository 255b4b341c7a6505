"""Text of unknown origin, made fit to be shown or kept. Escaping is the templates' own."""

from __future__ import annotations

import unicodedata

UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Categories that draw nothing, or turn the text around them (bidirectional overrides)."""


def visible(text: str) -> str:
    """Every character that could not be seen, or that moves others, is shown by its number."""
    return "".join(f"[U+{ord(c):04X}]" if _unseen(c) else c for c in text)


def tidy(text: str) -> str:
    """What a clerk typed, as it is kept: in one line, without unseen characters."""
    return " ".join("".join(c for c in text if c.isspace() or not _unseen(c)).split())


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in UNSEEN
