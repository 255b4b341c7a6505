"""Lays the synthetic people of `config.sandbox` into the tables; the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert

from config.sandbox import Insurance, Person, people, person
from platform_sandbox import database

PAID, UNPAID = "1", "0"
"""`clct_stas` of the sandbox."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """How much was laid in."""

    people: int
    movements: int
    payments: int


def seed(db: Connection) -> Seeded:
    """Replaces the people and their records; what was filed stays."""
    tables = (database.person, database.insurance, database.movement, database.payment)
    makers = (_people, _insurances, _movements, _payments)
    counts = []
    for table, make in zip(tables, makers, strict=True):
        rows = [row for one in people() for row in make(one)]
        db.execute(table.delete())
        db.execute(insert(table), rows)
        counts.append(len(rows))
    return Seeded(counts[0], counts[2], counts[3])


def _people(one: Person) -> Iterator[dict[str, Any]]:
    if one.platform:
        yield {
            "psn_no": one.platform.psn_no,
            "certno": one.card.number,
            "name": one.card.name,
            "sex": one.card.sex,
            "nation": one.card.nation,
            "birth": one.card.birth,
            "social_card": one.platform.social_card,
            "card_sn": one.platform.card_sn,
            "deceased": one.platform.deceased,
            "guardian": person(one.platform.guardian).card.number if one.platform.guardian else "",
        }


def _rows(one: Person) -> Iterator[tuple[dict[str, Any], Insurance]]:
    """Each insurance with the key of its rows."""
    if one.platform:
        for row in one.platform.insurance:
            yield _key(one.platform.psn_no, row), row


def _key(psn_no: str, row: Insurance) -> dict[str, Any]:
    return {"psn_no": psn_no, "insutype": row.insutype, "area": row.area}


def _insurances(one: Person) -> Iterator[dict[str, Any]]:
    for place, (key, row) in enumerate(_rows(one)):
        yield key | {
            "place": place,
            "psn_type": row.psn_type,
            "status": row.status,
            "balance_fen": _fen(row.balance),
            "since": row.since,
            "paused": row.paused,
            "employer": row.employer,
        }


def _movements(one: Person) -> Iterator[dict[str, Any]]:
    for key, row in _rows(one):
        after = row.balance
        for n, move in enumerate(row.ledger):
            yield key | {
                "n": n,
                "days_ago": move.days_ago,
                "at": move.at,
                "kind": move.kind,
                "amount_fen": _fen(move.amount),
                "after_fen": _fen(after),
                "place": move.place,
            }
            after -= move.amount


def _payments(one: Person) -> Iterator[dict[str, Any]]:
    for key, row in _rows(one):
        for month in range(1, row.payments.months + 1):
            paid = month not in row.payments.unpaid
            yield key | {
                "months_ago": month,
                "employer": row.employer,
                "status": PAID if paid else UNPAID,
                "amount_fen": _fen(row.payments.amount) if paid else 0,
            }


def _fen(yuan: Decimal) -> int:
    return int(yuan.scaleb(2))
