"""Reads citations (`devices.md 1.4`, `accessibility.md A-07`) out of a text, and what they may lead
to out of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = r"(?:\d+(?:\.\d+)*[a-z]?|[A-Z]-?\d+)(?![\w.]*\w)"
"""A number of a section or of a point within it (1, 1.4, 6a), or an id (A-07, F1)."""

NAME = re.compile(r"(?<![\w-])([A-Za-z_]+)\.md\b")
FIRST = re.compile(rf"[`)\]]*\s?§?({TOKEN})")
NEXT = re.compile(rf"(?: \([^()]*\))?(?:,| and| or| to|;|–) ?(rows? )?§?({TOKEN})")
HEADING = re.compile(rf"#+ ({TOKEN}|[A-Z])(?=[. ])")
POINT = re.compile(r"(\d+)\. ")
ROW = re.compile(r"\| (\S+?) \|")
BOLD = re.compile(rf"\*\*({TOKEN})\*\*")
LINE_END = re.compile(r"\n[ \t]*(?:#+:? ?)?(?=\S)")


@dataclass(frozen=True)
class Citation:
    """One place of one page. `place` is empty where the page alone is named; a row of a section's
    table is `2 row 5`."""

    page: str
    place: str


def citations(text: str) -> Iterator[Citation]:
    """All that a source file or page cites, over line ends and the signs that begin a comment."""
    flowing = LINE_END.sub(" ", text)
    for named in NAME.finditer(flowing):
        first = FIRST.match(flowing, named.end())
        if first is None:
            yield Citation(named[1], "")
            continue
        yield Citation(named[1], first[1])
        yield from _further(named[1], first[1], flowing, first.end())


def _further(page: str, section: str, flowing: str, at: int) -> Iterator[Citation]:
    """`, 4 and 6` and `, rows 1 and 5` after a first place."""
    in_rows = False
    while found := NEXT.match(flowing, at):
        in_rows = (in_rows or bool(found[1])) and found[2].isdecimal()
        yield Citation(page, f"{section} row {found[2]}" if in_rows else found[2])
        at = found.end()


def places(page: str) -> set[str]:
    """What may be cited of a page: its numbered headings and their points, ids and table rows."""
    found: set[str] = set()
    section = ""
    for line in page.splitlines():
        if heading := HEADING.match(line):
            section = heading[1]
            found.add(section)
        elif point := POINT.match(line):
            found.add(f"{section}.{point[1]}")
        elif row := ROW.match(line):
            found |= _of_row(section, row[1])
        elif bold := BOLD.match(line):
            found.add(bold[1])
    return found


def _of_row(section: str, cell: str) -> set[str]:
    """A row is cited by its number within the section, or by the ids in its first cell."""
    names = cell.strip("*").split("/")
    return {f"{section} row {name}" if name.isdecimal() else name for name in names}
