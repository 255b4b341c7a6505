"""Receipts as data: what stands on a slip, and its layout by cells before any printer is known."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from config.text import Texts
from devices.port import Align, Feed, Part, Qr, Rule, Text, Ticket, cells
from model.page import Line
from model.value import Money, Slots, Value, filled, grouped, shown


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A label with its value; without one it heads the rows beneath it."""

    label: str
    value: Value | None
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Slip:
    """In the order of look.md: what was done and its outcome, for whom, the number to keep, what
    happens next, details, then place, time, terminal, help line and the QR for progress and rating.
    """

    title: Line
    outcome: Line
    person: Line
    number_label: str
    number: str
    rows: tuple[SlipRow, ...]
    footer: tuple[Line, ...]
    qr: str = ""
    qr_text: str = "slip.qr"
    """What the code is good for."""
    agent: Line | None = None
    """Who acted for the person, where somebody did."""
    then: tuple[Line, ...] = ()
    """What happens next, and by when."""
    again: bool = False
    """Made from the hub's record once more: 补打 stands above it."""
    handed_in: bool = False
    """Its number is what one comes back with: in double size where that fits."""


CLOSING = frozenset("。，、：；！？）》”")
"""What is never left to begin a line."""


def wrap(text: str, columns: int) -> Iterator[str]:
    """Lines of at most `columns` cells; numbers, groups and codes stay whole where they fit."""
    line: list[str] = []
    for unit in _units(text, columns):
        if cells("".join(line)) + cells(unit) > columns:
            pulled = unit in CLOSING and len(line) > 1 and cells(line[-1] + unit) <= columns
            taken = [line.pop()] if pulled else []
            yield "".join(line).rstrip()
            line = taken
        if line or not unit.isspace():
            line.append(unit)
    yield "".join(line).rstrip()


def _units(text: str, columns: int) -> Iterator[str]:
    """What may stand alone on a line: one character, or a run of ASCII between blanks."""
    for run in re.findall(r"[!-~]+|.", text, re.DOTALL):
        yield from (run,) if cells(run) <= columns else run


def even(text: str, columns: int) -> list[str]:
    """As few lines as `wrap` needs, about equally long: no last line of one character."""
    full = list(wrap(text, columns))
    narrow = list(wrap(text, min(columns, -(-cells(text) // len(full)) + 2)))
    return narrow if len(narrow) == len(full) else full


def laid_out(slip: Slip, columns: int, texts: Texts) -> Ticket:
    """The slip on paper of this many cells: 32 on 58 mm, 48 on 80 mm (devices.md 4.4)."""
    return Ticket(tuple(_parts(slip, columns, texts)))


def _parts(slip: Slip, columns: int, texts: Texts) -> Iterator[Part]:
    if slip.again:
        yield Text(texts.entry("slip.again").show, align=Align.CENTRE)
    yield from _large(_filled(slip.title, texts), columns)
    yield Feed()
    yield from _large(_filled(slip.outcome, texts), columns)
    yield Rule()
    yield from _plain(_filled(slip.person, texts), columns)
    if slip.agent is not None:
        yield from _plain(_filled(slip.agent, texts), columns)
    yield Text(texts.entry(slip.number_label).show)
    number = grouped(slip.number)
    large = slip.handed_in and cells(number) * 2 <= columns
    for part in wrap(number, columns):
        yield Text(part, size=2 if large else 1, bold=True)
    for line in slip.then:
        yield from _plain(_filled(line, texts), columns)
    yield Rule()
    answer = _answer(slip.rows)
    for row in slip.rows:
        yield from _amount(row, columns, texts) if row is answer else _row(row, columns, texts)
    yield Rule()
    for line in slip.footer:
        yield from _plain(_filled(line, texts), columns)
    if slip.qr:
        yield Qr(slip.qr)
        for part in even(texts.entry(slip.qr_text).show, columns):
            yield Text(part, align=Align.CENTRE)
    yield Feed()


def _filled(line: Line, texts: Texts) -> str:
    return _on_paper(filled(texts.entry(line.text).show, line.slots, texts))


def _on_paper(text: str) -> str:
    """With the minus sign that every printer has, as wide as its plus."""
    return text.replace("−", "-")


def _answer(rows: tuple[SlipRow, ...]) -> SlipRow | None:
    """The amount that the resident came for: the first one, unless it stands in a list."""
    singles = itertools.takewhile(lambda row: row.value is not None, rows)
    return next((row for row in singles if isinstance(row.value, Money)), None)


def _large(text: str, columns: int) -> Iterator[Text]:
    for part in even(text, columns // 2):
        yield Text(part, size=2, align=Align.CENTRE)


def _plain(text: str, columns: int) -> Iterator[Text]:
    yield from (Text(part) for part in even(text, columns))


def _row(row: SlipRow, columns: int, texts: Texts) -> Iterator[Text]:
    """Label left and value right on one line where both fit, else the value beneath."""
    label = _filled(Line(row.label, row.slots), texts)
    if row.value is None:
        yield from (Text(part, bold=True) for part in even(label, columns))
        return
    value = _on_paper(shown(row.value, texts))
    room = columns - cells(label) - cells(value)
    if room >= 1:
        yield Text(label + " " * room + value)
        return
    yield from _plain(label, columns)
    yield from (Text(part, align=Align.RIGHT) for part in even(value, columns))


def _amount(row: SlipRow, columns: int, texts: Texts) -> Iterator[Text]:
    """Large beneath its label, or as any row where that is too wide."""
    label = _filled(Line(row.label, row.slots), texts)
    value = _on_paper(shown(row.value, texts)) if row.value is not None else ""
    if cells(value) * 2 > columns:
        yield from _row(row, columns, texts)
        return
    yield from _plain(label, columns)
    yield Text(value, size=2, align=Align.RIGHT)
