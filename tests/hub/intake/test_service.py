"""The five operations, asked as a terminal asks them."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, select

from config.sandbox import person
from hub.db.tables import call, evaluation
from wire.operations import Evaluation, LedgerQuery, PaymentsQuery, PersonQuery

CHEN = "SYN-3501-0001"
BIZ_SN = "4f1c4a5e-0000-4000-8000-000000000001"


def test_sign_in_gives_a_number(terminal: Any) -> None:
    assert terminal.sign_no.startswith("S")
    assert len(terminal.sign_no) <= 30


def test_the_answer_is_dated_and_numbered(terminal: Any) -> None:
    answer = terminal.ask("1101", PersonQuery("02", "350102194708150028"))
    assert answer.inf_refmsgid == "350100202611221200000000000002"
    assert answer.refmsg_time == answer.respond_time == "20261122120000123"


def test_a_person_with_four_insurances(terminal: Any) -> None:
    info = terminal.told("1101", PersonQuery("02", "350102194708150028", query_no="Q-1"))
    assert info.baseinfo.psn_name == "陈秀妹"
    assert (info.baseinfo.gend, info.baseinfo.naty) == ("2", "01")
    assert info.baseinfo.brdy == date(1947, 8, 15)
    assert info.baseinfo.age == Decimal("79.3")
    assert [row.insutype for row in info.insuinfo] == ["310", "320", "330", "510"]
    assert info.insuinfo[0].balc == Decimal("1234.56")
    assert info.hubinfo.tel == "13800000028"


def test_a_person_by_social_card(terminal: Any) -> None:
    sn = "350100D1560000050000000000000001"
    info = terminal.told("1101", PersonQuery("03", "a12345674", card_sn=sn))
    assert info.baseinfo.psn_no == CHEN


def test_lower_case_x_is_the_same_number(terminal: Any) -> None:
    info = terminal.told("1101", PersonQuery("02", "35019919850303002x"))
    assert info.baseinfo.psn_name == "阿依努尔·吐尔逊"


def test_unknown_codes_and_rare_characters_come_through(terminal: Any) -> None:
    info = terminal.told("1101", PersonQuery("02", person("gao_wenbin").card.number))
    assert [row.insutype for row in info.insuinfo] == ["310", "39999"]
    assert info.insuinfo[0].psn_insu_stas == "4"
    rare = terminal.told("1101", PersonQuery("02", person("ouyang_ji").card.number))
    assert rare.baseinfo.psn_name == "欧阳𠮷"


def test_a_known_person_without_insurance(terminal: Any) -> None:
    info = terminal.told("1101", PersonQuery("02", person("ye_weimin").card.number))
    assert info.insuinfo == ()
    assert info.hubinfo.tel == ""


def test_the_ledger_is_newest_first_and_paged(terminal: Any) -> None:
    first = terminal.told("K202", LedgerQuery(CHEN, "310", "202607", "202611"))
    assert first.balc == Decimal("1234.56")
    assert (len(first.entries), first.more) == (20, True)
    newest = first.entries[0]
    assert newest.time == datetime(2026, 11, 18, 10, 22, 31)
    assert (newest.kind, newest.amt, newest.place) == ("41", Decimal("-86.40"), "350103")
    assert newest.balc_aft == first.balc
    second = terminal.told("K202", LedgerQuery(CHEN, "310", "202607", "202611", page=2))
    assert (len(second.entries), second.more) == (5, False)
    entries = first.entries + second.entries
    assert sorted((entry.time for entry in entries), reverse=True) == [e.time for e in entries]
    for newer, older in itertools.pairwise(entries):
        assert newer.balc_aft - newer.amt == older.balc_aft


def test_the_ledger_keeps_to_its_months(terminal: Any) -> None:
    october = terminal.told("K202", LedgerQuery(CHEN, "310", "202610", "202610"))
    assert {entry.time.month for entry in october.entries} == {10}
    nothing = terminal.told("K202", LedgerQuery(CHEN, "310", "202001", "202012"))
    assert (nothing.entries, nothing.more) == ((), False)


def test_the_ledger_never_grows_old(terminal: Any, clock: Any) -> None:
    clock.advance(days=400)
    terminal.sign_in()
    this = f"{clock():%Y%m}"
    ledger = terminal.told("K202", LedgerQuery(CHEN, "310", "202601", this))
    assert (clock().date() - ledger.entries[0].time.date()).days == 4


def test_payments_are_paged_and_counted(terminal: Any) -> None:
    first = terminal.told("K201", PaymentsQuery(CHEN, "310", "202401", "202611"))
    assert (len(first.records), first.months_total, first.more) == (20, 30, True)
    assert first.records[0].ym == "202610"
    assert first.records[0].clct_amt == Decimal("212.30")
    second = terminal.told("K201", PaymentsQuery(CHEN, "310", "202401", "202611", page=2))
    assert (len(second.records), second.more) == (10, False)


def test_an_unpaid_month_says_so(terminal: Any) -> None:
    found = terminal.told("K201", PaymentsQuery("SYN-3501-0003", "310", "202601", "202611"))
    assert [row.clct_stas for row in found.records[:5]] == ["0", "0", "0", "0", "1"]
    assert found.records[0].clct_amt == 0


def test_two_areas_are_two_accounts(terminal: Any) -> None:
    query = LedgerQuery("SYN-3501-0010", "310", "202601", "202611")
    here = terminal.told("K202", query, insuplc_admdvs="350100")
    there = terminal.told("K202", query, insuplc_admdvs="350181")
    assert (here.balc, there.balc) == (Decimal("640.00"), Decimal("91.25"))


def test_an_opinion_is_accepted_once(terminal: Any, engine: Engine) -> None:
    rating = Evaluation("query_account", "Q-1", 5, BIZ_SN, ("快",), "谢谢")
    first = terminal.told("K402", rating)
    again = terminal.told("K402", rating)
    assert (first.ok, first.accept_no) == (True, "PJ-261122-000001")
    assert again == first
    with engine.connect() as db:
        rows = db.execute(select(evaluation)).all()
    assert [(row.score, row.tags, row.words) for row in rows] == [(5, ["快"], "谢谢")]


def test_accept_numbers_bear_their_day_and_count_on(terminal: Any, clock: Any) -> None:
    def rate(n: int) -> str:
        number = f"4f1c4a5e-0000-4000-8000-{n:012}"
        answer = terminal.told("K402", Evaluation("query_account", "Q-1", 4, number))
        return str(answer.accept_no)

    assert [rate(1), rate(2)] == ["PJ-261122-000001", "PJ-261122-000002"]
    clock.advance(hours=20)
    assert rate(3) == "PJ-261123-000003"


def test_the_audit_knows_the_query_and_hides_the_person(terminal: Any, engine: Engine) -> None:
    terminal.told("1101", PersonQuery("02", "350102194708150028", query_no="Q-7"))
    terminal.told("K202", LedgerQuery(CHEN, "310", "202610", "202611", query_no="Q-7"))
    with engine.connect() as db:
        rows = db.execute(select(call).where(call.c.query_no == "Q-7")).all()
    assert [(row.infno, row.infcode) for row in rows] == [("1101", "0"), ("K202", "0")]
    assert len({row.person for row in rows}) == 1
    assert CHEN not in str(rows)
    assert "350102194708150028" not in str(rows)


@pytest.mark.parametrize("path", ["", "fsiPsnInfoService/queryPsnInfo"])
def test_both_addresses_answer(terminal: Any, path: str) -> None:
    answer = terminal.ask("1101", PersonQuery("02", "350102194708150028"), path)
    assert answer.infcode == "0"
