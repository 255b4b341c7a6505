"""Limits that a plain dataclass can say of its fields where no library may be imported.

The pure core and what it sees load nothing but Python's own; `config.schema` hands these classes to
pydantic, which asks each for the schema it makes of the type before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any


@dataclass(frozen=True, slots=True)
class Above:
    """`Annotated[float, Above(0)]`: a number greater than this one."""

    least: float

    def __get_pydantic_core_schema__(
        self, number: Any, make: Callable[[Any], Mapping[str, Any]]
    ) -> dict[str, Any]:
        return {**make(number), "gt": self.least}


@dataclass(frozen=True, slots=True)
class Between:
    """`Annotated[int, Between(0, 9)]`: both ends included."""

    least: int
    most: int

    def __get_pydantic_core_schema__(
        self, number: Any, make: Callable[[Any], Mapping[str, Any]]
    ) -> dict[str, Any]:
        return {**make(number), "ge": self.least, "le": self.most}


@dataclass(frozen=True, slots=True)
class Written:
    """`Annotated[str, Written("[0-9]{6}")]`: the whole text is of this pattern."""

    pattern: str

    def __get_pydantic_core_schema__(
        self, text: Any, make: Callable[[Any], Mapping[str, Any]]
    ) -> dict[str, Any]:
        return {**make(text), "pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """`Annotated[str, Pattern("^[0-9]+$")]`: a text that is written so."""

    regex: str

    def __get_pydantic_core_schema__(
        self, text: Any, make: Callable[[Any], Mapping[str, Any]]
    ) -> dict[str, Any]:
        return {**make(text), "pattern": self.regex}


Seconds = Annotated[float, Above(0)]
"""A time that somebody waits."""
