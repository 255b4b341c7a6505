"""What the paths of an item file begin with, and the inputs that are made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.core.step.sources import inputs, source_values, value_at
from tests.kiosk.core.stage import ACCEPTED, EMPLOYEE, HOSPITAL, filing
from tests.kiosk.core.step.asked import context, data
from tests.kiosk.core.step.handed import ANSWERS, filed, signed


def test_answers_outputs_constants_and_people_stand_side_by_side() -> None:
    known = source_values(filed())
    assert known["tel"] == ANSWERS["tel"]
    assert known["filings"] == ()
    assert known["fixed"] == {"rloc_rea": "07", "dcla_souc": "05"}
    assert known["picked"] is EMPLOYEE
    assert known["submitted"] is ACCEPTED
    assert source_values(context())["submitted"] is None


def test_inputs_are_in_the_operations_types() -> None:
    ctx = signed()
    assert ctx.item.submit is not None
    assert inputs(ctx.item.submit, ctx) == {
        "rloc_rea": "07",
        "dcla_souc": "05",
        "rloc_admdvs": ("330106",),
        "begndate": date(2026, 11, 22),
        "tel": "13800000028",
        "resout_addr": "",
    }


def test_what_nobody_knows_is_left_to_the_operation() -> None:
    ctx = context(data(person=None, picked=None), item="query_progress")
    (lookup,) = ctx.item.lookups
    assert "psn_no" not in inputs(lookup, ctx)
    numbered = replace(ctx, data=replace(ctx.data, slip_no="YB-261122-000417"))
    assert inputs(lookup, numbered)["accept_no"] == "YB-261122-000417"


def test_a_question_that_was_not_asked_sends_nothing() -> None:
    answers = {"filing": "BA2611010001", "act": "05"}
    ctx = signed("remote_cancel", answers=answers, outputs={"filings": (filing(),)})
    assert ctx.item.submit is not None
    made = inputs(ctx.item.submit, ctx)
    assert (made["trt_dcla_detl_sn"], made["evt_type"]) == ("BA2611010001", "05")
    assert not made.keys() & {"rloc_admdvs", "begndate"}


def test_below_a_field_that_chose_a_row_stands_what_the_row_says() -> None:
    code, name = ("institution",), ("institution", "fixmedins_name")
    answers, rows = {"institution": HOSPITAL.fixmedins_code}, {"institution": HOSPITAL}
    ctx = context(data(answers=answers, rows=rows), item="query_institutions")
    assert value_at(code, ctx) == HOSPITAL.fixmedins_code
    assert value_at(name, ctx) == HOSPITAL.fixmedins_name
    other = context(data(answers={"institution": "H1"}, rows=rows), item="query_institutions")
    assert value_at(name, other) is None
