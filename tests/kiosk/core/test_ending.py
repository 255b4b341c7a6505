"""What a visit leaves behind, and its last page."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.core.command import Command, Disarm, Wipe
from kiosk.core.ending import Ending, Way
from kiosk.core.layers.ending import ending_page as page
from model.profile import Profile
from tests.kiosk.core.stage import SITE, Stage
from tests.kiosk.core.step.asked import written


def ending(**changes: Any) -> Ending:
    left: dict[str, Any] = {
        "card": True,
        "slip": False,
        "printing": None,
        "rated": None,
        "done": True,
    }
    left |= {"way": Way.CHOICE, "profile": Profile(), **changes}
    return Ending(visit="v1", n=9, until=130.0, **left)


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("rated", [None, True, False])
def test_the_end_says_what_is_left_and_how_it_was_rated(way: Way, rated: bool | None) -> None:
    shown = page(ending(way=way, rated=rated, slip=True), SITE)
    assert all(written(shown))
    assert shown.node("card") is not None
    assert shown.node("slip") is not None
    assert (shown.node("rated") is not None) is (rated is not None)


def test_only_what_was_brought_to_its_end_is_called_done() -> None:
    heads = [page(ending(done=done), SITE).nodes[0].text for done in (True, False)]
    assert heads == ["ending.heading", "ending.heading_left"]


def test_an_end_with_nothing_left_needs_no_page() -> None:
    assert ending().leaves_something
    assert not ending(card=False).leaves_something
    assert ending(card=False, slip=True).leaves_something


def test_every_command_of_the_end_has_a_number_of_its_own() -> None:
    stage = Stage()
    for node_id in ("start", "query_account", "begin"):
        stage.press(node_id)
    stage.wait(119)
    said: list[Command] = stage.wait(31)
    assert [c.device for c in said if isinstance(c, Disarm)] == ["resident_id", "code_scanner"]
    assert isinstance(said[-1], Wipe)
    numbers = [command.n for command in said if command.n]
    assert len(set(numbers)) == len(numbers)
