"""A month, YYYYMM: shown large, moved by a month at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.item.field import Answer, Asking, Field, FieldKind, Move, Sheet, Timed
from model.item.kinds.calendar import month_of, shifted
from model.item.kinds.entry import button, value_node
from model.item.kinds.timed import span, valid
from model.page import Node
from model.value import Month

STEPS = {"earlier": -1, "later": 1}


def _sheet(asking: Asking) -> Sheet:
    return Sheet(tuple(_nodes(asking)), asking.answer)


def _nodes(asking: Asking) -> Iterator[Node]:
    """The month with its buttons, each only where it may be pressed."""
    key, answer = asking.key, asking.answer
    value = _value(asking.field, answer) if answer else None
    yield value_node(asking, value, group=key)
    for act in STEPS if answer else ("begin",):
        if _press(asking, act) is not None:
            yield button(asking, act, f"form.{act}", group=key)


def _press(asking: Asking, act: str) -> Move | None:
    if act in STEPS and asking.answer:
        to = shifted(asking.answer, STEPS[act])
    elif act == "begin" and not asking.answer:
        to = span(asking.field, asking.known.today)[1]
    else:
        return None
    return Answer(to) if asking.may(to) else None


def _value(field: Field, answer: str) -> Month:
    return Month(int(answer[:4]), int(answer[4:]))


YEAR_MONTH = FieldKind(
    "year_month",
    _sheet,
    _press,
    valid,
    _value,
    timed=Timed(re.compile(r"today([+-]\d+[my])?"), "m, y", month_of, ahead=0),
    alone=False,
    together="form.heading",
    anew="act.period",
)
