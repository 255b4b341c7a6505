"""Receipts as data: what stands on a slip, and its layout by cell width before any printer is known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from config.text import Texts
from devices.port import Align, Feed, Qr, Rule, Text, Ticket
from kiosk.page import Line
from kiosk.value import Slots, Value, filled, grouped, shown


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A label with its value."""

    label: str
    value: Value
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


def cells(text: str) -> int:
    """Width of a text in printer cells: a wide or full-width character is 2, another 1."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, columns: int) -> Iterator[str]:
    """Lines of at most `columns` cells; 。，、：；）are never left to begin a line."""
    line, width = "", 0
    for char in text:
        wide = cells(char)
        if width + wide > columns:
            if char in "。，、：；）！？" and len(line) > 1:
                line, char = line[:-1], line[-1] + char
            yield line
            line, width = "", 0
            wide = cells(char)
        line, width = line + char, width + wide
    yield line


def laid_out(slip: Slip, columns: int, texts: Texts) -> Ticket:
    """The slip on paper of this many cells: 32 on 58 mm, 48 on 80 mm (devices.md 4.4)."""
    return Ticket(tuple(_parts(slip, columns, texts)))


def _parts(slip: Slip, columns: int, texts: Texts) -> Iterator[Text | Qr | Rule | Feed]:
    def line(line: Line) -> str:
        return filled(texts.entry(line.text).show, line.slots, texts)

    for part in wrap(line(slip.title), columns // 2):
        yield Text(part, size=2, align=Align.CENTRE)
    for part in wrap(line(slip.outcome), columns // 2):
        yield Text(part, size=2, align=Align.CENTRE)
    yield Rule()
    for part in wrap(line(slip.person), columns):
        yield Text(part)
    yield Text(texts.entry(slip.number_label).show)
    for part in wrap(grouped(slip.number), columns):
        yield Text(part, bold=True)
    yield Rule()
    for row in slip.rows:
        yield from _row(row, columns, texts)
    yield Rule()
    for foot in slip.footer:
        for part in wrap(line(foot), columns):
            yield Text(part)
    if slip.qr:
        yield Feed()
        yield Qr(slip.qr)
        for part in wrap(texts.entry("slip.qr").show, columns):
            yield Text(part, align=Align.CENTRE)


def _row(row: SlipRow, columns: int, texts: Texts) -> Iterator[Text]:
    """Label left and value right on one line where both fit, else the value beneath."""
    label = filled(texts.entry(row.label).show, row.slots, texts)
    value = shown(row.value, texts)
    room = columns - cells(label) - cells(value)
    if room >= 1:
        yield Text(label + " " * room + value)
        return
    yield from (Text(part) for part in wrap(label, columns))
    yield from (Text(part, align=Align.RIGHT) for part in wrap(value, columns))
