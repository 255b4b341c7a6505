"""Giving up what was filled in is asked about; whoever stays away hears what became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from devices.port import CardFailure
from model.page import Kind, Tone
from model.task import Outcome
from model.value import Number, Value
from tests.kiosk.core.filing import (
    ITEM,
    NUMBER,
    filed,
    for_father,
    for_self,
    opened,
    reviewed,
    signing,
    submits,
    submitted,
)
from tests.kiosk.core.stage import CHEN, LIN, LOST, Stage
from wire.filings import Filed


def warned(stage: Stage) -> Stage:
    while stage.page.key != "warning":
        stage.wait(5)
    return stage


def timed_out(stage: Stage) -> Stage:
    warned(stage).wait(35)
    assert stage.page.key == "ending"
    return stage


def number(stage: Stage) -> Value:
    return stage.node("stood").slots["no"]


def not_sent() -> Stage:
    stage = submitted(for_self())
    stage.end_task(Outcome.NOT_SENT)
    return stage


def unknown() -> Stage:
    """Handed in, and the hub is silent."""
    stage = submitted(for_self())
    stage.end_task(Outcome.UNKNOWN)
    return stage


# The question.


@pytest.mark.parametrize(
    "made", [signing, lambda: reviewed(for_self()), lambda: reviewed(for_father()), not_sent]
)
def test_what_was_filled_in_is_not_given_up_by_one_touch(made: Callable[[], Stage]) -> None:
    stage = made()
    before = stage.page
    stage.press("leave")
    assert stage.page.key == "leaving"
    assert stage.said == ["leaving.heading", "leaving.text", "act.stay", "act.leave"]
    assert (stage.page.default, stage.page.escape) == ("act:stay", "act:stay")
    stage.press("stay")
    assert stage.page == before
    stage.press("leave")
    stage.press("leave_now")
    assert stage.page.kind is Kind.MENU
    assert stage.page.node("unsent") is None


def test_who_stays_hands_in_what_was_filled_in() -> None:
    stage = reviewed(for_self())
    stage.press("leave")
    stage.press("stay")
    stage.press("submit")
    assert len(submits(stage)) == 1


@pytest.mark.parametrize("item", [ITEM, "query_filings"])
def test_who_has_filled_in_nothing_is_not_asked(item: str) -> None:
    stage = opened(item)
    stage.press("leave")
    assert stage.page.kind is Kind.MENU


def test_what_only_asks_is_left_at_once() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("period")
    stage.press("leave")
    assert stage.page.kind is Kind.MENU


def test_nothing_is_signed_below_the_question() -> None:
    stage = signing()
    stage.press("by_credential")
    for node_id in ("confirm", "confirm_again", "leave"):
        stage.press(node_id)
    stage.lay(CHEN)
    assert stage.page.key == "leaving"
    stage.press("stay")
    assert stage.page.kind is Kind.PRESENT, "nothing was signed meanwhile"


def test_over_the_question_others_win() -> None:
    stage = reviewed(for_self())
    stage.press("leave")
    stage.lay(LIN)
    assert stage.page.key == "stranger"
    stage.press("go_on")
    assert stage.page.key == "leaving"
    stage.press("bar.help")
    assert stage.page.key == "help"
    stage.press("close_help")
    assert stage.page.key == "leaving"
    stage.fail_card(CardFailure.UNREADABLE)
    assert stage.page.key == "leaving"
    warned(stage)
    stage.press("go_on")
    assert stage.page.key == "leaving"


# The warning, and the end.


def test_the_warning_and_the_end_say_that_nothing_was_handed_in() -> None:
    stage = warned(reviewed(for_self()))
    assert stage.node("unsent").text == "stands.unsent"
    stage.wait(35)
    assert stage.page.key == "ending"
    assert stage.node("unsent").tone is Tone.CAUTION


def test_the_warning_and_the_end_say_that_it_was_handed_in() -> None:
    stage = warned(filed(for_self()))
    assert (stage.node("stood").text, number(stage)) == ("stands.accepted", NUMBER)
    stage.wait(35)
    assert (stage.page.key, number(stage)) == ("ending", NUMBER)


def test_it_is_told_still_when_the_item_was_left() -> None:
    stage = filed(for_self())
    stage.press("another")
    stage.press("skip")
    assert stage.page.kind is Kind.MENU
    assert number(timed_out(stage)) == NUMBER


def test_what_has_no_answer_yet_is_not_called_handed_in() -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.UNKNOWN)
    key = submits(stage)[0].task.biz_sn
    assert number(warned(stage)) == Number(key)
    assert stage.node("stood").text == "stands.unknown"


def test_a_query_has_nothing_to_say_of_that() -> None:
    stage = Stage()
    stage.to_result()
    assert warned(stage).said[:2] == ["warning.heading", "warning.text"]
    assert not {"unsent", "stood"} & set(stage.ids)
    stage.wait(35)
    assert not {"unsent", "stood"} & set(stage.ids)


def test_a_journal_that_fails_says_that_nothing_was_handed_in() -> None:
    stage = reviewed(for_self())
    stage.device("journal", LOST)
    assert stage.node("heading").text == "ending.heading_fault"
    assert stage.node("unsent").text == "stands.unsent"


@pytest.mark.parametrize(
    ("outcome", "heading"),
    [(Outcome.ACCEPTED, "ending.heading_filed"), (Outcome.UNKNOWN, "ending.heading_unknown")],
)
def test_the_farewell_calls_done_only_what_is(outcome: Outcome, heading: str) -> None:
    stage = submitted(for_self())
    stage.end_task(outcome)
    stage.press("finish")
    stage.press("skip")
    assert stage.node("heading").text == heading
    assert stage.page.node("stood") is None


def test_what_needs_no_review_is_done() -> None:
    stage = submitted(for_self())
    stage.end_task(output=Filed("YB-261122-000418", "BA2611220418", "1", ""))
    stage.press("finish")
    stage.press("skip")
    assert stage.node("heading").text == "ending.heading"


# A word that comes late.


@pytest.mark.parametrize("rated", [False, True])
def test_the_farewell_knows_what_came_late(rated: bool) -> None:
    stage = unknown()
    stage.press("finish" if rated else "another")
    if not rated:
        stage.press("skip")
    stage.end_task(Outcome.ACCEPTED)
    stage.press("skip" if rated else "finish")
    assert stage.node("heading").text == "ending.heading_filed"


def test_the_warning_has_the_number_that_came_late() -> None:
    stage = unknown()
    stage.press("another")
    stage.press("skip")
    stage.end_task(Outcome.ACCEPTED)
    assert (number(warned(stage)), stage.node("stood").text) == (NUMBER, "stands.accepted")


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_SENT])
def test_what_was_refused_late_is_not_called_done(outcome: Outcome) -> None:
    stage = unknown()
    stage.end_task(outcome)
    stage.press("finish")
    stage.press("skip")
    assert stage.node("heading").text == "ending.heading_left"


def test_of_what_was_refused_late_the_warning_says_nothing() -> None:
    stage = unknown()
    stage.end_task(Outcome.REFUSED)
    assert "stood" not in warned(stage).ids
