"""One filing on the stage of the pure core, in pieces: up to each page, for whomever."""

from __future__ import annotations

from kiosk.core.command import Submit
from model.page import Kind, Page
from model.value import Number, filled, shown
from tests.kiosk.core.stage import CHEN, LIN, TEXTS, VOUCHER, Stage, application
from wire.filings import Application, Progress, RemoteFiling

ITEM = "remote_long_stay"
ACCEPT_NO = "YB-261122-000417"
NUMBER = Number(ACCEPT_NO)


def opened(item: str = ITEM, stage: Stage | None = None) -> Stage:
    """Up to the first page of the item that asks something."""
    stage = stage or Stage()
    stage.open(item)
    return stage


def presenting(item: str = ITEM, stage: Stage | None = None) -> Stage:
    """Up to where one's own card or code is asked for."""
    stage = opened(item, stage)
    stage.press("for.self")
    return stage


def identified(item: str = ITEM, stage: Stage | None = None) -> Stage:
    """By card; what the item asks the hub of the person has no answer yet."""
    stage = presenting(item, stage)
    stage.lay(CHEN)
    stage.answer()
    return stage


def for_self(item: str = ITEM, stage: Stage | None = None) -> Stage:
    """Up to the form."""
    stage = identified(item, stage)
    stage.answer()
    return stage


def by_voucher() -> Stage:
    """For oneself with a code, up to the form."""
    stage = presenting()
    stage.show_code(VOUCHER)
    for _ in range(3):
        stage.answer()
    return stage


def principals(item: str = ITEM, stage: Stage | None = None) -> Stage:
    """Up to the list of those for whom one may act."""
    stage = opened(item, stage)
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer()
    return stage


def for_father(item: str = ITEM, stage: Stage | None = None) -> Stage:
    """代人办: the daughter alone, up to the form."""
    stage = principals(item, stage)
    stage.press("row:0")
    stage.answer()
    stage.answer()
    return stage


def naming(item: str = ITEM) -> Stage:
    """带人办: the mother's card first, then that of whoever brings her; up to who that is."""
    stage = opened(item)
    stage.press("for.accompanied")
    stage.lay(CHEN)
    stage.answer()
    stage.lay(LIN)
    return stage


def with_mother(item: str = ITEM) -> Stage:
    """带人办, up to the form."""
    stage = naming(item)
    stage.press("rlts.2")
    stage.answer()
    return stage


def choose_place(stage: Stage) -> None:
    """Hangzhou, from today: up to the telephone."""
    for node_id in ("rloc_admdvs.330000", "rloc_admdvs.330100", "rloc_admdvs.330106", "next"):
        stage.press(node_id)


def fill(stage: Stage, tel: str = "13800000028") -> None:
    """Place, day, telephone: up to the commitment."""
    choose_place(stage)
    for digit in tel:
        stage.press(f"key.{digit}")
    stage.press("next")
    assert stage.page.kind is Kind.COMMITMENT


def signing() -> Stage:
    """For oneself, up to the commitment."""
    stage = for_self()
    fill(stage)
    return stage


def sign(stage: Stage) -> None:
    """By ink, up to the review."""
    stage.draw()
    stage.press("agree")
    assert stage.page.kind is Kind.REVIEW


def reviewed(stage: Stage) -> Stage:
    fill(stage)
    sign(stage)
    return stage


def submitted(stage: Stage) -> Stage:
    """Handed in; nobody has said anything yet."""
    reviewed(stage)
    stage.press("submit")
    return stage


def filed(stage: Stage) -> Stage:
    """Handed in and accepted."""
    submitted(stage)
    stage.end_task()
    assert stage.page.key.endswith(".filed")
    return stage


def handed_in(stage: Stage) -> RemoteFiling:
    sent = stage.last(Submit).task.input
    assert isinstance(sent, RemoteFiling)
    return sent


def submits(stage: Stage) -> list[Submit]:
    return [c for c in stage.commands if isinstance(c, Submit)]


def listed(*rows: Application) -> Stage:
    """What one's card has handed in, as the hub tells it."""
    stage = opened("query_progress")
    stage.lay(CHEN)
    stage.answer()
    stage.answer(Progress(rows or (application(),)))
    return stage


def back_out(stage: Stage) -> None:
    """Back and Back again, as far as the menu."""
    for _ in range(30):
        if stage.page.kind is Kind.MENU:
            break
        stage.press(stage.page.escape)
    assert stage.page.kind is Kind.MENU


def written(page: Page) -> str:
    """Every word of the page; a text or slot that is missing raises."""
    lines = [filled(TEXTS.entry(node.text).show, node.slots, TEXTS) for node in page.nodes]
    return "".join(lines + [shown(node.value, TEXTS) for node in page.nodes if node.value])


def told(stage: Stage, prefix: str) -> None:
    """The page says why, and offers a way on."""
    assert stage.node("heading").text == f"{prefix}.heading"
    assert stage.node("why").text == f"{prefix}.text"
    assert stage.page.node("act:leave") is not None
    assert written(stage.page)
