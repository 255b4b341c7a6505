"""Synthetic service points, as `points.toml` lists them. None of them exists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config import schema

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


class Listed(schema.Table):
    """As the file has them."""

    point: tuple[Place, ...]


@cache
def places() -> tuple[Place, ...]:
    """All of them, in the order of the file. Raises Faulty."""
    return schema.read(Listed, FILE).point
