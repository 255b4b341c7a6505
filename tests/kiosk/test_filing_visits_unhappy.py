"""Filings in visits that do not go straight: other cards, other items, late words, lost devices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from devices.port import CardFailure, PrintEnd
from devices.status import Reason
from kiosk.command import Arm, Call, Print, Submit
from kiosk.event import Answered, Failure, TaskEnded
from kiosk.page import Kind, Tone
from kiosk.profile import Profile, Size
from kiosk.task import Outcome
from kiosk.value import Count, Masked, Number
from tests.kiosk.filing import (
    ITEM,
    filed,
    fill,
    for_father,
    for_self,
    opened,
    reviewed,
    sign,
    submits,
    with_mother,
)
from tests.kiosk.stage import CHEN, EMPLOYEE, FATHER, LIN, LOST, READY, Stage, filing, person
from wire.filings import Filings
from wire.operations import PersonQuery
from wire.refusals import RefusalCode

VOUCHER = "4240000000000000000107350000"
ACCEPT_NO = "YB-261122-000417"
GRANDMOTHER = replace(FATHER, psn_name="黄秀英", certno="350102193001010023", gend="2")


def person_queries(stage: Stage) -> list[PersonQuery]:
    calls = (c.input for c in stage.commands if isinstance(c, Call))
    return [one for one in calls if isinstance(one, PersonQuery)]


# Credentials.


def test_a_code_is_not_enough_where_both_cards_are_asked_for() -> None:
    stage = opened()
    stage.press("for.self")
    stage.show_code(VOUCHER)
    stage.answer()
    stage.answer()
    stage.answer()
    stage.press("leave")
    stage.press("proxy_register")
    stage.press("begin")
    assert stage.node("heading").text == "present.principal.one"
    assert stage.page.node("picture.e_voucher") is None
    stage.lay(CHEN)
    assert stage.last(Call).op == "1101"


def test_who_showed_a_code_still_shows_a_card_to_act_for_another() -> None:
    stage = opened()
    stage.press("for.self")
    stage.show_code(VOUCHER)
    stage.answer()
    stage.answer()
    stage.answer()
    stage.press("leave")
    stage.press(ITEM)
    stage.press("begin")
    stage.press("for.agent")
    assert stage.node("heading").text.startswith("agent.heading")
    stage.lay(CHEN)
    assert stage.last(Call).op == "K352"


def test_a_code_that_was_under_way_when_the_step_was_left_is_forgotten() -> None:
    stage = opened()
    stage.press("for.self")
    stage.show_code(VOUCHER)
    stage.press("back")
    stage.press("for.self")
    assert stage.page.node("decoding") is None
    stage.show_code(VOUCHER[:-1] + "1")
    assert stage.last(Call).op == "K101"
    stage.answer()
    assert stage.last(Call).op == "1101"


def test_a_card_that_cannot_be_read_before_the_question_for_whom_is_told_after_it() -> None:
    for whose in ("for.self", "for.agent"):
        stage = opened()
        stage.fail_card(CardFailure.UNREADABLE)
        stage.press(whose)
        assert stage.node("again").text == "card.unreadable"


@pytest.mark.parametrize("whose", ["for.self", "for.agent", "for.accompanied"])
def test_a_card_that_jumps_while_the_hub_is_asked_changes_nothing(whose: str) -> None:
    stage = opened()
    stage.press(whose)
    stage.lay(CHEN)
    before = stage.page
    stage.fail_card(CardFailure.UNREADABLE)
    assert stage.page == before
    stage.answer()
    assert stage.page != before


def test_a_list_of_people_survives_a_card_that_jumps() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer()
    before = stage.page
    stage.fail_card(CardFailure.UNREADABLE)
    assert stage.page == before


def test_another_agent_never_gets_the_first_ones_principal() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer()
    stage.press("principal.0")
    stage.fail(Failure.REFUSED, RefusalCode.DECEASED)
    stage.press("other_card")
    stage.lay(LIN)
    stage.fail(Failure.UNREACHABLE)
    stage.press("retry")
    assert stage.last(Call).op == "K352"
    assert [query.certno for query in person_queries(stage)] == [FATHER.certno]
    stage.answer(stage.relations(GRANDMOTHER))
    stage.press("principal.0")
    assert person_queries(stage)[-1].certno == GRANDMOTHER.certno


def test_the_cards_of_both_people_change_nothing_in_the_form() -> None:
    stage = with_mother()
    before = stage.page
    for card in (LIN, CHEN):
        stage.lay(card)
        assert stage.page == before


def test_more_people_than_fit_are_shown_in_parts() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    people = [replace(FATHER, psn_no=f"35010000000000000{n:03}") for n in range(12)]
    stage.answer(stage.relations(*people))
    seen: set[str] = set()
    for _ in range(12):
        seen |= {node_id for node_id in stage.ids if node_id.startswith("principal.")}
        stage.press("more")
    assert seen == {f"principal.{n}" for n in range(12)}
    stage.answer()


def test_more_insurances_than_fit_are_shown_in_parts() -> None:
    stage = opened()
    stage.press("for.self")
    stage.lay(CHEN)
    rows = [replace(EMPLOYEE, insuplc_admdvs=f"3501{n:02}") for n in range(1, 9)]
    stage.answer(person(*rows))
    while stage.page.node("pick.7") is None:
        stage.press("more")
    stage.press("pick.7")
    assert stage.last(Call).area == "350108"


# Devices.


def test_a_reader_that_is_lost_covers_the_agents_page_and_gives_it_back() -> None:
    stage = opened()
    stage.press("for.agent")
    before = stage.page
    stage.device("resident_id", LOST)
    assert stage.page.key == "cover.resident_id"
    stage.device("resident_id", READY)
    assert stage.page == before
    stage.lay(CHEN)
    assert stage.last(Call).op == "K352"


def test_a_reader_that_is_lost_in_the_form_changes_nothing() -> None:
    stage = for_self()
    before = stage.page
    stage.device("resident_id", LOST)
    assert stage.page == before
    fill(stage)
    assert stage.page.node("by_credential") is None, "only what works is offered"


@pytest.mark.parametrize("end", [PrintEnd.NOT_PRINTED, PrintEnd.UNKNOWN])
def test_a_slip_that_fails_leaves_the_number_on_the_page_once(end: PrintEnd) -> None:
    stage = filed(for_self())
    stage.press("print")
    stage.printed(end, Reason.PAPER_OUT)
    numbers = [node for node in stage.page.nodes if isinstance(node.value, Number)]
    assert [node.value for node in numbers] == [Number(ACCEPT_NO)]
    assert stage.node("print_failed").tone is Tone.CAUTION
    assert stage.node("print_failed").text.startswith("print.keep."), "copied from the page"
    assert stage.node("print").text == "act.print_again"
    stage.press("print")
    assert stage.last(Print).slip.number == ACCEPT_NO


def test_a_reprint_that_fails_leaves_the_number_on_the_page_once() -> None:
    stage = opened("query_progress")
    stage.lay(CHEN)
    stage.answer()
    stage.answer()
    stage.press("open.0")
    stage.press("print")
    stage.printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)
    assert stage.ids.count("number") == 1


def test_without_a_printer_a_filing_still_has_its_number() -> None:
    stage = reviewed(for_self())
    stage.device("receipt_printer", LOST)
    stage.press("submit")
    stage.end_task()
    assert stage.node("number").value == Number(ACCEPT_NO)
    assert stage.page.node("print") is None
    assert stage.node("printer").text == "print.keep.unavailable"


# Sizes.


@pytest.mark.parametrize("profile", [Profile(size=Size.XL), Profile(voice=True), Profile(Size.S)])
def test_a_change_of_size_or_voice_in_the_middle_loses_no_answer(profile: Profile) -> None:
    stage = for_self()
    for node_id in ("rloc_admdvs.330000", "rloc_admdvs.330100", "rloc_admdvs.330106", "next"):
        stage.press(node_id)
    for digit in "1380000":
        stage.press(f"key.{digit}")
    stage.wear(profile)
    for digit in "0028":
        stage.press(f"key.{digit}")
    stage.press("next")
    assert stage.page.kind is Kind.COMMITMENT
    stage.wear(Profile())
    stage.press("back")
    stage.press("tel.keep")
    sign(stage)
    stage.press("submit")
    assert (stage.task_input().tel, stage.task_input().rloc_admdvs) == ("13800000028", ("330106",))


# The hub's word, late or never.


def test_the_nearest_point_that_never_comes_holds_nobody() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.REFUSED, RefusalCode.OVERLAP)
    asked = stage.last(Call)
    assert asked.op == "K403"
    assert stage.page.node("point") is None
    stage.press("mend")
    before = stage.page
    stage.post(Answered(asked.visit, asked.n, None, Failure.UNREACHABLE))
    assert stage.page == before
    assert stage.terminal.dropped["Answered"] == 1


def test_a_hub_without_points_names_none() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.REFUSED, RefusalCode.OVERLAP)
    stage.fail(Failure.UNKNOWN)
    assert stage.page.node("point") is None
    assert stage.page.node("leave") is not None


@pytest.mark.parametrize("code", ["", RefusalCode.ALREADY_FILED, RefusalCode.STOPPED])
def test_a_refusal_that_comes_late_has_no_slip_and_says_why(code: str) -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.UNKNOWN)
    assert stage.node("print").tone is Tone.LIKELY
    stage.end_task(Outcome.REFUSED, code)
    assert stage.node("heading").text == "filed.refused.heading"
    words = {"": "filed.refused", RefusalCode.ALREADY_FILED: "refuse.already_filed.text"}
    assert stage.node("outcome").text == words.get(code, "refuse.stopped.text")
    assert stage.page.node("print") is None, "what was not filed has no slip"
    stage.press("another")
    assert stage.page.kind is Kind.RATING


@pytest.mark.parametrize("outcome", [Outcome.PARKED, Outcome.NOT_SENT])
def test_other_words_that_come_late_are_told_in_place(outcome: Outcome) -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.UNKNOWN)
    stage.end_task(outcome)
    assert stage.node("heading").text == f"filed.{outcome}.heading"
    assert (stage.page.node("print") is None) is (outcome is Outcome.NOT_SENT)


def test_a_word_that_comes_while_it_is_rated_changes_nothing() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.UNKNOWN)
    stage.press("another")
    before = stage.page
    stage.end_task(Outcome.ACCEPTED)
    assert stage.page == before
    stage.press("skip")
    submit = stage.last(Submit)
    late = TaskEnded(submit.visit, submit.n, submit.task.biz_sn, Outcome.ACCEPTED)
    stage.post(late)
    assert stage.page.kind is Kind.MENU


def test_what_was_not_signed_well_is_signed_again_and_never_sent_by_back() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.REFUSED, RefusalCode.COMMITMENT)
    stage.press("mend")
    assert stage.page.kind is Kind.COMMITMENT
    for _ in range(20):
        if stage.page.kind is Kind.MENU:
            break
        stage.press(stage.page.escape)
    assert stage.page.kind is Kind.MENU
    assert len(submits(stage)) == 1


# In one visit.


def test_what_was_just_filed_is_not_filed_again() -> None:
    stage = filed(for_self())
    for node_id in ("another", "skip", ITEM, "begin", "for.self"):
        stage.press(node_id)
    stage.answer(Filings((filing(),)))
    assert stage.node("why").text == "refuse.filed_before.text"
    assert len(submits(stage)) == 1


def test_the_header_names_for_whom_from_the_choice_to_the_end() -> None:
    father = Masked("林*", "林先生")
    stage = for_father()
    for step in (lambda: fill(stage), lambda: sign(stage), lambda: stage.press("submit")):
        person = stage.page.header.person
        assert person is not None
        assert (person.text, person.slots["name"]) == ("for.agent", father)
        assert person.slots["agent"] == Masked("陈*", "陈女士")
        step()
    stage.lay(replace(LIN, number="350102199003070012", birth=None))
    assert stage.page.key == "stranger" or stage.page.header.person is not None


def test_steps_are_counted_forward_and_never_beyond_their_number() -> None:
    stage = opened()
    told: list[tuple[int, int]] = []

    def note() -> None:
        step = stage.page.header.step
        assert step is not None
        n, m = step.slots["n"], step.slots["m"]
        assert isinstance(n, Count)
        assert isinstance(m, Count)
        told.append((n.n, m.n))

    note()
    stage.press("for.agent")
    note()
    stage.lay(CHEN)
    stage.answer()
    stage.press("principal.0")
    note()
    stage.answer()
    stage.answer()
    note()
    fill(stage)
    note()
    sign(stage)
    note()
    stage.press("submit")
    note()
    stage.end_task()
    note()
    assert told == sorted(told)
    assert {m for _, m in told} == {told[-1][0]}, "the last step is the last one of all"


def test_a_scanner_is_armed_for_the_person_and_not_for_the_agent() -> None:
    stage = opened()
    stage.press("for.agent")
    assert not [c for c in stage.commands if isinstance(c, Arm) and c.device == "code_scanner"]


def test_a_query_for_another_names_both_on_its_slip() -> None:
    stage = opened("query_filings")
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer()
    stage.press("principal.0")
    stage.answer()
    stage.answer()
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.person.slots["name"] == Masked("林*", "林先生")
    assert slip.agent is not None
    assert slip.agent.slots["name"] == Masked("陈*", "陈女士")
