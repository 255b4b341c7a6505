"""What the hub itself says to residents, from the same catalogue of texts as the terminals."""

from __future__ import annotations

from functools import cache

from config import text, text_files


@cache
def texts() -> text.Texts:
    """Read once a process."""
    return text_files.load()


def shown(key: str) -> str:
    """An unknown key is a bug, so KeyError."""
    return texts().entry(key).show
