"""K311: accepted once, recorded on the platform, remembered for the next form."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from config.sandbox import person
from hub.applications import Decision, decide, one
from hub.db.tables import application, call, relation
from platform_sandbox.database import filing
from wire.filings import FilingsQuery
from wire.operations import PersonQuery

TODAY = date(2026, 11, 22)
LIN = "SYN-3501-0002"


def rows(engine: Engine, table: Any) -> list[Any]:
    with engine.connect() as db:
        return list(db.execute(select(table)))


def test_one_files_for_oneself(terminal: Any, forms: Any, engine: Engine) -> None:
    form = forms.filing()
    filed = terminal.told("K311", form)
    assert filed.accept_no == "YB-261122-000001"
    assert filed.trt_dcla_detl_sn == filed.accept_no, "until the platform has numbered it"
    assert filed.rchk_flag == "0"
    with engine.connect() as db:
        case = one(db, filed.accept_no)
    assert case is not None
    assert filed.page_url == f"https://hub.example/p/{filed.accept_no}?c={case.check_code}"
    assert (case.psn_name, case.certno, case.acting) == ("林国庆", "350111195203070015", "self")
    assert case.payload["tel"] == form.tel
    assert [(event.who, event.to_flag) for event in case.events] == [
        ("FZ-GL-0017", "0"),
        ("sandbox", "0"),
    ]
    found = terminal.told("K313", FilingsQuery(LIN))
    (seen,) = found.filings
    assert (seen.rloc_admdvs, seen.begndate, seen.enddate) == ("330106", TODAY, None)
    assert (seen.vali_flag, seen.rchk_flag, seen.accept_no) == ("1", "0", filed.accept_no)


def test_the_telephone_fills_the_next_form(terminal: Any, forms: Any) -> None:
    terminal.told("K311", forms.filing(tel="13900000099"))
    info = terminal.told("1101", PersonQuery("02", "350111195203070015"))
    assert info.hubinfo.tel == "13900000099"


def test_the_same_key_gets_the_first_answer_for_ever(
    terminal: Any, forms: Any, engine: Engine, clock: Any, platform: Any
) -> None:
    form = forms.filing()
    first = terminal.ask("K311", form)
    with engine.begin() as db:
        number = first.output["accept_no"]
        decide(db, number, "0", Decision.REFUSE, "审核员", "缺材料", clock())
    clock.advance(days=500)
    terminal.sign_in()
    again = terminal.ask("K311", form)
    assert (again.infcode, again.output) == ("0", first.output)
    assert list(again.output) == list(first.output)
    assert len(rows(engine, application)) == len(rows(platform.engine, filing)) == 1


def test_a_daughter_files_for_her_father(terminal: Any, forms: Any, engine: Engine) -> None:
    filed = terminal.told("K311", forms.by_daughter())
    with engine.connect() as db:
        case = one(db, filed.accept_no)
    assert case is not None
    assert (case.psn_name, case.agnter_name, case.agnter_rlts) == ("林国庆", "林㛃", "2")
    (seen,) = terminal.told("K313", FilingsQuery(LIN, "390")).filings
    assert seen.agnter_name == "林㛃"
    kept = [row.agnter_tel for row in rows(engine, relation) if row.proxy_no == "DG-SYN-0001"]
    assert kept == ["13900000041"]


def test_the_audit_names_both_by_hash_alone(terminal: Any, forms: Any, engine: Engine) -> None:
    terminal.told("K311", forms.by_daughter())
    row = rows(engine, call)[-1]
    assert len(row.person) == len(row.agent) == 64
    assert row.person != row.agent
    terminal.told("K313", FilingsQuery(LIN))
    other = rows(engine, call)[-1]
    assert (other.person, other.agent) == (row.person, "")
    told = str(rows(engine, call))
    assert LIN not in told
    assert person("lin_ran").card.number not in told


@pytest.mark.parametrize("rare", ["\ue863", "\U0002ebf0", "\u4dae", "·"])
def test_a_rare_character_of_a_card_is_taken(terminal: Any, forms: Any, rare: str) -> None:
    """GBK's private place for 䶮, and a character younger than many tables (field_cases.md F2)."""
    form = forms.by_daughter(agnter_name=f"林{rare}", agnter_addr=f"福州市鼓楼区{rare}路 1 号")
    assert terminal.told("K311", form).rchk_flag == "0"


