"""The rows on their way to a platform: put in with what is accepted, claimed by one worker at a
time, ended by the platform's answer.

`waiting` has certainly not been sent; `sent` may have arrived, so its key is looked up first;
`done` and `refused` are the platform's word; `parked` waits for a person. Of one person the later
row waits for the earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, update

from hub import log
from hub.db.tables import outbox
from wire.codec import Garbled, built, plain
from wire.platform import DELIVERIES, Delivery, kind_of

LEASE = timedelta(seconds=90)
"""Longer than any attempt takes; a worker that is killed holds its row no longer."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=5)


class State(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    DONE = "done"
    REFUSED = "refused"
    PARKED = "parked"


OPEN = (State.WAITING, State.SENT)


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """One row in a worker's hand; `sent` before: it may have arrived already."""

    id: int
    key: str
    accept_no: str
    delivery: Delivery
    sent: bool
    tries: int


def put(
    db: Connection, platform: str, key: str, accept_no: str, delivery: Delivery, now: datetime
) -> None:
    """In the transaction that accepts or decides what it tells."""
    db.execute(
        insert(outbox).values(
            platform=platform,
            key=key,
            kind=kind_of(delivery),
            psn_no=delivery.psn_no,
            accept_no=accept_no,
            payload=plain(delivery),
            state=State.WAITING,
            tries=0,
            due=now,
            leased_until=now,
            code="",
            created_at=now,
        )
    )


def claim(db: Connection, platform: str, now: datetime) -> Parcel | None:
    """The next row that is due, for `LEASE`; marked as sent, since from now on it may be."""
    wanted = (
        select(outbox)
        .where(_first_of_person(platform), outbox.c.due <= now, outbox.c.leased_until <= now)
        .order_by(outbox.c.due, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = db.execute(wanted).first()
    if row is None:
        return None
    mine = update(outbox).where(outbox.c.id == row.id)
    db.execute(mine.values(state=State.SENT, leased_until=now + LEASE, tries=row.tries + 1))
    try:
        delivery = built(DELIVERIES[row.kind], row.payload)
    except (KeyError, Garbled):
        db.execute(mine.values(state=State.PARKED))
        log.write("delivery-parked", kind=row.kind)
        return None
    sent = row.state == State.SENT
    return Parcel(row.id, row.key, row.accept_no, delivery, sent, row.tries + 1)


def _first_of_person(platform: str) -> ColumnElement[bool]:
    """On its way, and nothing before it of the same person is, or waits for somebody to look."""
    earlier = outbox.alias("earlier")
    before = select(earlier.c.id).where(
        earlier.c.psn_no == outbox.c.psn_no,
        earlier.c.id < outbox.c.id,
        earlier.c.state.in_((*OPEN, State.PARKED)),
    )
    return and_(outbox.c.platform == platform, outbox.c.state.in_(OPEN), ~before.exists())


def later(db: Connection, parcel: Parcel, now: datetime, *, sent: bool) -> None:
    """Tried again after a while; `sent` unless it is certain that nothing arrived."""
    wait = min(FIRST_WAIT * 2 ** min(parcel.tries - 1, 20), LONGEST_WAIT)
    state = State.SENT if sent else State.WAITING
    _end(db, parcel, state=state, due=now + wait, leased_until=now)


def end(db: Connection, parcel: Parcel, state: State, code: str, now: datetime) -> bool:
    """The platform's word; False where another worker has it already."""
    return _end(db, parcel, state=state, code=code, done_at=now, leased_until=now)


def _end(db: Connection, parcel: Parcel, **values: Any) -> bool:
    # A worker whose lease ran out while it waited has nothing to say any more.
    mine = and_(
        outbox.c.id == parcel.id, outbox.c.state == State.SENT, outbox.c.tries == parcel.tries
    )
    return db.execute(update(outbox).where(mine).values(**values)).rowcount == 1


def next_due(db: Connection, platform: str) -> datetime | None:
    """When the next row may be claimed; None where nothing waits."""
    ready = select(func.min(func.max(outbox.c.due, outbox.c.leased_until)))
    if db.dialect.name != "sqlite":
        ready = select(func.min(func.greatest(outbox.c.due, outbox.c.leased_until)))
    found: datetime | None = db.execute(ready.where(_first_of_person(platform))).scalar()
    return found


def of_person(db: Connection, psn_no: str, since: datetime) -> Sequence[Row[Any]]:
    """What the platform may not have told yet of this person: on its way, or there since then."""
    recent = or_(outbox.c.state.in_(OPEN), outbox.c.done_at >= since)
    wanted = select(outbox).where(outbox.c.psn_no == psn_no, recent)
    return db.execute(wanted.order_by(outbox.c.id)).all()


def platform_of(db: Connection, accept_no: str) -> str:
    """To which platform this case was sent as a filing; "" where it was not."""
    sent = (outbox.c.accept_no == accept_no, outbox.c.kind == "file")
    return db.execute(select(outbox.c.platform).where(*sent)).scalar() or ""


def unsettled(db: Connection, states: Sequence[State] = OPEN) -> int:
    """How many rows are on their way, or in these states."""
    count: int = db.execute(select(func.count()).where(outbox.c.state.in_(states))).scalar_one()
    return count
