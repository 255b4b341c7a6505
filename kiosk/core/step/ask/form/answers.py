"""Pure rules of answers: where the first ones come from, which may be given, what one changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import assert_never

from kiosk.core.step.ask.form.calendar import from_today, month_of, moved
from kiosk.core.step.context import Context
from kiosk.core.step.sources import source_values
from model.item import Field, FieldType, Item
from model.item.model import Comparison, Records
from model.item.paths import get_path, matches, resolve_source

OLDEST_MONTHS = 36
"""How far back a month or a day may be chosen where no rule says more."""
FURTHEST_MONTHS = 12
"""How far ahead a day may be chosen where no rule says more."""
MOBILE = re.compile(r"1[3-9][0-9]{9}")

Answers = Mapping[str, str]


def asked(item: Item, answers: Answers) -> list[Field]:
    """The fields that exist given these answers, in the order of the item's pages."""
    keys = [key for page in item.pages for key in page]
    return [item.fields[key] for key in keys if exists(item.fields[key], item.fields, answers)]


def exists(
    field: Field, fields: Mapping[str, Field], answers: Answers, below: frozenset[str] = frozenset()
) -> bool:
    """Whether its `when` holds, and that of the field it names."""
    if field.when is None or field.key in below:
        return True
    name, wanted = field.when
    given = answers.get(name, "").split(",")
    return wanted in given and exists(fields[name], fields, answers, below | {field.key})


def initial_answers(ctx: Context) -> dict[str, str]:
    """What was answered before, where it still may be; else the first answers."""
    kept = ctx.data.answers
    return {
        key: kept[key]
        if key in kept and valid(field, kept[key], ctx)
        else initial(field, ctx, kept)
        for key, field in ctx.item.fields.items()
    }


def initial(field: Field, ctx: Context, answers: Answers) -> str:
    """What its prefill leads to, else its default; "" where it has neither."""
    found = _prefilled(field, ctx, answers) if field.prefill else ""
    if found and valid(field, found, ctx):
        return found
    day = from_today(field.default, ctx.now.date())
    return field.default if day is None else _written(field, day)


def _prefilled(field: Field, ctx: Context, answers: Answers) -> str:
    """From the row that another field has chosen, or from what is known of the person."""
    root, *path = field.prefill
    rows = ctx.item.fields.get(root)
    if rows is None:
        found = resolve_source(source_values(ctx), field.prefill)
    else:
        found = get_path(row_of(rows, answers.get(root, ""), ctx), tuple(path))
    if isinstance(found, date):
        return found.isoformat()
    return found if isinstance(found, str) else ""


def valid(field: Field, answer: str, ctx: Context) -> bool:
    """Whether it may be the answer; no answer yet is one too."""
    if not answer:
        return True
    match field.type:
        case FieldType.YEAR_MONTH | FieldType.DATE:
            return allowed(field, answer, ctx.now.date())
        case FieldType.CHOICE:
            return answer in field.codes
        case FieldType.CHOICES:
            return set(answer.split(",")) <= set(field.codes)
        case FieldType.AREA:
            return answer in ctx.tables.areas
        case FieldType.PHONE:
            return MOBILE.fullmatch(answer) is not None
        case FieldType.TEXT:
            return len(answer) <= field.longest
        case FieldType.RECORD:
            return row_of(field, answer, ctx) is not None
        case _:
            assert_never(field.type)


# Months and days.


def allowed(field: Field, answer: str, today: date) -> bool:
    """Whether this month or day may be chosen, whatever the other answers are: they follow."""
    first, last = span(field, today)
    return first <= answer <= last


def span(field: Field, today: date) -> tuple[str, str]:
    """The first and the last that may be chosen. A rule against today sets one of them; without
    one, what begins in the future does not reach into the past, and a month is never to come.
    """
    begins = max(from_today(field.default, today) or today, today)
    first = moved(today, -OLDEST_MONTHS) if begins == today else today
    ahead = 0 if field.type is FieldType.YEAR_MONTH else FURTHEST_MONTHS
    last = max(moved(today, ahead), begins)
    limit = from_today(field.rule.other, today) if field.rule else None
    if field.rule and limit is not None:
        if field.rule.comparison is Comparison.NOT_AFTER:
            last = limit
        else:
            first = limit
    return _written(field, first), _written(field, last)


def _written(field: Field, day: date) -> str:
    return month_of(day) if field.type is FieldType.YEAR_MONTH else day.isoformat()


def with_followers(
    fields: Mapping[str, Field], answers: Answers, key: str, answer: str, today: date
) -> dict[str, str] | None:
    """The answers with this one, and those it is compared with following it; None where one of
    them may not be.
    """
    new = {**answers, key: answer}
    for _ in fields:
        broken = next((f for f in fields.values() if not _keeps(f, fields, new)), None)
        if broken is None or broken.rule is None:
            break
        new[broken.rule.other if broken.key == key else broken.key] = answer
    may = all(_may(fields[name], new[name], today) for name in _changed(answers, new))
    return new if may else None


def _keeps(field: Field, fields: Mapping[str, Field], answers: Answers) -> bool:
    """Whether the comparison with another field holds; it does while one of them has no answer."""
    rule = field.rule
    if rule is None or rule.other not in fields:
        return True
    mine, others = answers.get(field.key, ""), answers.get(rule.other, "")
    both = exists(field, fields, answers) and exists(fields[rule.other], fields, answers)
    if not (both and mine and others):
        return True
    return mine <= others if rule.comparison is Comparison.NOT_AFTER else mine >= others


def _may(field: Field, answer: str, today: date) -> bool:
    timed = field.type in (FieldType.YEAR_MONTH, FieldType.DATE)
    return not (timed and answer) or allowed(field, answer, today)


def _changed(before: Answers, after: Answers) -> set[str]:
    return {key for key in after if after[key] != before.get(key)}


# What one answer changes.


def apply_answer(
    answers: Answers, key: str, answer: str, ctx: Context
) -> tuple[Answers, set[str]] | None:
    """The answers after this one, and the keys of those that are to be asked again because of it;
    None where it may not be given.
    """
    fields = ctx.item.fields
    new = with_followers(fields, answers, key, answer, ctx.now.date())
    if new is None:
        return None
    changed = _changed(answers, new)
    again = dependants(fields, changed)
    kept = {name: new[name] for name in new if name not in again}
    return {**new, **{name: initial(fields[name], ctx, kept) for name in again}}, again


def dependants(fields: Mapping[str, Field], changed: Iterable[str]) -> set[str]:
    """The fields that depend on these, and those that depend on them."""
    known = set(changed)
    first = frozenset(known)
    while True:
        more = {field.key for field in fields.values() if _named(field) & known} - known
        if not more:
            return known - first
        known |= more


def _named(field: Field) -> set[str]:
    """A root of a prefill that is no field names none."""
    return {*field.after, *field.prefill[:1], *((field.when[0],) if field.when else ())}


# Rows.


def rows_of(records: Records, ctx: Context) -> list[object]:
    """The rows of a lookup's list that may be chosen."""
    rows = resolve_source(source_values(ctx), records.each) or ()
    return [row for row in rows if matches(row, records.where)]


def row_of(field: Field, answer: str, ctx: Context) -> object | None:
    """The row that was chosen, or None."""
    assert field.records is not None, "a record field has its rows"
    key = field.records.key
    rows = rows_of(field.records, ctx)
    return next((row for row in rows if str(get_path(row, key)) == answer), None)
