"""Whether slip and page say what the hub's record says; every difference is a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.play.record import Record
from config.text import Texts
from devices.port import Text
from kiosk.core.slip import Slip, laid_out
from kiosk.core.step.answer.rows import Row
from model.value import filled, grouped, shown

DRAWN = re.compile(r"─|\[QR [^]]*\]")
"""How the paper's words tell a rule, and a code."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A slip as the printer's paper has it: its words without blanks, and its codes."""

    words: str
    codes: tuple[str, ...]

    @classmethod
    def of(cls, text: Path) -> Paper:
        """Of what the emulated printer left: its decoded bytes."""
        events = json.loads(text.with_suffix(".json").read_text("utf-8"))["events"]
        codes = tuple(str(event.get("data", "")) for event in events if event["kind"] == "qr")
        return cls(without_blanks(DRAWN.sub("", text.read_text("utf-8"))), codes)


def without_blanks(text: str) -> str:
    """Where a line was broken means nothing."""
    return "".join(text.split())


def slip_differences(record: Record, paper: Paper, columns: int, texts: Texts) -> Iterator[str]:
    """Line by line, nothing left out and nothing beside it; only the minute of printing may be
    another one.
    """
    at = 0
    for line, exact in _lines(record.slip, columns, texts):
        found = paper.words.find(line, at) if exact else at
        if found < 0:
            yield f"record has `{line}`, slip has not"
            continue
        if found > at:
            yield f"slip has `{paper.words[at:found]}`, record has not"
        at = found + len(line)
    if record.slip.qr not in paper.codes:
        yield "the slip's code is another one"


def _lines(slip: Slip, columns: int, texts: Texts) -> Iterator[tuple[str, bool]]:
    """Each with whether it must be the same."""
    minute = without_blanks(
        filled(texts.entry(slip.footer[0].text).show, slip.footer[0].slots, texts)
    )
    for part in laid_out(slip, columns, texts).parts:
        if isinstance(part, Text) and (line := without_blanks(part.text)):
            yield line, line not in minute


def page_differences(
    record: Record, seen: Sequence[tuple[str, ...]], texts: Texts
) -> Iterator[str]:
    """Every value of the record stands beside its label in one place of a page that was drawn; so
    do the number and the heading of a filing.
    """
    nodes = {words for page in seen for words in page}
    for label, value in _said(record, texts):
        if not any(label in words and value in words for words in nodes):
            yield f"record has `{label} {value}`, page has not"


def _said(record: Record, texts: Texts) -> Iterator[tuple[str, str]]:
    """Label and value of all that the page must say."""
    if record.heading:
        yield without_blanks(texts.entry(record.heading).show), ""
        label = texts.entry(record.slip.number_label).show
        yield without_blanks(label), without_blanks(grouped(record.slip.number))
    yield from (_words(row, texts) for row in record.rows)


def _words(row: Row, texts: Texts) -> tuple[str, str]:
    label = filled(texts.entry(row.text).show, row.slots, texts)
    value = shown(row.value, texts) if row.value is not None else ""
    return without_blanks(label), without_blanks(value)
