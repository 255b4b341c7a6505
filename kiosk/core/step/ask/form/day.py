"""A day: shown large, moved by a day or a month at a time, or back to today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kiosk.core.step.ask.form.answers import span
from kiosk.core.step.ask.form.calendar import moved
from kiosk.core.step.ask.form.entry import Answer, Asking, Entry, Move, Sheet, value_node
from model.node_id import field_id
from model.page import Node, Role
from model.value import Day

DAYS = {"day_earlier": -1, "day_later": 1}
MONTHS = {"month_earlier": -1, "month_later": 1}
TODAY = "today"
HALF_A_MONTH = 15


def sheet(asking: Asking) -> Sheet:
    return Sheet(tuple(_nodes(asking)), asking.answer)


def _nodes(asking: Asking) -> Iterator[Node]:
    """The day with its buttons, each only where it may be pressed."""
    key, answer = asking.key, asking.answer
    yield value_node(asking, _value(answer, asking) if answer else None, group=key)
    for act in (*DAYS, *MONTHS, TODAY):
        if press(asking, act) is not None:
            yield Node(field_id(key, act), Role.BUTTON, f"form.{act}", group=key)


def _value(answer: str, asking: Asking) -> Day:
    """With its year where that is not this one, and with a word where it is today."""
    on, today = date.fromisoformat(answer), asking.ctx.now.date()
    return Day(on, with_year=on.year != today.year, is_today=on == today)


def press(asking: Asking, act: str) -> Move | None:
    to = _target(asking, act)
    return Answer(to) if to and to != asking.answer and asking.may(to) else None


def _target(asking: Asking, act: str) -> str:
    """The day that this button leads to, "" where it leads nowhere."""
    if act == TODAY:
        return _nearest(asking, asking.ctx.now.date())
    if not asking.answer or act not in DAYS | MONTHS:
        return ""
    on = date.fromisoformat(asking.answer)
    if act in DAYS:
        return (on + timedelta(days=DAYS[act])).isoformat()
    return _by_month(asking, on, MONTHS[act])


def _by_month(asking: Asking, on: date, by: int) -> str:
    """The same day of that month, or the nearest that it has and that may be chosen: as long as it
    is a good part of a month away.
    """
    to = _nearest(asking, moved(on, by))
    return to if abs((date.fromisoformat(to) - on).days) >= HALF_A_MONTH else ""


def _nearest(asking: Asking, day: date) -> str:
    first, last = span(asking.field, asking.ctx.now.date())
    return max(first, min(day.isoformat(), last))


DATE = Entry(sheet, press, alone=False)
