"""A filing that holds is cancelled, or moved to another place or day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.core.command import Print
from model.page import Role
from model.value import Area
from tests.kiosk.core.filing import identified, sign, written
from tests.kiosk.core.stage import ACCEPTED, Stage, application, filing
from wire.filings import Filings, Progress


def chosen(act: str) -> Stage:
    """The one filing there is, and what shall become of it."""
    stage = identified("remote_cancel")
    stage.answer(Filings((filing(),)))
    row = stage.page.nodes[1]
    assert row.role is Role.CHOICE
    stage.press(row.id)
    stage.press(act)
    return stage


def test_a_filing_is_cancelled() -> None:
    stage = chosen("act.05")
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.trt_dcla_detl_sn, sent.evt_type) == ("BA2611010001", "05")
    assert (sent.rloc_admdvs, sent.begndate) == ((), None)


def test_a_cancel_says_that_it_is_cancelled_and_what() -> None:
    stage = chosen("act.05")
    sign(stage)
    stage.press("submit")
    stage.end_task(output=replace(ACCEPTED, rchk_flag="1"))
    assert stage.node("heading").text == "item.remote_cancel.filed.cancelled.heading"
    assert stage.node("outcome").text == "item.remote_cancel.filed.cancelled"
    assert stage.page.node("state") is None
    assert stage.page.node("act:progress") is None, "nothing is to come"
    assert stage.node("answer.0").text == "item.remote_cancel.filed.filing"
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.outcome.text == "item.remote_cancel.slip.cancelled"
    assert (slip.rows[0].label, slip.rows[0].slots["place"]) == (
        "item.remote_cancel.slip.filing",
        Area("330106", full=True),
    )


def test_a_filing_moves_to_another_place() -> None:
    stage = chosen("act.02")
    stage.press("rloc_admdvs.other")
    for node_id in ("rloc_admdvs.310000", "rloc_admdvs.310101", "begndate.today", "next"):
        stage.press(node_id)
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.evt_type, sent.rloc_admdvs) == ("02", ("310101",))
    assert sent.begndate == date(2026, 11, 22)


def test_a_filing_moves_to_another_day_alone() -> None:
    stage = chosen("act.02")
    for node_id in ("rloc_admdvs.keep", "begndate.day_later", "next"):
        stage.press(node_id)
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.rloc_admdvs, sent.begndate) == (("330106",), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("flag", "told"), [("0", "moving"), ("4", "move_back"), ("8", "not_moved")]
)
def test_what_was_not_moved_holds_as_it_did(flag: str, told: str) -> None:
    stage = chosen("act.02")
    for node_id in ("rloc_admdvs.keep", "begndate.day_later", "next"):
        stage.press(node_id)
    sign(stage)
    stage.press("submit")
    stage.end_task()
    stage.press("progress")
    stage.answer(Progress((application(rchk_flag=flag),)))
    assert stage.node("heading").text == f"item.remote_cancel.filed.{told}.heading"
    assert stage.node("outcome").text == f"item.remote_cancel.filed.{told}"
    assert "原来的备案还有效" in written(stage.page)
    stage.press("print")
    assert stage.last(Print).slip.outcome.text == f"item.remote_cancel.slip.{told}"
