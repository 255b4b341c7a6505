"""The platform's answer is an event of the case: its number, or that it did not pass there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from hub import applications
from hub.applications import NOT_APPROVED
from hub.db.tables import application
from hub.delivery import outbox
from hub.delivery.adapter import ANSWERS
from hub.delivery.outbox import Parcel, State
from hub.refusals import Refusal
from hub.words import shown
from wire.platform import OVER, PASSED, Delivery, EndFiling, NewFiling


def answered(db: Connection, platform: str, parcel: Parcel, answer: ANSWERS, now: datetime) -> None:
    """With the row itself in one transaction, so that each answer is told once."""
    if isinstance(answer, Refusal):
        if outbox.end(db, parcel, State.REFUSED, answer.code, now):
            _refused(db, platform, parcel, now)
        return
    if outbox.end(db, parcel, State.DONE, "", now):
        if isinstance(parcel.delivery, NewFiling):
            mine = application.c.accept_no == parcel.accept_no
            number = answer.trt_dcla_detl_sn
            db.execute(update(application).where(mine).values(trt_dcla_detl_sn=number))
        told = shown("hub.delivered").format(number=answer.trt_dcla_detl_sn)
        _event(db, platform, parcel.accept_no, told, now)


def _refused(db: Connection, platform: str, parcel: Parcel, now: datetime) -> None:
    """Whatever a clerk or a rule had passed: it does not hold, and the resident is told so."""
    memo = shown("hub.not_taken")
    flag = _flag(db, parcel.accept_no)
    if flag in OVER:
        _event(db, platform, parcel.accept_no, memo, now)
    else:
        applications.moved(db, parcel.accept_no, flag, NOT_APPROVED, platform, memo, now)
    ended = _ended_with(parcel.delivery)
    if ended:
        applications.restore(db, ended, platform, memo, now)


def _ended_with(delivery: Delivery) -> str:
    """The filing that was ended here because of it, "" where none was."""
    if isinstance(delivery, EndFiling):
        return delivery.number
    return delivery.replaces if delivery.rchk_flag in PASSED else ""


def _flag(db: Connection, accept_no: str) -> str:
    wanted = select(application.c.rchk_flag).where(application.c.accept_no == accept_no)
    flag: str = db.execute(wanted).scalar() or ""
    return flag


def _event(db: Connection, platform: str, accept_no: str, memo: str, now: datetime) -> None:
    """Its state stays as it is."""
    flag = _flag(db, accept_no)
    applications.add_event(db, accept_no, flag, flag, platform, memo, now)
