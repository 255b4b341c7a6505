"""Platforms that are away, silent, doubled or unwilling: one effect, and the case says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from hub.applications import Case, Decided, Decision, decide, one
from hub.db.migrate import migrate
from hub.db.tables import application
from hub.db.tables import outbox as rows
from hub.delivery import outbox
from hub.delivery.adapter import ANSWERS, Named, NotSent, Unknown
from hub.delivery.outbox import Parcel, State
from hub.delivery.worker import Worker
from hub.refusals import refusal
from tests.hub.conftest import deliver
from tests.hub.operations.conftest import Forms
from wire.filings import FilingsQuery, ProgressQuery
from wire.platform import Delivery, EndFiling
from wire.refusals import RefusalCode

LIN = "SYN-3501-0002"
LONG = timedelta(hours=1)


@pytest.fixture
def forms() -> Forms:
    return Forms()


def case_of(engine: Engine, accept_no: str) -> Case:
    with engine.connect() as db:
        case = one(db, accept_no)
    assert case is not None
    return case


def flags(engine: Engine) -> dict[str, str]:
    with engine.connect() as db:
        return {row.accept_no: row.rchk_flag for row in db.execute(select(application))}


def put(engine: Engine, key: str, clock: Any, psn_no: str = "P-1") -> None:
    ended = EndFiling(number="BA-0", psn_no=psn_no, opter="FZ-GL-0017")
    with engine.begin() as db:
        outbox.put(db, "sandbox", key, "YB-0", ended, clock())


def claimed(engine: Engine, clock: Any) -> Parcel | None:
    with engine.begin() as db:
        return outbox.claim(db, "sandbox", clock())


# What becomes of a filing.


def lost(act: Callable[[], ANSWERS]) -> ANSWERS:
    act()
    raise Unknown("its answer was lost")


def away(act: Callable[[], ANSWERS]) -> ANSWERS:
    raise NotSent("away")


def silent(act: Callable[[], ANSWERS]) -> ANSWERS:
    raise Unknown("nothing was done, and nobody knows")


@pytest.mark.parametrize("trouble", [lost, away, silent])
def test_one_trouble_one_effect(
    terminal: Any, forms: Any, beside: Any, worker: Any, clock: Any, engine: Engine, trouble: Any
) -> None:
    beside.troubles = [trouble]
    form = forms.filing()
    filed = terminal.told("K311", form)
    assert case_of(engine, filed.accept_no).trt_dcla_detl_sn == filed.accept_no, "not there yet"
    (seen,) = terminal.told("K313", FilingsQuery(LIN)).filings
    assert seen.vali_flag == "1", "on its way counts"
    clock.now += LONG
    deliver(worker)
    assert [(row["key"], row["effects"]) for row in beside.effects()] == [(form.biz_sn, 1)]
    assert case_of(engine, filed.accept_no).trt_dcla_detl_sn == "BA-261122-000001"
    assert beside.looked_up == (0 if trouble is away else 1)


def test_what_was_lost_is_not_sent_again(
    terminal: Any, forms: Any, beside: Any, worker: Any, clock: Any
) -> None:
    beside.troubles = [lost]
    terminal.told("K311", forms.filing())
    clock.now += LONG
    deliver(worker)
    assert [row["attempts"] for row in beside.effects()] == [1]


def test_a_platform_that_is_away_for_a_day_gets_all_in_their_order(
    terminal: Any, forms: Any, beside: Any, worker: Any, clock: Any, engine: Engine
) -> None:
    filed = terminal.told("K311", forms.filing())
    terminal.told("K401", ProgressQuery(LIN))
    beside.troubles = [away]
    gone = forms.cancel(filed.accept_no)
    assert terminal.told("K312", gone).rchk_flag == "1"
    for _ in range(20):
        clock.now += LONG
        beside.troubles = [away]
        deliver(worker)
    clock.now += LONG
    deliver(worker)
    (seen,) = terminal.told("K313", FilingsQuery(LIN)).filings
    assert (seen.vali_flag, seen.rchk_flag) == ("0", "3")
    assert {row["effects"] for row in beside.effects()} == {1}


def refused(act: Callable[[], ANSWERS]) -> ANSWERS:
    return refusal(RefusalCode.FILING_UNKNOWN)


def test_a_filing_that_the_platform_does_not_take(
    terminal: Any, forms: Any, beside: Any, engine: Engine
) -> None:
    beside.troubles = [refused]
    filed = terminal.told("K311", forms.filing())
    (told,) = terminal.told("K401", ProgressQuery(LIN)).list
    assert (told.rchk_flag, bool(told.memo)) == ("8", True), "the resident is told"
    last = case_of(engine, filed.accept_no).events[-1]
    assert (last.who, last.to_flag) == ("sandbox", "8")
    assert terminal.told("K313", FilingsQuery(LIN)).filings == ()


def test_a_cancel_that_the_platform_does_not_take_leaves_the_filing(
    terminal: Any, forms: Any, beside: Any, engine: Engine
) -> None:
    filed = terminal.told("K311", forms.filing())
    beside.troubles = [refused]
    gone = terminal.told("K312", forms.cancel(filed.accept_no))
    assert flags(engine) == {filed.accept_no: "0", gone.accept_no: "8"}


def test_a_change_that_a_clerk_passed_and_the_platform_refuses(
    terminal: Any, forms: Any, beside: Any, worker: Any, clock: Any, engine: Engine
) -> None:
    filed = terminal.told("K311", forms.filing())
    say(engine, filed.accept_no, clock)
    deliver(worker)
    change = terminal.told("K312", forms.change(filed.accept_no))
    beside.troubles = [refused]
    say(engine, change.accept_no, clock)
    assert flags(engine) == {filed.accept_no: "3", change.accept_no: "1"}
    deliver(worker)
    assert flags(engine) == {filed.accept_no: "1", change.accept_no: "8"}


def say(engine: Engine, accept_no: str, clock: Any) -> None:
    with engine.begin() as db:
        said = decide(db, accept_no, "0", Decision.ACCEPT, "审核员", "", clock())
    assert said is Decided.DONE


# The worker and its rows.


@dataclass
class Scripted:
    """An adapter that does as it is told, once a call."""

    says: list[Any] = field(default_factory=list)

    def ask(self, question: str, area: str, given: object) -> Any:
        raise AssertionError("nobody asks")

    def deliver(self, key: str, delivery: Delivery) -> ANSWERS:
        said = self.says.pop(0)
        if isinstance(said, Exception):
            raise said
        answer: ANSWERS = said
        return answer

    def delivered(self, key: str) -> ANSWERS | None:
        return None


@pytest.fixture
def empty(engine: Engine) -> Engine:
    migrate(engine)
    return engine


def test_it_waits_for_the_row_that_backs_off_and_not_for_the_one_behind_it(
    empty: Engine, clock: Any
) -> None:
    put(empty, "a", clock)
    put(empty, "b", clock)
    worker = Worker(empty, Named("sandbox", Scripted([NotSent("x")])), clock)
    assert [worker.turn(), worker.turn()] == [True, False]
    assert worker._wait() > timedelta(0)


def test_another_person_does_not_wait(empty: Engine, clock: Any) -> None:
    put(empty, "a", clock)
    put(empty, "b", clock, "P-2")
    first, second = claimed(empty, clock), claimed(empty, clock)
    assert [one and one.key for one in (first, second)] == ["a", "b"]


def test_whose_lease_ran_out_has_nothing_to_say(empty: Engine, clock: Any) -> None:
    put(empty, "a", clock)
    old = claimed(empty, clock)
    assert old is not None
    clock.now += outbox.LEASE
    new = claimed(empty, clock)
    assert new is not None
    assert new.sent, "it may have arrived: it is looked up first"
    with empty.begin() as db:
        outbox.later(db, old, clock(), sent=False)
        assert not outbox.end(db, old, State.DONE, "", clock())
    clock.advance(seconds=30)
    assert claimed(empty, clock) is None, "the new one has it still"


def test_a_row_that_cannot_be_read_is_parked_and_holds_its_person_alone(
    empty: Engine, clock: Any
) -> None:
    put(empty, "a", clock)
    put(empty, "b", clock)
    put(empty, "c", clock, "P-2")
    with empty.begin() as db:
        db.execute(update(rows).where(rows.c.key == "a").values(payload={"half": 1}))
    found = [claimed(empty, clock) for _ in range(4)]
    assert [one.key for one in found if one] == ["c"]
    with empty.connect() as db:
        states = dict(db.execute(select(rows.c.key, rows.c.state)).all())
        assert outbox.unsettled(db, (State.PARKED,)) == 1
    assert states == {"a": "parked", "b": "waiting", "c": "sent"}
