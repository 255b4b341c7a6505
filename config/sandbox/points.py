"""Synthetic service points, as `points.toml` lists them. None of them exists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "points.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """`area` is its county; `lat` and `lng` are degrees as text, `hours` is a sentence."""

    name: str
    level: str
    area: str
    addr: str
    tel: str
    hours: str
    items: tuple[str, ...]
    lat: str
    lng: str


@cache
def places() -> tuple[Place, ...]:
    """All of them, in the order of the file."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["point"]
    return tuple(Place(items=tuple(row.pop("items")), **row) for row in rows)
