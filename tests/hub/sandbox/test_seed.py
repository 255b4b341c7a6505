"""The sandbox is laid in whole, and the same every time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, select

from config.sandbox import people, person
from config.sandbox.relations import relations
from hub.db.tables import contact, metadata, relation, sandbox_person
from hub.people import keep_contact
from hub.sandbox.seed import seed
from hub.service import Hub


def content(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as db:
        tables = [t for name, t in metadata.tables.items() if name.startswith("sandbox_")]
        return {table.name: list(db.execute(select(table))) for table in tables}


def test_again_changes_nothing(hub: Hub) -> None:
    before = content(hub.engine)
    with hub.engine.begin() as db:
        counts = seed(db, hub.clock())
    assert content(hub.engine) == before
    assert counts.people == sum(1 for one in people() if one.platform)
    assert counts.movements == len(before["sandbox_movement"])
    assert counts.payments == len(before["sandbox_payment"])


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


def test_a_minor_has_the_guardian_of_the_file(hub: Hub) -> None:
    with hub.engine.connect() as db:
        rows = db.execute(select(sandbox_person.c.name, sandbox_person.c.guardian)).all()
    assert [row.name for row in rows if row.guardian] == ["黄小乐"]
    assert person("huang_shufen").card.number in {row.guardian for row in rows}
