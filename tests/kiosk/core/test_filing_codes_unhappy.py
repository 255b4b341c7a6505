"""Codes of another kind, stale ones, late ones, and what a code is not enough for."""

from __future__ import annotations

import pytest

from kiosk.core.command import Call, Disarm, Print
from kiosk.core.event import Answered, Failure
from model.node_id import item_id
from model.page import Kind
from tests.kiosk.core.filing import ACCEPT_NO, ITEM, by_voucher, opened, presenting, written
from tests.kiosk.core.stage import CHEN, VOUCHER, application
from wire.filings import Progress
from wire.refusals import RefusalCode

HOSTILE = [
    "https://example.com/",
    "opc0000000000000000107350000",
    "424" + "0" * 24,
    "'; DROP TABLE task; --",
    "{slot} %s {0.__class__}",
    "\u202e反转\u2066",
    "A" * 2048,
    "YB-261122-000417\nYB-261122-000418",
    "http://hub.example/p/YB-261122-000417?c=abc#x",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_code_of_another_kind_is_never_sent_nor_shown(text: str) -> None:
    stage = presenting()
    stage.show_code(text)
    assert stage.node("again").text == "code.kind"
    assert not [c for c in stage.commands if isinstance(c, Call)]
    assert text not in written(stage.page)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (RefusalCode.CODE_KIND, "code.kind"),
        (RefusalCode.CODE_STALE, "code.stale"),
        (RefusalCode.PERSON_UNKNOWN, "code.undecoded"),
    ],
)
def test_what_the_hub_says_against_a_code_is_told(code: RefusalCode, words: str) -> None:
    stage = presenting()
    stage.show_code(VOUCHER)
    stage.fail(Failure.REFUSED, code)
    assert stage.node("again").text == words
    assert stage.page.kind is Kind.PRESENT


def test_a_code_is_decoded_once() -> None:
    stage = presenting()
    stage.show_code(VOUCHER)
    stage.fail(Failure.UNREACHABLE)
    stage.show_code(VOUCHER)
    assert stage.node("again").text == "code.stale"
    assert len([c for c in stage.commands if isinstance(c, Call)]) == 1


def test_a_slip_is_no_credential_where_a_person_is_needed() -> None:
    stage = presenting()
    stage.show_code(ACCEPT_NO)
    assert stage.node("again").text == "code.kind"


def test_what_was_asked_for_by_a_slip_is_not_that_of_whose_card_comes_after() -> None:
    stage = opened("query_progress")
    stage.show_code(ACCEPT_NO)
    stage.answer(Progress((application(fields=(), psn_name="", page_url=""),)))
    before = stage.page
    stage.lay(CHEN)
    assert stage.page == before, "nobody is named above it"
    stage.press("print")
    assert stage.last(Print).slip.person.text == "slip.no_person"


def test_the_light_goes_off_with_the_page() -> None:
    stage = presenting()
    stage.press("back")
    assert stage.last(Disarm).device == "code_scanner"
    before = stage.page
    stage.show_code(VOUCHER)
    assert stage.page == before
    assert stage.terminal.dropped["Said"] == 1


def test_a_code_that_was_under_way_when_the_step_was_left_is_forgotten() -> None:
    stage = presenting()
    stage.show_code(VOUCHER)
    stage.press("back")
    stage.press("for.self")
    assert stage.page.node("decoding") is None
    stage.show_code(VOUCHER[:-1] + "1")
    assert stage.last(Call).op == "K101"
    stage.answer()
    assert stage.last(Call).op == "1101"


def test_a_late_answer_about_a_code_never_reaches_the_next_person() -> None:
    stage = presenting()
    stage.show_code(VOUCHER)
    call = stage.last(Call)
    stage.press("leave")
    stage.post(Answered(call.visit, call.n, None, Failure.REFUSED, RefusalCode.CODE_KIND))
    assert stage.page.kind is Kind.MENU
    assert item_id(ITEM) in stage.ids


def test_a_code_is_not_enough_where_both_cards_are_asked_for() -> None:
    stage = by_voucher()
    stage.press("leave")
    stage.press("proxy_register")
    stage.press("begin")
    assert stage.node("heading").text == "present.principal.one"
    assert stage.page.node("picture.e_voucher") is None
    stage.lay(CHEN)
    assert stage.last(Call).op == "1101"


def test_who_showed_a_code_still_shows_a_card_to_act_for_another() -> None:
    stage = by_voucher()
    stage.press("leave")
    stage.press(ITEM)
    stage.press("begin")
    stage.press("for.agent")
    assert stage.node("heading").text.startswith("agent.heading")
    stage.lay(CHEN)
    assert stage.last(Call).op == "K352"
