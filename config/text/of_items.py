"""The words that an item's own file brings: its titles, and its wording of what others share.

A file of `config/catalogue` has a table `[zh]`, and may have `[en]`: `title = "…"`, or a table with
`show`, `detail` and `say` as elsewhere. The word `label.tel` of the item `x` is the entry
`item.x.label.tel`, its `title` is `item.x`; an option (`option.<table>.<code>`) keeps its own name,
for codes are named alike everywhere. What is wrong with an item's file, its words included, is told
by `model.item.loader`; here the right ones are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from config import toml
from config.fault import Fault, Faulty
from config.text.entry import Entry, entry_of

FOLDER = Path(__file__).parents[1] / "catalogue"
LANGUAGES = ("zh", "en")
TITLE = "title"
OPTION = "option."


def key_of(item: str, word: str) -> str:
    """The entry of a word in the file of this item."""
    if word.startswith(OPTION):
        return word
    return f"item.{item}" if word == TITLE else f"item.{item}.{word}"


def words_of(
    raw: Mapping[str, object], language: str, file: str = ""
) -> tuple[dict[str, Entry], list[Fault]]:
    """The entries of one item's file, and the faults of those that are none."""
    words, item = raw.get(language, {}), raw.get("id")
    if not isinstance(words, dict):
        return {}, [Fault(file, language, "must be a table")]
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for word, given in words.items():
        entry = entry_of({"show": given} if isinstance(given, str) else given)
        if isinstance(entry, Entry):
            entries[key_of(str(item), word)] = entry
        else:
            faults += [Fault(file, f"{language}.{word}", why) for why in entry]
    return entries, faults


def each(folder: Path, language: str) -> Iterator[tuple[str, dict[str, Entry]]]:
    """The right words of every item's file that can be read, with the name of the file."""
    for path in sorted(folder.glob("*.toml")):
        file = f"{folder.name}/{path.name}"
        try:
            raw = toml.read(path, file)
        except Faulty:
            continue
        yield file, words_of(raw, language)[0]
