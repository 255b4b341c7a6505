"""What comes in is for the visit and the number that asked for it, and for no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.port import CardFailure, ScannedCode
from kiosk.core.active_visit import ActiveVisit
from kiosk.core.command import Arm, Call, Submit
from kiosk.core.event import Answered, Ended, Said, TaskEnded
from kiosk.core.receiving import Received, received
from model.task import Outcome
from tests.kiosk.core.filing import for_self, presenting, submitted
from tests.kiosk.core.stage import CHEN, VOUCHER, Stage, person


def active(stage: Stage) -> ActiveVisit:
    found = stage.terminal._now.serving
    assert found is not None
    return found


def armed(stage: Stage, device: str) -> int:
    arms = (one for one in reversed(stage.commands) if isinstance(one, Arm))
    return next(one.n for one in arms if one.device == device)


Made = Callable[[], tuple[Stage, list[Received]]]


def waiting() -> tuple[Stage, list[Received]]:
    """Where a card or a code is asked for: what may come."""
    stage = presenting()
    visit, reader = active(stage).visit.id, armed(stage, "resident_id")
    scanner = armed(stage, "code_scanner")
    return stage, [
        Said(visit, reader, "resident_id", CHEN),
        Said(visit, reader, "resident_id", CardFailure.UNREADABLE),
        Said(visit, scanner, "code_scanner", ScannedCode(VOUCHER, stage.at)),
    ]


def asking() -> tuple[Stage, list[Received]]:
    """Where the hub was asked for the person."""
    stage = presenting()
    stage.lay(CHEN)
    call = stage.last(Call)
    return stage, [Answered(call.visit, call.n, person())]


def sending() -> tuple[Stage, list[Received]]:
    """Where something was handed in."""
    stage = submitted(for_self())
    sent = stage.last(Submit)
    ended = TaskEnded(sent.visit, sent.n, sent.task.biz_sn, Outcome.UNKNOWN)
    return stage, [ended]


MADE: list[tuple[Made, int]] = [(waiting, 0), (waiting, 1), (waiting, 2), (asking, 0), (sending, 0)]


@pytest.mark.parametrize(("made", "n"), MADE)
def test_what_was_asked_for_is_taken(made: Made, n: int) -> None:
    stage, events = made()
    before = active(stage).page()
    assert received(events[n], active(stage), active(stage).demand) is not None
    assert active(stage).page() != before


@pytest.mark.parametrize(("made", "n"), MADE)
def test_what_a_visit_before_asked_for_is_nobodys(made: Made, n: int) -> None:
    stage, events = made()
    before = active(stage).page()
    assert received(replace(events[n], visit="v0"), active(stage), active(stage).demand) is None
    assert active(stage).page() == before


@settings(deadline=None)
@given(number=st.integers(0, 20), kind=st.integers(0, 2))
def test_only_the_number_in_force_counts(number: int, kind: int) -> None:
    stage, events = waiting()
    event = events[kind]
    taken = received(replace(event, n=number), active(stage), active(stage).demand) is not None
    assert taken is (number == event.n)


def test_an_answer_comes_once() -> None:
    stage, (answer,) = asking()
    assert received(answer, active(stage), active(stage).demand) is not None
    assert received(answer, active(stage), active(stage).demand) is None


def test_a_card_that_lies_there_from_before_is_remarked_until_somebody_acts() -> None:
    stage = Stage()
    stale = Said("v0", 1, "resident_id", CHEN)
    assert received(stale, active(stage), active(stage).demand) is None
    assert active(stage).visit.relay
    stage.press("start")
    assert received(stale, active(stage), active(stage).demand) is None
    assert not active(stage).visit.relay


@pytest.mark.parametrize("event", [Said("v1", 1, "lamp", "lit"), Ended("v1", 1, "done")])
def test_what_no_device_of_a_visit_says_is_dropped(event: Said | Ended) -> None:
    stage = Stage()
    before = stage.page
    stage.post(event)
    assert stage.terminal.dropped[type(event).__name__] == 1
    assert stage.page == before
