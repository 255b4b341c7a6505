"""The text catalogue: every sentence a resident sees or hears, shown and spoken from one key.

A file `zh/<part>.toml` has entries `[<key>]` with `show`, and where they differ `detail` (drawn
small beneath) and `say` (spoken instead of `show`). Slots are written {name}. `areas.toml` names
insurance areas that GB/T 2260 does not list; `option.<table>.<code>` entries name the codes of
domain.md 8. What one item alone says stands in the item's own file (`config.text.of_items`).

Plain, for the pure core sees it; `config.text_files` reads the files.
"""

from __future__ import annotations

from collections.abc import Mapping

from config.areas import Areas
from config.text.entry import Entry, slots_of
from config.text.keys import TITLE, key_of

__all__ = ["Entry", "Texts", "slots_of"]

PUNCTUATION = "。？！；，、："


class Texts:
    """All entries of one language; immutable, read from any thread."""

    def __init__(self, entries: Mapping[str, Entry], areas: Mapping[str, str]) -> None:
        self._entries = dict(entries)
        self._areas = Areas(areas)

    def has(self, key: str) -> bool:
        """Whether the catalogue knows the key."""
        return key in self._entries

    def keys(self) -> frozenset[str]:
        """All of them, for checks."""
        return frozenset(self._entries)

    def with_words(self, item: str, words: Mapping[str, Entry]) -> Texts:
        """The texts as they are where the file of this item brings these words and no others."""
        title = key_of(item, TITLE)
        others = {
            key: entry
            for key, entry in self._entries.items()
            if key != title and not key.startswith(f"{title}.")
        }
        return Texts({**others, **words}, self._areas.names)

    def own(self, item: str, key: str) -> str:
        """The entry that says this on the pages of an item: its own, else the one of all."""
        own = key_of(item, key)
        return own if own in self._entries else key

    def entry(self, key: str) -> Entry:
        """The entry; an unknown key is a bug (every key is checked at load), so KeyError."""
        return self._entries[key]

    def option(self, table: str, code: str) -> Entry:
        """The name of a code; one that no table knows is 其他 (domain.md 4.1)."""
        known = self._entries.get(f"option.{table}.{code}")
        return known or self._entries["option.other"]

    def codes(self, table: str) -> tuple[str, ...]:
        """The codes of a table, as its file lists them; none where there is no such table."""
        prefix = f"option.{table}."
        return tuple(k.removeprefix(prefix) for k in self._entries if k.startswith(prefix))

    def area(self, code: str) -> str:
        """An area's own name, else its city's or province's, else 其他地区: for rows of a list."""
        return self._areas.name(self._areas.nearest(code)) or self._other_area()

    def area_in_full(self, code: str) -> str:
        """With city and province, for a place chosen or far away: there are many 鼓楼区."""
        return self._areas.full_name(self._areas.nearest(code)) or self._other_area()

    def _other_area(self) -> str:
        return self._entries["option.other_area"].show
