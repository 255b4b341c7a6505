"""What two things at once do to the ladder of pages: neither takes the other's answer."""

from __future__ import annotations

from kiosk.event import Chosen
from kiosk.page import Kind, Role
from tests.kiosk.stage import CHEN, LIN, Stage


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
