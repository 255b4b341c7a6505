"""Who it is: asked once, and a card is given up only while nobody is known."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from devices.port import CardFailure
from kiosk.core.code import CodeTrouble
from kiosk.core.command import Call
from kiosk.core.event import Answered, Chosen, Failure, Tick
from kiosk.core.step.kind import Back, Done, Leave, Presented, Stay, Unread
from kiosk.core.step.wait import Refused
from kiosk.core.step.who.credentials import READER, SCANNER, Waiting
from kiosk.core.step.who.identify import IDENTIFY
from kiosk.core.step.who.person import AskingPerson
from kiosk.core.visit_data import Trouble, VisitData
from model.identity import CardFault
from tests.kiosk.core.stage import CHEN, EMPLOYEE, person
from tests.kiosk.core.step.asked import begun, context, credential, press, said, written
from wire.operations import PersonQuery

NOBODY = context(VisitData(query_no="CX26112200000001"))
CARD = context(VisitData(credential=credential(), query_no="CX26112200000001"))
TROUBLES: list[Trouble] = [*CardFailure, *CardFault, *CodeTrouble]
AGAIN = {CardFailure.UNREADABLE, CardFailure.WRONG_KIND, *CodeTrouble}


def asked(stay: Stay) -> Call:
    (command,) = stay.commands
    assert isinstance(command, Call)
    return command


def test_it_waits_for_a_card_and_says_where_it_goes() -> None:
    assert begun(IDENTIFY, NOBODY) == Stay(Waiting())
    assert IDENTIFY.devices(Waiting(), NOBODY) == (READER, SCANNER)
    page = IDENTIFY.page(Waiting(), NOBODY)
    assert "credential.resident_id.right" in said(page)
    assert all(written(page))


def test_a_card_that_is_known_already_is_asked_about_at_once() -> None:
    stay = begun(IDENTIFY, CARD)
    query = asked(stay).input
    assert isinstance(query, PersonQuery)
    assert (query.certno, query.psn_name, query.query_no) == (
        CHEN.number,
        CHEN.name,
        "CX26112200000001",
    )
    assert IDENTIFY.devices(stay.state, CARD) == (), "the reader is not waited for any more"


def test_a_card_that_is_laid_down_is_asked_about() -> None:
    outcome = IDENTIFY.handle(Waiting(), Presented(credential()), CARD)
    assert isinstance(outcome, Stay)
    assert asked(outcome).op == "1101"


def test_a_person_that_is_known_is_not_asked_again() -> None:
    ctx = context()
    assert IDENTIFY.begin(ctx) == Done(ctx.data)


def test_the_hubs_answer_is_the_person() -> None:
    state = AskingPerson(7, 100.0)
    outcome = IDENTIFY.handle(state, Answered("v1", 7, person()), CARD)
    assert outcome == Done(replace(CARD.data, person=person()))
    assert IDENTIFY.handle(state, Answered("v1", 6, person()), CARD) == Stay(state)
    assert IDENTIFY.handle(state, Tick(), CARD) == Stay(state)


def test_every_trouble_is_covered() -> None:
    assert set(get_args(Trouble)) == {CardFailure, CardFault, CodeTrouble}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_with_a_card_has_words(trouble: Trouble) -> None:
    outcome = IDENTIFY.handle(Waiting(), Unread(trouble), NOBODY)
    assert isinstance(outcome, Stay)
    page = IDENTIFY.page(outcome.state, NOBODY)
    assert all(written(page))
    kind = "code" if isinstance(trouble, CodeTrouble) else "card"
    assert [text for text in said(page) if text.startswith(f"{kind}.{trouble}")]
    mended = trouble in AGAIN
    assert isinstance(outcome.state, Waiting) is mended


@pytest.mark.parametrize("failure", list(Failure))
@pytest.mark.parametrize("code", ["", "3001", "3002", "3003", "9999"])
def test_every_failure_of_the_hub_has_words(failure: Failure, code: str) -> None:
    outcome = IDENTIFY.handle(AskingPerson(7, 100.0), Answered("v1", 7, None, failure, code), CARD)
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.state, Refused)
    page = IDENTIFY.page(outcome.state, CARD)
    assert all(written(page))
    assert (page.node("act:retry") is not None) is (failure is not Failure.REFUSED)


def test_an_answer_of_another_shape_is_garbled() -> None:
    outcome = IDENTIFY.handle(AskingPerson(7, 100.0), Answered("v1", 7, EMPLOYEE), CARD)
    assert outcome == Stay(Refused("hub.garbled", again=True))


def test_retry_asks_for_the_same_card() -> None:
    outcome = press(IDENTIFY, Refused("hub.unknown", again=True), "retry", CARD)
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.state, AskingPerson)


def test_another_card_may_be_shown_until_somebody_is_known() -> None:
    nobody = replace(CARD.data, credential=None)
    refused = Refused("refuse.unknown_person", again=False)
    assert press(IDENTIFY, refused, "other_card", CARD) == Stay(Waiting(), data=nobody)
    assert press(IDENTIFY, refused, "leave", CARD) == Leave(nobody)


def test_back_and_what_means_nothing() -> None:
    assert press(IDENTIFY, Waiting(), "back", NOBODY) == Back()
    assert IDENTIFY.handle(Waiting(), Chosen("x", "no_such"), NOBODY) == Stay(Waiting())
