"""Which page wins: each layer covers those below it."""

from __future__ import annotations

from devices.status import Health, Reason, State
from tests.kiosk.core.filing import for_self, opened
from tests.kiosk.core.stage import LIN, LOST, Stage

BROKEN = Health(State.FAULT, Reason.NO_ANSWER)


def test_from_the_bottom_to_the_top() -> None:
    stage = Stage()
    assert stage.page.key == "attract"
    stage.press("start")
    assert stage.page.key == "menu.0"
    stage = for_self()
    step = stage.page.key
    stage.press("bar.help")
    assert stage.page.key == "help"
    stage.lay(LIN)
    assert stage.page.key == "stranger", "another's card covers help too"
    while stage.page.key == "stranger":
        stage.wait(10)
    assert stage.page.key == "warning"
    stage.press("go_on")
    assert stage.page.key == "stranger"
    stage.press("go_on")
    stage.press("close_help")
    assert stage.page.key == step
    stage.press("bar.help")
    stage.wait(400)
    assert stage.page.key in ("ending", "wiping")


def test_a_journal_that_fails_ends_whatever_is_on() -> None:
    stage = for_self()
    stage.device("journal", BROKEN)
    assert stage.page.key == "ending"
    stage.press("noted")
    stage.begin()
    assert stage.page.key == "out"


def test_a_lost_device_covers_its_step_and_nothing_above_it() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.device("resident_id", LOST)
    assert stage.page.key == "cover.resident_id"
    stage.press("bar.help")
    assert stage.page.key == "help"
