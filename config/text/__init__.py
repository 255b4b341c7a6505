"""The text catalogue: every sentence a resident sees or hears, shown and spoken from one key.

A file `zh/<part>.toml` has entries `[<key>]` with `show`, and where they differ `detail` (drawn
small beneath) and `say` (spoken instead of `show`). Slots are written {name}. `areas.toml` names
GB/T 2260 areas; `option.<table>.<code>` entries name the codes of domain.md 8.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.fault import Fault, Faulty

HERE = Path(__file__).parent
PUNCTUATION = "。？！；，、："


@dataclass(frozen=True, slots=True)
class Entry:
    """One key's three forms; `say` is `show` where the file gives none, `detail` may be empty."""

    show: str
    detail: str
    say: str


class Texts:
    """All entries of one language; immutable, read from any thread."""

    def __init__(self, entries: Mapping[str, Entry], areas: Mapping[str, str]) -> None:
        self._entries = dict(entries)
        self._areas = dict(areas)

    def has(self, key: str) -> bool:
        return key in self._entries

    def keys(self) -> frozenset[str]:
        return frozenset(self._entries)

    def entry(self, key: str) -> Entry:
        """The entry; an unknown key is a bug (every key is checked at load), so KeyError."""
        return self._entries[key]

    def option(self, table: str, code: str) -> Entry:
        """The name of a code; one that no table knows is 其他 (domain.md 4.1)."""
        known = self._entries.get(f"option.{table}.{code}")
        return known or self._entries["option.other"]

    def has_options(self, table: str) -> bool:
        return any(key.startswith(f"option.{table}.") for key in self._entries)

    def area(self, code: str) -> str:
        """An area by its longest known prefix: district, city, province, else 其他地区."""
        for digits in (6, 4, 2):
            name = self._areas.get(code[:digits].ljust(6, "0"))
            if name:
                return name
        return self._entries["option.other_area"].show


def slots_of(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def load(language: str = "zh", folder: Path = HERE) -> Texts:
    """Reads one language; raises Faulty with every wrong entry."""
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for path in sorted((folder / language).glob("*.toml")):
        where = f"text/{language}/{path.name}"
        for key, raw in tomllib.loads(path.read_text("utf-8")).items():
            if key in entries:
                faults.append(Fault(where, key, "this key stands in another file too"))
            faults += [Fault(where, key, why) for why in _wrong(raw)]
            show = str(raw.get("show", ""))
            entries[key] = Entry(show, str(raw.get("detail", "")), str(raw.get("say", show)))
    if faults:
        raise Faulty(faults)
    return Texts(entries, tomllib.loads((folder / "areas.toml").read_text("utf-8")))


def _wrong(raw: object) -> list[str]:
    """Why an entry cannot be used; `say` may drop a slot (a masked number), never add one."""
    if not isinstance(raw, dict) or not raw.get("show"):
        return ["needs a `show`"]
    wrong = [f"unknown form `{form}`" for form in raw.keys() - {"show", "detail", "say"}]
    known = slots_of(str(raw["show"])) | slots_of(str(raw.get("detail", "")))
    extra = slots_of(str(raw.get("say", ""))) - known
    return wrong + [f"`say` uses the slot {{{name}}}, which is not shown" for name in sorted(extra)]
