"""Answers in words, as review, commitment, result and slip show them."""

from __future__ import annotations

from kiosk.core.step.context import Context
from kiosk.core.step.sources import known_of
from model.item import Field
from model.page import Line
from model.value import Key, Value


def answer_value(field: Field, answer: str) -> Value:
    """The whole answer as its kind says; of none, that there is none."""
    if not answer:
        return Key("form.unset" if field.required else "form.left_empty")
    return field.kind.value(field, answer)


def answer_line(field: Field, answer: str, ctx: Context) -> Line | None:
    """The chosen row as it was worded when it was chosen; None where it is not there, and of a
    field that chooses no row.
    """
    return field.kind.line(field, answer, known_of(ctx))
