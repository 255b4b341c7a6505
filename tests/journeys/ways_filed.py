"""Ways to what became of something handed in."""

from __future__ import annotations

from dataclasses import replace

from model.profile import Profile
from model.task import Outcome
from tests.journeys.way import find, way
from tests.journeys.ways_filing import review, review_for_father
from tests.journeys.ways_query import menu, warn
from tests.kiosk.core.stage import (
    ACCEPTED,
    LIN,
    PAPER_OUT,
    Stage,
    application,
    filing,
)
from wire.filings import Filings, Progress


@way
def sending(stage: Stage) -> None:
    review(stage)
    submit(stage)


def submit(stage: Stage) -> None:
    find(stage, "submit")


@way
def filed(stage: Stage) -> None:
    sending(stage)
    stage.end_task()


@way
def warning_filed(stage: Stage) -> None:
    filed(stage)
    warn(stage)


@way
def timed_out_filed(stage: Stage) -> None:
    warning_filed(stage)
    stage.wait(35)


@way
def timed_out_unknown(stage: Stage) -> None:
    filed_unknown(stage)
    warn(stage)
    stage.wait(35)


@way
def ending_filed(stage: Stage) -> None:
    filed(stage)
    stage.press("finish")
    stage.press("skip")


@way
def filed_for_father(stage: Stage) -> None:
    review_for_father(stage)
    submit(stage)
    stage.end_task()


@way
def filed_printed(stage: Stage) -> None:
    filed(stage)
    stage.press("print")
    stage.printed()


@way
def filed_unknown(stage: Stage) -> None:
    sending(stage)
    stage.end_task(Outcome.UNKNOWN)


@way
def not_sent(stage: Stage) -> None:
    sending(stage)
    stage.end_task(Outcome.NOT_SENT)


@way
def refused(stage: Stage) -> None:
    sending(stage)
    stage.end_task(Outcome.REFUSED, "4005")
    stage.answer()


@way
def filings(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_filings")
    stage.press("begin")
    stage.press("for.self")
    stage.lay()
    stage.answer()
    held = [filing(), filing(rloc_admdvs="310000", vali_flag="0", rchk_flag="3")]
    stage.answer(Filings((*held, filing(rloc_admdvs="622927", vali_flag="0", rchk_flag="2"))))


@way
def cancel_which(stage: Stage) -> None:
    menu(stage)
    find(stage, "remote_cancel")
    stage.press("begin")
    stage.press("for.self")
    stage.lay()
    stage.answer()
    stage.answer(Filings((filing(), filing(trt_dcla_detl_sn="B2", rloc_admdvs="622927"))))


@way
def cancel_or_move(stage: Stage) -> None:
    cancel_which(stage)
    stage.press(stage.page.body[1].id)


@way
def progress(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_progress")
    stage.press("begin")
    stage.lay()
    stage.answer()
    again = application(accept_no="YB-261101-000001", rchk_flag="4", memo="请补填在那边的住址")
    stage.answer(Progress((application(), again)))


@way
def progress_opened(stage: Stage) -> None:
    progress(stage)
    stage.press("row:0")


@way
def progress_sent_back(stage: Stage) -> None:
    progress(stage)
    find(stage, "row:1")


@way
def progress_none(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_progress")
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.answer(Progress())


@way
def cancelled(stage: Stage) -> None:
    cancel_or_move(stage)
    stage.press("act.05")
    if stage.page.node("act:by_hand"):
        stage.press("by_hand")
    stage.draw()
    stage.press("agree")
    submit(stage)
    stage.end_task(output=replace(ACCEPTED, rchk_flag="1"))


@way
def filed_checked(stage: Stage) -> None:
    filed(stage)
    if stage.page.node("act:progress"):
        stage.press("progress")
        stage.answer()


def checked(stage: Stage, flag: str) -> None:
    """How far it is was asked on the spot, on a page that offers this; then as large as before."""
    worn = stage.terminal.profile
    stage.wear(Profile())
    stage.press("progress")
    stage.answer(Progress((application(rchk_flag=flag, memo="请补一张居住证明"),)))
    stage.wear(worn)


@way
def filed_sent_back(stage: Stage) -> None:
    filed(stage)
    checked(stage, "4")


@way
def filed_rejected(stage: Stage) -> None:
    filed(stage)
    checked(stage, "2")


@way
def filed_over(stage: Stage) -> None:
    filed(stage)
    checked(stage, "3")


@way
def ending_sent_back(stage: Stage) -> None:
    filed_sent_back(stage)
    stage.press("finish")
    stage.press("skip")


@way
def timed_out_rejected(stage: Stage) -> None:
    filed_rejected(stage)
    warn(stage)
    stage.wait(35)


@way
def move_sent_back(stage: Stage) -> None:
    """The most that such a page says: who, what, why, and what holds still."""
    commitment_moved(stage)
    if stage.page.node("act:by_hand"):
        stage.press("by_hand")
    stage.draw()
    stage.press("agree")
    submit(stage)
    stage.end_task()
    checked(stage, "4")


@way
def filed_without_paper(stage: Stage) -> None:
    sending(stage)
    stage.device("receipt_printer", PAPER_OUT)
    stage.end_task()


@way
def register_scope(stage: Stage) -> None:
    menu(stage)
    find(stage, "proxy_register")
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.lay(LIN)
    stage.press("rlts.2")
    for digit in "13900000015":
        stage.press(f"key.{digit}")
    stage.press("next")


@way
def commitment_entrusted(stage: Stage) -> None:
    register_scope(stage)
    stage.press("next")
    stage.press("next")


@way
def commitment_others_card(stage: Stage) -> None:
    """The agent's, where the principal signs."""
    commitment_entrusted(stage)
    if stage.page.node("act:by_credential"):
        stage.press("by_credential")
    stage.press("confirm")
    stage.press("confirm_again")
    stage.lay(LIN)


@way
def review_beside(stage: Stage) -> None:
    commitment_entrusted(stage)
    if stage.page.node("act:by_hand"):
        stage.press("by_hand")
    stage.draw()
    stage.press("agree")


@way
def relation_again(stage: Stage) -> None:
    review_beside(stage)
    find(stage, "act:rlts")


@way
def commitment_changed(stage: Stage) -> None:
    relation_again(stage)
    stage.press("rlts.4")


@way
def place_known(stage: Stage) -> None:
    cancel_or_move(stage)
    stage.press("act.02")


@way
def commitment_moved(stage: Stage) -> None:
    """The longest name of a place, and the most that is signed about."""
    cancel_which(stage)
    stage.press("filing.1")
    for node_id in ("act.02", "rloc_admdvs.keep", "next"):
        stage.press(node_id)
