"""The sandbox is laid in whole, and the same every time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, select

from config.sandbox import people
from hub.db.tables import contact, metadata
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
