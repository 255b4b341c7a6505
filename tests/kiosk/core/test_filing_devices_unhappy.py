"""A card that jumps, a device that is lost, paper that ends: in the middle of a filing."""

from __future__ import annotations

import pytest

from devices.port import CardFailure, PrintEnd
from devices.status import Reason
from kiosk.core.command import Call, Print
from model.page import Kind, Tone
from model.value import Number
from tests.kiosk.core.filing import (
    ACCEPT_NO,
    NUMBER,
    filed,
    fill,
    for_self,
    listed,
    opened,
    presenting,
    reviewed,
)
from tests.kiosk.core.stage import CHEN, LOST, READY


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
    assert stage.page.node("act:by_credential") is None, "only what works is offered"


def test_a_lost_scanner_takes_nothing_away_while_the_reader_works() -> None:
    stage = presenting()
    stage.device("code_scanner", LOST)
    assert stage.page.kind is Kind.PRESENT
    assert stage.page.node("picture.e_voucher") is None
    stage.device("resident_id", LOST)
    assert stage.page.key == "cover.resident_id"


@pytest.mark.parametrize("end", [PrintEnd.NOT_PRINTED, PrintEnd.UNKNOWN])
def test_a_slip_that_fails_leaves_the_number_on_the_page_once(end: PrintEnd) -> None:
    stage = filed(for_self())
    stage.press("print")
    stage.printed(end, Reason.PAPER_OUT)
    numbers = [node for node in stage.page.nodes if isinstance(node.value, Number)]
    assert [node.value for node in numbers] == [NUMBER]
    assert stage.node("print_failed").tone is Tone.CAUTION
    assert stage.node("print_failed").text.startswith("print.keep."), "copied from the page"
    assert stage.node("act:print").text == "act.print_again"
    stage.press("print")
    assert stage.last(Print).slip.number == ACCEPT_NO


def test_a_reprint_that_fails_leaves_the_number_on_the_page_once() -> None:
    stage = listed()
    stage.press("row:0")
    stage.press("print")
    stage.printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)
    assert stage.ids.count("number") == 1


def test_without_a_printer_a_filing_still_has_its_number() -> None:
    stage = reviewed(for_self())
    stage.device("receipt_printer", LOST)
    stage.press("submit")
    stage.end_task()
    assert stage.node("number").value == NUMBER
    assert stage.page.node("act:print") is None
    assert stage.node("printer").text == "print.keep.unavailable"
