"""What two things at once do to the layers of pages: neither takes the other's answer."""

from __future__ import annotations

from kiosk.core.command import Arm, Call
from kiosk.core.event import Chosen
from model.page import Kind, Role
from tests.kiosk.core.filing import fill, for_self
from tests.kiosk.core.stage import CHEN, LIN, LOST, READY, Stage


def test_extending_the_time_does_not_uncover_the_first_persons_page() -> None:
    stage = Stage()
    stage.to_result()
    stage.lay(LIN)
    stage.wait(121)
    assert stage.page.key == "warning"
    stage.press("go_on")
    assert stage.page.key == "stranger", "somebody else may stand there still"
    stage.press("go_on")
    assert stage.page.kind is Kind.RESULT


def test_extending_the_time_does_not_close_help() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("bar.help")
    stage.wait(121)
    assert stage.page.key == "warning"
    stage.press("go_on")
    assert stage.page.key == "help"


def test_a_node_that_does_not_act_cannot_be_pressed() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("period")
    before = stage.page
    still = [node for node in before.nodes if node.role not in (Role.BUTTON, Role.CHOICE)]
    assert still
    for node in still:
        stage.post(Chosen(before.key, node.id))
    assert stage.page == before
    assert stage.terminal.dropped["Chosen"] == len(still)


def test_the_first_persons_own_card_does_not_lift_the_cover() -> None:
    stage = Stage()
    stage.to_result()
    stage.lay(LIN)
    stage.lay(CHEN)
    assert stage.page.key == "stranger"


def test_nothing_is_signed_below_another_persons_card() -> None:
    stage = for_self()
    fill(stage)
    for node_id in ("by_credential", "confirm", "confirm_again"):
        stage.press(node_id)
    stage.lay(LIN)
    stage.lay(CHEN)
    assert stage.page.key == "stranger"
    stage.press("go_on")
    assert stage.page.kind is Kind.PRESENT, "whoever goes on signs then"
    stage.lay(CHEN)
    assert stage.page.kind is Kind.REVIEW


def test_a_journal_that_comes_back_lets_the_reader_look_for_cards() -> None:
    stage = Stage()
    stage.device("journal", LOST)
    stage.begin()
    assert stage.page.key == "out"
    stage.device("journal", READY)
    stage.open()
    stage.lay(CHEN)
    assert stage.last(Call).op == "1101"
    arms = [c for c in stage.commands if isinstance(c, Arm) and c.device == "resident_id"]
    assert [arm.visit for arm in arms] == ["v1", "v2"]
