"""A month: shown large, moved by a month at a time."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.step.ask.form.answers import span
from kiosk.core.step.ask.form.calendar import shifted
from kiosk.core.step.ask.form.entry import Answer, Asking, Entry, Move, Sheet, value_node
from model.node_id import field_id
from model.page import Node, Role
from model.value import Month

STEPS = {"earlier": -1, "later": 1}


def sheet(asking: Asking) -> Sheet:
    return Sheet(tuple(_nodes(asking)), asking.answer)


def _nodes(asking: Asking) -> Iterator[Node]:
    """The month with its buttons, each only where it may be pressed."""
    key, answer = asking.key, asking.answer
    yield value_node(asking, month_value(answer) if answer else None, group=key)
    acts = STEPS if answer else ("begin",)
    for act in acts:
        if press(asking, act) is not None:
            yield Node(field_id(key, act), Role.BUTTON, f"form.{act}", group=key)


def press(asking: Asking, act: str) -> Move | None:
    if act in STEPS and asking.answer:
        to = shifted(asking.answer, STEPS[act])
    elif act == "begin" and not asking.answer:
        to = span(asking.field, asking.ctx.now.date())[1]
    else:
        return None
    return Answer(to) if asking.may(to) else None


def month_value(answer: str) -> Month:
    return Month(int(answer[:4]), int(answer[4:]))


MONTH = Entry(sheet, press, alone=False)
