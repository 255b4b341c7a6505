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

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from hub import numbers
from hub.db.tables import application, application_event, filing
from hub.words import shown, texts
from wire.personal import Personal

PAGE = 20
"""Rows of a page of `listed`."""
LONGEST_MEMO = 500
VALID, INVALID = "1", "0"
CANCELLED = "3"
"""`rchk_flag`; no clerk's decision leads here."""


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
    """What the decision does to the filing, and to the one that a change replaces."""
    mine = filing.c.biz_sn == case.biz_sn
    row = db.execute(select(filing).where(mine)).first()
    if row is None:
        return
    accepted = state_of(new) is State.DONE
    seen = {"rchk_flag": new, "vali_flag": VALID if accepted else INVALID}
    db.execute(update(filing).where(mine).values(**seen, memo=memo, opt_time=now))
    if accepted and row.replaces:
        end_filing(db, row.replaces, clerk, shown("hub.replaced"), now)


def end_filing(
    db: Connection, number: str, who: str, memo: str, now: datetime, ended_by: str = ""
) -> bool:
    """The filing holds no more, and what it was handed in as is cancelled with it. False where it
    did not hold: what was refused stays refused.

    `ended_by` is the `biz_sn` of a resident's cancel. The application is locked first, as `decide`
    does, so that a clerk and a cancel at the same moment wait for each other instead of dying.
    """
    mine = filing.c.trt_dcla_detl_sn == number
    origin = select(filing.c.biz_sn).where(mine).scalar_subquery()
    handed_in = select(application.c.accept_no, application.c.rchk_flag)
    handed_in = handed_in.where(application.c.biz_sn == origin).with_for_update()
    known = db.execute(handed_in).all()
    ended = {"vali_flag": INVALID, "rchk_flag": CANCELLED, "ended_by": ended_by, "opt_time": now}
    held = update(filing).where(mine, filing.c.vali_flag == VALID)
    if not db.execute(held.values(**ended)).rowcount:
        return False
    for row in known:
        moved(db, row.accept_no, row.rchk_flag, CANCELLED, who, memo, now)
    return True


def _event(row: Row[Any]) -> Event:
    return Event(row.at, row.who, row.from_flag, row.to_flag, row.memo)
