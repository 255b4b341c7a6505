"""What was handed in, how far it is, and the decisions of clerks (domain.md 6.2).

One row of `application` for every submission but an opinion; every change of its state is a row of
`application_event`. A state is changed by compare-and-set, so of two clerks only one decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select, update

from hub import numbers
from hub.db import locks
from hub.db.tables import application, application_event
from hub.delivery import outbox
from hub.words import shown, texts
from wire.personal import Personal
from wire.platform import CANCELLED, OVER, DecidedFiling

PAGE = 20
"""Rows of a page of `listed`."""
LONGEST_MEMO = 500
NOT_APPROVED = "8"
"""`rchk_flag` of what the platform did not take."""
CHANGES = "K312"
"""The operation by which a filing is changed or ended."""


class State(StrEnum):
    """What residents and clerks tell apart, of the codes of `rchk_flag`."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    SENT_BACK = "sent_back"
    CANCELLED = "cancelled"


FLAGS: Mapping[State, tuple[str, ...]] = {
    State.WAITING: ("0", "5", "9"),
    State.DONE: ("1", "7"),
    State.REFUSED: ("2", "6", "8"),
    State.SENT_BACK: ("4",),
    State.CANCELLED: ("3",),
}
"""9, other, is not known to be over."""


class Decision(StrEnum):
    """What a clerk may say; the last two need a reason."""

    ACCEPT = "accept"
    SEND_BACK = "send_back"
    REFUSE = "refuse"


TRANSITIONS: Mapping[tuple[str, Decision], str] = {
    ("0", Decision.ACCEPT): "1",
    ("0", Decision.SEND_BACK): "4",
    ("0", Decision.REFUSE): "2",
    ("5", Decision.ACCEPT): "7",
    ("5", Decision.SEND_BACK): "4",
    ("5", Decision.REFUSE): "8",
}
"""From `rchk_flag` to `rchk_flag`; what is not here is not allowed."""


class Decided(StrEnum):
    """What became of a clerk's decision."""

    DONE = "done"
    UNKNOWN = "unknown"
    """No such number."""
    NOT_ALLOWED = "not_allowed"
    """Nothing is to be decided in this state."""
    NO_REASON = "no_reason"
    OVERTAKEN = "overtaken"
    """The state is no longer what the clerk saw: somebody was quicker."""


@dataclass(frozen=True, slots=True)
class Event:
    """`from_flag` is "" when it was handed in; `who` is then the terminal, later the clerk."""

    at: datetime
    who: str
    from_flag: str
    to_flag: str
    memo: str


@dataclass(frozen=True, slots=True, repr=False)
class Case(Personal):
    """One application, whole. `payload` is the input as it came, plain values under wire names."""

    accept_no: str
    biz_sn: str
    region: str
    terminal: str
    infno: str
    item_id: str
    psn_no: str
    psn_name: str
    certno: str
    insutype: str
    acting: str
    agnter_name: str
    agnter_cert_type: str
    agnter_certno: str
    agnter_tel: str
    agnter_addr: str
    agnter_rlts: str
    proxy_no: str
    payload: Mapping[str, Any]
    rchk_flag: str
    memo: str
    accepted_at: datetime
    opt_time: datetime
    opter: str
    trt_dcla_detl_sn: str
    check_code: str
    events: tuple[Event, ...] = ()
    """Oldest first; only `one` fills them."""

    @property
    def state(self) -> State:
        """What its `rchk_flag` means."""
        return state_of(self.rchk_flag)

    @property
    def node(self) -> str:
        """The same in the words of clerks and residents."""
        return node_of(self.rchk_flag)

    @property
    def replaces(self) -> str:
        """The number of the filing that this one changes, "" where it changes none."""
        return str(self.payload.get("trt_dcla_detl_sn", "")) if self.infno == CHANGES else ""

    @property
    def open(self) -> bool:
        """Whether a clerk may decide it."""
        return (self.rchk_flag, Decision.ACCEPT) in TRANSITIONS


@dataclass(frozen=True, slots=True)
class Listing:
    """One page, and how many there are in all."""

    cases: tuple[Case, ...]
    total: int


def state_of(rchk_flag: str) -> State:
    """A code that is not known is not known to be over."""
    known = (state for state, flags in FLAGS.items() if rchk_flag in flags)
    return next(known, State.WAITING)


def node_of(rchk_flag: str) -> str:
    """Where it stands, in the words that the terminals have for it too."""
    return texts().option("rchk_flag", rchk_flag).show


def listed(db: Connection, state: State | None = None, after: int = 0) -> Listing:
    """A page of those in this state, or of all, after so many rows.

    What waits comes oldest first, as a queue; everything else newest first.
    """
    wanted = select(application)
    if state is not None:
        wanted = wanted.where(application.c.rchk_flag.in_(FLAGS[state]))
    total = db.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    oldest_first = state is State.WAITING
    order = (application.c.accepted_at, application.c.accept_no)
    wanted = wanted.order_by(*(order if oldest_first else (by.desc() for by in order)))
    return Listing(found(db, wanted.limit(PAGE).offset(max(after, 0))), total)


def one(db: Connection, accept_no: str) -> Case | None:
    """With its history; None where there is no such number: it may be any text."""
    if not numbers.reference(accept_no):
        return None
    row = db.execute(select(application).where(application.c.accept_no == accept_no)).first()
    if row is None:
        return None
    history = select(application_event).where(application_event.c.accept_no == accept_no)
    events = tuple(map(_event, db.execute(history.order_by(application_event.c.id))))
    return Case(**row._mapping, events=events)


