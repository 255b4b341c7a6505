"""Synthetic relations, as `relations.toml` lists them, between people who do not exist."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config import schema

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


class Listed(schema.Table):
    """As the file has them."""

    relation: tuple[Relation, ...]


@cache
def relations() -> tuple[Relation, ...]:
    """All of them, in the order of the file. Raises Faulty."""
    return schema.read(Listed, FILE).relation
