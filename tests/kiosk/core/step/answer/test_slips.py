"""Slips of what was handed in: how it stands, what comes next, and who did it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.slip import Slip
from kiosk.core.step.answer.slips import filing_slip, reprint
from kiosk.core.step.file.review_status import status_text
from model.item import Acting
from model.page import Line
from model.task import Outcome
from model.value import Plain
from tests.kiosk.core.stage import ACCEPTED, application
from tests.kiosk.core.step.asked import context
from tests.kiosk.core.step.handed import KEY, agents, filed
from wire.filings import Answer

CANCEL = (Answer("trt_dcla_detl_sn", "BA-1"), Answer("evt_type", "05"))
MOVE = (
    Answer("trt_dcla_detl_sn", "BA-1"),
    Answer("evt_type", "02"),
    Answer("rloc_admdvs", "310101"),
    Answer("begndate", "2026-12-01"),
)


def again(**changes: object) -> Slip:
    slip = reprint(application(**changes), context(item="query_progress"))
    assert slip is not None
    return slip


def next_of(slip: Slip) -> list[str]:
    return [line.text for line in slip.then]


def test_an_unknown_outcome_carries_its_key_for_a_terminal() -> None:
    slip = filing_slip(filed(Outcome.UNKNOWN))
    assert (slip.number, slip.qr, slip.qr_text) == (KEY, KEY, "slip.qr_key")
    assert slip.outcome == Line("slip.unknown")


OWN = ("cancelled", "moving", "move_back", "not_moved")
"""What only this item says."""


@pytest.mark.parametrize(
    ("flag", "fields", "stands"),
    [
        ("1", CANCEL, "cancelled"),
        ("0", MOVE, "moving"),
        ("1", MOVE, "holds"),
        ("4", MOVE, "move_back"),
        ("4", CANCEL, "sent_back"),
        ("8", MOVE, "not_moved"),
        ("3", CANCEL, "over"),
    ],
)
def test_an_item_has_words_of_its_own_for_how_it_stands(
    flag: str, fields: tuple[Answer, ...], stands: str
) -> None:
    slip = again(item_id="remote_cancel", rchk_flag=flag, fields=fields)
    own = "item.remote_cancel." if stands in OWN else ""
    assert slip.outcome == Line(f"{own}slip.{stands}")
    assert next_of(slip) == [f"{own}slip.then.{stands}"]


def test_what_needs_no_review_is_done() -> None:
    ctx = filed()
    assert ctx.data.handed_in is not None
    handed_in = replace(ctx.data.handed_in, output=object())
    stands = replace(ctx, data=replace(ctx.data, handed_in=handed_in))
    assert status_text(stands, "slip.{}") == "slip.done"
    assert again(item_id="proxy_register", rchk_flag="1").outcome == Line("slip.done")


def test_why_it_was_sent_back_stands_first() -> None:
    slip = again(rchk_flag="4", memo="请补填住址")
    assert (slip.rows[0].label, slip.rows[0].value) == ("label.why", Plain("请补填住址"))
    assert next_of(slip) == ["slip.then.sent_back"]


def test_printed_once_more_it_says_both_times() -> None:
    taken, printed = again().footer[:2]
    assert (taken.text, printed.text) == ("slip.taken", "slip.printed_again")
    unknown = again(accepted_at=None).footer[0]
    assert unknown.text == "slip.at"


@pytest.mark.parametrize("acting", [Acting.AGENT, Acting.GUARDIAN, Acting.ACCOMPANIED])
def test_whoever_acted_is_called_what_they_were(acting: Acting) -> None:
    slip = again(acting=acting, agnter_name="陈秀妹")
    assert slip.agent is not None
    assert slip.agent.text == f"slip.{acting}_named"
    assert ("slip.then.agent" in next_of(slip)) is acting.alone


def test_an_unknown_way_of_acting_is_an_agents() -> None:
    slip = again(acting="x", agnter_name="陈秀妹")
    assert slip.agent is not None
    assert slip.agent.text == "slip.agent_named"
    assert again(acting="x").agent is None


def test_an_agents_own_card_does_not_find_it() -> None:
    ctx = filed(**agents(Acting.AGENT))
    assert next_of(filing_slip(ctx))[-1] == "slip.then.agent"
    assert ACCEPTED.accept_no == filing_slip(ctx).number
