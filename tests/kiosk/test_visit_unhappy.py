"""All that can go wrong in a visit, on the pure core: covered, refused, dropped, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from devices.port import CardFailure, Printed, PrintEnd
from devices.status import Health, Reason, State
from kiosk.command import Arm, Call, Disarm, Fact, Print, Record, Wipe
from kiosk.event import Answered, CardPresented, Chosen, DeviceChanged, Failure, SlipEnded
from kiosk.page import Kind, Role, Tone
from tests.kiosk.stage import (
    CHEN,
    EMPLOYEE,
    LIN,
    LOST,
    PAPER_OUT,
    READY,
    RESIDENT,
    Stage,
    person,
)


def present(stage: Stage, item: str = "query_account") -> None:
    stage.press("start")
    stage.press(item)
    stage.press("begin")


@pytest.mark.parametrize("failure", [CardFailure.UNREADABLE, CardFailure.WRONG_KIND])
def test_a_card_that_cannot_be_read_may_be_laid_again(failure: CardFailure) -> None:
    stage = Stage()
    present(stage)
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
    present(stage)
    stage.fail_card(CardFailure.REJECTED)
    assert "card.rejected.heading" in stage.said
    stage.press("other_card")
    assert stage.page.kind is Kind.PRESENT


def test_a_wrong_check_digit_is_refused_and_nothing_is_sent() -> None:
    stage = Stage()
    present(stage)
    stage.lay(replace(CHEN, number="350102194708150029"))
    assert "card.bad_number.heading" in stage.said
    assert not any(isinstance(c, Call) for c in stage.commands)
    assert Fact.CREDENTIAL_REFUSED in stage.facts()
    stage.press("other_card")
    stage.lay()
    assert stage.page.kind is Kind.BUSY


def test_a_birth_date_that_is_not_the_numbers_is_refused() -> None:
    stage = Stage()
    present(stage)
    stage.lay(replace(CHEN, birth=date(1947, 8, 16)))
    assert "card.bad_number.heading" in stage.said


def test_a_card_of_tomorrow_is_refused() -> None:
    stage = Stage()
    present(stage)
    stage.lay(replace(CHEN, valid_from=date(2026, 11, 23)))
    assert "card.not_yet_valid.heading" in stage.said


def test_an_expired_card_may_ask_and_is_told() -> None:
    stage = Stage()
    present(stage)
    stage.lay(replace(CHEN, valid_to=date(2026, 11, 21)))
    stage.answer()
    stage.answer()
    assert "result.expired_card" in stage.said


def test_an_unknown_person_is_told_what_to_do_and_another_card_may_be_shown() -> None:
    stage = Stage()
    present(stage)
    stage.lay()
    stage.fail(Failure.REFUSED, "3001")
    assert "refuse.unknown_person.heading" in stage.said
    assert stage.node("safe").tone is Tone.SUCCESS
    stage.press("other_card")
    stage.lay(LIN)
    assert stage.page.kind is Kind.BUSY, "the second card is nobody's rival"


def test_a_refusal_code_that_nobody_knows_has_plain_words_too() -> None:
    stage = Stage()
    present(stage)
    stage.lay()
    stage.fail(Failure.REFUSED, "9999")
    assert "refuse.other.heading" in stage.said


def test_no_account_is_explained() -> None:
    stage = Stage()
    present(stage)
    stage.lay()
    stage.answer(person(RESIDENT))
    assert "refuse.no_account.heading" in stage.said
    stage.press("leave")
    assert stage.page.kind is Kind.MENU


def test_insured_elsewhere_names_the_place_and_asks_nothing_there() -> None:
    stage = Stage()
    present(stage)
    stage.lay()
    stage.answer(person(replace(EMPLOYEE, insuplc_admdvs="320900")))
    assert "refuse.insured_elsewhere.heading" in stage.said
    assert [c.op for c in stage.commands if isinstance(c, Call)] == ["1101"]


def test_not_insured_at_all() -> None:
    stage = Stage()
    present(stage, "query_insured_status")
    stage.lay()
    info = person()
    stage.answer(replace(info, insuinfo=()))
    assert "refuse.not_insured.heading" in stage.said


@pytest.mark.parametrize("failure", [Failure.UNREACHABLE, Failure.UNKNOWN, Failure.GARBLED])
@pytest.mark.parametrize("step", ["identify", "lookup"])
def test_a_hub_that_gives_no_answer_may_be_asked_again(failure: Failure, step: str) -> None:
    stage = Stage()
    present(stage)
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
    present(stage)
    stage.lay()
    stage.answer(EMPLOYEE)
    assert "hub.garbled.heading" in stage.said


def test_a_slow_hub_is_said_to_be_slow() -> None:
    stage = Stage()
    present(stage)
    stage.lay()
    stage.wait(9)
    assert "busy.slow" in stage.said
    stage.answer()
    assert "busy.slow" not in stage.said


def test_leaving_while_the_hub_thinks_drops_its_answer() -> None:
    stage = Stage()
    present(stage)
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
    present(stage)
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


# The printer.


def test_no_paper_beforehand_is_told_on_the_notice_and_offers_no_print() -> None:
    stage = Stage(printer=PAPER_OUT)
    stage.press("start")
    stage.press("query_account")
    assert "notice.no_printer" in stage.said
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.answer()
    assert "print" not in stage.ids
    assert "print.unavailable.paper_out" in stage.said


def test_paper_that_ends_within_the_slip() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    stage.post(DeviceChanged("receipt_printer", PAPER_OUT))
    stage.printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)
    assert "print.unknown.paper_out" in stage.said
    assert "number" in stage.ids, "the number stands in for the slip"
    assert "print" not in stage.ids
    stage.post(DeviceChanged("receipt_printer", READY))
    assert "act.print_again" in stage.said, "by the resident's choice, never by itself"


def test_a_slip_that_did_not_print_leaves_nothing_to_take() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    stage.printed(PrintEnd.NOT_PRINTED, Reason.COVER_OPEN)
    assert "print.failed.cover_open" in stage.said
    stage.press("finish")
    stage.press("skip")
    assert "slip" not in stage.ids


def test_print_pressed_twice_prints_once() -> None:
    stage = Stage()
    stage.to_result()
    key = stage.page.key
    stage.press("print")
    stage.post(Chosen(key, "print"))
    assert sum(isinstance(c, Print) for c in stage.commands) == 1
    assert stage.terminal.dropped["Chosen"] == 1


def test_the_slip_of_the_last_visit_never_changes_this_one() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    command = stage.last(Print)
    stage.printed()
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.begin()
    stage.to_result()
    before = stage.page
    stage.post(SlipEnded(command.visit, command.n, Printed(PrintEnd.PRINTED)))
    assert stage.page == before
    assert stage.terminal.dropped["SlipEnded"] == 1


# The reader.


def test_a_reader_that_is_lost_covers_the_step_that_waits_for_it_and_gives_it_back() -> None:
    stage = Stage()
    present(stage)
    before = stage.page
    stage.post(DeviceChanged("resident_id", LOST))
    assert stage.page.key == "cover.resident_id"
    assert "safe.kept" in stage.said
    said = stage.post(DeviceChanged("resident_id", READY))
    assert stage.page == before
    assert any(isinstance(c, Arm) for c in said)
    stage.lay()
    assert stage.page.kind is Kind.BUSY


def test_a_reader_that_is_lost_elsewhere_changes_nothing() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    stage.post(DeviceChanged("resident_id", LOST))
    assert stage.page == before


def test_a_cover_may_be_left() -> None:
    stage = Stage()
    present(stage)
    stage.post(DeviceChanged("resident_id", LOST))
    stage.press("leave")
    assert stage.page.key == "out"


@pytest.mark.parametrize("state", [State.ABSENT, State.FAULT, State.UNKNOWN])
def test_without_a_reader_the_terminal_is_out_of_service(state: State) -> None:
    stage = Stage(reader=Health(state, Reason.NO_ANSWER))
    assert stage.page.key == "out"
    stage.post(DeviceChanged("resident_id", READY))
    assert stage.page.key == "attract"


def test_a_journal_that_fails_ends_the_visit_and_takes_the_terminal_out() -> None:
    stage = Stage()
    stage.to_result()
    stage.post(DeviceChanged("journal", Health(State.FAULT, Reason.MECHANICAL)))
    stage.press("noted")
    stage.begin()
    assert stage.page.key == "out"


# Other people.


def test_another_persons_card_covers_and_asks_one_question() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    stage.lay(LIN)
    assert stage.page.key == "stranger"
    assert stage.page.header.person is None
    assert all(node.privacy == "public" for node in stage.page.nodes)
    stage.press("go_on")
    assert stage.page == before


def test_another_person_may_end_the_visit() -> None:
    stage = Stage()
    stage.to_result()
    stage.lay(LIN)
    stage.press("end")
    ended = [c for c in stage.commands if isinstance(c, Record) and c.fact == Fact.VISIT_ENDED]
    assert [c.fields for c in ended] == [{"way": "stranger"}]


def test_a_card_laid_while_the_visit_is_wiped_is_read_by_the_next() -> None:
    stage = Stage()
    stage.to_result()
    arm = stage.last(Arm)
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.post(CardPresented(arm.visit, arm.n, "resident_id", LIN))
    assert stage.page.key == "wiping"
    assert stage.terminal.dropped["CardPresented"] == 1
    said = stage.begin()
    assert any(isinstance(c, Arm) for c in said), "the reader looks again, and finds it"


def test_a_card_read_for_the_visit_before_must_be_laid_again() -> None:
    stage = Stage()
    stage.to_result()
    arm = stage.last(Arm)
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.begin()
    stage.post(CardPresented(arm.visit, arm.n, "resident_id", LIN))
    assert "relay.text" in stage.said
    stage.lay(LIN)
    assert "relay.text" not in stage.said
    assert stage.page.kind is Kind.MENU


# Touches.


def test_a_touch_for_a_page_that_has_gone_is_dropped() -> None:
    stage = Stage()
    stage.press("start")
    stage.post(Chosen("attract", "start"))
    stage.post(Chosen(stage.page.key, "no_such_node"))
    assert stage.page.kind is Kind.MENU
    assert stage.terminal.dropped["Chosen"] == 2


def test_nothing_is_pressed_while_the_visit_is_wiped() -> None:
    stage = Stage()
    stage.press("start")
    stage.wait(121)
    assert stage.page.key == "wiping"
    stage.post(Chosen("wiping", "heading"))
    assert stage.page.key == "wiping"
    assert stage.terminal.dropped["Chosen"] == 1


# What is left behind.


def test_a_visit_leaves_nothing_in_the_terminal() -> None:
    stage = Stage()
    stage.to_result()
    serving = stage.terminal._serving
    assert serving is not None
    credential = serving.visit.facts.credential
    assert credential is not None
    assert credential.number.reveal() == CHEN.number
    stage.press("finish")
    stage.press("skip")
    assert credential.number.reveal() == ""
    assert credential.name.reveal() == ""
    assert serving.visit.facts.person is None
    assert not any(node.role is Role.AMOUNT for node in stage.page.nodes)


def test_no_repr_of_the_core_shows_a_person() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("reveal")
    stage.press("print")
    seen = repr(stage.commands) + repr(stage.page) + repr(stage.terminal._serving)
    for secret in (CHEN.number, CHEN.name, "1234.56", "测试纺织厂"):
        assert secret not in seen


def test_every_way_out_disarms_and_wipes() -> None:
    for way in ("finish", "timeout", "stranger"):
        stage = Stage()
        stage.to_result()
        if way == "finish":
            stage.press("finish")
            stage.press("skip")
        elif way == "timeout":
            stage.wait(151)
        else:
            stage.lay(LIN)
            stage.press("end")
        stage.wait(31)
        assert any(isinstance(c, Disarm) for c in stage.commands), way
        assert isinstance(stage.commands[-1], Wipe), way
