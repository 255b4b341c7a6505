"""Paths through answers: followed at run time, and checked against the dataclasses at load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from model.value import Area, Code, Count, Day, Money, Month, Number, Plain, Value
from wire.filings import Answer
from wire.operations import InsuInfo, PersonInfo

Path = tuple[str, ...]

MONTH = re.compile(r"([0-9]{4})(0[1-9]|1[0-2])")
LIST = "[]"
"""A path's last part says with this that it names a list."""
ANSWERED = re.compile(r"([a-z_]+)\[([a-z_]+)\]")
"""`fields[tel]`: of a form as it was handed in, the answer to one field; "" where none was."""

ANSWER = "answer"
"""The format of a field's answer: written as its type says."""
FIXED = "fixed"
"""The root of the item's constants."""
SLIP_NO = "slip_no"
"""The root of the number on a slip that was shown in place of a credential; "" where none was."""
SLIP_KEY = "slip_key"
"""The root of a key that stands on a slip instead, as the hub had given no number; else ""."""
SUBMITTED = "submitted"
"""The root under which the hub's answer to a submission stands."""

ROOTS: Mapping[str, type[Any]] = {"principal": PersonInfo, "picked": InsuInfo}
"""Roots that every item has; the item's fields and outputs are roots too."""

FORMATS: Mapping[str, type[Any]] = {
    "money": Decimal,
    "money_signed": Decimal,
    "day": date,
    "month": str,
    "area": str,
    "area_full": str,
    "count": int,
    "text": str,
    "number": str,
}
"""Formats by the type they want; `option:<table>` wants str."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from and what it is: `path` from a root, `format` as its typed value."""

    path: Path
    format: str


Where = tuple[tuple[str, tuple[str, ...]], ...]
"""Conditions on a row: each of these codes is one of those."""


def split(text: str) -> Path:
    """The names of a dotted path."""
    return tuple(text.split("."))


def type_at(kind: Any, path: Path) -> Any:
    """The type at a path below `kind`, or None where there is no such field."""
    for part in path:
        if answered := ANSWERED.fullmatch(part):
            return str if element(type_at(kind, answered.groups()[:1])) is Answer else None
        is_list = part.endswith(LIST)
        name = part.removesuffix(LIST)
        if not is_dataclass(kind) or name not in {f.name for f in fields(kind)}:
            return None
        assert isinstance(kind, type)
        kind = _bare(hints(kind)[name])
        if is_list and element(kind) is None:
            return None
    return kind


@cache
def hints(kind: Any) -> dict[str, Any]:
    """The types of its fields, worked out once: that takes a millisecond."""
    return get_type_hints(kind)


def element(kind: Any) -> Any:
    """What a tuple type holds, or None where it is no tuple."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def _bare(kind: Any) -> Any:
    """X of X | None."""
    if get_origin(kind) is UnionType:
        return next(arg for arg in get_args(kind) if arg is not type(None))
    return kind


def fits(format: str, kind: Any) -> bool:
    """Whether a value of this type can be written in this format."""
    wanted = str if format.startswith("option:") else FORMATS.get(format)
    return wanted is not None and isinstance(kind, type) and issubclass(kind, wanted)


def get_path(root: object, path: Path) -> Any:
    """The value at a path; a part that is None ends it."""
    for part in path:
        if root is None:
            return None
        if answered := ANSWERED.fullmatch(part):
            return answer_of(getattr(root, answered[1]), answered[2])
        name = part.removesuffix(LIST)
        root = root.get(name) if isinstance(root, Mapping) else getattr(root, name)
    return root


def answer_of(form: Iterable[Answer], field: str) -> str:
    """Its first value, of several."""
    found = (one.value for one in form if one.field == field)
    return next(found, "").partition(",")[0]


def matches(row: object, where: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether each of these codes of the row is one of those."""
    return all(getattr(row, name) in codes for name, codes in where)


def typed(raw: Any, format: str) -> Value:
    """A raw value as the typed value its format names; None and "" are an empty text."""
    if raw is None or raw == "":
        return Plain("")
    match format:
        case "money":
            return Money(raw)
        case "money_signed":
            return Money(raw, signed=True)
        case "day":
            return Day(raw.date() if isinstance(raw, datetime) else raw)
        case "month":
            return _month(raw)
        case "area":
            return Area(raw)
        case "area_full":
            return Area(raw, full=True)
        case "count":
            return Count(raw)
        case "number":
            return Number(raw)
        case "text":
            return Plain(raw)
        case _:
            return Code(format.removeprefix("option:"), raw)


def _month(raw: str) -> Value:
    """YYYYMM; what is none is shown as it came."""
    whole = MONTH.fullmatch(raw)
    return Month(int(whole[1]), int(whole[2])) if whole else Plain(raw)


def resolve_source(roots: Mapping[str, object], path: Path) -> Any:
    """The value of a source: `principal.psn_no` is in its base information."""
    root = roots.get(path[0])
    if path[0] == "principal" and root is not None and not hasattr(root, path[1]):
        root = get_path(root, ("baseinfo",))
    return get_path(root, path[1:])
