"""Months and days as answers: what may be chosen, by a field's rule, its default and today."""

from __future__ import annotations

from datetime import date

from model.item.field import Comparison, Field, Known, Timed
from model.item.kinds.calendar import from_today, moved

OLDEST_MONTHS = 36
"""How far back a month or a day may be chosen where no rule says more."""


def timed(field: Field) -> Timed:
    """Of a field whose answers follow each other."""
    assert field.kind.timed is not None, "only months and days are compared"
    return field.kind.timed


def valid(field: Field, answer: str, known: Known) -> bool:
    """Whether this month or day may be chosen, whatever the other answers are: they follow."""
    first, last = span(field, known.today)
    return _is_one(field, answer) and first <= answer <= last


def _is_one(field: Field, answer: str) -> bool:
    """As the answers of its kind are written, and in the calendar."""
    day = answer if "-" in answer else f"{answer[:4]}-{answer[4:]}-01"
    try:
        return timed(field).written(date.fromisoformat(day)) == answer
    except ValueError:
        return False


def span(field: Field, today: date) -> tuple[str, str]:
    """The first and the last that may be chosen. A rule against today sets one of them; without
    one, what begins in the future does not reach into the past, and a month is never to come.
    """
    begins = max(from_today(field.default, today) or today, today)
    first = moved(today, -OLDEST_MONTHS) if begins == today else today
    last = max(moved(today, timed(field).ahead), begins)
    limit = from_today(field.rule.other, today) if field.rule else None
    if field.rule and limit is not None:
        if field.rule.comparison is Comparison.NOT_AFTER:
            last = limit
        else:
            first = limit
    return timed(field).written(first), timed(field).written(last)
