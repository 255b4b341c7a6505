"""One filing on the stage of the pure core, in pieces: up to each page, for whomever."""

from __future__ import annotations

from kiosk.command import Submit
from kiosk.page import Kind
from tests.kiosk.stage import CHEN, LIN, Stage
from wire.filings import RemoteFiling

ITEM = "remote_long_stay"


def opened(item: str = ITEM, stage: Stage | None = None) -> Stage:
    """Up to the first page of the item that asks something."""
    stage = stage or Stage()
    stage.press("start")
    stage.press(item)
    stage.press("begin")
    return stage


def for_self(item: str = ITEM) -> Stage:
    """Up to the form."""
    stage = opened(item)
    stage.press("for.self")
    stage.lay(CHEN)
    stage.answer()
    stage.answer()
    return stage


def for_father(item: str = ITEM) -> Stage:
    """代人办: the daughter alone, up to the form."""
    stage = opened(item)
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer()
    stage.press("principal.0")
    stage.answer()
    stage.answer()
    return stage


def with_mother(item: str = ITEM) -> Stage:
    """带人办: the mother's card first, then that of whoever brings her; up to the form."""
    stage = opened(item)
    stage.press("for.accompanied")
    stage.lay(CHEN)
    stage.answer()
    stage.lay(LIN)
    stage.press("rlts.2")
    stage.answer()
    return stage


def fill(stage: Stage, tel: str = "13800000028") -> None:
    """Place, day, telephone: up to the commitment."""
    for node_id in ("rloc_admdvs.330000", "rloc_admdvs.330100", "rloc_admdvs.330106", "next"):
        stage.press(node_id)
    for digit in tel:
        stage.press(f"key.{digit}")
    stage.press("next")
    assert stage.page.kind is Kind.COMMITMENT


def sign(stage: Stage) -> None:
    """By ink, up to the review."""
    stage.draw()
    stage.press("agree")
    assert stage.page.kind is Kind.REVIEW


def reviewed(stage: Stage) -> Stage:
    fill(stage)
    sign(stage)
    return stage


def filed(stage: Stage) -> Stage:
    """Handed in and accepted."""
    reviewed(stage)
    stage.press("submit")
    stage.end_task()
    assert stage.page.key.endswith(".filed")
    return stage


def handed_in(stage: Stage) -> RemoteFiling:
    sent = stage.last(Submit).task.input
    assert isinstance(sent, RemoteFiling)
    return sent


def submits(stage: Stage) -> list[Submit]:
    return [c for c in stage.commands if isinstance(c, Submit)]
