"""The text catalogue: every sentence a resident sees or hears, shown and spoken from one key.

A file `zh/<part>.toml` has entries `[<key>]` with `show`, and where they differ `detail` (drawn
small beneath) and `say` (spoken instead of `show`). Slots are written {name}. `areas.toml` names
insurance areas that GB/T 2260 does not list; `option.<table>.<code>` entries name the codes of
domain.md 8. What one item alone says stands in the item's own file (`config.text.of_items`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from config import areas, toml
from config.areas import Areas
from config.fault import Fault, Faulty
from config.text import of_items
from config.text.entry import Entry, entry_of, slots_of

__all__ = ["Entry", "Texts", "load", "slots_of"]

HERE = Path(__file__).parent
PUNCTUATION = "。？！；，、："
ALWAYS = ("option.other", "option.other_area")
"""What an unknown code and an unknown area are called."""
AREA = re.compile(r"[0-9]{6}")


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
        title = of_items.key_of(item, of_items.TITLE)
        others = {
            key: entry
            for key, entry in self._entries.items()
            if key != title and not key.startswith(f"{title}.")
        }
        return Texts({**others, **words}, self._areas.names)

    def own(self, item: str, key: str) -> str:
        """The entry that says this on the pages of an item: its own, else the one of all."""
        own = of_items.key_of(item, key)
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


def load(
    language: str = "zh",
    folder: Path = HERE,
    listed: Path = areas.FILE,
    items: Path = of_items.FOLDER,
) -> Texts:
    """Reads one language, the words of the `items` and the `listed` areas; raises Faulty with every
    wrong entry.
    """
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for file, found in (*_shared(folder / language, faults), *of_items.each(items, language)):
        taken = found.keys() & entries.keys()
        faults += [Fault(file, key, "this key stands in another file too") for key in sorted(taken)]
        entries |= found
    names = _areas(folder / "areas.toml", listed, faults)
    faults += [Fault(f"text/{language}", k, "is missing") for k in ALWAYS if k not in entries]
    if faults:
        raise Faulty(faults)
    return Texts(entries, names)


def _shared(folder: Path, faults: list[Fault]) -> Iterator[tuple[str, dict[str, Entry]]]:
    """The entries of each file of a language."""
    for path in sorted(folder.glob("*.toml")):
        file = f"text/{folder.name}/{path.name}"
        made = {key: entry_of(raw) for key, raw in _read(path, file, faults).items()}
        for key, entry in made.items():
            faults += [] if isinstance(entry, Entry) else [Fault(file, key, why) for why in entry]
        yield file, {key: entry for key, entry in made.items() if isinstance(entry, Entry)}


def _read(path: Path, where: str, faults: list[Fault]) -> dict[str, Any]:
    """One file, or nothing where it cannot be read."""
    try:
        return toml.read(path, where)
    except Faulty as faulty:
        faults += faulty.faults
        return {}


def _areas(path: Path, listed: Path, faults: list[Fault]) -> dict[str, str]:
    """The areas of GB/T 2260 and those of the file."""
    more = _read(path, "text/areas.toml", faults)
    for code, name in more.items():
        if not AREA.fullmatch(code) or not isinstance(name, str) or not name:
            faults.append(Fault("text/areas.toml", code, "must be six digits with a name"))
    try:
        return {**areas.load(listed).names, **more}
    except (OSError, ValueError) as error:
        faults.append(Fault(listed.name, "", f"{error}: run `make ready`"))
        return more
