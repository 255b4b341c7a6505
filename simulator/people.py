"""The synthetic people as cards to lay down, each with what is special about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from config.sandbox import Person, Record

HOME = "3501"
"""Areas of the sandbox's city begin so."""
ACTIVE, PAUSED = "1", "2"
ACCOUNT = "310"
"""The insurance that has a personal account."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


class Tag(StrEnum):
    """What is special about a person; the page has the words."""

    BAD_NUMBER = "bad_number"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    DECEASED = "deceased"
    MINOR = "minor"
    UNINSURED = "uninsured"
    ELSEWHERE = "elsewhere"
    SEVERAL = "several"
    PAUSED = "paused"
    NO_ACCOUNT = "no_account"


def shown(person: Person, today: date) -> dict[str, Any]:
    """What the page shows of one person, as JSON."""
    card = person.card
    return {
        "id": person.id,
        "about": person.about,
        "name": card.name,
        "sex": card.sex,
        "birth": card.birth.isoformat(),
        "address": card.address,
        "number": card.number,
        "tags": list(tags(person, today)),
    }


def tags(person: Person, today: date) -> Iterator[Tag]:
    """What is special about somebody on that day, in the page's words."""
    card = person.card
    if not _adds_up(card.number):
        yield Tag.BAD_NUMBER
    if card.valid_to is not None and card.valid_to < today:
        yield Tag.EXPIRED
    if person.platform is None:
        yield Tag.UNKNOWN
    else:
        yield from _known(person.platform)


def _known(record: Record) -> Iterator[Tag]:
    if record.deceased:
        yield Tag.DECEASED
    if record.guardian:
        yield Tag.MINOR
    if record.insurance:
        yield from _insured(record)
    else:
        yield Tag.UNINSURED


def _insured(record: Record) -> Iterator[Tag]:
    rows = record.insurance
    statuses = {row.status for row in rows}
    accounts = [row for row in rows if row.insutype == ACCOUNT]
    if not any(row.area.startswith(HOME) for row in rows):
        yield Tag.ELSEWHERE
    if len(accounts) > 1:
        yield Tag.SEVERAL
    if PAUSED in statuses and ACTIVE not in statuses:
        yield Tag.PAUSED
    if not accounts:
        yield Tag.NO_ACCOUNT


def _adds_up(number: str) -> bool:
    """The check digit of GB 11643."""
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return number[-1] == CHECKS[total % 11]
