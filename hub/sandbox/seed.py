"""The hub's own records of the synthetic people: telephones it has learnt, and relations."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from config.sandbox import people, person
from config.sandbox.relations import Relation, relations
from hub.db.tables import contact, relation
from hub.people import keep_contact

MARK = "DG-SYN-"
"""Begins the numbers of synthetic relations."""
AREA = "350100"


def seed(db: Connection, now: datetime) -> int:
    """What residents handed in stays, the telephones that the hub learnt with it; its synthetic
    relations are renewed. Gives how many those are.
    """
    _add_contacts(db, now)
    return _lay_relations(db, now)


def _add_contacts(db: Connection, now: datetime) -> None:
    known = set(db.execute(select(contact.c.psn_no)).scalars())
    for one in people():
        if one.platform and one.platform.tel and one.platform.psn_no not in known:
            keep_contact(db, one.platform.psn_no, one.platform.tel, now)


def _lay_relations(db: Connection, now: datetime) -> int:
    rows = [_relation(n, one, now) for n, one in enumerate(relations())]
    db.execute(delete(relation).where(relation.c.proxy_no.startswith(MARK)))
    db.execute(insert(relation), rows)
    return len(rows)


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
