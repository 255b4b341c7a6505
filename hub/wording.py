"""The answers of a case in words: by the item's file, for a clerk, and for whoever holds a slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hub.answers import answers_of, inputs_of, values_of
from hub.applications import Case
from hub.words import texts
from model.item import Field, Item
from model.value import Plain, Value, shown


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
    return _worded(item, case, _clerks_value)


def for_public(item: Item, case: Case) -> Iterator[Answer]:
    """What may be seen on a telephone: nothing that names a person or where one lives."""
    return _worded(item, case, _public_value)


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
    try:
        values = [value(field, one) for one in values_of(field, answer)]
    except ValueError:
        values = [Plain(answer)] if value is _clerks_value else []
    return "、".join(dict.fromkeys(shown(one, texts()) for one in values if one is not None))


def _clerks_value(field: Field, answer: str) -> Value | None:
    return field.kind.clerk(field, answer)


def _public_value(field: Field, answer: str) -> Value | None:
    return field.kind.public(field, answer)