def found(db: Connection, wanted: Select[Any]) -> tuple[Case, ...]:
    """Whole rows of `application`, without their histories."""
    return tuple(Case(**row._mapping) for row in db.execute(wanted))


def decide(
    db: Connection,
    accept_no: str,
    old: str,
    decision: Decision,
    clerk: str,
    memo: str,
    now: datetime,
) -> Decided:
    """Of the state `old`, which the clerk saw; the filing follows in the same transaction."""
    case = one(db, accept_no)
    if case is None:
        return Decided.UNKNOWN
    locks.hold(db, case.psn_no)  # as whoever hands in for the person, and in the same order
    new = TRANSITIONS.get((old, decision))
    if new is None:
        return Decided.NOT_ALLOWED
    memo = memo.strip()[:LONGEST_MEMO]
    if decision is not Decision.ACCEPT and not memo:
        return Decided.NO_REASON
    if not moved(db, accept_no, old, new, clerk, memo, now):
        return Decided.OVERTAKEN
    _follow(db, case, new, clerk, memo, now)
    return Decided.DONE


def moved(
    db: Connection, accept_no: str, old: str, new: str, who: str, memo: str, now: datetime
) -> bool:
    """Compare-and-set of the state with its row of history; False where it is not `old` now."""
    step = update(application).where(
        application.c.accept_no == accept_no, application.c.rchk_flag == old
    )
    step = step.values(rchk_flag=new, memo=memo, opt_time=now, opter=who)
    if not db.execute(step).rowcount:
        return False
    add_event(db, accept_no, old, new, who, memo, now)
    return True


def add_event(
    db: Connection, accept_no: str, old: str, new: str, who: str, memo: str, now: datetime
) -> None:
    """One row of history."""
    row = {"accept_no": accept_no, "at": now, "who": who, "memo": memo}
    db.execute(insert(application_event).values(**row, from_flag=old, to_flag=new))


def _follow(db: Connection, case: Case, new: str, clerk: str, memo: str, now: datetime) -> None:
    """A filing's decision goes to its platform; a change that passed ends what it changes."""
    platform = outbox.platform_of(db, case.accept_no)
    if not platform:
        return
    told = DecidedFiling(
        number=case.accept_no,
        psn_no=case.psn_no,
        opter=clerk,
        rchk_flag=new,
        memo=memo,
        replaces=case.replaces,
    )
    count = len(case.events) + 1
    outbox.put(db, platform, f"{case.biz_sn}-{count}", case.accept_no, told, now)
    if state_of(new) is State.DONE and case.replaces:
        end_filing(db, case.replaces, clerk, shown("hub.replaced"), now)


def end_filing(db: Connection, number: str, who: str, memo: str, now: datetime) -> None:
    """What was handed in as this filing is cancelled with it, and the changes of it that wait;
    what is over stays as it ended.
    """
    for row in db.execute(_filed_as(number).with_for_update()).all():
        if row.rchk_flag not in OVER:
            moved(db, row.accept_no, row.rchk_flag, CANCELLED, who, memo, now)
        numbers_of = {row.accept_no, row.trt_dcla_detl_sn, number} - {""}
        for change in db.execute(_changes_of(row.psn_no)).all():
            if change.payload.get("trt_dcla_detl_sn") in numbers_of:
                end_filing(db, change.accept_no, who, memo, now)


def restore(db: Connection, number: str, who: str, memo: str, now: datetime) -> None:
    """The platform did not end it: it is again what it was before, and so are the changes that
    were ended with it.
    """
    for row in db.execute(_filed_as(number)).all():
        at = _restored(db, row, who, memo, now)
        names = {row.accept_no, row.trt_dcla_detl_sn, number} - {""}
        changes = select(application).where(
            application.c.psn_no == row.psn_no, application.c.infno == CHANGES
        )
        for change in db.execute(changes).all() if at else ():
            if change.payload.get("trt_dcla_detl_sn") in names:
                _restored(db, change, who, memo, now, at)


def _restored(
    db: Connection, row: Row[Any], who: str, memo: str, now: datetime, at: datetime | None = None
) -> datetime | None:
    """When it was ended, where it was; `at`, where it has to be then."""
    last = select(application_event).where(
        application_event.c.accept_no == row.accept_no, application_event.c.to_flag == CANCELLED
    )
    ended = db.execute(last.order_by(application_event.c.id.desc())).first()
    if ended is None or row.rchk_flag != CANCELLED or at not in (None, ended.at):
        return None
    moved(db, row.accept_no, CANCELLED, ended.from_flag, who, memo, now)
    when: datetime = ended.at
    return when


def _filed_as(number: str) -> Select[Any]:
    """By the platform's number or by ours."""
    either = or_(application.c.trt_dcla_detl_sn == number, application.c.accept_no == number)
    return select(application).where(either)


def _changes_of(psn_no: str) -> Select[Any]:
    """Changes of a filing that wait for a clerk."""
    return select(application).where(
        application.c.psn_no == psn_no,
        application.c.infno == CHANGES,
        application.c.rchk_flag.in_(FLAGS[State.WAITING]),
    )


def _event(row: Row[Any]) -> Event:
    return Event(row.at, row.who, row.from_flag, row.to_flag, row.memo)
