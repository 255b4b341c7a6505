"""What an item is. The schema has no prose that code would have to guess (design.md §1.3, §9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.identity import Means
from kiosk.page import Privacy


class FieldType(StrEnum):
    YEAR_MONTH = "year_month"
    CHOICE = "choice"


class Ask(StrEnum):
    """When a field is asked: always, or only when the resident wants to change its default."""

    ALWAYS = "always"
    ON_REQUEST = "on_request"


class Acting(StrEnum):
    """For whom an item may be done."""

    SELF = "self"


class Comparison(StrEnum):
    NOT_AFTER = "<="
    NOT_BEFORE = ">="


@dataclass(frozen=True, slots=True)
class Rule:
    """One comparison with another field or with today."""

    comparison: Comparison
    other: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question. A default is `today`, `today-3m`, or a value of its options."""

    key: str
    type: FieldType
    default: str
    ask: Ask
    rule: Rule | None = None
    options: str = ""
    """The table of a choice, whose codes are `codes`."""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from and what it is: `path` from a root, `format` as its typed value."""

    path: tuple[str, ...]
    format: str


@dataclass(frozen=True, slots=True)
class Result:
    """A value with its label, or with `each` a list of rows under a heading."""

    label: str
    value: Source
    privacy: Privacy
    each: tuple[str, ...] = ()
    text: str = ""
    slots: tuple[tuple[str, Source], ...] = ()
    first: int = 0
    """At most so many rows (slips); 0 is all."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of the person's insurances the item is about; the other fields are text keys.

    `many` is the question to ask, or `first`; `elsewhere` refuses one of another pooling area.
    """

    where: tuple[tuple[str, str], ...]
    none: str
    many: str
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One operation: `input` maps its fields to sources, `output` names to paths of its answer."""

    op: str
    role: str
    input: tuple[tuple[str, tuple[str, ...]], ...]
    output: tuple[tuple[str, tuple[str, ...]], ...]
    paged: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    text: str
    group: str
    notice: tuple[str, ...]
    credentials: tuple[Means, ...]
    acting: tuple[Acting, ...]
    pages: tuple[tuple[str, ...], ...]
    offline: str
    fields: Mapping[str, Field]
    calls: tuple[Call, ...]
    result: tuple[Result, ...]
    slip: tuple[Result, ...]
    pick: Pick


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All items, by id, in the order of the menu."""

    items: Mapping[str, Item]

    def item(self, item_id: str) -> Item:
        return self.items[item_id]
