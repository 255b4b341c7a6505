"""Months and days as answers write them: YYYYMM and YYYY-MM-DD, which sort as they pass."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

TODAY = re.compile(r"today(?:([+-]\d+)([dmy]))?")
MONTHS = {"m": 1, "y": 12}


def from_today(text: str, today: date) -> date | None:
    """`today`, `today-90d`, `today+12m` as a day; None of what is none of these."""
    match = TODAY.fullmatch(text)
    if match is None:
        return None
    by, unit = int(match[1] or 0), match[2] or "d"
    return today + timedelta(days=by) if unit == "d" else moved(today, by * MONTHS[unit])


def moved(day: date, months: int) -> date:
    """So many months later, on the same day or on the last that the month has."""
    month = shifted(month_of(day), months)
    year, number = int(month[:4]), int(month[4:])
    return date(year, number, min(day.day, calendar.monthrange(year, number)[1]))


def month_of(day: date) -> str:
    """YYYYMM."""
    return f"{day.year:04}{day.month:02}"


def shifted(month: str, by: int) -> str:
    """YYYYMM so many months later."""
    count = int(month[:4]) * 12 + int(month[4:]) - 1 + by
    return f"{count // 12:04}{count % 12 + 1:02}"


def months_between(early: str, late: str) -> int:
    """From the earlier to the later one; negative the other way round."""
    return (int(late[:4]) - int(early[:4])) * 12 + int(late[4:]) - int(early[4:])
