"""What the landed release wrote stays, and its filings reach the platform under their numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from hub.db.migrate import FOLDER, migrate
from hub.db.sequences import next_number
from hub.delivery.worker import Worker
from platform_sandbox.database import filing
from tests.hub.conftest import deliver

AT = datetime(2026, 11, 20, 9, 0)
DAY = date(2026, 11, 20)
PERSON = "SYN-3501-0002"
STATES = (
    # number, evt_type, vali_flag, rchk_flag, replaces, ended_by
    (1, "01", "1", "1", "", ""),
    (2, "01", "1", "0", "", ""),
    (3, "01", "0", "2", "", ""),
    (4, "01", "0", "3", "", "cancel-4"),
    (5, "01", "0", "3", "", ""),
    (6, "02", "1", "1", "BA-261120-000005", ""),
    (7, "02", "0", "3", "BA-261120-000001", "cancel-7"),
)
"""One that holds, waits, was refused, was cancelled, was replaced by a change that holds; and a
change of the first that was cancelled while it waited.
"""


def to(engine: Engine, wanted: str, direction: str = "upgrade") -> None:
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        getattr(command, direction)(config, wanted)


def blank(table: sa.Table, **values: Any) -> dict[str, Any]:
    """A row of the old schema: what is not given is empty."""
    kinds: dict[type, Any] = {str: "", int: 0, datetime: AT, date: DAY, dict: {}, bool: False}
    row = {}
    for column in table.columns:
        if column.name != "id" and not column.nullable:
            row[column.name] = kinds.get(column.type.python_type, "")
    return {**row, **values}


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Of revision r0002."""
    to(engine, "r0002")
    meta = sa.MetaData()
    meta.reflect(engine)
    old = meta.tables
    with engine.begin() as db:
        for n, evt_type, vali, rchk, replaces, ended_by in STATES:
            both = {
                "accept_no": f"YB-261120-{n:06}",
                "biz_sn": f"4f1c4a5e-0000-4000-8000-{n:012}",
                "psn_no": PERSON,
                "insutype": "390",
                "trt_dcla_detl_sn": f"BA-261120-{n:06}",
                "rchk_flag": rchk,
            }
            case = blank(old["application"], **both, infno="K311", payload={"tel": "x"})
            db.execute(sa.insert(old["application"]).values(**case))
            filed = {"evt_type": evt_type, "vali_flag": vali, "rloc_admdvs": "330106,110105"}
            ends = {"replaces": replaces, "ended_by": ended_by, "begndate": DAY}
            row = blank(old["filing"], **both, **filed, **ends)
            db.execute(sa.insert(old["filing"]).values(**row))
        for name, value in (("YB", 10), ("YB-261120", 7), ("PJ", 3), ("PJ-261119", 3)):
            db.execute(sa.insert(old["counter"]).values(name=name, value=value))
        db.execute(sa.insert(old["call"]).values(**blank(old["call"], msgid="M1")))
    return engine


def test_nothing_is_lost(filled: Engine, worker: Worker, platform: Any) -> None:
    assert migrate(filled)
    deliver(worker)
    with platform.engine.connect() as db:
        there = db.execute(sa.select(filing).order_by(filing.c.accept_no)).all()
    states = [(one.trt_dcla_detl_sn, one.evt_type, one.vali_flag, one.rchk_flag) for one in there]
    assert states == [
        (f"BA-261120-{n:06}", evt_type, vali, rchk) for n, evt_type, vali, rchk, *_ in STATES
    ]
    assert {one.rloc_admdvs for one in there} == {"330106,110105"}
    with filled.connect() as db:
        kept = db.execute(sa.text("SELECT rchk_flag FROM application ORDER BY accept_no"))
        assert kept.scalars().all() == [rchk for _, _, _, rchk, *_ in STATES]
        assert db.execute(sa.text("SELECT count(*) FROM call")).scalar_one() == 1


def test_numbers_go_on(filled: Engine) -> None:
    migrate(filled)
    with filled.begin() as db:
        assert next_number(db, "YB", AT) == "YB-261120-000008"
        assert next_number(db, "PJ", AT) == "PJ-261120-000004"


def test_it_does_not_go_back_while_something_is_on_its_way(
    filled: Engine, worker: Worker, platform: Any
) -> None:
    migrate(filled)
    with pytest.raises(RuntimeError, match="on their way"):
        to(filled, "r0002", "downgrade")
    deliver(worker)
    to(filled, "r0002", "downgrade")
    assert sa.inspect(filled).has_table("filing")
