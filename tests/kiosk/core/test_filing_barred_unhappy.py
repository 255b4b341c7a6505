"""Who may not file, or not here, is told before there is a form."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.command import Call
from model.page import Kind
from tests.kiosk.core.filing import (
    ITEM,
    filed,
    for_self,
    identified,
    presenting,
    submits,
    told,
    written,
)
from tests.kiosk.core.stage import CHEN, EMPLOYEE, RESIDENT, filing, person
from wire.filings import Filings


def test_who_has_filed_already_is_told_where_and_since_when() -> None:
    stage = identified()
    stage.answer(Filings((filing(),)))
    told(stage, "item.remote_long_stay.refuse.filed_before")
    assert "杭州市西湖区" in written(stage.page)
    assert not submits(stage)


def test_what_was_just_filed_is_not_filed_again() -> None:
    stage = filed(for_self())
    for node_id in ("another", "skip", ITEM, "begin", "for.self"):
        stage.press(node_id)
    stage.answer(Filings((filing(),)))
    assert stage.node("why").text == "item.remote_long_stay.refuse.filed_before.text"
    assert len(submits(stage)) == 1


def test_a_filing_that_ended_is_no_hindrance() -> None:
    stage = identified()
    stage.answer(Filings((filing(vali_flag="0", rchk_flag="3"),)))
    assert stage.page.kind is Kind.GRID


def test_a_stopped_insurance_comes_first() -> None:
    stage = presenting()
    stage.lay()
    stage.answer(person(replace(EMPLOYEE, psn_insu_stas="2")))
    told(stage, "refuse.stopped")


def test_who_is_insured_in_two_places_is_asked_which() -> None:
    stage = presenting()
    stage.lay()
    stage.answer(person(EMPLOYEE, replace(RESIDENT, insuplc_admdvs="350181")))
    assert stage.page.key.endswith(".pick.0")
    assert stage.node("heading").text == "pick.heading_file"


def test_more_insurances_than_fit_are_shown_in_parts() -> None:
    stage = presenting()
    stage.lay(CHEN)
    rows = [replace(EMPLOYEE, insuplc_admdvs=f"3501{n:02}") for n in range(1, 9)]
    stage.answer(person(*rows))
    while stage.page.node("row:7") is None:
        stage.press("more")
    stage.press("row:7")
    assert stage.last(Call).area == "350108"


def test_who_is_insured_elsewhere_is_told_where() -> None:
    stage = presenting()
    stage.lay()
    stage.answer(person(replace(EMPLOYEE, insuplc_admdvs="320900")))
    told(stage, "refuse.insured_elsewhere")


def test_an_expired_card_may_ask_and_not_file() -> None:
    stage = presenting()
    stage.lay(replace(CHEN, valid_to=CHEN.valid_from))
    told(stage, "card.expired")
    assert not [c for c in stage.commands if isinstance(c, Call)]


def test_a_social_card_is_not_enough_to_cancel_nothing() -> None:
    stage = identified("remote_cancel")
    stage.answer(Filings(()))
    told(stage, "refuse.filing_unknown")
