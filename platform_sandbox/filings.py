"""Filings (domain.md 6.1), and what the hub's deliveries do to them. What holds or waits has
`vali_flag` 1.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from platform_sandbox.database import filing
from wire.filings import Filing, Filings, FilingsQuery
from wire.platform import (
    CANCELLED,
    INVALID,
    OVER,
    PASSED,
    VALID,
    DecidedFiling,
    EndFiling,
    NewFiling,
    Recorded,
)
from wire.refusals import RefusalCode

NEW, CHANGE = "01", "02"
"""`evt_type`."""


def listed(db: Connection, query: FilingsQuery) -> Filings:
    wanted = select(filing).where(filing.c.psn_no == query.psn_no)
    if query.insutype:
        wanted = wanted.where(filing.c.insutype == query.insutype)
    return Filings(tuple(map(_filing, db.execute(wanted.order_by(filing.c.accept_no.desc())))))


def file(db: Connection, new: NewFiling, now: datetime) -> Recorded:
    """Numbered after its acceptance: BA-261122-000417."""
    own = {column.name for column in filing.columns}
    values = {name: getattr(new, name) for name in NewFiling.__dataclass_fields__ if name in own}
    number = f"BA-{new.accept_no.partition('-')[2]}"
    values |= {
        "trt_dcla_detl_sn": number,
        "evt_type": CHANGE if new.replaces else NEW,
        "insu_admdvs": new.area,
        "rloc_admdvs": ",".join(new.rloc_admdvs),
        "vali_flag": INVALID if new.rchk_flag in OVER else VALID,
        "opt_time": now,
    }
    db.execute(insert(filing).values(**values))
    _replaced(db, new.replaces, new.rchk_flag, now)
    return Recorded(number, new.rchk_flag)


def end(db: Connection, ended: EndFiling, now: datetime) -> Recorded | RefusalCode:
    """With the change of it that waits, and the change of that; refused where it does not hold."""
    row = _known(db, ended.number)
    if row is None or row.vali_flag != VALID:
        return RefusalCode.FILING_UNKNOWN
    _end(db, row.trt_dcla_detl_sn, now)
    return Recorded(row.trt_dcla_detl_sn, CANCELLED)


def decide(db: Connection, made: DecidedFiling, now: datetime) -> Recorded | RefusalCode:
    """Of one that waits; one that was cancelled meanwhile stays so."""
    row = _known(db, made.number)
    if row is None or row.vali_flag != VALID:
        return RefusalCode.FILING_UNKNOWN
    holds = INVALID if made.rchk_flag in OVER else VALID
    values = {"rchk_flag": made.rchk_flag, "vali_flag": holds, "memo": made.memo, "opt_time": now}
    mine = filing.c.trt_dcla_detl_sn == row.trt_dcla_detl_sn
    db.execute(update(filing).where(mine).values(**values))
    _replaced(db, row.replaces, made.rchk_flag, now)
    return Recorded(row.trt_dcla_detl_sn, made.rchk_flag)


def _known(db: Connection, number: str) -> Row[Any] | None:
    either = or_(filing.c.trt_dcla_detl_sn == number, filing.c.accept_no == number)
    return db.execute(select(filing).where(either)).first()


def _replaced(db: Connection, number: str, rchk_flag: str, now: datetime) -> None:
    """A change that passed takes the place of what it changes, where that still holds."""
    old = _known(db, number) if number and rchk_flag in PASSED else None
    if old is not None and old.vali_flag == VALID:
        ended = {"vali_flag": INVALID, "rchk_flag": CANCELLED, "opt_time": now}
        mine = filing.c.trt_dcla_detl_sn == old.trt_dcla_detl_sn
        db.execute(update(filing).where(mine).values(**ended))


def _end(db: Connection, number: str, now: datetime) -> None:
    row = _known(db, number)
    assert row is not None, "it was looked for"
    either = filing.c.replaces.in_((row.trt_dcla_detl_sn, row.accept_no))
    waiting = select(filing.c.trt_dcla_detl_sn).where(either, filing.c.vali_flag == VALID)
    for change in db.execute(waiting).scalars().all():
        _end(db, change, now)
    ended = {"vali_flag": INVALID, "rchk_flag": CANCELLED, "opt_time": now}
    db.execute(update(filing).where(filing.c.trt_dcla_detl_sn == number).values(**ended))


def _filing(row: Row[Any]) -> Filing:
    known = Filing.__dataclass_fields__
    return Filing(**{name: value for name, value in row._mapping.items() if name in known})
