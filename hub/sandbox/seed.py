"""Lays the synthetic people of `config.sandbox` into the sandbox tables; the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from config.sandbox import Insurance, Person, people, person
from config.sandbox.relations import Relation, relations
from hub.db.tables import (
    contact,
    relation,
    sandbox_insurance,
    sandbox_movement,
    sandbox_payment,
    sandbox_person,
)
from hub.people import keep_contact

PAID, UNPAID = "1", "0"
"""`clct_stas` of the sandbox."""
MARK = "DG-SYN-"
"""Begins the numbers of synthetic relations."""
AREA = "350100"


@dataclass(frozen=True, slots=True)
class Seeded:
    """How much was laid in."""

    people: int
    movements: int
    payments: int


def seed(db: Connection, now: datetime) -> Seeded:
    """Replaces the platform's people. What residents handed in stays: filings, relations, the
    telephones that the hub learnt; its own synthetic relations are renewed.
    """
    tables = (sandbox_person, sandbox_insurance, sandbox_movement, sandbox_payment)
    makers = (_people, _insurances, _movements, _payments)
    counts = []
    for table, make in zip(tables, makers, strict=True):
        rows = [row for one in people() for row in make(one)]
        db.execute(table.delete())
        db.execute(insert(table), rows)
        counts.append(len(rows))
    _add_contacts(db, now)
    _lay_relations(db, now)
    return Seeded(counts[0], counts[2], counts[3])


def _add_contacts(db: Connection, now: datetime) -> None:
    known = set(db.execute(select(contact.c.psn_no)).scalars())
    for one in people():
        if one.platform and one.platform.tel and one.platform.psn_no not in known:
            keep_contact(db, one.platform.psn_no, one.platform.tel, now)


def _lay_relations(db: Connection, now: datetime) -> None:
    db.execute(delete(relation).where(relation.c.proxy_no.startswith(MARK)))
    db.execute(insert(relation), [_relation(n, one, now) for n, one in enumerate(relations())])


def _relation(n: int, one: Relation, now: datetime) -> dict[str, Any]:
    principal, agent = person(one.principal), person(one.agent)
    assert principal.platform is not None
    return {
        "proxy_no": f"{MARK}{n + 1:04}",
        "biz_sn": f"{MARK}{n + 1:04}",
        "region": AREA,
        "terminal": "",
        "psn_no": principal.platform.psn_no,
        "psn_name": principal.card.name,
        "certno": principal.card.number,
        "gend": principal.card.sex,
        "agnter_name": agent.card.name,
        "agnter_cert_type": "01",
        "agnter_certno": agent.card.number,
        "agnter_tel": one.tel,
        "agnter_addr": agent.card.address,
        "agnter_rlts": one.rlts,
        "scope": list(one.scope),
        "valid_to": now.date() + timedelta(days=one.days_left),
        "vali_flag": "1",
        "at": now,
    }


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
