"""K351 and K352: who may act for whom, registered, asked for, and by law."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine, select

from config.sandbox import person
from hub.applications import State, one
from hub.db.tables import relation
from wire.behalf import RelationQuery

TODAY = date(2026, 11, 22)
CHEN, LIN = "SYN-3501-0001", "SYN-3501-0002"


def asked(key: str, item: str = "remote_long_stay", psn_no: str = "") -> RelationQuery:
    card = person(key).card
    return RelationQuery(card.number, card.name, item, psn_no)


def test_a_relation_that_was_seeded(terminal: Any) -> None:
    (found,) = terminal.told("K352", asked("lin_ran")).relations
    assert (found.proxy_no, found.psn_no, found.psn_name) == ("DG-SYN-0001", LIN, "林国庆")
    assert (found.certno, found.gend, found.agnter_rlts) == ("350111195203070015", "1", "2")
    assert found.valid_to == TODAY + timedelta(days=300)
    assert (found.guardian, found.agnter_tel) == (False, "13800000041")


def test_a_guardian_and_whoever_registered(terminal: Any) -> None:
    child, aunt = terminal.told("K352", asked("huang_shufen")).relations
    assert (child.psn_name, child.guardian, child.agnter_rlts) == ("黄小乐", True, "5")
    assert child.valid_to == date(2028, 5, 31)
    assert child.proxy_no.startswith("JH-")
    assert (aunt.psn_name, aunt.guardian) == ("陈秀妹", False)
    (only,) = terminal.told("K352", asked("huang_shufen", psn_no=CHEN)).relations
    assert only == aunt


def test_a_scope_of_queries(terminal: Any) -> None:
    (found,) = terminal.told("K352", asked("ouyang_ji", "query_filings")).relations
    assert found.psn_name == "许桂方"


def test_registered_then_used(terminal: Any, forms: Any, engine: Engine, sign: Any) -> None:
    form = forms.register()
    made = terminal.told("K351", form)
    assert (made.accept_no, made.proxy_no) == ("YB-261122-000001", "DG-261122-000001")
    assert (made.rchk_flag, made.valid_to) == ("1", form.valid_to)
    assert made.page_url.startswith("https://hub.example/p/YB-261122-000001?c=")
    assert terminal.told("K351", form) == made
    with engine.connect() as db:
        case = one(db, made.accept_no)
    assert case is not None
    assert (case.state, case.psn_name, case.agnter_name) == (State.DONE, "陈秀妹", "林㛃")
    found = terminal.told("K352", asked("lin_ran", psn_no=CHEN)).relations
    assert [one.proxy_no for one in found] == [made.proxy_no]
    filing = forms.by_daughter(psn_no=CHEN, insutype="310", proxy_no=made.proxy_no, agnter_rlts="4")
    assert terminal.told("K311", filing).rchk_flag == "0"


def test_a_new_relation_takes_the_place_of_the_old(
    terminal: Any, forms: Any, engine: Engine
) -> None:
    terminal.told("K351", forms.register())
    later = terminal.told("K351", forms.register(scope=("query",)))
    with engine.connect() as db:
        rows = db.execute(select(relation).where(relation.c.psn_no == CHEN)).all()
    holding = [row.proxy_no for row in rows if row.agnter_name == "林㛃" and row.vali_flag == "1"]
    assert holding == [later.proxy_no]


def test_registering_does_not_count_as_acting(terminal: Any, forms: Any, rules: Any) -> None:
    for _ in range(rules.pool.agents.daily + 1):
        assert terminal.ask("K351", forms.register()).infcode == "0"
    assert terminal.ask("K311", forms.by_daughter()).infcode == "0"
