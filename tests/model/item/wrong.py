"""Item files with one value changed."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

from config import deployment_files, text_files
from config.fault import Fault
from config.text import Texts
from model.item import Catalogue
from model.item.loader import HERE, parse

TEXTS = text_files.load()
DEPLOYED = deployment_files.load()
GONE = object()
"""In the place of a value: the key is taken out."""


def shipped(item: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{item}.toml").read_text("utf-8"))


def changed(right: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Digits in a path are places in a list; what is not there on the way is made."""
    raw: Any = copy.deepcopy(right)
    *way, last = path.split(".")
    spot = raw
    for part in way:
        spot = spot[int(part)] if isinstance(spot, list) else spot.setdefault(part, {})
    key: Any = int(last) if isinstance(spot, list) else last
    if value is GONE:
        del spot[key]
    else:
        spot[key] = value
    assert isinstance(raw, dict)
    return raw


def faults(file: str, raw: dict[str, Any], texts: Texts = TEXTS) -> tuple[Fault, ...]:
    parsed = parse({file: raw}, texts, (), DEPLOYED)
    assert not isinstance(parsed, Catalogue), "taken for right"
    return parsed
