"""Values of a submission that are none: the key is named, nothing is kept (field_cases.md K6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from hub.db.tables import application, call, task
from wire.envelope import Response
from wire.filings import FilingsQuery
from wire.refusals import RefusalCode as No

TODAY = date(2026, 11, 22)


def assert_refused(answer: Response, key: str, engine: Engine) -> None:
    """By its key, and nothing is kept."""
    assert (answer.infcode, answer.output) == (No.INPUT.value, {})
    assert answer.err_msg.endswith(f"：{key}")
    with engine.connect() as db:
        assert not any(db.execute(select(table)).all() for table in (application, task))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"rloc_rea": "x"}, "rloc_rea"),
        ({"begndate": date(9999, 12, 31)}, "begndate"),
        ({"begndate": date(1, 1, 1)}, "begndate"),
        ({"enddate": date(9999, 12, 31)}, "enddate"),
        ({"tel": "12345678901"}, "tel"),
        ({"tel": "1390000001５"}, "tel"),
        ({"dcla_souc": "06"}, "dcla_souc"),
        ({"rloc_admdvs": ("福州市",)}, "rloc_admdvs"),
        ({"rloc_admdvs": ("330106",) * 101}, "rloc_admdvs"),
        ({"resout_addr": "路" * 201}, "resout_addr"),
        ({"resout_addr": "路\x07号"}, "resout_addr"),
        ({"agnter_cert_type": "0"}, "agnter_cert_type"),
        ({"agnter_rlts": "x"}, "agnter_rlts"),
        ({"agnter_name": "林" * 51}, "agnter_name"),
        ({"agnter_tel": "110"}, "agnter_tel"),
        ({"proxy_no": "D" * 41}, "proxy_no"),
    ],
    ids=lambda one: str(one)[:40],
)
def test_submissions(
    terminal: Any, forms: Any, engine: Engine, changed: dict[str, Any], key: str
) -> None:
    assert_refused(terminal.ask("K311", forms.filing(**changed)), key, engine)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"rloc_rea": ""}, "rloc_rea"),
        ({"rloc_rea": "02"}, "rloc_rea"),
        ({"dcla_souc": ""}, "dcla_souc"),
        ({"dcla_souc": "04"}, "dcla_souc"),
    ],
    ids=str,
)
def test_what_the_item_always_sends_alike(
    terminal: Any, forms: Any, engine: Engine, changed: dict[str, str], key: str
) -> None:
    assert_refused(terminal.ask("K311", forms.filing(**changed)), key, engine)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"tel": ""}, "tel"),
        ({"resout_addr": "路" * 61}, "resout_addr"),
        ({"rloc_admdvs": ("330106", "330000")}, "rloc_admdvs"),
        ({"begndate": TODAY + timedelta(days=366)}, "begndate"),
    ],
    ids=lambda one: str(one)[:40],
)
def test_what_nobody_could_have_answered(
    terminal: Any, forms: Any, engine: Engine, changed: dict[str, Any], key: str
) -> None:
    """Every value is one by itself; the form of the item leads to none of these."""
    assert_refused(terminal.ask("K311", forms.filing(**changed)), key, engine)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"evt_type": "01"}, "evt_type"),
        ({"begndate": TODAY}, "begndate"),
        ({"rloc_admdvs": ("350902",)}, "rloc_admdvs"),
        ({"evt_type": "02", "rloc_admdvs": ("350902",)}, "begndate"),
        ({"evt_type": "02", "begndate": TODAY}, "rloc_admdvs"),
    ],
    ids=str,
)
def test_an_answer_to_what_was_not_asked_and_none_to_what_was(
    terminal: Any, forms: Any, changed: dict[str, Any], key: str
) -> None:
    filed = terminal.told("K311", forms.filing())
    answer = terminal.ask("K312", forms.cancel(filed.trt_dcla_detl_sn, **changed))
    assert answer.infcode == No.INPUT.value
    assert answer.err_msg.endswith(f"：{key}")
    (seen,) = terminal.told("K313", FilingsQuery("SYN-3501-0002")).filings
    assert (seen.vali_flag, seen.rchk_flag) == ("1", "0")


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"agnter_tel": ""}, "agnter_tel"),
        ({"scope": ("remote_treatment", "remote_treatment")}, "scope"),
        ({"valid_to": TODAY + timedelta(days=366)}, "valid_to"),
    ],
    ids=str,
)
def test_a_relation_that_nobody_could_have_asked_for(
    terminal: Any, forms: Any, engine: Engine, changed: dict[str, Any], key: str
) -> None:
    assert_refused(terminal.ask("K351", forms.register(**changed)), key, engine)


def test_an_insurance_that_the_item_is_not_about(terminal: Any, forms: Any) -> None:
    """陈秀妹 has 320 besides, for which nobody files."""
    form = forms.filing(psn_no="SYN-3501-0001", insutype="320")
    answer = terminal.ask("K311", form)
    assert answer.err_msg.endswith("：insutype")
    assert terminal.ask("K311", replace(form, insutype="310")).infcode == "0"


def test_the_rows_of_an_input_are_looked_at_too(terminal: Any, forms: Any) -> None:
    whole = forms.filing()
    long = replace(whole.commitments[0], id="c" * 41)
    answer = terminal.ask("K311", replace(whole, commitments=(long,)))
    assert answer.err_msg.endswith("：id")


def test_a_wrong_value_is_audited_with_its_person(
    terminal: Any, forms: Any, engine: Engine
) -> None:
    terminal.ask("K311", forms.filing(rloc_rea="x"))
    with engine.connect() as db:
        row = db.execute(select(call).order_by(call.c.id.desc())).first()
    assert row is not None
    assert (row.infcode, len(row.person)) == (No.INPUT.value, 64)
