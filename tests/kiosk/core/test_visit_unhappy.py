"""Cards, people and hubs that are not as they should be: plain words and a next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from devices.port import CardFailure
from kiosk.core.command import AuditEvent, Call
from kiosk.core.event import Answered, Failure
from model.page import Kind, Tone
from model.profile import Profile
from tests.kiosk.core.stage import (
    CHEN,
    EMPLOYEE,
    LIN,
    RESIDENT,
    Stage,
    person,
)


@pytest.mark.parametrize("failure", [CardFailure.UNREADABLE, CardFailure.WRONG_KIND])
def test_a_card_that_cannot_be_read_may_be_laid_again(failure: CardFailure) -> None:
    stage = Stage()
    stage.open()
    stage.fail_card(failure)
    assert stage.page.kind is Kind.PRESENT
    assert f"card.{failure}" in stage.said
    stage.lay()
    assert stage.page.kind is Kind.BUSY


def test_an_unreadable_card_on_attract_says_so_on_the_menu() -> None:
    stage = Stage()
    stage.fail_card(CardFailure.UNREADABLE)
    assert stage.page.kind is Kind.MENU
    assert "card.unreadable" in stage.said


def test_a_rejected_card_is_never_accepted() -> None:
    stage = Stage()
    stage.open()
    stage.fail_card(CardFailure.REJECTED)
    assert "card.rejected.heading" in stage.said
    stage.press("other_card")
    assert stage.page.kind is Kind.PRESENT


def test_a_wrong_check_digit_is_refused_and_nothing_is_sent() -> None:
    stage = Stage()
    stage.open()
    stage.lay(replace(CHEN, number="350102194708150029"))
    assert "card.bad_number.heading" in stage.said
    assert not any(isinstance(c, Call) for c in stage.commands)
    assert AuditEvent.CREDENTIAL_REFUSED in stage.data()
    stage.press("other_card")
    stage.lay()
    assert stage.page.kind is Kind.BUSY


def test_a_birth_date_that_is_not_the_numbers_is_refused() -> None:
    stage = Stage()
    stage.open()
    stage.lay(replace(CHEN, birth=date(1947, 8, 16)))
    assert "card.bad_number.heading" in stage.said


def test_a_card_of_tomorrow_is_refused() -> None:
    stage = Stage()
    stage.open()
    stage.lay(replace(CHEN, valid_from=date(2026, 11, 23)))
    assert "card.not_yet_valid.heading" in stage.said


def test_an_expired_card_may_ask_and_is_told() -> None:
    stage = Stage()
    stage.open()
    stage.lay(replace(CHEN, valid_to=date(2026, 11, 21)))
    stage.answer()
    stage.answer()
    assert "result.expired_card" in stage.said


def test_an_unknown_person_is_told_what_to_do_and_another_card_may_be_shown() -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    stage.fail(Failure.REFUSED, "3001")
    assert "refuse.unknown_person.heading" in stage.said
    assert stage.node("safe").tone is Tone.SUCCESS
    stage.press("other_card")
    stage.lay(LIN)
    assert stage.page.kind is Kind.BUSY, "the second card is nobody's rival"


def test_a_refusal_code_that_nobody_knows_has_plain_words_too() -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    stage.fail(Failure.REFUSED, "9999")
    assert "refuse.other.heading" in stage.said


def test_no_account_is_explained() -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    stage.answer(person(RESIDENT))
    assert "item.query_account.refuse.no_account.heading" in stage.said
    stage.press("leave")
    assert stage.page.kind is Kind.MENU


def test_insured_elsewhere_names_the_place_and_asks_nothing_there() -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    stage.answer(person(replace(EMPLOYEE, insuplc_admdvs="320900")))
    assert "refuse.insured_elsewhere.heading" in stage.said
    assert [c.op for c in stage.commands if isinstance(c, Call)] == ["1101"]


def test_not_insured_at_all() -> None:
    stage = Stage()
    stage.open("query_insured_status")
    stage.lay()
    info = person()
    stage.answer(replace(info, insuinfo=()))
    assert "refuse.not_insured.heading" in stage.said


@pytest.mark.parametrize("failure", [Failure.UNREACHABLE, Failure.UNKNOWN, Failure.GARBLED])
@pytest.mark.parametrize("step", ["identify", "lookup"])
def test_a_hub_that_gives_no_answer_may_be_asked_again(failure: Failure, step: str) -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    if step == "lookup":
        stage.answer()
    stage.fail(failure)
    assert f"hub.{failure}.heading" in stage.said
    assert "safe.nothing_changed" in stage.said
    stage.press("retry")
    while stage.page.kind is Kind.BUSY:
        stage.answer()
    assert stage.page.kind is Kind.RESULT


def test_an_answer_of_another_operation_is_garbled() -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    stage.answer(EMPLOYEE)
    assert "hub.garbled.heading" in stage.said


def test_a_slow_hub_is_said_to_be_slow() -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    stage.wait(9)
    assert "busy.slow" in stage.said
    stage.answer()
    assert "busy.slow" not in stage.said


def test_leaving_while_the_hub_thinks_drops_its_answer() -> None:
    stage = Stage()
    stage.open()
    stage.lay()
    call = stage.last(Call)
    stage.press("leave")
    stage.post(Answered(call.visit, call.n, person()))
    assert stage.page.kind is Kind.MENU
    assert stage.terminal.dropped["Answered"] == 1


def test_a_late_answer_never_reaches_the_next_person() -> None:
    stage = Stage()
    stage.to_result()
    call = stage.last(Call)
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.begin()
    stage.open()
    stage.post(Answered(call.visit, call.n, person()))
    assert stage.page.kind is Kind.PRESENT
    assert stage.page.header.person is None
    assert stage.terminal.dropped["Answered"] == 1


def test_a_rating_that_was_not_kept_says_so() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("finish")
    stage.press("rate.5")
    stage.fail(Failure.UNREACHABLE)
    assert "rating.lost" in stage.said


def test_a_rating_without_an_answer_does_not_hold_anybody() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("finish")
    stage.press("rate.5")
    stage.wait(6)
    assert stage.page.key == "ending"
    assert "rating.lost" in stage.said


def test_a_card_that_fails_before_it_is_asked_for_is_told_where_it_is_asked_for() -> None:
    for way in (("start", "query_account"), ("start",)):
        stage = Stage()
        for node_id in way:
            stage.press(node_id)
        stage.fail_card(CardFailure.UNREADABLE)
        if stage.page.kind is Kind.MENU:
            stage.press("query_account")
            stage.press("begin")
        assert stage.page.kind is Kind.PRESENT
        assert "card.unreadable" in stage.said


def test_a_card_that_was_refused_is_asked_back_at_the_end() -> None:
    stage = Stage()
    stage.lay(replace(CHEN, number="350102194708150029"))
    stage.wait(121)
    assert stage.page.key == "warning", "a card lies there: there is something to lose"
    stage.wait(31)
    assert "ending.card" in stage.said


def test_a_query_again_that_fails_gives_the_first_answer_back() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    stage.press("period")
    stage.press("next")
    stage.fail(Failure.UNREACHABLE)
    stage.press("back")
    assert stage.page == before


def test_who_is_known_stays_known_where_the_card_is_too_old_to_file_with() -> None:
    stage = Stage()
    stage.open()
    stage.lay(replace(CHEN, valid_to=date(2020, 1, 1)))
    stage.answer()
    stage.answer()
    for node_id in ("another", "skip", "remote_long_stay", "begin", "for.self"):
        stage.press(node_id)
    assert stage.node("heading").text == "card.expired.heading"
    stage.press("leave")
    assert "act:finish" in stage.ids
    stage.lay(LIN)
    assert stage.page.key == "stranger"


def test_the_next_person_finds_nothing_of_how_the_last_one_wanted_it() -> None:
    """Size, colours, voice, and that the loudspeaker may tell what is personal."""
    stage = Stage()
    stage.press("elder")
    stage.press("bar.contrast")
    for node_id in ("query_account", "begin"):
        stage.press(node_id)
    stage.lay()
    stage.answer()
    stage.answer()
    stage.press("aloud")
    stage.press("yes_aloud")
    assert stage.terminal.profile.private
    for node_id in ("finish", "skip", "noted"):
        stage.press(node_id)
    assert stage.terminal.profile == Profile()
    stage.begin()
    assert stage.terminal.profile == Profile()
    stage.press("start")
    assert stage.terminal.profile == Profile()
