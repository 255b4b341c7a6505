"""Synthetic e-vouchers: codes of the right form, from which the sandbox finds their person again.

    424 | person 5, seconds since 1970 10, check 2 | check 2 | 35 | 0000      (domain.md 7)

Real codes are opaque and random where these are not: nothing outside the sandbox, its phone and its
hub may read one. No code made here is anybody's.
"""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256

from config.sandbox import Person, people

MARK, PROVINCE, EXTENSION = "424", "35", "0000"
LIFE = 2
"""Minutes after its own during which the sandbox still accepts a code."""

_FORM = re.compile(rf"{MARK}([0-9]{{5}})([0-9]{{10}})([0-9]{{4}}){PROVINCE}{EXTENSION}")


def code_of(person: Person, moment: datetime) -> str:
    """What this person's phone shows at this moment (aware); another one every second."""
    middle = f"{_digits(person.id, 5)}{int(moment.timestamp()):010}"
    return f"{MARK}{middle}{_digits(middle, 4)}{PROVINCE}{EXTENSION}"


def who(code: str) -> tuple[str, int] | None:
    """The id of the person and the minute since 1970 of a code made here; None for any other."""
    form = _FORM.fullmatch(code)
    if form is None or form[3] != _digits(form[1] + form[2], 4):
        return None
    ids = (one.id for one in people() if _digits(one.id, 5) == form[1])
    found = next(ids, None)
    return (found, int(form[2]) // 60) if found else None


def alive(minute: int, now: datetime) -> bool:
    """Whether a code of this minute is still good: not from the future, not older than LIFE."""
    return 0 <= int(now.timestamp()) // 60 - minute <= LIFE


def _digits(text: str, count: int) -> str:
    """So many decimal digits that stand for the text."""
    return f"{int.from_bytes(sha256(text.encode()).digest()) % 10**count:0{count}}"
