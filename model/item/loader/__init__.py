"""Item files to a catalogue: every name a file uses is checked, and all faults are told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from config import toml
from config.deployment import Deployment
from config.fault import Fault, Faulty
from config.text import Texts, of_items
from model.item.loader.reader import Reader
from model.item.model import Catalogue, Item

HERE = of_items.FOLDER
"""Where the items stand."""


SETTINGS = "terminal.toml"
"""The file that says the order of the menu, where the caller names no other."""


def load(
    texts: Texts,
    home: Iterable[str],
    deployment: Deployment,
    folder: Path = HERE,
    *,
    settings: str = SETTINGS,
) -> Catalogue:
    """Reads every item file of a folder; `home` is the order of the menu. Raises Faulty."""
    tables: dict[str, Any] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        file = f"catalogue/{path.name}"
        try:
            tables[file] = toml.read(path, file)
        except Faulty as faulty:
            faults += faulty.faults
    parsed = parse(tables, texts, () if faults else home, deployment, settings=settings)
    if not isinstance(parsed, Catalogue):
        raise Faulty([*faults, *parsed])
    if faults:
        raise Faulty(faults)
    return parsed


def parse(
    tables: Mapping[str, Mapping[str, Any]],
    texts: Texts,
    home: Iterable[str],
    deployment: Deployment,
    *,
    settings: str = SETTINGS,
) -> Catalogue | tuple[Fault, ...]:
    """Pure: tables by file name to a catalogue, or all their faults."""
    items: dict[str, Item] = {}
    faults: list[Fault] = []
    for file, raw in tables.items():
        reader = Reader(file, raw, texts, deployment)
        item = reader.item()
        faults += reader.faults
        if item is not None and item.id in items:
            faults.append(Fault(file, "id", f"another file has the id `{item.id}` too"))
        if item is not None:
            items[item.id] = item
    order = list(home)
    if not faults:  # else an item of a wrong file would be called missing
        missing = (name for name in order if name not in items)
        faults += [Fault(settings, "catalogue.home", f"no item `{name}`") for name in missing]
    if faults:
        return tuple(faults)
    others = (name for name in items if name not in order)  # by their files
    return Catalogue({name: items[name] for name in (*order, *others)})
