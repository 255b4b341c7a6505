"""The worker and its rows, when the platform, a row or another worker goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from hub.db import tables
from hub.db.migrate import migrate
from hub.delivery import outbox
from hub.delivery.adapter import ANSWERS, Named, NotSent
from hub.delivery.outbox import State
from hub.delivery.worker import Worker
from hub.refusals import refusal
from tests.hub.conftest import HandClock
from wire.platform import Delivery, EndFiling
from wire.refusals import RefusalCode


@pytest.fixture(autouse=True)
def tables_made(engine: Engine) -> None:
    migrate(engine)


class Scripted:
    """Does what `act` does with each delivery, and knows no key."""

    def __init__(self, act: Callable[[str], ANSWERS]) -> None:
        self.act = act

    def ask(self, question: str, area: str, given: object) -> Any:
        raise AssertionError("nobody asks here")

    def deliver(self, key: str, delivery: Delivery) -> ANSWERS:
        return self.act(key)

    def delivered(self, key: str) -> ANSWERS | None:
        return None


def worker_of(engine: Engine, clock: HandClock, act: Callable[[str], ANSWERS]) -> Worker:
    return Worker(engine, Named("sandbox", Scripted(act)), clock)


def put(engine: Engine, clock: HandClock, key: str, person: str) -> None:
    ending = EndFiling(number="N-1", psn_no=person, opter="t", memo="")
    with engine.begin() as db:
        outbox.put(db, "sandbox", key, "", ending, clock())


def state_of(engine: Engine, key: str) -> State:
    row = tables.outbox
    with engine.connect() as db:
        return State(db.execute(select(row.c.state).where(row.c.key == key)).scalar_one())


def test_a_later_row_of_a_person_backing_off_makes_nobody_spin(
    engine: Engine, clock: HandClock
) -> None:
    def act(key: str) -> ANSWERS:
        raise NotSent("down")

    worker = worker_of(engine, clock, act)
    put(engine, clock, "a", "p")
    put(engine, clock, "b", "p")
    assert worker.turn()
    assert not worker.turn()
    assert worker._wait() > timedelta(0)


def test_a_worker_whose_lease_ran_out_changes_nothing(engine: Engine, clock: HandClock) -> None:
    put(engine, clock, "a", "p")
    with engine.begin() as db:
        old = outbox.claim(db, "sandbox", clock())
    clock.advance(seconds=outbox.LEASE.total_seconds() + 1)
    with engine.begin() as db:
        new = outbox.claim(db, "sandbox", clock())
    assert old is not None
    assert new is not None
    assert new.sent
    with engine.begin() as db:
        outbox.later(db, old, clock(), sent=old.sent)
        assert not outbox.end(db, old, State.DONE, "", clock())
    clock.advance(seconds=5)
    with engine.begin() as db:
        assert outbox.claim(db, "sandbox", clock()) is None
    with engine.begin() as db:
        assert outbox.end(db, new, State.DONE, "", clock())


def test_a_payload_that_cannot_be_read_is_parked_and_told(
    engine: Engine, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    monkeypatch.setattr("hub.log.write", lambda event, **fields: lines.append(event))
    put(engine, clock, "bad", "p")
    put(engine, clock, "next", "q")
    with engine.begin() as db:
        mine = tables.outbox.c.key == "bad"
        db.execute(update(tables.outbox).where(mine).values(payload={"nothing": "of it"}))
        assert outbox.claim(db, "sandbox", clock()) is None
        assert lines == ["delivery-parked"]
        found = outbox.claim(db, "sandbox", clock())
    assert state_of(engine, "bad") is State.PARKED
    assert found is not None
    assert found.key == "next"


def test_an_adapter_with_a_bug_does_not_end_the_worker(
    engine: Engine, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.delivery.worker.LOOK", timedelta(0))
    put(engine, clock, "bad", "p")
    put(engine, clock, "next", "q")

    def act(key: str) -> ANSWERS:
        if key == "bad":
            raise RuntimeError("a bug")
        worker.stop()
        return refusal(RefusalCode.FILING_UNKNOWN)

    worker = worker_of(engine, clock, act)
    thread = threading.Thread(target=worker.run, daemon=True)
    thread.start()
    thread.join(20)
    worker.stop()
    assert not thread.is_alive()
    assert state_of(engine, "next") is State.REFUSED
    assert state_of(engine, "bad") is State.SENT