def test_a_guardian_files_for_a_child(terminal: Any, forms: Any) -> None:
    assert terminal.told("K311", forms.by_guardian()).rchk_flag == "0"


def test_both_are_there(terminal: Any, forms: Any, acting: Any) -> None:
    """带人办 needs no relation: the principal is present and confirms."""
    form = forms.filing(acting="accompanied", **acting("zhao_mingzhu", "9"))
    assert terminal.told("K311", form).accept_no


def test_signed_by_credential(terminal: Any, forms: Any, sign: Any) -> None:
    made = sign("c_residence_away", "c_truth", way="credential")
    assert terminal.told("K311", forms.filing(commitments=made)).accept_no


@pytest.mark.parametrize("days", [0, 1, 90])
def test_admitted_before_filing(terminal: Any, forms: Any, days: int) -> None:
    form = forms.filing(begndate=TODAY - timedelta(days=days))
    assert terminal.told("K311", form).accept_no


def test_several_places_and_an_end(terminal: Any, forms: Any) -> None:
    places = ("110105", "330106", "429004")
    terminal.told("K311", forms.filing(rloc_admdvs=places, enddate=date(2027, 1, 31)))
    (seen,) = terminal.told("K313", FilingsQuery(LIN)).filings
    assert seen.rloc_admdvs == "110105,330106,429004"
    assert seen.enddate == date(2027, 1, 31)


def test_one_after_the_other_is_no_overlap(terminal: Any, forms: Any) -> None:
    terminal.told("K311", forms.filing(enddate=date(2027, 1, 31)))
    later = forms.filing(begndate=date(2027, 2, 1), rloc_admdvs=("350902",))
    assert terminal.told("K311", later).accept_no == "YB-261122-000002"


def test_what_was_sent_back_can_be_filed_again(
    terminal: Any, forms: Any, engine: Engine, clock: Any
) -> None:
    first = terminal.told("K311", forms.filing())
    with engine.begin() as db:
        decide(db, first.accept_no, "0", Decision.SEND_BACK, "审核员", "地址不全", clock())
    assert terminal.told("K311", forms.filing()).accept_no != first.accept_no
    newest, oldest = terminal.told("K313", FilingsQuery(LIN)).filings
    assert (newest.vali_flag, oldest.vali_flag) == ("1", "0")
    assert (oldest.rchk_flag, oldest.memo) == ("4", "地址不全")


def test_the_same_submission_from_many_threads(terminal: Any, forms: Any, platform: Any) -> None:
    form = forms.filing()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: terminal.told("K311", form), range(8)))
    assert len(set(answers)) == 1
    assert len(rows(platform.engine, filing)) == 1


def test_two_forms_at_once_are_not_both_filed(terminal: Any, forms: Any, platform: Any) -> None:
    both = [forms.filing(), forms.filing()]
    with ThreadPoolExecutor(2) as pool:
        codes = sorted(pool.map(lambda form: terminal.ask("K311", form).infcode, both))
    assert codes == ["0", "4003"]
    assert len(rows(platform.engine, filing)) == 1


def test_a_no_leaves_nothing_and_burns_no_number(
    terminal: Any, forms: Any, engine: Engine, platform: Any
) -> None:
    assert terminal.ask("K311", forms.filing(rloc_admdvs=("350102",))).infcode == "4008"
    assert rows(engine, application) == rows(platform.engine, filing) == []
    fixed = replace(forms.filing())
    assert terminal.told("K311", fixed).accept_no == "YB-261122-000001"
