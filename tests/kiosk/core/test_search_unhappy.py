"""A search that comes to nothing: the hub is away, slow or says no, and nothing is found."""

from __future__ import annotations

import pytest

from kiosk.core.event import Failure
from model.page import Kind
from tests.kiosk.core.stage import Stage
from tests.kiosk.core.test_search import asked, found, searching
from wire.refusals import RefusalCode


def looking() -> Stage:
    stage = Stage()
    stage.open("query_institutions")
    for node_id in ("fixmedins_type.1", "institution.350102"):
        stage.press(node_id)
    return stage


@pytest.mark.parametrize("failure", [one for one in Failure if one is not Failure.REFUSED])
def test_without_the_hub_the_same_may_be_asked_again(failure: Failure) -> None:
    stage = looking()
    stage.fail(failure)
    assert stage.page.kind is Kind.MESSAGE
    stage.press("retry")
    assert stage.page.kind is Kind.BUSY
    stage.answer(found(1))
    assert "field:institution.0" in stage.ids


def test_back_from_a_refusal_leads_to_the_question() -> None:
    stage = looking()
    stage.fail(Failure.REFUSED, RefusalCode.INPUT)
    assert "act:retry" not in stage.ids
    stage.press("back")
    assert "field:institution.350102" in stage.ids
    stage.press("back")
    assert stage.node("field:fixmedins_type.1").chosen


def test_nothing_found_is_said_in_the_items_words() -> None:
    stage = searching(0)
    assert stage.node("heading").text == "item.query_institutions.refuse.none_there.heading"
    stage.press("back")
    stage.press("institution.350103")
    assert asked(stage).admdvs == "350103"


def test_what_is_given_up_is_not_heard_of_again() -> None:
    stage = looking()
    stage.press("back")
    stage.answer(found(2))
    assert "field:institution.350102" in stage.ids
    assert "field:institution.0" not in stage.ids


def test_a_long_search_says_so() -> None:
    stage = looking()
    assert "busy.text" in stage.said
    stage.wait(9)
    assert "busy.slow" in stage.said


def test_what_is_found_goes_with_the_visit() -> None:
    stage = searching()
    stage.press("leave")
    serving = stage.terminal._now.serving
    assert serving is not None
    assert not serving.visit.data.rows
