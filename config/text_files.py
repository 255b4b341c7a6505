"""Reads the text catalogue: the files of one language, the words of the items, the areas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from config import areas, schema
from config.area_names import Names
from config.fault import Fault, Faulty, collect
from config.text import Entry, Texts, of_items
from config.text.wording import Wording

HERE = Path(__file__).parent / "text"
ALWAYS = ("option.other", "option.other_area")
"""What an unknown code and an unknown area are called."""


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
    if not faults:  # else an entry of a wrong file would be called missing
        missing = (key for key in ALWAYS if key not in entries)
        faults += [Fault(f"text/{language}", key, "is missing") for key in missing]
    names = _areas(folder / "areas.toml", listed, faults)
    if faults:
        raise Faulty(faults)
    return Texts(entries, names)


def _shared(folder: Path, faults: list[Fault]) -> Iterator[tuple[str, dict[str, Entry]]]:
    """The entries of each file of a language that is without a fault."""
    for path in sorted(folder.glob("*.toml")):
        file = f"text/{folder.name}/{path.name}"
        yield file, collect(partial(_entries, path, file), faults) or {}


def _entries(path: Path, file: str) -> dict[str, Entry]:
    wordings = schema.read(dict[str, Wording], path, file)
    return {key: wording.entry() for key, wording in wordings.items()}


def _areas(path: Path, listed: Path, faults: list[Fault]) -> dict[str, str]:
    """The areas of GB/T 2260 and those of the file."""
    more = collect(lambda: schema.read(Names, path, f"text/{path.name}"), faults) or {}
    try:
        return {**areas.load(listed).names, **more}
    except (OSError, ValueError) as error:
        faults.append(Fault(listed.name, "", f"{error}: run `make ready`"))
        return {}
