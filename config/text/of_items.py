"""The words that an item's own file brings: its titles, and its wording of what others share.

A file of `config/catalogue` has a table `[zh]`, and may have `[en]`: `title = "…"`, or a table with
`show`, `detail` and `say` as elsewhere; `config.text.keys` says how its entries are called. What is
wrong with an item's file, its words included, is told by `model.item.loader`; here the right ones
are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from config import schema, toml
from config.fault import Fault, Faulty, collect
from config.text.entry import Entry
from config.text.keys import key_of
from config.text.wording import Shown, Wording

FOLDER = Path(__file__).parents[1] / "catalogue"
LANGUAGES = ("zh", "en")


def words_of(
    raw: Mapping[str, object], language: str, file: str = ""
) -> tuple[dict[str, Entry], list[Fault]]:
    """The entries of one item's file, and the faults of those that are none."""
    words, item = raw.get(language, {}), raw.get("id")
    if not isinstance(words, dict):
        return {}, [Fault(file, language, "must be a table")]
    faults: list[Fault] = []
    entries: dict[str, Entry] = {}
    for word, given in words.items():
        entry = collect(partial(_entry, given, file, f"{language}.{word}"), faults)
        entries |= {key_of(str(item), word): entry} if entry else {}
    return entries, faults


def _entry(given: object, file: str, at: str) -> Entry:
    """A text alone is what is shown and said."""
    if isinstance(given, dict):
        return schema.check(Wording, given, file, at).entry()
    shown: str = schema.check(Shown, given, file, at)
    return Entry(shown, "", shown)


def each(folder: Path, language: str) -> Iterator[tuple[str, dict[str, Entry]]]:
    """The right words of every item's file that can be read, with the name of the file."""
    for path in sorted(folder.glob("*.toml")):
        file = f"{folder.name}/{path.name}"
        try:
            raw = toml.read(path, file)
        except Faulty:
            continue
        yield file, words_of(raw, language)[0]
