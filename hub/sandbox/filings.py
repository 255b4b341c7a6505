"""The sandbox platform's filings (domain.md 6.1). What holds or waits has `vali_flag` 1."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from hub.applications import VALID, State, end_filing, state_of
from hub.db.tables import filing
from hub.platform import NewFiling
from hub.words import shown
from wire.filings import Filing, Filings, FilingsQuery

NEW, CHANGE = "01", "02"
"""`evt_type`."""


def listed(db: Connection, query: FilingsQuery) -> Filings:
    """Newest first."""
    wanted = select(filing).where(filing.c.psn_no == query.psn_no)
    if query.insutype:
        wanted = wanted.where(filing.c.insutype == query.insutype)
    rows = db.execute(wanted.order_by(filing.c.accept_no.desc()))
    return Filings(tuple(map(_filing, rows)))


def file(db: Connection, new: NewFiling, now: datetime) -> Filing:
    """Numbered after its acceptance: BA-261122-000417."""
    values = {
        "trt_dcla_detl_sn": f"BA-{new.accept_no.partition('-')[2]}",
        "accept_no": new.accept_no,
        "biz_sn": new.by.biz_sn,
        "region": new.region,
        "terminal": new.terminal,
        "evt_type": CHANGE if new.replaces else NEW,
        "insutype": new.insutype,
        "dcla_souc": new.dcla_souc,
        "psn_no": new.by.psn_no,
        "insu_admdvs": new.area,
        "rloc_rea": new.rloc_rea,
        "rloc_admdvs": ",".join(new.rloc_admdvs),
        "begndate": new.begndate,
        "enddate": new.enddate,
        "resout_addr": new.resout_addr,
        "tel": new.tel,
        "memo": new.memo,
        "vali_flag": VALID,
        "rchk_flag": new.rchk_flag,
        "opt_time": now,
        "replaces": new.replaces,
        "ended_by": "",
    }
    names = (column.name for column in filing.columns if column.name.startswith("agnter_"))
    agent = {name: getattr(new.by, name) for name in names}
    row = db.execute(insert(filing).values(**values, **agent).returning(filing)).one()
    if new.replaces and state_of(new.rchk_flag) is State.DONE:
        end_filing(db, new.replaces, new.terminal, shown("hub.replaced"), now)
    return _filing(row)


def cancel(
    db: Connection, number: str, biz_sn: str, terminal: str, memo: str, now: datetime
) -> bool:
    """With the change of it that waits, and the change of that; False where it did not hold."""
    waiting = select(filing.c.trt_dcla_detl_sn).where(
        filing.c.replaces == number, filing.c.vali_flag == VALID
    )
    for change in db.execute(waiting).scalars().all():
        cancel(db, change, "", terminal, memo, now)
    return end_filing(db, number, terminal, memo, now, ended_by=biz_sn)


def _filing(row: Row[Any]) -> Filing:
    known = Filing.__dataclass_fields__
    return Filing(**{name: value for name, value in row._mapping.items() if name in known})
