"""A TOML file against the shape declared for it: every fault of the file at once, in our words.

A shape is a frozen dataclass, or a `Table` where the file looks different from what the program
holds. It brings pydantic, so whatever the pure core imports must not import this module: there the
plain dataclasses stand in one module and what reads them in another.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from config import toml
from config.fault import Fault, Faulty

T = TypeVar("T")

STRICT = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class Table(BaseModel):
    """The base of shapes that only a file has: frozen, nothing coerced, unknown keys refused."""

    model_config = STRICT


def read(shape: type[T], path: Path, where: str = "") -> T:
    """One file as its shape; raises Faulty with every fault, or with the one that it is no TOML.

    `where` is what the faults call the file, its name where none is given.
    """
    return check(shape, toml.read(path, where), where or path.name)


def check(shape: type[T], raw: object, file: str, at: str = "") -> T:
    """What a TOML file holds, or a part of it that stands `at` a dotted place; raises Faulty.

    Nothing is coerced but a whole number to a fraction, a list to the tuple or set wanted, a text
    to the member of an enum or the Decimal it names. A date where a text belongs is that text.
    """
    adapter: TypeAdapter[tuple[T]] = _adapter(cast("Hashable", shape))
    try:
        return adapter.validate_json(json.dumps([raw], default=str))[0]
    except ValidationError as error:
        raise Faulty(_faults(error, raw, file, at)) from None


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Of a tuple, because a configuration may not be given for a bare dataclass; of JSON, because
    only there a strict dataclass is made from a table and a strict tuple from a list.
    """
    return TypeAdapter(tuple[shape], config=STRICT)


def _faults(error: ValidationError, raw: object, file: str, at: str) -> list[Fault]:
    found = error.errors(include_url=False)
    faults = [Fault(file, _place(at, raw, one), _reason(one)) for one in found]
    return list(dict.fromkeys(faults))


def _place(at: str, raw: object, one: Mapping[str, Any]) -> str:
    """`steps.3.space`: of pydantic's place the parts that the file has, and a key that is missing.

    The other parts name members of a union or say that a key itself is meant.
    """
    here: Any = raw
    place = [at] if at else []
    for part in one["loc"][1:]:
        if _has(here, part):
            place.append(str(part))
            here = here[part]
    if one["type"].startswith("missing"):
        place.append(str(one["loc"][-1]))
    return ".".join(place)


def _has(node: object, part: int | str) -> bool:
    if isinstance(node, Mapping):
        return part in node
    return isinstance(node, list) and isinstance(part, int) and part < len(node)


WANTED = {
    "string": "a text",
    "int": "a whole number",
    "float": "a number",
    "finite_number": "a finite number",
    "decimal": "a decimal number as text",
    "bool": "true or false",
    "date": "a day",
    "date_from_datetime": "a day",
    "time": "a time of day",
    "dict": "a table",
    "model": "a table",
    "dataclass": "a table",
    "list": "a list",
    "tuple": "a list",
    "set": "a list",
    "frozen_set": "a list",
    "named_tuple": "a list",
}
"""What a shape wants, by pydantic's name of the type."""
REASONS = {
    "missing": "is missing",
    "missing_argument": "is missing",
    "extra_forbidden": "unknown key",
    "unexpected_keyword_argument": "unknown key",
    "greater_than": "must be a number above {gt:g}",
    "greater_than_equal": "must be a number of at least {ge:g}",
    "less_than": "must be a number below {lt:g}",
    "less_than_equal": "must be a number of at most {le:g}",
    "string_too_short": "must be a text, and not empty",
    "too_short": "must have at least {min_length}",
    "too_long": "must have at most {max_length}",
    "string_pattern_mismatch": "must be written as {pattern}",
    "enum": "`{input}` is none of {expected}",
    "literal_error": "`{input}` is none of {expected}",
    "value_error": "{error}",
}
"""By pydantic's name of the error, with the slots that its context fills."""


def _reason(one: Mapping[str, Any]) -> str:
    wanted = one["type"].removesuffix("_type").removesuffix("_parsing")
    if wanted in WANTED:
        return f"must be {WANTED[wanted]}, is {_kind(one['input'])}"
    if one["type"] not in REASONS:
        return str(one["msg"])
    slots: dict[str, Any] = {"input": one["input"], **one.get("ctx", {})}
    if "expected" in slots:
        slots["expected"] = slots["expected"].replace("'", "")
    return REASONS[one["type"]].format_map(slots)


KINDS: Mapping[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a fraction",
    dict: "a table",
    list: "a list",
}


def _kind(value: object) -> str:
    return KINDS.get(type(value), "nothing")
