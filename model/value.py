"""Typed values: what a node can carry, and how each is written on a screen or a slip.

A value knows what it *is* (money, a day, a masked name); how it sounds is
`accessibility.wording`, how it looks is `shown` below. Values that say something of a
person have an opaque repr, so that no log, traceback or test report can leak them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from config.text import Texts

KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The key of a submission, in UUID form."""


class Opaque:
    """A repr that names the class and nothing else."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


@dataclass(frozen=True, slots=True, repr=False)
class Money(Opaque):
    """An amount in yuan with two decimals; `signed` writes the sign of an income too."""

    amount: Decimal
    signed: bool = False

    @classmethod
    def of(cls, text: str, *, signed: bool = False) -> Money:
        """Of a decimal number as text; a float would not be exact."""
        return cls(Decimal(text), signed)


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; the year is written only where it could be mistaken, and that it is today
    where it is moved by hand.
    """

    on: date
    with_year: bool = False
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, as in a period of enquiry."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day, local to the terminal."""

    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a table; its name is the text `option.<table>.<code>`, else 其他."""

    table: str
    code: str


@dataclass(frozen=True, slots=True)
class Codes:
    """Several codes of one table, named one after the other."""

    table: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A six-digit area (GB/T 2260 or an insurance area), named by its longest known prefix.

    `full` names province and city too: 浙江省杭州市西湖区.
    """

    code: str
    full: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something."""

    n: int


@dataclass(frozen=True, slots=True, repr=False)
class Masked(Opaque):
    """Something personal in the two forms in which it may leave the core."""

    shown: str
    spoken: str


@dataclass(frozen=True, slots=True, repr=False)
class Plain(Opaque):
    """Text that comes from the hub as it is: a place, an employer, a reason."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Spelled(Opaque):
    """A text that is put together character by character; by ear its last one is told apart by
    `word`, which has it (城市 of 市) or is "".
    """

    text: str
    word: str


@dataclass(frozen=True, slots=True, repr=False)
class Number(Opaque):
    """A number that a person copies or types: written in groups, spoken digit by digit.

    `first` is how many stand in the first group: 3 of a telephone, else 4 as in all that follow.
    """

    text: str
    first: int = 4


@dataclass(frozen=True, slots=True)
class Key:
    """Another entry of the text catalogue, without slots."""

    key: str


@dataclass(frozen=True, slots=True)
class Covered:
    """In the place of a value that waits behind a touch: it carries nothing."""


Value = (
    Money
    | Day
    | Month
    | Moment
    | Code
    | Codes
    | Area
    | Count
    | Masked
    | Plain
    | Spelled
    | Number
    | Key
    | Covered
)
Slots = Mapping[str, Value]


class Sealed:
    """One raw personal text. It is read by `reveal`, and gone after `wipe`.

    The bytes live in one `bytearray`, because a `str` cannot be wiped
    (reliability.md 6: 197 copies of one number were found in memory). Keep what
    `reveal` returns no longer than the line that needs it. It has no hash: nothing may index by it.
    """

    __slots__ = ("_raw",)

    def __init__(self, text: str) -> None:
        self._raw = bytearray(text, "utf-8")

    def reveal(self) -> str:
        """A copy, which nobody can wipe: for the moment of use only."""
        return self._raw.decode("utf-8")

    def wipe(self) -> None:
        """Overwrites it with zeros; afterwards it is empty."""
        for i in range(len(self._raw)):
            self._raw[i] = 0
        del self._raw[:]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self._raw == other._raw

    def __repr__(self) -> str:
        return "<Sealed>"


def shown(value: Value, texts: Texts) -> str:
    """The value as it is written: 1,234.56 元, 11月22日, 下午 3:05 (look.md, Type)."""
    match value:
        case Money(amount, signed):
            return _money(amount, signed)
        case Day(on, with_year, is_today):
            day = f"{on.year}年{on.month}月{on.day}日" if with_year else f"{on.month}月{on.day}日"
            return f"{day}（{texts.entry('form.is_today').show}）" if is_today else day
        case Month(year, month):
            return f"{year}年{month}月"
        case Moment(hour, minute):
            return _moment(hour, minute)
        case Code(table, code):
            return texts.option(table, code).show
        case Codes(table, codes):
            return "、".join(texts.option(table, code).show for code in codes)
        case Area(code, full):
            return texts.area_in_full(code) if full else texts.area(code)
        case Count(n):
            return str(n)
        case Masked():
            return value.shown
        case Plain(text) | Spelled(text):
            return text
        case Number(text, first):
            return grouped(text, first)
        case Key(key):
            return texts.entry(key).show
        case Covered():
            return "••••••"
        case _:
            assert_never(value)


def filled(template: str, slots: Slots, texts: Texts) -> str:
    """A template of the catalogue with its slots written in."""
    if "{" not in template:
        return template
    return template.format_map({name: shown(value, texts) for name, value in slots.items()})


def grouped(number: str, first: int = 4) -> str:
    """Groups of four characters, for copying by hand; one with hyphens has groups of its own,
    but for a key, whose hyphens mean nothing to a resident.
    """
    if KEY.fullmatch(number):
        number = number.replace("-", "").upper()
    if "-" in number:
        return number
    rest = (number[i : i + 4] for i in range(first, len(number), 4))
    return " ".join((number[:first], *rest))


def _money(amount: Decimal, signed: bool) -> str:
    """The sign is that of what is written: nothing has none."""
    written = f"{abs(amount):,.2f}"
    if not written.strip("0,."):
        return f"{written} 元"
    sign = "−" if amount < 0 else "+" if signed else ""
    return f"{sign}{written} 元"


def _moment(hour: int, minute: int) -> str:
    half = "凌晨" if hour < 6 else "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    clock = (hour - 1) % 12 + 1 if hour else 0
    return f"{half} {clock}:{minute:02}"
