"""A person's filings as they will stand once what is on its way has reached the platform: pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from wire.codec import built
from wire.filings import Filing, Filings
from wire.platform import (
    CANCELLED,
    DELIVERIES,
    INVALID,
    OVER,
    PASSED,
    VALID,
    DecidedFiling,
    EndFiling,
    NewFiling,
)


def with_underway(told: Filings, rows: Iterable[Row[Any]], insutype: str) -> Filings:
    """`rows` of the outbox, in the order in which they were put in; newest filings first."""
    known = {one.accept_no or one.trt_dcla_detl_sn: one for one in told.filings}
    for row in rows:
        if row.state not in ("refused", "parked"):
            _follow(known, built(DELIVERIES[row.kind], row.payload))
    wanted = (one for one in known.values() if insutype in ("", one.insutype))
    return Filings(tuple(sorted(wanted, key=lambda one: one.accept_no, reverse=True)))


def _follow(known: dict[str, Filing], delivery: NewFiling | EndFiling | DecidedFiling) -> None:
    match delivery:
        case NewFiling(accept_no=accept_no):
            known.setdefault(accept_no, _filing(delivery))
            _replaced(known, delivery.replaces, delivery.rchk_flag)
        case EndFiling(number=number):
            _end(known, number)
        case DecidedFiling(number=number, rchk_flag=flag):
            mine = _find(known, number)
            if mine is not None and mine.vali_flag == VALID:
                holds = INVALID if flag in OVER else VALID
                _put(known, replace(mine, rchk_flag=flag, vali_flag=holds, memo=delivery.memo))
                _replaced(known, delivery.replaces, flag)


def _filing(new: NewFiling) -> Filing:
    """Until the platform has numbered it, its number is ours."""
    return Filing(
        trt_dcla_detl_sn=new.accept_no,
        accept_no=new.accept_no,
        insutype=new.insutype,
        rloc_rea=new.rloc_rea,
        rloc_admdvs=",".join(new.rloc_admdvs),
        begndate=new.begndate,
        vali_flag=INVALID if new.rchk_flag in OVER else VALID,
        rchk_flag=new.rchk_flag,
        evt_type="02" if new.replaces else "01",
        enddate=new.enddate,
        resout_addr=new.resout_addr,
        tel=new.tel,
        dcla_souc=new.dcla_souc,
        agnter_name=new.agnter_name,
        memo=new.memo,
    )


def _find(known: dict[str, Filing], number: str) -> Filing | None:
    named = (one for one in known.values() if number in (one.trt_dcla_detl_sn, one.accept_no))
    return next(named, None) if number else None


def _put(known: dict[str, Filing], one: Filing) -> None:
    known[one.accept_no or one.trt_dcla_detl_sn] = one


def _end(known: dict[str, Filing], number: str) -> None:
    mine = _find(known, number)
    if mine is not None and mine.vali_flag == VALID:
        _put(known, replace(mine, vali_flag=INVALID, rchk_flag=CANCELLED))


def _replaced(known: dict[str, Filing], number: str, flag: str) -> None:
    if flag in PASSED:
        _end(known, number)
