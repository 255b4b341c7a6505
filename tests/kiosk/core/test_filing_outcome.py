"""What becomes of a filing is told in place, and can be asked."""

from __future__ import annotations

from kiosk.core.command import Call, Print
from kiosk.core.event import Failure
from model.task import Outcome
from model.value import Code, Number
from tests.kiosk.core.filing import ACCEPT_NO, NUMBER, filed, for_self, submits, submitted
from tests.kiosk.core.stage import application
from wire.filings import Progress, ProgressQuery


def test_what_was_not_sent_is_tried_again_under_the_same_key() -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.NOT_SENT)
    stage.press("retry")
    first, second = submits(stage)
    assert first.task == second.task
    assert first.n != second.n
    stage.end_task()
    assert stage.node("number").value == NUMBER


def test_an_unknown_outcome_is_told_as_such_and_mended_in_place() -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.UNKNOWN)
    key = stage.page.key
    assert stage.node("outcome").text == "filed.unknown"
    assert stage.node("number").value == Number(submits(stage)[0].task.biz_sn)
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.outcome.text == "slip.unknown"
    assert (slip.qr, slip.qr_text) == (slip.number, "slip.qr_key")
    stage.printed()
    stage.end_task()
    assert stage.page.key == key
    assert stage.node("outcome").text == "filed.accepted"
    assert stage.node("number").value == NUMBER


def test_how_far_it_is_can_be_asked_on_the_spot() -> None:
    stage = filed(for_self())
    stage.press("progress")
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert query.accept_no == ACCEPT_NO
    stage.answer(Progress((application(rchk_flag="5"),)))
    assert stage.node("state").value == Code("rchk_flag", "5")
    assert stage.node("outcome").text == "filed.accepted"
    assert stage.node("checked").text == "filed.checked"
    stage.press("progress")
    stage.fail(Failure.UNREACHABLE)
    assert stage.node("checked").text == "filed.unchecked"
    assert stage.node("state").value == Code("rchk_flag", "5"), "what is known stays known"
