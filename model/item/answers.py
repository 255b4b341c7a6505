"""Pure rules of answers: where the first ones come from, which may be given, what one changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from model.item.field import Answers, Comparison, Field, Known
from model.item.kinds.calendar import from_today
from model.item.kinds.timed import timed
from model.item.model import Item
from model.item.paths import get_path, resolve_source

Fields = Mapping[str, Field]


def asked(item: Item, answers: Answers) -> list[Field]:
    """The fields that exist given these answers, in the order of the item's pages."""
    keys = [key for page in item.pages for key in page]
    return [item.fields[key] for key in keys if exists(item.fields[key], item.fields, answers)]


def exists(
    field: Field, fields: Fields, answers: Answers, below: frozenset[str] = frozenset()
) -> bool:
    """Whether its `when` holds, and that of the field it names."""
    if field.when is None or field.key in below:
        return True
    name, wanted = field.when
    given = answers.get(name, "").split(",")
    return wanted in given and exists(fields[name], fields, answers, below | {field.key})


def valid(field: Field, answer: str, known: Known) -> bool:
    """Whether it may be the answer; no answer yet is one too."""
    return not answer or field.kind.valid(field, answer, known)


def wrong(item: Item, answers: Answers, known: Known) -> list[str]:
    """The keys of the fields whose answers nobody could have given on the pages of the item: one
    that is missing, that may not be, that does not keep its rule, or of a field that is not asked.
    """
    there = {field.key for field in asked(item, answers)}
    return [
        key
        for key, field in item.fields.items()
        if (key in there and not _given(field, item.fields, answers, known))
        or (key not in there and answers.get(key))
    ]


def _given(field: Field, fields: Fields, answers: Answers, known: Known) -> bool:
    answer = answers.get(field.key, "")
    if not answer:
        return not field.required
    return valid(field, answer, known) and _keeps(field, fields, answers)


def initial_answers(fields: Fields, kept: Answers, known: Known) -> dict[str, str]:
    """What was answered before, where it still may be; else the first answers."""
    return {
        key: kept[key]
        if key in kept and valid(field, kept[key], known)
        else initial(field, fields, kept, known)
        for key, field in fields.items()
    }


def initial(field: Field, fields: Fields, answers: Answers, known: Known) -> str:
    """What its prefill leads to, else its default; "" where it has neither."""
    found = _prefilled(field, fields, answers, known) if field.prefill else ""
    if found and valid(field, found, known):
        return found
    day = from_today(field.default, known.today) if field.kind.timed else None
    return field.default if day is None else timed(field).written(day)


def _prefilled(field: Field, fields: Fields, answers: Answers, known: Known) -> str:
    """From the row that another field has chosen, or from what is known of the person."""
    root, *path = field.prefill
    rows = fields.get(root)
    if rows is None:
        found = resolve_source(known.roots or {}, field.prefill)
    else:
        found = get_path(rows.kind.row(rows, answers.get(root, ""), known), tuple(path))
    if isinstance(found, date):
        return found.isoformat()
    return found if isinstance(found, str) else ""


# What one answer changes.


def apply_answer(
    fields: Fields, answers: Answers, key: str, answer: str, known: Known
) -> tuple[dict[str, str], set[str]] | None:
    """The answers after this one, and the keys of those that are to be asked again because of it;
    None where it may not be given.
    """
    new = with_followers(fields, answers, key, answer, known)
    if new is None:
        return None
    changed = _changed(answers, new)
    again = dependants(fields, changed)
    kept = {name: new[name] for name in new if name not in again}
    return {**new, **{name: initial(fields[name], fields, kept, known) for name in again}}, again


def with_followers(
    fields: Fields, answers: Answers, key: str, answer: str, known: Known
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
    may = all(_may(fields[name], new[name], known) for name in _changed(answers, new))
    return new if may else None


def _keeps(field: Field, fields: Fields, answers: Answers) -> bool:
    """Whether the comparison with another field holds; it does while one of them has no answer."""
    rule = field.rule
    if rule is None or rule.other not in fields:
        return True
    mine, others = answers.get(field.key, ""), answers.get(rule.other, "")
    both = exists(field, fields, answers) and exists(fields[rule.other], fields, answers)
    if not (both and mine and others):
        return True
    return mine <= others if rule.comparison is Comparison.NOT_AFTER else mine >= others


def _may(field: Field, answer: str, known: Known) -> bool:
    """A month or a day out of its span is not taken; all else was chosen from what there is."""
    return field.kind.timed is None or valid(field, answer, known)


def _changed(before: Answers, after: Answers) -> set[str]:
    return {key for key in after if after[key] != before.get(key)}


def dependants(fields: Fields, changed: Iterable[str]) -> set[str]:
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
