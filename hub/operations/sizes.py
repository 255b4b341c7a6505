"""Texts of a submission must fit where they are kept: the tables say how long each may be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import String

from hub.db.tables import application, filing, relation
from hub.unseen import unseen

TEXTS = ("agnter_name", "agnter_addr", "resout_addr", "memo", "psn_name")
"""Typed or read by people: no control characters, nothing that turns the text around it."""


def fault_of(given: object) -> str:
    """The key that is too long or holds what no person wrote, "" where all is well."""
    for name, longest in _sizes().items():
        text = getattr(given, name, "")
        if isinstance(text, str) and len(text) > longest:
            return name
    return next((name for name in TEXTS if any(map(unseen, getattr(given, name, "")))), "")


@cache
def _sizes() -> Mapping[str, int]:
    sizes: dict[str, int] = {}
    for column in (*application.columns, *filing.columns, *relation.columns):
        if isinstance(column.type, String) and column.type.length:
            sizes[column.name] = min(column.type.length, sizes.get(column.name, 10**9))
    return sizes
