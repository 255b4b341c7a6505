"""Answers in the types that operations want."""

from __future__ import annotations

from types import UnionType
from typing import Any, get_args, get_origin

from model.item.field import Field


def can_be_sent(field: Field, wanted: Any) -> bool:
    """Whether an input of this type takes the field's answers."""
    return plain(wanted) in field.kind.sends


def sent(field: Field, answer: str, wanted: Any) -> Any:
    """An answer as an input of this type takes it; None where it may be left out and was."""
    if not answer and isinstance(wanted, UnionType):
        return None
    return field.kind.sends[plain(wanted)](answer)


def plain(wanted: Any) -> Any:
    """X of X | None, and tuple of any tuple."""
    if isinstance(wanted, UnionType):
        wanted = next(one for one in get_args(wanted) if one is not type(None))
    return get_origin(wanted) or wanted
