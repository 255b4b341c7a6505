"""A shape with every kind of value that a file of ours may have, and a table that fits it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from config.limits import Above
from config.schema import Table


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def even(value: int) -> int:
    if value % 2:
        raise ValueError("must be even")
    return value


@dataclass(frozen=True, slots=True)
class Port:
    name: str
    baud: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What the program would hold."""

    seconds: Annotated[float, Above(0)]
    count: Annotated[int, Field(ge=0, le=9)]
    on: bool
    since: date
    amount: Decimal
    ports: tuple[Port, ...]
    colours: frozenset[Colour]
    area: Annotated[str, Field(pattern="^[0-9]{6}$")]
    side: Literal["left", "right"]
    names: Annotated[list[str], Field(min_length=1)]
    texts: Mapping[str, Annotated[str, Field(min_length=1)]]
    pairs: Annotated[int, AfterValidator(even)] = 2


class Entry(Table):
    """What only a file has."""

    show: str
    say: str | None = None


RIGHT: dict[str, Any] = {
    "seconds": 3,
    "count": 4,
    "on": True,
    "since": date(2026, 1, 31),
    "amount": "12.50",
    "ports": [{"name": "a", "baud": 9600}],
    "colours": ["red"],
    "area": "350100",
    "side": "left",
    "names": ["x"],
    "texts": {"a": "b"},
}
