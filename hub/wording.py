"""The answers of a case in words: by the item's file, for a clerk, and for whoever holds a slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from hub.answers import answers_of, inputs_of
from hub.applications import Case
from hub.places import city_of
from hub.words import texts
from model.item import Field, FieldType, Item
from model.value import Area, Code, Codes, Day, Month, Plain, Value, shown

SEVERAL = (FieldType.CHOICES,)


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One answer: `key` is the field's, `name` that of the input which carried it."""

    key: str
    name: str
    label: str
    text: str

    def __repr__(self) -> str:
        return f"<Answer {self.key}>"


def for_clerk(item: Item, case: Case) -> Iterator[Answer]:
    """Every answer that was given, in the order of the form."""
    return _worded(item, case, clerks_value)


def for_public(item: Item, case: Case) -> Iterator[Answer]:
    """What may be seen on a telephone: nothing that names a person or where one lives."""
    return _worded(item, case, public_value)


def _worded(
    item: Item, case: Case, value: Callable[[Field, str], Value | None]
) -> Iterator[Answer]:
    answers = answers_of(item, case.payload)
    names = {key: name for name, key in inputs_of(item).items()}
    for key, field in item.fields.items():
        text = _text(field, answers.get(key, ""), value)
        if text:
            yield Answer(key, names[key], texts().entry(field.label).show, text)


def _text(field: Field, answer: str, value: Callable[[Field, str], Value | None]) -> str:
    """Each of several values, once; what is none is shown as it came."""
    parts = [answer] if field.type in SEVERAL else answer.split(",")
    try:
        values = [value(field, part) for part in parts if part]
    except ValueError:
        values = [Plain(answer)] if value is clerks_value else []
    return "、".join(dict.fromkeys(shown(one, texts()) for one in values if one is not None))


def clerks_value(field: Field, answer: str) -> Value | None:
    """An answer as a clerk reads it: telephones whole, for clerks call there."""
    match field.type:
        case FieldType.YEAR_MONTH:
            return Month(int(answer[:4]), int(answer[4:]))
        case FieldType.CHOICE:
            return Code(field.options, answer)
        case FieldType.CHOICES:
            return Codes(field.options, tuple(answer.split(",")))
        case FieldType.DATE:
            return Day(date.fromisoformat(answer), with_year=True)
        case FieldType.AREA:
            return Area(answer, full=True)
        case FieldType.PHONE | FieldType.RECORD | FieldType.TEXT:
            return Plain(answer)
        case _:
            assert_never(field.type)


def public_value(field: Field, answer: str) -> Value | None:
    """None is not for everybody; of a place the whole city."""
    match field.type:
        case FieldType.DATE:
            return clerks_value(field, answer)
        case FieldType.AREA:
            return Area(city_of(answer), full=True)
        case _:
            return None
