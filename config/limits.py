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


Seconds = Annotated[float, Above(0)]
"""A time that somebody waits."""
