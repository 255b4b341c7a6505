"""The first page stands while journal, hub and devices are opened beside it."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.bootstrap import App
from app.play.player import Player, Script
from app.play.waiting import kind, ready
from model.page import Kind
from tests.journeys.shell import PATIENCE, planned

pytestmark = pytest.mark.timeout(180)


def test_a_touch_on_the_first_page_is_answered_once_the_journal_is_open(tmp_path: Path) -> None:
    gate = threading.Event()
    seen: list[Kind] = []
    with ExitStack() as stack:
        stack.callback(gate.set)
        house = App(planned(), tmp_path / "var", stack, line_ms=0.0)
        house.open(lambda shell, parts: assured(gate))
        house.runtime.subscribe(lambda page, profile: seen.append(page.kind))
        player = Player(house, patience_s=PATIENCE)

        def touching() -> Script:
            yield ready
            player.touch("act:start")
            house.window.pump(house.turn)
            assert seen == [Kind.ATTRACT]
            gate.set()
            yield kind(Kind.MENU)

        player.play(touching())
    assert seen == [Kind.ATTRACT, Kind.MENU]


def assured(gate: threading.Event) -> None:
    assert gate.wait(PATIENCE)
