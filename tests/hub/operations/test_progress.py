"""K401: by person, by number, by key."""

from __future__ import annotations

from typing import Any

import pytest

from hub.applications import node_of
from wire.filings import ProgressQuery
from wire.refusals import RefusalCode

LIN = "SYN-3501-0002"
BIZ_SN = "4f1c4a5e-0000-4000-8000-0000000000ff"


def test_by_person_with_all_that_a_slip_needs(terminal: Any, forms: Any) -> None:
    first = terminal.told("K311", forms.filing())
    gone = terminal.told("K312", forms.cancel(first.trt_dcla_detl_sn))
    newest, oldest = terminal.told("K401", ProgressQuery(LIN)).list
    assert (newest.accept_no, oldest.accept_no) == (gone.accept_no, first.accept_no)
    assert (oldest.item_id, oldest.rchk_flag, oldest.acting) == ("remote_long_stay", "3", "self")
    assert (oldest.psn_name, oldest.page_url) == ("林国庆", first.page_url)
    assert {one.field: one.value for one in oldest.fields} == {
        "insutype": "390",
        "rloc_rea": "07",
        "rloc_admdvs": "330106",
        "begndate": "2026-11-22",
        "resout_addr": "西湖区示例路1号",
        "tel": "13900000015",
        "dcla_souc": "05",
    }
    assert {one.field for one in newest.fields} >= {"trt_dcla_detl_sn", "evt_type"}


def test_by_key_an_unknown_outcome_is_known_again(terminal: Any, forms: Any) -> None:
    form = forms.by_daughter()
    filed = terminal.told("K311", form)
    (found,) = terminal.told("K401", ProgressQuery(biz_sn=form.biz_sn)).list
    assert (found.accept_no, found.trt_dcla_detl_sn) == (filed.accept_no, "BA-261122-000001")
    assert (found.rchk_flag, found.page_url) == (filed.rchk_flag, filed.page_url)
    assert (found.biz_sn, found.agnter_name, found.acting) == (form.biz_sn, "林㛃", "agent")


def test_by_number_alone_only_how_far_it_is(terminal: Any, forms: Any) -> None:
    filed = terminal.told("K311", forms.by_daughter())
    (found,) = terminal.told("K401", ProgressQuery(accept_no=filed.accept_no)).list
    assert (found.accept_no, found.item_id) == (filed.accept_no, "remote_long_stay")
    assert (found.rchk_flag, found.node) == ("0", node_of("0"))
    assert found.opt_time is not None
    assert found.accepted_at is not None, "its day stands in the number"
    rest = (found.biz_sn, found.trt_dcla_detl_sn, found.acting)
    assert rest == ("", "", "")
    assert (found.psn_name, found.agnter_name, found.fields, found.page_url) == ("", "", (), "")


@pytest.mark.parametrize(
    "query",
    [ProgressQuery("NOBODY"), ProgressQuery(accept_no="YB-1"), ProgressQuery(biz_sn=BIZ_SN)],
)
def test_nothing_is_known(terminal: Any, query: ProgressQuery) -> None:
    assert terminal.told("K401", query).list == ()


@pytest.mark.parametrize("query", [ProgressQuery(), ProgressQuery(LIN, "YB-261122-000001")])
def test_not_exactly_one(terminal: Any, query: ProgressQuery) -> None:
    assert terminal.ask("K401", query).infcode == RefusalCode.INPUT.value
