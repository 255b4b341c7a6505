"""The settings laid flat, so that a test can speak of each."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any


def leaves(table: Any, at: str = "") -> dict[str, Any]:
    """Every setting by its dotted key."""
    if not is_dataclass(table):
        return {at: table}
    found: dict[str, Any] = {}
    for f in fields(table):
        found |= leaves(getattr(table, f.name), f"{at}.{f.name}".removeprefix("."))
    return found
