"""The console's own words, read by clerks and by no resident: `texts.toml` beside."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "texts.toml"


@cache
def words() -> Mapping[str, str]:
    return _flat(tomllib.loads(FILE.read_text("utf-8")))


def say(key: str, **slots: object) -> str:
    """An unknown key or slot is a bug, so KeyError."""
    return words()[key].format(**slots)


def named(table: str, code: str) -> str:
    """The name of a code; of one that no table knows, the code itself."""
    return words().get(f"{table}.{code}", code)


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = str(value)
    return flat
