"""The hub's own record of a person, which the platform does not have (domain.md 4.1 `hubinfo`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from hub.db.tables import contact
from wire.operations import HubInfo, PersonInfo


def with_hub_record(db: Connection, info: PersonInfo) -> PersonInfo:
    """The platform's answer and the telephone of the last task that was accepted."""
    found = db.execute(select(contact.c.tel).where(contact.c.psn_no == info.baseinfo.psn_no))
    return replace(info, hubinfo=HubInfo(found.scalar() or ""))


def keep_contact(db: Connection, psn_no: str, tel: str, now: datetime) -> None:
    """The last one told wins."""
    known = update(contact).where(contact.c.psn_no == psn_no).values(tel=tel, at=now)
    if not db.execute(known).rowcount:
        db.execute(insert(contact).values(psn_no=psn_no, tel=tel, at=now))
