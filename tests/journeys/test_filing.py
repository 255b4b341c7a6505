"""Filings through real processes: hub, reader, scanner, printer, journal, sender."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.shell.journal import State
from model.node_id import act_id, row_of
from model.page import Kind
from model.value import Area, Code, Masked
from tests.journeys.errands import (
    SHANGHAI,
    as_agent,
    changed,
    chosen,
    decide,
    effects,
    filed,
    filled,
    for_self,
    handed_in,
    home,
    kept,
    node,
    number,
    opened,
    placed,
    printed,
    sign,
    tap,
    typed,
)
from tests.journeys.shell import Journey, journey, planned

pytestmark = pytest.mark.timeout(180)

CHANGE = "remote_cancel"


def test_city_journal_and_slip_say_the_same(here: Journey) -> None:
    accept_no = filed(here, "chen_xiumei")
    slip = printed(here)
    city, row = effects(here, accept_no), kept(here, accept_no)
    assert (row.state, row.biz_sn) == (State.ACCEPTED, city["biz_sn"])
    assert (city["tasks"], city["applications"], city["effects"]) == (1, 1, 1)
    assert accept_no in slip
    assert "浙江省杭州市西湖区" in slip
    with here.journal() as journal:
        assert journal.prints()[-1].number == accept_no
    assert here.sound()


def test_a_daughter_files_for_her_father_and_then_no_more_today(here: Journey) -> None:
    as_agent(here, "lin_ran")
    assert node(here, "row:0").slots["name"] == Masked("林*", "林先生")
    tap(here, "row:0")
    filled(here)
    assert here.page.node("agent") is not None
    accept_no = handed_in(here)
    assert effects(here, accept_no)["effects"] == 1
    slip = printed(here)
    assert "代办人：林*" in slip
    home(here)
    opened(here, "agent", CHANGE)
    here.lay("lin_ran")
    here.shows("refuse.agent_limit.heading")


def test_a_guardian_files_for_a_minor(here: Journey) -> None:
    page = as_agent(here, "huang_shufen")
    ward = next(one for one in page.nodes if one.text == "agent.ward")
    tap(here, ward.id)
    filled(here)
    here.press("back")
    assert here.kind(Kind.COMMITMENT).node("commitment.c_guardian") is not None
    sign(here)
    accept_no = handed_in(here)
    assert effects(here, accept_no)["infno"] == "K311"
    assert node(here, "agent").text == "label.guardian"


def test_somebody_who_is_brought_along_confirms(here: Journey) -> None:
    opened(here, "accompanied")
    here.lay("ouyang_ji")
    changed(here, "ayinuer", "4")
    filled(here)
    assert node(here, act_id("submit")).text == "act.submit.accompanied"
    accept_no = handed_in(here)
    assert effects(here, accept_no)["effects"] == 1
    header = here.page.header.person
    assert header is not None
    assert (header.text, header.slots["name"]) == ("for.accompanied", Masked("欧阳*", "欧阳先生"))


def test_by_code_filed_then_moved_then_cancelled(here: Journey) -> None:
    opened(here, "self")
    here.scanner.do("show", person="huang_shufen")
    filled(here)
    first = handed_in(here)
    tap(here, "another", "skip", CHANGE, "begin", "for.self", "filing.0", "act.02")
    tap(here, "rloc_admdvs.other")
    placed(here, SHANGHAI)
    sign(here)
    second = handed_in(here)
    tap(here, "another", "skip", CHANGE, "begin", "for.self", "filing.0", "act.05")
    sign(here)
    third = handed_in(here)
    assert len({first, second, third}) == 3
    assert [effects(here, one)["infno"] for one in (first, second, third)] == [
        "K311",
        "K312",
        "K312",
    ]
    tap(here, "another", "skip", "query_filings", "begin", "for.self")
    page = here.shows("item.query_filings.row.filing")
    states = [one.value for one in page.nodes if one.text == "item.query_filings.row.filing"]
    assert Code("rchk_flag", "3") in states


def test_two_register_and_the_agent_files_at_once(here: Journey) -> None:
    chosen(here, "proxy_register")
    here.kind(Kind.PRESENT)
    here.lay("su_jianping")
    changed(here, "gao_wenbin", "1")
    here.kind(Kind.KEYPAD)
    typed(here, "13900000015")
    tap(here, "next", "next")
    sign(here)
    proxy = handed_in(here)
    assert effects(here, proxy)["infno"] == "K351"
    assert node(here, "answer.0").text == "label.proxy_no"
    home(here)
    page = as_agent(here, "gao_wenbin")
    assert [one.text for one in page.nodes if row_of(one.id) is not None] == ["agent.principal"]
    tap(here, "row:0", "row:0")
    filled(here)
    assert effects(here, handed_in(here))["effects"] == 1


def test_what_the_clerk_decides_is_what_the_resident_sees(
    here: Journey, hub_url: str, hub_folder: Path
) -> None:
    accept_no = filed(here, "lin_ran")
    password = (hub_folder / "hub.console").read_text("utf-8").strip()
    decide(hub_url, password, accept_no, "send_back", "请补一张居住证明")
    tap(here, "progress")
    here.until(lambda page: page.node("memo") is not None)
    assert node(here, "heading").text == "filed.sent_back.heading"
    assert node(here, "outcome").text == "filed.sent_back"
    assert "退回，要重新办" in printed(here)
    tap(here, "another", "skip", "query_progress", "begin", "row:0")
    here.shows("opened.heading")
    assert number(here) == accept_no
    assert node(here, "state").value == Code("rchk_flag", "4")


def test_a_slip_once_more_at_another_terminal(here: Journey, hub_url: str, tmp_path: Path) -> None:
    accept_no = filed(here, "ayinuer")
    first = printed(here)
    other = planned(hub={"url": hub_url}, terminal={"no": "FZ-GL-0018"}, institution={"slot": 2})
    with journey(tmp_path, other) as there:
        chosen(there, "query_progress")
        there.kind(Kind.PRESENT)
        there.scanner.do("show", text=accept_no)
        tap(there, "row:0")
        there.shows("opened.heading")
        assert there.page.node("act:print") is None, "the number alone names nobody"
        home(there)
        chosen(there, "query_progress")
        there.kind(Kind.PRESENT)
        there.lay("ayinuer")
        tap(there, "row:0")
        there.shows("opened.heading")
        again = printed(there)
    assert "（补打）" not in first
    for part in ("（补打）", accept_no, "浙江省杭州市西湖区", "FZ-GL-0018"):
        assert part in again


def test_the_insurance_decides_where_it_is_filed(here: Journey) -> None:
    for_self(here, "zheng_kaiming")
    here.shows("refuse.stopped.heading")
    home(here)
    for_self(here, "wang_lanfang")
    page = here.shows("refuse.insured_elsewhere.heading")
    assert page.nodes[0].slots["place"] == Area("320900", full=True)
