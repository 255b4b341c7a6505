"""K312: filings that are not there, not one's own, or over; changes that the rules forbid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from platform_sandbox.database import filing
from wire.refusals import RefusalCode as No

TODAY = date(2026, 11, 22)


@pytest.fixture
def filed(terminal: Any, forms: Any) -> str:
    number: str = terminal.told("K311", forms.filing()).trt_dcla_detl_sn
    return number


def still_holds(platform: Any) -> bool:
    with platform.engine.connect() as db:
        return [row.vali_flag for row in db.execute(select(filing))] == ["1"]


@pytest.mark.parametrize("number", ["", "BA-261122-000999", "' OR 1=1 --"])
def test_no_such_filing(terminal: Any, forms: Any, filed: str, number: str) -> None:
    assert terminal.ask("K312", forms.cancel(number)).infcode == No.FILING_UNKNOWN.value


def test_another_persons_filing(terminal: Any, forms: Any, filed: str, platform: Any) -> None:
    form = forms.cancel(filed, psn_no="SYN-3501-0001", insutype="310")
    assert terminal.ask("K312", form).infcode == No.FILING_UNKNOWN.value
    assert still_holds(platform)


def test_cancelled_twice(terminal: Any, forms: Any, filed: str) -> None:
    terminal.told("K312", forms.cancel(filed))
    assert terminal.ask("K312", forms.cancel(filed)).infcode == No.FILING_UNKNOWN.value


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"evt_type": "08"}, No.INPUT),
        ({"evt_type": ""}, No.INPUT),
        ({"begndate": None}, No.INPUT),
        ({"rloc_admdvs": ()}, No.INPUT),
        ({"rloc_admdvs": ("350102",)}, No.AREA_UNFIT),
        ({"begndate": TODAY - timedelta(days=91)}, No.BEGIN_DATE),
        ({"memo": "话" * 501}, No.INPUT),
        ({"commitments": ()}, No.COMMITMENT),
        ({"item_id": "remote_long_stay"}, No.INPUT),
    ],
    ids=str,
)
def test_changes_that_are_refused(
    terminal: Any, forms: Any, filed: str, platform: Any, changed: dict[str, Any], code: No
) -> None:
    assert terminal.ask("K312", forms.change(filed, **changed)).infcode == code.value
    assert still_holds(platform)


def test_a_second_change_waits_for_the_first(terminal: Any, forms: Any, filed: str) -> None:
    terminal.told("K312", forms.change(filed))
    assert terminal.ask("K312", forms.change(filed)).infcode == No.ALREADY_FILED.value
    elsewhere = forms.change(filed, "330200")
    assert terminal.ask("K312", elsewhere).infcode == No.OVERLAP.value


def test_who_is_stopped_changes_nothing(
    terminal: Any, forms: Any, filed: str, platform: Any
) -> None:
    with platform.engine.begin() as db:
        db.exec_driver_sql("UPDATE insurance SET status = '2'")
    assert terminal.ask("K312", forms.change(filed)).infcode == No.STOPPED.value


def test_the_agent_of_another(terminal: Any, forms: Any, filed: str, acting: Any) -> None:
    form = forms.cancel(filed, acting="agent", proxy_no="DG-SYN-0003", **acting("ayinuer"))
    assert terminal.ask("K312", form).infcode == No.AGENT_NONE.value
