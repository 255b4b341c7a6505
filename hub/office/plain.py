"""Text of unknown origin, made fit to be shown or kept. Escaping is the templates' own."""

from __future__ import annotations

from hub.unseen import unseen


def visible(text: str) -> str:
    """Every character that could not be seen, or that moves others, is shown by its number."""
    return "".join(f"[U+{ord(c):04X}]" if unseen(c) else c for c in text)


def tidy(text: str) -> str:
    """What a clerk typed, as it is kept: in one line, without unseen characters."""
    return " ".join("".join(c for c in text if c.isspace() or not unseen(c)).split())
