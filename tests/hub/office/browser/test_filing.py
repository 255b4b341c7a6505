"""A filing goes through its life: handed in, decided in Chromium, seen by the resident."""

from __future__ import annotations

from typing import Any

import pytest

from config import deployment_files
from hub.applications import node_of
from wire import clock
from wire.behalf import Signed
from wire.filings import FilingsQuery, ProgressQuery, RemoteFiling

INK = "100,50 130,90 180,60;200,40 210,60"
VERSIONS = deployment_files.load().commitments.newest
SIGNED = tuple(Signed(one, VERSIONS[one], "ink", INK) for one in ("c_residence_away", "c_truth"))


def filed(hub: Any, psn_no: str, insutype: str) -> str:
    """The number of a filing of this synthetic person."""
    payload = RemoteFiling(
        biz_sn=f"4f1c4a5e-0000-4000-9000-00000000{psn_no[-4:]}",
        item_id="remote_long_stay",
        psn_no=psn_no,
        insutype=insutype,
        commitments=SIGNED,
        rloc_rea="07",
        rloc_admdvs=("320902",),
        begndate=clock.now().date(),
        resout_addr="合成路 2 号",
        tel="13800000015",
    )
    accept_no: str = hub.told("K311", payload).accept_no
    return accept_no


PEOPLE = {
    "accept": ("SYN-3501-0001", "310"),
    "send_back": ("SYN-3501-0002", "390"),
    "refuse": ("SYN-3501-0006", "310"),
}


@pytest.mark.parametrize(
    ("decision", "button", "reason", "flag", "valid"),
    [
        ("accept", "确认通过", "", "1", "1"),
        ("send_back", "退回，要重新办", "请把开始日期改成12月1日", "4", "0"),
        ("refuse", "不予通过", "参保地就是备案地", "2", "0"),
    ],
)
def test_the_resident_sees_what_was_decided(
    clerk: Any, hub: Any, decision: str, button: str, reason: str, flag: str, valid: str
) -> None:
    psn_no, insutype = PEOPLE[decision]
    number = filed(hub, psn_no, insutype)
    page = clerk()
    page.get_by_role("link", name=number).click()
    if reason:
        page.get_by_label("退回或不予通过的理由").fill(reason)
    else:
        page.get_by_text("通过", exact=True).click()
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("status").filter(has_text="已经记录").wait_for()
    progress = hub.told("K401", ProgressQuery(accept_no=number)).list[0]
    assert (progress.rchk_flag, progress.node, progress.memo) == (flag, node_of(flag), reason)
    filing = hub.told("K313", FilingsQuery(psn_no)).filings[0]
    assert (filing.accept_no, filing.rchk_flag, filing.vali_flag) == (number, flag, valid)
    assert filing.memo == reason
