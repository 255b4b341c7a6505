"""From a submission back to the answers of its item's form: what was asked, by the fields' keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.item import Field, Item


def inputs_of(item: Item) -> Mapping[str, str]:
    """The field that each input of the submission comes from, by the input's name. A field that is
    called like an input that the terminal fills in by itself, such as `agnter_tel`, is it too.
    """
    sent = item.submit.input if item.submit else ()
    mapped = {name: path[0] for name, path in sent if len(path) == 1 and path[0] in item.fields}
    kept = {key: key for key in item.fields if key not in mapped.values()}
    return {**kept, **mapped}


def answers_of(item: Item, payload: Mapping[str, Any]) -> dict[str, str]:
    """`payload` is the input as plain values under wire names; "" where nothing was answered."""
    return {key: text_of(payload.get(name)) for name, key in inputs_of(item).items()}


def values_of(field: Field, answer: str) -> tuple[str, ...]:
    """An interface that takes several of what a form asks once, as places of a filing, has them in
    one input: each is an answer by itself.
    """
    several = tuple in field.kind.sends and not field.kind.several
    return tuple(filter(None, answer.split(","))) if several else tuple(filter(None, (answer,)))


def text_of(value: Any) -> str:
    """A value of an input as the answer it was: several codes joined by commas."""
    if value is None:
        return ""
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
