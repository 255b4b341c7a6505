"""The contract of every owner, reader's and printer's alike, turn by turn: no thread, no time.

Starts disconnected; connects; loses; fails to reconnect; reconnects; each told and logged once.
"""

from __future__ import annotations

import logging
from typing import Any

import pytest

from devices.owner import ABSENT, BACKOFF_S, Owner
from devices.port import HealthChanged, News
from devices.receipt_printer.owner import PrinterOwner
from devices.resident_id.owner import ReaderOwner
from devices.status import UNSEEN, Health, Reason, State

READY = Health(State.READY)


@pytest.fixture(params=[ReaderOwner, PrinterOwner])
def owner(request: pytest.FixtureRequest, fake: Any, clock: Any, news: list[News]) -> Owner:
    made: Owner = request.param("it", fake, news.append, clock)
    return made


def told(news: list[News]) -> list[Health]:
    return [one.health for one in news if isinstance(one, HealthChanged)]


def events(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records]


def test_before_the_first_turn_nothing_is_known(owner: Owner, news: list[News]) -> None:
    assert owner.health == UNSEEN
    assert news == []


def test_a_whole_life_each_change_told_and_logged_once(
    owner: Owner, fake: Any, news: list[News], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    fake.connected = False
    assert [owner.turn() for _ in range(6)] == [*BACKOFF_S, 5.0, 5.0]
    assert told(news) == [ABSENT]
    fake.connected = True
    owner.turn()
    assert told(news) == [ABSENT, READY]
    fake.connected = False
    fake.calls.clear()
    owner._status_at = 0.0
    assert [owner.turn() for _ in range(3)] == [0.5, 1.0, 2.0]
    assert fake.calls == ["status", "open", "open"]
    fake.connected = True
    owner.turn()
    assert told(news) == [ABSENT, READY, ABSENT, READY]
    assert events(caplog) == ["device.lost", "device.connected"] * 2


def test_status_is_asked_when_it_is_due_and_told_on_change_only(
    owner: Owner, fake: Any, clock: Any, news: list[News]
) -> None:
    owner.turn()
    pause = owner.turn()
    assert pause == owner.status_s
    assert fake.calls == ["open"]
    for _ in range(3):
        clock.now += pause
        pause = owner.turn()
    assert fake.calls == ["open", "status", "status", "status"]
    assert told(news) == [READY]


def test_what_is_not_well_is_asked_more_often(owner: Owner, fake: Any, clock: Any) -> None:
    fake.health = Health(State.ATTENTION, Reason.PAPER_OUT)
    owner.turn()
    assert owner.turn() == owner.recheck_s
    clock.now += owner.recheck_s
    fake.health = READY
    assert owner.turn() == owner.status_s
    assert owner.health == READY


def test_a_silent_device_is_unknown_and_stays_open(
    owner: Owner, fake: Any, news: list[News]
) -> None:
    fake.health = Health(State.UNKNOWN, Reason.NO_ANSWER)
    owner.turn()
    assert told(news) == [fake.health]
    assert fake.opened


def test_a_bug_in_a_driver_is_a_loss_and_its_words_are_not_logged(
    owner: Owner, fake: Any, news: list[News], caplog: pytest.LogCaptureFixture
) -> None:
    owner.turn()
    fake.bug = ValueError("350102194708150028")
    owner._status_at = 0.0
    assert owner.turn() == BACKOFF_S[0]
    assert told(news) == [READY, ABSENT]
    [record] = caplog.records
    assert record.__dict__["error"] == "valueerror"
    assert "3501" not in str(record.__dict__)
    fake.bug = None
    owner.turn()
    assert owner.health == READY


def test_the_log_names_the_system_error_behind_a_loss(
    owner: Owner, fake: Any, caplog: pytest.LogCaptureFixture
) -> None:
    fake.connected = False
    owner.turn()
    [record] = caplog.records
    assert (record.__dict__["device"], record.__dict__["error"]) == ("it", "linklost")
    assert record.__dict__["where"].startswith("called:")


def test_stopping_before_it_was_started_is_no_fault(owner: Owner) -> None:
    owner.stop()
    assert owner.health == UNSEEN
