"""How the words of an item's own file are called in the catalogue of all texts.

The word `label.tel` of the item `x` is the entry `item.x.label.tel`, its `title` is `item.x`; an
option (`option.<table>.<code>`) keeps its own name, for codes are named alike everywhere.
"""

from __future__ import annotations

TITLE = "title"
OPTION = "option."


def key_of(item: str, word: str) -> str:
    """The entry of a word in the file of this item."""
    if word.startswith(OPTION):
        return word
    return f"item.{item}" if word == TITLE else f"item.{item}.{word}"
