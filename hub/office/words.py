"""The console's own words, read by clerks and by no resident: `texts.toml` beside."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from config import schema

FILE = Path(__file__).parent / "texts.toml"


@cache
def words() -> Mapping[str, str]:
    """By table and key, `list.all`. Raises Faulty."""
    return load(FILE)


def load(path: Path) -> Mapping[str, str]:
    """Reads a file of tables of texts; raises Faulty with every fault."""
    tables = schema.read(dict[str, dict[str, str]], path)
    return {f"{table}.{key}": text for table, rows in tables.items() for key, text in rows.items()}


def say(key: str, **slots: object) -> str:
    """An unknown key or slot is a bug, so KeyError."""
    return words()[key].format(**slots)


def named(table: str, code: str) -> str:
    """The name of a code; of one that no table knows, the code itself."""
    return words().get(f"{table}.{code}", code)
