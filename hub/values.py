"""Every value of an input against its type, length, code table and range (field_cases.md K6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from hub.refusals import Refusal, refusal
from hub.unseen import disturbing
from wire import elements
from wire.elements import Clock, Coded, Days, Element, Range, Shaped, Text
from wire.envelope import Request
from wire.refusals import RefusalCode

REQUIRED = (
    "recer_sys_code",
    "infver",
    "opter_type",
    "opter_name",
    "inf_time",
    "fixmedins_code",
    "fixmedins_name",
    "mdtrtarea_admvs",
    "opter",
    "msgid",
)
"""Of the envelope (domain.md 3.1)."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)


def envelope_fault(request: Request) -> Refusal | None:
    """The first key that is missing or wrong is named; the input is looked at by `fault_of`."""
    missing = (key for key in REQUIRED if not getattr(request, key))
    own = ((key, getattr(request, key)) for key in elements.ENVELOPE)
    wrong = (key for key, value in own if not _fits(value, elements.ENVELOPE[key]))
    key = next(missing, "") or next(wrong, "")
    return refusal(RefusalCode.ENVELOPE, key) if key else None


def fault_of(given: object) -> str:
    """The key of an input dataclass whose value is none that it may hold, "" where all are."""
    return next((key for key, fits in _looked_at(given) if not fits), "")


def _looked_at(given: object) -> Iterator[tuple[str, bool]]:
    """Every key with whether its value may be; a list of codes is its codes, and a list of rows
    the keys of its rows.
    """
    assert is_dataclass(given)
    for one in fields(given):
        value = getattr(given, one.name)
        rows = value if isinstance(value, tuple) else (value,)
        yield one.name, len(rows) <= elements.MOST_ROWS
        for row in rows:
            if is_dataclass(row):
                yield from _looked_at(row)
            else:
                yield one.name, _fits(row, _element(one.name, row))


def _element(key: str, value: object) -> Element:
    """By its name, and by its type where the dictionary does not know the name."""
    if key in elements.INPUT:
        return elements.INPUT[key]
    if isinstance(value, date):
        return elements.LIFETIMES
    return elements.OTHER_TEXT if isinstance(value, str) else elements.OTHER_NUMBER


def _fits(value: object, element: Element) -> bool:
    """Nothing is a value of everything."""
    if value is None or value == "":
        return True
    match element:
        case Text(longest, written):
            text = str(value)
            return len(text) <= longest and not (written and any(map(disturbing, text)))
        case Coded(codes):
            return value in codes
        case Shaped(pattern):
            return pattern.fullmatch(str(value)) is not None
        case Range(least, most):
            return isinstance(value, int | Decimal) and least <= value <= most
        case Days():
            return isinstance(value, date) and _within(value, element)
        case Clock(days):
            moment = _moment(str(value))
            return moment is not None and _within(moment, days)
        case _:
            assert_never(element)


def _within(value: date, days: Days) -> bool:
    """A moment is one of its day."""
    day = value.date() if isinstance(value, datetime) else value
    return days.first <= day <= days.last


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if MOMENT.fullmatch(text) else None
    except ValueError:
        return None
