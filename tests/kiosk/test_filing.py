"""Filing for oneself, for one's father, beside one's mother: the whole way on the pure core."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.command import Arm, Call, Disarm, Print
from kiosk.event import Failure
from kiosk.page import Kind, Privacy, Role, Tone
from kiosk.task import Outcome
from kiosk.value import Area, Code, Day, Masked, Number
from tests.kiosk.filing import (
    ITEM,
    filed,
    fill,
    for_father,
    for_self,
    handed_in,
    opened,
    reviewed,
    sign,
    submits,
    with_mother,
)
from tests.kiosk.stage import ACCEPTED, CHEN, FATHER, LIN, Stage, application, filing, person
from wire.behalf import RelationQuery
from wire.filings import Filings, Progress, ProgressQuery
from wire.operations import Evaluation, HubInfo, PersonQuery
from wire.vouchers import VoucherDecode

VOUCHER = "4240000000000000000107350000"


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
    assert stage.node("number").value == Number("YB-261122-000417")
    assert stage.node("outcome").tone is Tone.SUCCESS
    stage.press("print")
    slip = stage.last(Print).slip
    assert (slip.number, slip.agent, slip.again) == ("YB-261122-000417", None, False)
    assert slip.qr.endswith("/p/YB-261122-000417?c=abc")


def test_the_task_and_its_payload_have_one_key() -> None:
    stage = filed(for_self())
    (submit,) = submits(stage)
    assert handed_in(stage).biz_sn == submit.task.biz_sn
    assert submit.task.principal == person().baseinfo.psn_no
    assert submit.task.agent == ""


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


def test_a_guardian_files_for_a_minor() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer(stage.relations(replace(FATHER, guardian=True, valid_to=None, agnter_rlts="3")))
    assert stage.node("principal.0").text == "agent.ward"
    stage.press("principal.0")
    stage.answer()
    stage.answer()
    fill(stage)
    assert stage.page.node("c_guardian") is not None
    assert stage.page.node("c_proxy") is None
    sign(stage)
    stage.press("submit")
    assert handed_in(stage).acting == "guardian"


def test_a_mother_who_is_there_confirms_herself() -> None:
    stage = with_mother()
    fill(stage)
    assert stage.node("signer").text == "commitment.signer.accompanied"
    sign(stage)
    assert stage.node("heading").text == "review.heading.accompanied"
    assert stage.node("submit").text == "act.submit.accompanied"
    stage.press("submit")
    sent = handed_in(stage)
    assert (sent.acting, sent.proxy_no, sent.agnter_rlts) == ("accompanied", "", "2")
    assert sent.agnter_name == LIN.name
    assert sent.agnter_certno == LIN.number


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
    stage = opened()
    stage.press("for.self")
    stage.lay(CHEN)
    stage.answer(replace(person(), hubinfo=HubInfo("13800000028")))
    stage.answer()
    for node_id in ("rloc_admdvs.330000", "rloc_admdvs.330100", "rloc_admdvs.330106", "next"):
        stage.press(node_id)
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


def test_an_answer_is_changed_from_the_review_and_signed_anew() -> None:
    stage = reviewed(for_self())
    stage.press("change.begndate")
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
    stage.press("change.begndate")
    stage.press("back")
    assert stage.page == before


def test_a_change_after_a_refusal_gets_a_key_of_its_own() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.REFUSED, "4005")
    stage.press("mend")
    assert stage.node("begndate.day_earlier"), "the day is what was refused"
    stage.press("begndate.day_earlier")
    stage.press("next")
    sign(stage)
    stage.press("submit")
    first, second = (submit.task.biz_sn for submit in submits(stage))
    assert first != second


def test_what_was_not_sent_is_tried_again_under_the_same_key() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.NOT_SENT)
    stage.press("retry")
    first, second = submits(stage)
    assert first.task == second.task
    assert first.n != second.n
    stage.end_task()
    assert stage.node("number").value == Number("YB-261122-000417")


def test_an_unknown_outcome_is_told_as_such_and_mended_in_place() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
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
    assert stage.node("number").value == Number("YB-261122-000417")


def test_how_far_it_is_can_be_asked_on_the_spot() -> None:
    stage = filed(for_self())
    stage.press("progress")
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert query.accept_no == "YB-261122-000417"
    stage.answer(Progress((application(rchk_flag="4", memo="请补地址"),)))
    assert stage.node("state").value == Code("rchk_flag", "4")
    assert stage.page.node("memo") is not None
    assert stage.node("checked").text == "filed.checked"
    stage.press("progress")
    stage.fail(Failure.UNREACHABLE)
    assert stage.node("checked").text == "filed.unchecked"


def test_the_filing_is_rated_by_its_number() -> None:
    stage = filed(for_self())
    stage.press("finish")
    stage.press("rate.5")
    rated = stage.last(Call).input
    assert isinstance(rated, Evaluation)
    assert rated.rated_no == "YB-261122-000417"


def test_an_e_voucher_does_in_place_of_a_card() -> None:
    stage = opened()
    stage.press("for.self")
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


def test_a_filing_is_cancelled() -> None:
    stage = opened("remote_cancel")
    stage.press("for.self")
    stage.lay(CHEN)
    stage.answer()
    stage.answer(Filings((filing(),)))
    assert stage.page.nodes[1].role is Role.CHOICE
    stage.press(stage.page.nodes[1].id)
    stage.press("act.05")
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.trt_dcla_detl_sn, sent.evt_type) == ("BA2611010001", "05")
    assert (sent.rloc_admdvs, sent.begndate) == ((), None)


def test_a_filing_moves_to_another_place() -> None:
    stage = opened("remote_cancel")
    stage.press("for.self")
    stage.lay(CHEN)
    stage.answer()
    stage.answer(Filings((filing(),)))
    stage.press(stage.page.nodes[1].id)
    stage.press("act.02")
    stage.press("rloc_admdvs.other")
    for node_id in ("rloc_admdvs.310000", "rloc_admdvs.310101", "begndate.today", "next"):
        stage.press(node_id)
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.evt_type, sent.rloc_admdvs) == ("02", ("310101",))
    assert sent.begndate == date(2026, 11, 22)


def test_a_filing_moves_to_another_day_alone() -> None:
    stage = opened("remote_cancel")
    stage.press("for.self")
    stage.lay(CHEN)
    stage.answer()
    stage.answer(Filings((filing(),)))
    for node_id in (stage.page.nodes[1].id, "act.02", "rloc_admdvs.keep"):
        stage.press(node_id)
    for node_id in ("begndate.day_later", "next"):
        stage.press(node_id)
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.rloc_admdvs, sent.begndate) == (("330106",), date(2026, 11, 2))


def test_two_people_register_who_may_act() -> None:
    stage = opened("proxy_register")
    stage.lay(CHEN)
    stage.answer()
    stage.lay(LIN)
    stage.press("rlts.2")
    for digit in "13900000015":
        stage.press(f"key.{digit}")
    stage.press("next")
    stage.press("next")
    stage.press("next")
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.certno, sent.psn_name, sent.agnter_certno) == (CHEN.number, CHEN.name, LIN.number)
    assert (sent.agnter_tel, sent.scope) == ("13900000015", ("remote_treatment",))
    assert sent.valid_to == date(2027, 11, 22)


def test_a_slip_is_enough_to_ask_how_far_it_is() -> None:
    stage = opened("query_progress")
    stage.show_code("http://hub.example/p/YB-261122-000417?c=abc")
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert (query.psn_no, query.accept_no) == ("", "YB-261122-000417")
    bare = application(fields=(), psn_name="", page_url="")
    stage.answer(Progress((bare,)))
    assert stage.page.node("who") is None
    stage.press("open.0")
    assert stage.page.node("print") is None, "a slip alone reprints nothing"


def test_the_key_on_a_slip_asks_too_where_there_was_no_number_yet() -> None:
    key = "7c9e6679-7425-8000-a000-0000000000aa"
    stage = opened("query_progress")
    stage.show_code(key)
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert (query.psn_no, query.accept_no, query.biz_sn) == ("", "", key)
    stage.answer(Progress())
    assert stage.node("none").text == "row.none_filed.slip"
    assert stage.page.node("print") is None, "a list of nothing is worth no paper"


def test_rows_tell_two_filings_apart() -> None:
    stage = opened("query_progress")
    stage.lay(CHEN)
    stage.answer()
    stage.answer()
    row = stage.node("open.0")
    assert row.slots["place"] == Area("330106", full=True)
    assert row.slots["day"] == Day(date(2026, 11, 22))
    assert stage.node("opens").text == "row.opens"
    assert stage.node("print").tone is Tone.PLAIN


def test_what_was_sent_back_is_done_again_from_its_row() -> None:
    stage = opened("query_progress")
    stage.lay(CHEN)
    stage.answer()
    stage.answer(Progress((application(rchk_flag="4", memo="请补地址"),)))
    stage.press("open.0")
    assert stage.node("do_again").tone is Tone.CAUTION
    assert stage.page.default == f"go.{ITEM}"
    stage.press(f"go.{ITEM}")
    assert stage.page.key.startswith(f"{ITEM}.")


def test_a_cancel_says_that_it_is_cancelled_and_what() -> None:
    stage = opened("remote_cancel")
    stage.press("for.self")
    stage.lay(CHEN)
    stage.answer()
    stage.answer(Filings((filing(),)))
    stage.press(stage.page.nodes[1].id)
    stage.press("act.05")
    sign(stage)
    stage.press("submit")
    stage.end_task(output=replace(ACCEPTED, rchk_flag="1"))
    assert stage.node("heading").text == "filed.cancelled.heading"
    assert stage.node("outcome").text == "filed.cancelled"
    assert stage.page.node("state") is None
    assert stage.page.node("progress") is None, "nothing is to come"
    assert stage.node("answer.0").text == "filed.filing"
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.outcome.text == "slip.cancelled"
    assert (slip.rows[0].label, slip.rows[0].slots["place"]) == (
        "slip.filing",
        Area("330106", full=True),
    )


def test_a_slip_is_printed_again_at_any_terminal() -> None:
    stage = opened("query_progress")
    stage.lay(CHEN)
    stage.answer()
    stage.answer()
    stage.press("open.0")
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.again
    assert slip.number == "YB-261122-000417"
    assert slip.title.text == f"item.{ITEM}.official"
    assert [row.label for row in slip.rows] == ["label.rloc_admdvs", "label.begndate"]
    assert slip.outcome.text == "slip.accepted"
    stage.printed()
    assert stage.page.node("printed") is not None
    stage.press("close")
    assert stage.page.node("open.0") is not None


def test_back_to_the_form_finds_what_was_given() -> None:
    stage = for_self()
    fill(stage)
    stage.press("back")
    assert stage.node("tel.value").value == Masked("138****0028", "0028")
    stage.press("tel.keep")
    assert stage.page.kind is Kind.COMMITMENT


def test_at_the_end_two_cards_are_called_two() -> None:
    stage = with_mother()
    stage.press("leave")
    stage.press("finish")
    assert stage.node("card").text == "ending.cards"
