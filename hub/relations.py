"""Who may act for whom: the relations that were registered (K351). Guardians are the platform's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, update

from hub.db.tables import relation
from wire.behalf import Relation
from wire.platform import INVALID, VALID
from wire.refusals import RefusalCode


def of_agent(db: Connection, certno: str, psn_no: str = "") -> Sequence[Row[Any]]:
    """All that were registered for this ID number and not replaced, run out or not."""
    wanted = select(relation).where(
        relation.c.agnter_certno == certno.upper(), relation.c.vali_flag == VALID
    )
    if psn_no:
        wanted = wanted.where(relation.c.psn_no == psn_no)
    return db.execute(wanted.order_by(relation.c.at, relation.c.proxy_no)).all()


def fault_of(row: Row[Any], group: str, today: date) -> RefusalCode | None:
    """Why this one does not do for an item of the group."""
    if row.valid_to < today:
        return RefusalCode.AGENT_EXPIRED
    return None if group in row.scope else RefusalCode.AGENT_SCOPE


def replace_earlier(db: Connection, psn_no: str, certno: str) -> None:
    """A new relation between the same two takes the place of the old one."""
    pair = (relation.c.psn_no == psn_no, relation.c.agnter_certno == certno)
    db.execute(update(relation).where(*pair).values(vali_flag=INVALID))


def keep_agent_tel(db: Connection, proxy_no: str, tel: str) -> None:
    """The telephone under which an agent was last reached, to fill it in the next time."""
    db.execute(update(relation).where(relation.c.proxy_no == proxy_no).values(agnter_tel=tel))


def relation_of(row: Row[Any]) -> Relation:
    """A row as the interface tells it."""
    known = Relation.__dataclass_fields__
    return Relation(**{name: value for name, value in row._mapping.items() if name in known})
