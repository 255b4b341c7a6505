"""A table of options, for the kinds that choose from one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.item.field import Asking, Field
from model.node_id import field_id
from model.page import Node, Role

if TYPE_CHECKING:
    from model.item.sources import Sources


@dataclass(frozen=True, slots=True)
class Keys:
    """`options` is a table of codes (domain.md 8)."""

    options: str


@dataclass(frozen=True, slots=True)
class Options:
    """A table, and its codes in their order."""

    table: str
    codes: tuple[str, ...]


def read(keys: Keys, at: str, sources: Sources) -> Options:
    """The table must be there."""
    codes = sources.texts.codes(keys.options)
    if not codes:
        sources.fault(f"{at}.options", f"no option list `{keys.options}`")
    return Options(keys.options, codes)


def options_of(field: Field) -> Options:
    """What was read of a field of options."""
    own: Options = field.own
    return own


def codes_of(field: Field) -> tuple[str, ...]:
    """The codes that an answer may be."""
    return options_of(field).codes


def nodes(asking: Asking, chosen: tuple[str, ...]) -> Iterator[Node]:
    """Every option; those that are taken are marked."""
    options, key = options_of(asking.field), asking.key
    for code in options.codes:
        text = f"option.{options.table}.{code}"
        yield Node(field_id(key, code), Role.CHOICE, text, group=key, chosen=code in chosen)
