"""K312: a cancel holds at once, a change when a clerk has accepted it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine

from hub.applications import Decided, Decision, State, decide, one
from hub.sandbox.effects import of_all
from wire.filings import FilingsQuery

TODAY = date(2026, 11, 22)
LIN = "SYN-3501-0002"


def filings(terminal: Any) -> dict[str, Any]:
    found = terminal.told("K313", FilingsQuery(LIN)).filings
    return {row.accept_no: row for row in found}


def accept(engine: Engine, number: str, clock: Any) -> None:
    with engine.begin() as db:
        decide(db, number, "0", Decision.ACCEPT, "审核员", "", clock())


def test_a_filing_that_is_done_is_cancelled(
    terminal: Any, forms: Any, engine: Engine, clock: Any, platform: Any
) -> None:
    filed = terminal.told("K311", forms.filing())
    accept(engine, filed.accept_no, clock)
    form = forms.cancel(filed.trt_dcla_detl_sn, memo="不去了")
    gone = terminal.told("K312", form)
    assert (gone.accept_no, gone.rchk_flag) == ("YB-261122-000002", "1")
    assert gone.trt_dcla_detl_sn == filed.trt_dcla_detl_sn
    seen = filings(terminal)[filed.trt_dcla_detl_sn]
    assert (seen.vali_flag, seen.rchk_flag) == ("0", "3")
    with engine.connect() as db:
        first, second = one(db, filed.accept_no), one(db, gone.accept_no)
    assert first is not None
    assert second is not None
    assert (first.state, first.memo, second.state) == (State.CANCELLED, "不去了", State.DONE)
    ended = {row["key"]: (row["kind"], row["effects"]) for row in platform.effects()}
    assert ended[form.biz_sn] == ("end", 1)
    assert terminal.told("K312", form) == gone
    assert terminal.told("K311", forms.filing()).accept_no == "YB-261122-000003"


def test_one_that_waits_is_cancelled_too(terminal: Any, forms: Any) -> None:
    filed = terminal.told("K311", forms.filing())
    terminal.told("K312", forms.cancel(filed.trt_dcla_detl_sn))
    assert filings(terminal)[filed.trt_dcla_detl_sn].vali_flag == "0"


def test_who_is_no_longer_insured_may_still_cancel(
    terminal: Any, forms: Any, platform: Any
) -> None:
    filed = terminal.told("K311", forms.filing())
    with platform.engine.begin() as db:
        db.exec_driver_sql("UPDATE insurance SET status = '2'")
    assert terminal.told("K312", forms.cancel(filed.trt_dcla_detl_sn)).rchk_flag == "1"


def test_a_change_holds_when_it_is_accepted(
    terminal: Any, forms: Any, engine: Engine, clock: Any
) -> None:
    filed = terminal.told("K311", forms.filing())
    accept(engine, filed.accept_no, clock)
    old = filed.trt_dcla_detl_sn
    changed = terminal.told("K312", forms.change(old, begndate=TODAY + timedelta(days=3)))
    new = changed.trt_dcla_detl_sn
    assert (changed.rchk_flag, new == old) == ("0", False)
    seen = filings(terminal)
    assert (seen[old].vali_flag, seen[new].vali_flag) == ("1", "1")
    assert (seen[new].evt_type, seen[new].rloc_admdvs) == ("02", "350902")
    assert (seen[new].tel, seen[new].resout_addr) == (seen[old].tel, "")
    accept(engine, changed.accept_no, clock)
    seen = filings(terminal)
    assert (seen[old].vali_flag, seen[new].vali_flag) == ("0", "1")
    assert (seen[old].rchk_flag, seen[new].rchk_flag) == ("3", "1")


def test_a_change_within_the_city_keeps_the_address(terminal: Any, forms: Any) -> None:
    filed = terminal.told("K311", forms.filing())
    changed = terminal.told("K312", forms.change(filed.trt_dcla_detl_sn, "330182"))
    assert filings(terminal)[changed.trt_dcla_detl_sn].resout_addr == "西湖区示例路1号"


def test_cancelling_takes_a_waiting_change_along(terminal: Any, forms: Any) -> None:
    filed = terminal.told("K311", forms.filing())
    changed = terminal.told("K312", forms.change(filed.trt_dcla_detl_sn))
    terminal.told("K312", forms.cancel(filed.trt_dcla_detl_sn))
    seen = filings(terminal)
    assert seen[filed.trt_dcla_detl_sn].vali_flag == "0"
    assert seen[changed.trt_dcla_detl_sn].vali_flag == "0"


def test_a_change_that_waits_is_cancelled_alone(
    terminal: Any, forms: Any, engine: Engine, clock: Any
) -> None:
    filed = terminal.told("K311", forms.filing())
    accept(engine, filed.accept_no, clock)
    changed = terminal.told("K312", forms.change(filed.trt_dcla_detl_sn))
    terminal.told("K312", forms.cancel(changed.trt_dcla_detl_sn))
    seen = filings(terminal)
    assert seen[changed.trt_dcla_detl_sn].vali_flag == "0"
    assert seen[filed.trt_dcla_detl_sn].vali_flag == "1"
    with engine.begin() as db:
        late = decide(db, changed.accept_no, "0", Decision.ACCEPT, "审核员", "", clock())
    assert late is Decided.OVERTAKEN
    assert filings(terminal)[filed.trt_dcla_detl_sn].rchk_flag == "1"


def test_cancelling_takes_the_change_of_a_change_along(terminal: Any, forms: Any) -> None:
    """The first ends before its changes begin, so that both may wait beside it."""
    filed = terminal.told("K311", forms.filing(enddate=TODAY))
    change = forms.change(filed.trt_dcla_detl_sn, begndate=TODAY + timedelta(days=3))
    first = terminal.told("K312", change)
    later = forms.change(first.trt_dcla_detl_sn, begndate=TODAY + timedelta(days=9))
    terminal.told("K312", later)
    terminal.told("K312", forms.cancel(filed.trt_dcla_detl_sn))
    seen = filings(terminal).values()
    assert [(one.vali_flag, one.rchk_flag) for one in seen] == [("0", "3")] * 3


def test_a_daughter_cancels_for_her_father(
    terminal: Any, forms: Any, acting: Any, sign: Any
) -> None:
    filed = terminal.told("K311", forms.filing())
    form = forms.cancel(
        filed.trt_dcla_detl_sn,
        acting="agent",
        proxy_no="DG-SYN-0001",
        commitments=sign("c_truth", "c_proxy"),
        **acting("lin_ran"),
    )
    assert terminal.told("K312", form).rchk_flag == "1"


def test_each_key_has_one_effect(terminal: Any, forms: Any, hub: Any) -> None:
    filed = terminal.told("K311", forms.filing())
    changed = terminal.told("K312", forms.change(filed.trt_dcla_detl_sn))
    cancel = forms.cancel(filed.trt_dcla_detl_sn)
    terminal.told("K312", cancel)
    terminal.told("K312", cancel)
    terminal.told("K351", forms.register())
    with hub.engine.connect() as db:
        rows = of_all(db, hub.platform.adapter.effects())["tasks"]
    assert [row["infno"] for row in rows] == ["K311", "K312", "K312", "K351"]
    assert {(row["tasks"], row["applications"], row["effects"]) for row in rows} == {(1, 1, 1)}
    assert changed.accept_no in {row["accept_no"] for row in rows}
