"""What was given can be changed until it is handed in, and again after a refusal."""

from __future__ import annotations

from datetime import date

from model.page import Kind
from model.task import Outcome
from model.value import Masked
from tests.kiosk.core.filing import for_self, handed_in, reviewed, sign, signing, submits, submitted


def test_back_to_the_form_finds_what_was_given() -> None:
    stage = signing()
    stage.press("back")
    assert stage.node("field:tel.value").value == Masked("138****0028", "0028")
    stage.press("tel.keep")
    assert stage.page.kind is Kind.COMMITMENT


def test_an_answer_is_changed_from_the_review_and_signed_anew() -> None:
    stage = reviewed(for_self())
    stage.press("field:begndate")
    stage.press("begndate.day_earlier")
    stage.press("next")
    assert stage.page.kind is Kind.COMMITMENT, "what was signed has changed"
    assert stage.node("ink").value == stage.ink(0)
    sign(stage)
    stage.press("submit")
    assert handed_in(stage).begndate == date(2026, 11, 21)


def test_back_from_a_change_leads_to_the_review_as_it_was() -> None:
    stage = reviewed(for_self())
    before = stage.page
    stage.press("field:begndate")
    stage.press("back")
    assert stage.page == before


def test_a_change_after_a_refusal_gets_a_key_of_its_own() -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.REFUSED, "4005")
    stage.press("mend")
    assert stage.node("field:begndate.day_earlier"), "the day is what was refused"
    stage.press("begndate.day_earlier")
    stage.press("next")
    sign(stage)
    stage.press("submit")
    first, second = (submit.task.biz_sn for submit in submits(stage))
    assert first != second
