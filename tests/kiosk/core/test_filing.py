"""Filing for oneself, for one's father, beside one's mother: the whole way on the pure core."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.core.command import Arm, Call, Disarm, Print
from model.page import Privacy, Tone
from model.value import Masked
from tests.kiosk.core.filing import (
    ACCEPT_NO,
    ITEM,
    NUMBER,
    choose_place,
    filed,
    fill,
    for_father,
    for_self,
    handed_in,
    opened,
    presenting,
    principals,
    sign,
    submits,
    with_mother,
)
from tests.kiosk.core.stage import CHEN, FATHER, LIN, VOUCHER, Stage, person
from wire.behalf import RelationQuery
from wire.operations import Evaluation, HubInfo, PersonQuery
from wire.vouchers import VoucherDecode


def test_for_oneself_from_attract_to_the_slip() -> None:
    stage = filed(for_self())
    sent = handed_in(stage)
    assert (sent.rloc_rea, sent.dcla_souc, sent.item_id) == ("07", "05", ITEM)
    assert sent.rloc_admdvs == ("330106",)
    assert sent.begndate == date(2026, 11, 22)
    assert sent.tel == "13800000028"
    assert (sent.acting, sent.agnter_name, sent.proxy_no) == ("self", "", "")
    assert [one.id for one in sent.commitments] == ["c_residence_away", "c_truth"]
    assert {one.way for one in sent.commitments} == {"ink"}
    assert stage.node("number").value == NUMBER
    assert stage.node("outcome").tone is Tone.SUCCESS
    stage.press("print")
    slip = stage.last(Print).slip
    assert (slip.number, slip.agent, slip.again) == (ACCEPT_NO, None, False)
    assert slip.qr.endswith("/p/YB-261122-000417?c=abc")


def test_the_task_and_its_payload_have_one_key() -> None:
    stage = filed(for_self())
    (submit,) = submits(stage)
    assert handed_in(stage).biz_sn == submit.task.biz_sn
    assert submit.task.principal == person().baseinfo.psn_no
    assert submit.task.agent == ""


def test_an_e_voucher_does_in_place_of_a_card() -> None:
    stage = presenting()
    assert stage.last(Arm).device == "code_scanner"
    stage.show_code(VOUCHER)
    decode = stage.last(Call).input
    assert isinstance(decode, VoucherDecode)
    assert decode.ec_qr_code == VOUCHER
    assert stage.page.node("decoding") is not None
    stage.answer()
    query = stage.last(Call).input
    assert isinstance(query, PersonQuery)
    assert (query.mdtrt_cert_type, query.mdtrt_cert_no) == ("01", "T" * 32)
    assert stage.last(Disarm).device == "code_scanner", "its light is on only while it is wanted"
    stage.answer()
    stage.answer()
    filed(stage)
    assert handed_in(stage).tel == "13800000028"


def test_a_daughter_files_for_her_father() -> None:
    stage = for_father()
    asked = [c.input for c in stage.commands if isinstance(c, Call)]
    assert isinstance(asked[0], RelationQuery)
    assert (asked[0].agnter_certno, asked[0].item_id) == (CHEN.number, ITEM)
    assert isinstance(asked[1], PersonQuery)
    assert (asked[1].mdtrt_cert_type, asked[1].mdtrt_cert_no) == ("02", FATHER.certno)
    filed(stage)
    sent = handed_in(stage)
    assert (sent.acting, sent.proxy_no) == ("agent", FATHER.proxy_no)
    assert (sent.agnter_name, sent.agnter_cert_type) == (CHEN.name, "01")
    assert (sent.agnter_certno, sent.agnter_addr) == (CHEN.number, CHEN.address)
    assert (sent.agnter_tel, sent.agnter_rlts) == (FATHER.agnter_tel, "2")
    assert "c_proxy" in [one.id for one in sent.commitments]


def test_both_people_are_on_page_and_slip() -> None:
    stage = filed(for_father())
    assert stage.node("who").slots["name"] == Masked("林*", "林先生")
    assert stage.node("agent").slots["name"] == Masked("陈*", "陈女士")
    assert stage.node("agent").privacy is Privacy.PERSONAL
    header = stage.page.header.person
    assert header is not None
    assert header.text == "for.agent"
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.agent is not None
    assert slip.agent.text == "slip.agent"
    assert slip.person.slots["name"] == Masked("林*", "林先生")


def test_a_query_for_another_names_both_on_its_slip() -> None:
    stage = principals("query_filings")
    stage.press("row:0")
    stage.answer()
    stage.answer()
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.person.slots["name"] == Masked("林*", "林先生")
    assert slip.agent is not None
    assert slip.agent.slots["name"] == Masked("陈*", "陈女士")


def test_a_guardian_files_for_a_minor() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer(stage.relations(replace(FATHER, guardian=True, valid_to=None, agnter_rlts="3")))
    assert stage.node("row:0").text == "agent.ward"
    stage.press("row:0")
    stage.answer()
    stage.answer()
    fill(stage)
    assert stage.page.node("commitment.c_guardian") is not None
    assert stage.page.node("commitment.c_proxy") is None
    sign(stage)
    stage.press("submit")
    assert handed_in(stage).acting == "guardian"


def test_a_mother_who_is_there_confirms_herself() -> None:
    stage = with_mother()
    fill(stage)
    assert stage.node("signer").text == "commitment.signer.accompanied"
    sign(stage)
    assert stage.node("heading").text == "review.heading.accompanied"
    assert stage.node("act:submit").text == "act.submit.accompanied"
    stage.press("submit")
    sent = handed_in(stage)
    assert (sent.acting, sent.proxy_no, sent.agnter_rlts) == ("accompanied", "", "2")
    assert sent.agnter_name == LIN.name
    assert sent.agnter_certno == LIN.number


def test_at_the_end_two_cards_are_called_two() -> None:
    stage = with_mother()
    stage.press("leave")
    stage.press("finish")
    assert stage.node("card").text == "ending.cards"


def test_who_showed_a_card_first_is_the_agent_where_they_act_alone() -> None:
    stage = Stage()
    stage.lay(CHEN)
    stage.press(ITEM)
    stage.press("begin")
    stage.press("for.agent")
    query = stage.last(Call).input
    assert isinstance(query, RelationQuery)
    assert query.agnter_certno == CHEN.number


def test_after_acting_for_another_the_visit_is_the_agents_own() -> None:
    stage = filed(for_father())
    stage.press("another")
    stage.press("skip")
    stage.press("query_account")
    stage.press("begin")
    query = stage.last(Call).input
    assert isinstance(query, PersonQuery)
    assert query.certno == CHEN.number


def test_at_most_twelve_touches_for_oneself() -> None:
    stage = presenting()
    stage.lay(CHEN)
    stage.answer(replace(person(), hubinfo=HubInfo("13800000028")))
    stage.answer()
    choose_place(stage)
    stage.press("tel.keep")
    sign(stage)
    stage.press("submit")
    stage.end_task()
    stage.press("print")
    assert stage.pressed <= 12


def test_at_most_sixteen_touches_for_ones_father() -> None:
    stage = filed(for_father())
    stage.press("print")
    stage.printed()
    stage.press("finish")
    stage.press("skip")
    assert stage.pressed <= 16


def test_the_filing_is_rated_by_its_number() -> None:
    stage = filed(for_self())
    stage.press("finish")
    stage.press("rate.5")
    rated = stage.last(Call).input
    assert isinstance(rated, Evaluation)
    assert rated.rated_no == ACCEPT_NO
