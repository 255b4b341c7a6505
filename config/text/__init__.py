"""The text catalogue: every sentence a resident sees or hears, shown and spoken from one key.

A file `zh/<part>.toml` has entries `[<key>]` with `show`, and where they differ `detail` (drawn
small beneath) and `say` (spoken instead of `show`). Slots are written {name}. `areas.toml` names
insurance areas that GB/T 2260 does not list; `option.<table>.<code>` entries name the codes of
domain.md 8.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config import areas, toml
from config.areas import Areas
from config.fault import Fault, Faulty

HERE = Path(__file__).parent
PUNCTUATION = "。？！；，、："
ALWAYS = ("option.other", "option.other_area")
"""What an unknown code and an unknown area are called."""
AREA = re.compile(r"[0-9]{6}")


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
        self._areas = Areas(areas)

    def has(self, key: str) -> bool:
        """Whether the catalogue knows the key."""
        return key in self._entries

    def keys(self) -> frozenset[str]:
        """All of them, for checks."""
        return frozenset(self._entries)

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


def slots_of(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def load(language: str = "zh", folder: Path = HERE, listed: Path = areas.FILE) -> Texts:
    """Reads one language and the `listed` areas; raises Faulty with every wrong entry."""
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for path in sorted((folder / language).glob("*.toml")):
        where = f"text/{language}/{path.name}"
        for key, raw in _read(path, where, faults).items():
            if key in entries:
                faults.append(Fault(where, key, "this key stands in another file too"))
            wrong = _wrong(raw)
            faults += [Fault(where, key, why) for why in wrong]
            if not wrong:
                show = raw["show"]
                entries[key] = Entry(show, raw.get("detail", ""), raw.get("say", show))
    names = _areas(folder / "areas.toml", listed, faults)
    faults += [Fault(f"text/{language}", k, "is missing") for k in ALWAYS if k not in entries]
    if faults:
        raise Faulty(faults)
    return Texts(entries, names)


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


def _wrong(raw: object) -> list[str]:
    """Why an entry cannot be used; `say` may drop a slot (a masked number), never add one."""
    if not isinstance(raw, dict) or not raw.get("show"):
        return ["needs a `show`"]
    wrong = [f"unknown form `{form}`" for form in sorted(raw.keys() - {"show", "detail", "say"})]
    wrong += [f"`{form}` {why}" for form, text in raw.items() if (why := _wrong_form(text))]
    if wrong:
        return wrong
    known = slots_of(raw["show"]) | slots_of(raw.get("detail", ""))
    extra = slots_of(raw.get("say", "")) - known
    return [f"`say` uses the slot {{{name}}}, which is not shown" for name in sorted(extra)]


def _wrong_form(text: object) -> str:
    """A slot is a plain name: what it holds is written by its type, not by the text."""
    if not isinstance(text, str):
        return "must be a text"
    try:
        slots = list(string.Formatter().parse(text))
    except ValueError as error:
        return f"has wrong braces: {error}"
    plain = all(
        name is None or (name.isidentifier() and not f and not c) for _, name, f, c in slots
    )
    return "" if plain else "has a slot that is no plain name"
