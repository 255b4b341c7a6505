"""The hub says no, says it late, or says nothing: why, what is safe, and where else."""

from __future__ import annotations

import pytest

from kiosk.core.command import Call, Submit
from kiosk.core.event import Answered, Failure, TaskEnded
from model.page import Kind, Tone
from model.task import Outcome
from tests.kiosk.core.filing import filed, for_self, submits, submitted, told, written
from wire.refusals import RefusalCode

REFUSED = {
    RefusalCode.ALREADY_FILED: "refuse.already_filed",
    RefusalCode.OVERLAP: "refuse.overlap",
    RefusalCode.BEGIN_DATE: "refuse.begin_date",
    RefusalCode.AREA_UNFIT: "refuse.area_unfit",
    RefusalCode.STOPPED: "refuse.stopped",
    RefusalCode.COMMITMENT: "refuse.commitment",
    RefusalCode.AGENT_LIMIT: "refuse.agent_limit",
    RefusalCode.FILING_UNKNOWN: "refuse.filing_unknown",
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_refusal_says_why_and_where_else(code: RefusalCode) -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.REFUSED, code)
    told(stage, REFUSED[code])
    assert stage.node("safe").tone is Tone.SUCCESS
    assert stage.last(Call).op == "K403"
    stage.answer()
    assert "鼓楼区医保服务站" in written(stage.page)
    stage.press("leave")
    stage.press("leave_now")
    assert stage.page.kind is Kind.MENU


def test_the_nearest_point_that_never_comes_holds_nobody() -> None:
    stage = submitted(for_self())
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
    stage = submitted(for_self())
    stage.end_task(Outcome.REFUSED, RefusalCode.OVERLAP)
    stage.fail(Failure.UNKNOWN)
    assert stage.page.node("point") is None
    assert stage.page.node("act:leave") is not None


def test_what_cannot_be_sent_is_not_called_filed() -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.NOT_SENT)
    told(stage, "hub.not_sent")
    assert stage.page.default == "act:retry"


def test_a_parked_task_sends_the_resident_to_people() -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.PARKED, RefusalCode.CONFLICT)
    told(stage, "refuse.other")


def test_nothing_calls_a_submission_back_while_it_is_sent() -> None:
    stage = submitted(for_self())
    assert [n.id for n in stage.page.body if n.role == "button"] == []
    stage.wait(9)
    assert stage.node("patience").text == "submit.slow"


@pytest.mark.parametrize("code", ["", RefusalCode.ALREADY_FILED, RefusalCode.STOPPED])
def test_a_refusal_that_comes_late_has_no_slip_and_says_why(code: str) -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.UNKNOWN)
    assert stage.node("act:print").tone is Tone.LIKELY
    stage.end_task(Outcome.REFUSED, code)
    assert stage.node("heading").text == "filed.refused.heading"
    words = {"": "filed.refused", RefusalCode.ALREADY_FILED: "refuse.already_filed.text"}
    assert stage.node("outcome").text == words.get(code, "refuse.stopped.text")
    assert stage.page.node("act:print") is None, "what was not filed has no slip"
    stage.press("another")
    assert stage.page.kind is Kind.RATING


@pytest.mark.parametrize("outcome", [Outcome.PARKED, Outcome.NOT_SENT])
def test_other_words_that_come_late_are_told_in_place(outcome: Outcome) -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.UNKNOWN)
    stage.end_task(outcome)
    assert stage.node("heading").text == f"filed.{outcome}.heading"
    assert (stage.page.node("act:print") is None) is (outcome is Outcome.NOT_SENT)


def test_a_word_that_comes_while_it_is_rated_changes_nothing() -> None:
    stage = submitted(for_self())
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


def test_the_answer_to_a_visit_that_is_over_reaches_nobody() -> None:
    stage = submitted(for_self())
    submit = submits(stage)[0]
    stage.wait(400)
    stage.begin()
    before = stage.page
    late = TaskEnded(submit.visit, submit.n, submit.task.biz_sn, Outcome.ACCEPTED)
    stage.post(late)
    assert stage.page == before or stage.page.key == before.key


def test_no_progress_is_no_change() -> None:
    stage = filed(for_self())
    stage.press("progress")
    before = stage.node("state")
    stage.fail(Failure.UNREACHABLE)
    assert stage.node("state") == before
