"""Whole visits on the pure core: no thread, no socket, no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from devices.port import ResidentCard
from kiosk.core.command import Arm, AuditEvent, Call, Disarm, Print, SayAgain
from model.node_id import item_of
from model.page import Kind, Role, numbers
from model.profile import Look, Profile, Size
from model.value import Code, Covered, Masked, Money
from tests.kiosk.core.stage import (
    CHEN,
    EMPLOYEE,
    ITEMS,
    LIN,
    RESIDENT,
    Stage,
    ledger,
    person,
)
from wire.operations import Evaluation, LedgerQuery, PersonQuery


def test_balance_from_card_to_slip_to_the_next_person() -> None:
    stage = Stage()
    assert stage.page.kind is Kind.ATTRACT
    stage.press("start")
    assert [item_of(node_id) for node_id in numbers(stage.page)] == list(ITEMS.items)
    stage.press("query_account")
    assert stage.page.default == "act:begin"
    stage.press("begin")
    assert stage.page.kind is Kind.PRESENT
    stage.lay()
    assert stage.page.kind is Kind.BUSY
    stage.answer()
    stage.answer()
    assert stage.page.kind is Kind.RESULT
    assert stage.page.header.person is not None
    assert stage.node("who").value == Masked("3501************28", "0028")
    assert stage.node("insurance").value == Code("psn_insu_stas", "1")
    stage.press("print")
    stage.printed()
    stage.press("finish")
    stage.press("rate.5")
    stage.answer()
    assert stage.page.key == "ending"
    assert {"card", "slip", "rated"} <= set(stage.ids)
    stage.press("noted")
    assert stage.page.key == "wiping"
    stage.begin()
    assert stage.page.key == "attract"
    assert stage.terminal.profile == Profile()
    assert stage.terminal.dropped.total() == 0


def test_what_is_asked_of_the_hub() -> None:
    stage = Stage()
    stage.to_result()
    calls = [c for c in stage.commands if isinstance(c, Call)]
    who, book = calls
    assert isinstance(who.input, PersonQuery)
    assert (who.input.mdtrt_cert_type, who.input.mdtrt_cert_no) == ("02", CHEN.number)
    assert who.area == ""
    assert isinstance(book.input, LedgerQuery)
    assert (book.input.begn_ym, book.input.end_ym, book.input.page) == ("202608", "202611", 1)
    assert book.area == "350100"
    assert book.input.query_no == who.input.query_no == stage.page_number()


def test_the_slip_says_what_the_hub_answered() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.number == stage.page_number()
    assert slip.person.slots["name"] == Masked("陈*", "陈女士")
    assert slip.person.slots["tail"] == Masked("0028", "0028")
    assert Money.of("1234.56") in [row.value for row in slip.rows]
    assert len(slip.rows) == 2 + 1 + 5 + 1, "insurance, balance, heading, five newest, one more"


def test_the_balance_is_covered_until_it_is_tapped() -> None:
    stage = Stage()
    stage.to_result()
    assert stage.node("answer.0").value == Covered()
    stage.press("reveal")
    assert stage.node("answer.0").value == Money.of("1234.56")
    stage.press("reveal")
    assert stage.node("answer.0").value == Covered()


def elders_result() -> Stage:
    stage = Stage()
    stage.press("elder")
    stage.press("query_account")
    stage.lay()
    stage.answer()
    stage.answer()
    return stage


def test_the_elder_profile_shows_the_balance_and_fewer_rows() -> None:
    stage = Stage()
    stage.press("elder")
    assert stage.terminal.profile == Profile(size=Size.L, voice=True)
    stage.press("query_account")
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.answer()
    assert stage.node("answer.0").value == Money.of("1234.56")
    assert sum(node.role is Role.ROW for node in stage.page.nodes) == 2


def test_insured_status_asks_for_payments_and_shows_every_insurance() -> None:
    stage = Stage()
    stage.open("query_insured_status")
    stage.lay()
    stage.answer(person(EMPLOYEE, replace(RESIDENT, psn_insu_stas="4", insutype="39999")))
    stage.answer()
    rows = [node for node in stage.page.nodes if node.role is Role.ROW]
    assert [row.text for row in rows] == [
        "item.query_insured_status.row.insurance",
        "item.query_insured_status.row.insurance",
    ] + ["item.query_insured_status.row.payment"] * 2
    assert rows[1].value == Code("psn_insu_stas", "4"), "an unknown code is kept: 其他"


def test_a_second_item_does_not_ask_who_it_is_again() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("another")
    stage.press("skip")
    assert stage.page.kind is Kind.MENU
    stage.press("query_insured_status")
    stage.press("begin")
    assert stage.last(Call).op == "K201"
    stage.answer()
    assert stage.page.kind is Kind.RESULT


def test_a_card_laid_on_the_attract_page_is_kept_for_the_first_item() -> None:
    stage = Stage()
    stage.lay()
    assert stage.page.kind is Kind.MENU
    assert "menu.hint_read" in stage.said
    stage.press("query_account")
    stage.press("begin")
    assert stage.last(Call).op == "1101"


def test_a_card_laid_on_the_notice_begins_at_once() -> None:
    stage = Stage()
    stage.press("start")
    stage.press("query_account")
    stage.lay()
    assert stage.last(Call).op == "1101"


def test_the_same_card_again_is_ignored() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    stage.lay()
    assert stage.page == before


def test_more_rows_and_back_to_the_first() -> None:
    stage = Stage()
    stage.to_result()
    first = [node.id for node in stage.page.nodes if node.role is Role.ROW]
    stage.press("more")
    assert [n.id for n in stage.page.nodes if n.role is Role.ROW] == ["row:4", "row:5"]
    assert "act.first_rows" in stage.said
    stage.press("more")
    assert [n.id for n in stage.page.nodes if n.role is Role.ROW] == first


def test_every_page_of_a_long_ledger_is_fetched() -> None:
    stage = Stage()
    stage.press("start")
    stage.press("query_account")
    stage.lay()
    stage.answer()
    stage.answer(ledger(20, more=True))
    assert stage.page.kind is Kind.BUSY
    call = stage.last(Call)
    assert isinstance(call.input, LedgerQuery)
    assert call.input.page == 2
    stage.answer(ledger(5))
    assert stage.node("act:more").slots["left"].n == 21


def test_another_period_is_another_query() -> None:
    stage = Stage()
    stage.to_result()
    number = stage.page_number()
    stage.press("period")
    assert stage.page.kind is Kind.FORM
    stage.press("begn_ym.earlier")
    stage.press("next")
    call = stage.last(Call)
    assert isinstance(call.input, LedgerQuery)
    assert call.input.begn_ym == "202607"
    stage.answer()
    assert stage.page_number() != number


def test_back_from_the_form_gives_the_result_back_unasked() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    asked = sum(isinstance(c, Call) for c in stage.commands)
    stage.press("period")
    stage.press("end_ym.earlier")
    stage.press("back")
    assert stage.page == before
    assert sum(isinstance(c, Call) for c in stage.commands) == asked


def test_months_keep_their_rules() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("period")
    assert "field:end_ym.later" not in stage.ids, "not after today"
    for _ in range(4):
        stage.press("end_ym.earlier")
    assert stage.node("field:begn_ym.value").value == stage.node("field:end_ym.value").value


def test_the_elder_form_asks_one_question_a_page() -> None:
    stage = elders_result()
    while stage.page.node("act:period") is None:
        stage.press("more")
    stage.press("period")
    assert "field:end_ym.value" not in stage.ids
    stage.press("next")
    assert "field:begn_ym.value" not in stage.ids
    stage.press("back")
    assert "field:begn_ym.value" in stage.ids


def test_several_insurances_are_asked_for() -> None:
    stage = Stage()
    stage.press("start")
    stage.press("query_account")
    stage.lay()
    stage.answer(person(EMPLOYEE, replace(EMPLOYEE, insuplc_admdvs="350181")))
    assert stage.page.kind is Kind.QUESTION
    stage.press("row:1")
    assert stage.last(Call).area == "350181"


def test_the_bar_changes_size_and_colours_and_never_the_page() -> None:
    stage = Stage()
    stage.press("start")
    key = stage.page.key
    sizes = []
    for _ in range(3):
        stage.press("bar.size")
        sizes.append(stage.terminal.profile.size)
    stage.press("bar.contrast")
    assert sizes == [Size.L, Size.XL, Size.M]
    assert stage.terminal.profile.look is Look.CONTRAST
    assert stage.page.key == key
    assert any(isinstance(c, SayAgain) for c in stage.press("bar.repeat"))


def test_help_covers_and_gives_back() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    stage.press("bar.help")
    assert stage.page.key == "help"
    stage.press("close_help")
    assert stage.page == before


def test_the_bar_works_on_the_last_page_too() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("finish")
    stage.press("skip")
    stage.press("bar.size")
    assert stage.terminal.profile.size is Size.L
    stage.press("bar.help")
    assert stage.page.key == "help"
    stage.press("close_help")
    assert stage.page.key == "ending"


def test_the_elder_profile_asks_before_the_loudspeaker_tells_an_amount() -> None:
    stage = elders_result()
    stage.press("aloud")
    assert stage.page.kind is Kind.QUESTION
    stage.press("not_aloud")
    assert not stage.terminal.profile.private
    stage.press("aloud")
    stage.press("yes_aloud")
    assert stage.terminal.profile.private
    assert "act:aloud" not in stage.ids


def test_the_reader_is_disarmed_at_the_end_and_armed_for_the_next() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("finish")
    said = stage.press("skip")
    assert any(isinstance(c, Disarm) for c in said)
    stage.press("noted")
    assert [type(c) for c in stage.begin()] == [Arm]


def test_a_rating_names_the_query_and_has_a_key_of_its_own() -> None:
    stage = Stage()
    stage.to_result()
    number = stage.page_number()
    stage.press("finish")
    stage.press("rate.2")
    rated = stage.last(Call).input
    assert isinstance(rated, Evaluation)
    assert (rated.item_id, rated.rated_no, rated.score) == ("query_account", number, 2)
    assert len(rated.biz_sn) == 36


def test_a_slip_that_still_prints_is_waited_for_at_the_end() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    stage.press("finish")
    stage.press("skip")
    assert "print.busy" in stage.said
    assert "act:noted" not in stage.ids, "nobody sends it away while paper comes"
    stage.wait(100)
    assert stage.page.key == "ending"
    stage.printed()
    assert "ending.slip" in stage.said
    assert "act:noted" in stage.ids


def test_ids_follow_from_the_seed_alone() -> None:
    one, two = Stage(), Stage()
    one.to_result()
    two.to_result()
    assert one.commands == two.commands


def test_audit_facts_in_order() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("finish")
    stage.press("skip")
    assert stage.data() == [
        *[AuditEvent.DEVICE_CHANGED] * 3,
        AuditEvent.VISIT_BEGAN,
        AuditEvent.ITEM_BEGAN,
        AuditEvent.CREDENTIAL_READ,
        AuditEvent.ITEM_ENDED,
        AuditEvent.VISIT_ENDED,
    ]


@pytest.mark.parametrize("card", [CHEN, LIN, replace(CHEN, valid_to=date(2026, 11, 22))])
def test_valid_cards_are_accepted(card: ResidentCard) -> None:
    stage = Stage()
    stage.lay(card)
    assert AuditEvent.CREDENTIAL_READ in stage.data()
