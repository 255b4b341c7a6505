"""How each typed value sounds, and the `say` template of a text with its slots spoken.

Pure. `model.value.shown` is the same for the eye; rules and examples are in accessibility.md 4.4.
"""

from __future__ import annotations

import string
from typing import assert_never

from accessibility import numerals
from config.text import Texts
from model.value import (
    Area,
    Code,
    Codes,
    Count,
    Covered,
    Day,
    Key,
    Masked,
    Moment,
    Money,
    Month,
    Number,
    Plain,
    Slots,
    Spelled,
    Value,
    grouped,
)

_TAIL = frozenset("0123456789Xx")


def spoken(value: Value, texts: Texts) -> str:
    """The value in words, without any digit."""
    match value:
        case Money(amount, signed):
            if signed and amount:
                key = "voice.expense" if amount < 0 else "voice.income"
                return texts.entry(key).say.format(amount=numerals.money(abs(amount)))
            return numerals.money(amount)
        case Day(on, with_year, is_today):
            day = numerals.day(on.year if with_year else None, on.month, on.day)
            return f"{day}，{texts.entry('form.is_today').say}" if is_today else day
        case Month(year, month):
            return f"{numerals.digits(str(year))}年{numerals.integer(month)}月"
        case Moment(hour, minute):
            return numerals.moment(hour, minute)
        case Code(table, code):
            return numerals.characters(texts.option(table, code).say)
        case Codes(table, codes):
            return "，".join(spoken(Code(table, code), texts) for code in codes)
        case Area(code, full):
            return numerals.characters(texts.area_in_full(code) if full else texts.area(code))
        case Count(n):
            return numerals.integer(n)
        case Masked():
            return _masked(value.spoken)
        case Plain(text):
            return numerals.characters(text)
        case Spelled(text, word):
            return said("form.text.written", _written(text, word, texts), texts)
        case Number(text, first):
            groups = grouped(text, first).replace("-", " ").split()
            return "，".join(numerals.digits(group) for group in groups)
        case Key(key):
            return numerals.characters(texts.entry(key).say)
        case Covered():
            return texts.entry("voice.hidden").say
        case _:
            assert_never(value)


def said(key: str, slots: Slots, texts: Texts) -> str:
    """The spoken form of a text, its slots in words; an empty slot leaves no pause behind."""
    pieces = list(string.Formatter().parse(texts.entry(key).say))
    words = ""
    for n, (literal, name, _, _) in enumerate(pieces):
        words += numerals.characters(literal)
        if name:
            after = pieces[n + 1][0] if n + 1 < len(pieces) else ""
            words += _slot(slots[name], words, after, texts)
    return words.replace("，，", "，").strip("，")


def _slot(value: Value, before: str, after: str, texts: Texts) -> str:
    """A count between the words of its template: 两条, but 第二步."""
    if isinstance(value, Count):
        return numerals.counted(value.n, before, after)
    return spoken(value, texts)


def _written(text: str, word: str, texts: Texts) -> Slots:
    last: Slots = {"name": Plain(text[-1:]), "word": Plain(word)}
    told = said("form.character", last, texts) if word else ""
    return {"text": Plain(text), "last": Plain(told)}


def _masked(tail: str) -> str:
    """A masked number by its last characters, one at a time; a masked name as it is."""
    if tail and _TAIL.issuperset(tail):
        return "，".join(("尾号", *numerals.digits(tail.upper())))
    return numerals.characters(tail.replace("*", ""))
