"""Synthetic relations, as `relations.toml` lists them, between people who do not exist."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "relations.toml"


@dataclass(frozen=True, slots=True)
class Relation:
    """`principal` and `agent` are ids of people; negative `days_left` has run out."""

    about: str
    principal: str
    agent: str
    rlts: str
    tel: str
    scope: tuple[str, ...]
    days_left: int


@cache
def relations() -> tuple[Relation, ...]:
    """All of them, in the order of the file."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["relation"]
    return tuple(Relation(scope=tuple(row.pop("scope")), **row) for row in rows)
