"""Months as the interface writes them, YYYYMM, and their distance from a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTH = re.compile(r"(\d{4})(0[1-9]|1[0-2])", re.ASCII)


def number(month: str) -> int | None:
    """Months since the year 0, None where it is no month."""
    found = MONTH.fullmatch(month)
    return int(found[1]) * 12 + int(found[2]) - 1 if found and int(found[1]) else None


def of(day: date) -> int:
    """Months since year 0, which can be subtracted."""
    return day.year * 12 + day.month - 1


def written(n: int) -> str:
    """YYYYMM."""
    return f"{n // 12:04}{n % 12 + 1:02}"


def days(begin: int, end: int) -> tuple[date, date]:
    """The first day of the one month and the last of the other."""
    first, after = date(begin // 12, begin % 12 + 1, 1), end + 1
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
