"""A day, YYYY-MM-DD: shown large, moved by a day or a month at a time, or back to today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from model.item.field import Answer, Asking, Field, FieldKind, Move, Sheet, Timed
from model.item.kinds.calendar import moved
from model.item.kinds.entry import button, value_node
from model.item.kinds.timed import span, valid
from model.page import Node
from model.value import Day

DAYS = {"day_earlier": -1, "day_later": 1}
MONTHS = {"month_earlier": -1, "month_later": 1}
TODAY = "today"
HALF_A_MONTH = 15


def _sheet(asking: Asking) -> Sheet:
    return Sheet(tuple(_nodes(asking)), asking.answer)


def _nodes(asking: Asking) -> Iterator[Node]:
    """The day with its buttons, each only where it may be pressed."""
    key, answer = asking.key, asking.answer
    yield value_node(asking, _on_its_page(answer, asking) if answer else None, group=key)
    for act in (*DAYS, *MONTHS, TODAY):
        if _press(asking, act) is not None:
            yield button(asking, act, f"form.{act}", group=key)


def _on_its_page(answer: str, asking: Asking) -> Day:
    """With its year where that is not this one, and with a word where it is today."""
    on, today = date.fromisoformat(answer), asking.known.today
    return Day(on, with_year=on.year != today.year, is_today=on == today)


def _press(asking: Asking, act: str) -> Move | None:
    to = _target(asking, act)
    return Answer(to) if to and to != asking.answer and asking.may(to) else None


def _target(asking: Asking, act: str) -> str:
    """The day that this button leads to, "" where it leads nowhere."""
    if act == TODAY:
        return _nearest(asking, asking.known.today)
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
    first, last = span(asking.field, asking.known.today)
    return max(first, min(day.isoformat(), last))


def _value(field: Field, answer: str) -> Day:
    return Day(date.fromisoformat(answer), with_year=True)


DATE = FieldKind(
    "date",
    _sheet,
    _press,
    valid,
    _value,
    timed=Timed(re.compile(r"today([+-]\d+[dmy])?"), "d, m, y", date.isoformat, ahead=12),
    source=date,
    sends={date: date.fromisoformat},
    public=_value,
    alone=False,
)
