"""A year, YYYY: moved by one at a time."""

from __future__ import annotations

from model.item.field import Answer, Asking, Field, FieldKind, Known, Move, Sheet
from model.item.kinds.entry import button, value_node
from model.value import Plain

STEPS = {"earlier": -1, "later": 1}


def _sheet(asking: Asking) -> Sheet:
    moves = (button(asking, act, f"form.{act}", group=asking.key) for act in STEPS)
    value = value_node(asking, Plain(asking.answer), group=asking.key)
    return Sheet((value, *moves), asking.answer)


def _press(asking: Asking, act: str) -> Move | None:
    return Answer(str(int(asking.answer) + STEPS[act])) if act in STEPS else None


def _valid(field: Field, answer: str, known: Known) -> bool:
    return answer.isdecimal() and len(answer) == 4


def _value(field: Field, answer: str) -> Plain:
    return Plain(f"{answer}年")


YEAR = FieldKind("year", _sheet, _press, _valid, _value)
