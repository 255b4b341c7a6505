"""What the hub knows of the synthetic people is laid in, and the same every time."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from config.sandbox.relations import relations
from hub.db.tables import contact, relation
from hub.intake.service import Hub
from hub.people import keep_contact
from hub.sandbox.seed import seed


def test_a_telephone_that_the_hub_learnt_stays(hub: Hub) -> None:
    with hub.engine.begin() as db:
        keep_contact(db, "SYN-3501-0001", "13900000000", hub.clock())
        seed(db, hub.clock())
        tel = select(contact.c.tel).where(contact.c.psn_no == "SYN-3501-0001")
        assert db.execute(tel).scalar() == "13900000000"


def test_relations_are_laid_in_and_never_grow_old(hub: Hub) -> None:
    with hub.engine.begin() as db:
        first = {row.proxy_no: row for row in db.execute(select(relation))}
        seed(db, hub.clock() + timedelta(days=400))
        later = {row.proxy_no: row for row in db.execute(select(relation))}
    assert first.keys() == later.keys()
    assert len(first) == len(relations())
    for number, row in first.items():
        assert later[number].valid_to - row.valid_to == timedelta(days=400)


def test_what_residents_registered_stays(hub: Hub) -> None:
    with hub.engine.begin() as db:
        row = db.execute(select(relation)).first()
        assert row is not None
        mine = {**row._mapping, "proxy_no": "DG-261122-000001", "biz_sn": "x"}
        db.execute(relation.insert().values(**mine))
        seed(db, hub.clock())
        found = select(relation.c.biz_sn).where(relation.c.proxy_no == "DG-261122-000001")
        assert db.execute(found).scalar() == "x"
