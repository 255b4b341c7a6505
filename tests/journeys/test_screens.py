"""Whole visits through the real screens: every touch a touch, every page drawn."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.bootstrap import App
from app.play.evidence import evidence
from app.play.player import Player, Script
from app.play.waiting import has, ready
from model.page import Kind
from screens import window
from tests.journeys.scripts import at, printer, reader, shows, to_result, visit
from tests.journeys.shell import PATIENCE, planned

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    with ExitStack() as stack:
        house = App(planned(), tmp_path / "var", stack, line_ms=0.0)
        house.open()
        yield Player(house, patience_s=PATIENCE)


def test_balance_from_card_to_slip(player: Player, tmp_path: Path) -> None:
    player.pictures = tmp_path / "pictures"
    player.play(visit(player, "query_account", "chen_xiumei"))
    assert evidence(player.house, "query_account").faults() == []
    pages = [key for key, _ in player.times]
    assert pages[0] == "attract"
    assert "query_account.result" in pages
    pictures = {path.stem[3:] for path in player.pictures.glob("*.png")}
    assert pictures >= set(pages[:3]) | {"query_account.result", "query_account.rating", "ending"}


def test_insured_status_from_card_to_slip(player: Player) -> None:
    player.play(visit(player, "query_insured_status", "gao_wenbin"))
    assert evidence(player.house, "query_insured_status").faults() == []


def test_a_filing_by_finger_from_card_to_slip(player: Player) -> None:
    """Signed with strokes that are drawn; city, journal and slip say the same."""
    player.play(visit(player, "remote_long_stay", "chen_xiumei"))
    seen = evidence(player.house, "remote_long_stay")
    assert seen.faults() == []
    assert [state for _, state in seen.tasks] == ["accepted"]
    assert seen.number == seen.tasks[0][0]


def test_a_finger_that_trembles_prints_once(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two touches on one node, before it counts again, are one press (design.md §6)."""
    monkeypatch.setattr(window, "ONCE", 60.0)  # however busy the machine is, this is sooner

    def trembling() -> Script:
        yield from to_result(player)
        player.touch("act:print")
        player.touch("act:print")
        yield shows("printed")

    player.play(trembling())
    assert printer(player).state()["slips"] == 1
    assert not player.house.runtime.terminal.dropped, "the second never left the window"


def test_pressed_here_and_let_go_there_presses_nothing(player: Player) -> None:
    """A press counts on release inside the same node (design.md §6)."""

    def dragged() -> Script:
        yield ready
        shown = player.house.window
        start, elder = shown.where("act:start"), shown.where("act:elder")
        assert start is not None
        assert elder is not None
        finger = shown.touch_down(*start)
        shown.touch_move(finger, *elder)
        shown.touch_up(finger, *elder)
        yield ready

    player.play(dragged())
    assert player.page.kind is Kind.ATTRACT


def test_a_second_persons_card_is_covered_on_the_screen(player: Player) -> None:
    """Nothing of the first person is in the drawn scene while the question stands."""
    scenes: list[str] = []

    def visited() -> Script:
        yield from to_result(player)
        player.touch("act:reveal")
        yield has("act:reveal", "act.hide")
        scenes.append(drawn(player))
        reader(player).do("take")
        reader(player).do("lay", person="lin_guoqing")
        yield at("stranger")
        scenes.append(drawn(player))

    player.play(visited())
    shown, covered = scenes
    for personal in ("1,234.56", "3501****", "陈*"):
        assert personal in shown
        assert personal not in covered


def test_the_command_line_plays_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = subprocess.run(
        [sys.executable, "-m", "app", "visit", "--json", "--out", str(out)],
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["outcome"] == "printed"
    assert told["operations"][1:] == [
        ["1101", "ok"],
        ["K202", "ok"],
        ["K202", "ok"],
        ["K402", "ok"],
    ]
    assert (out / "slip.png").exists()
    assert json.loads((out / "visit.json").read_text("utf-8")) == told


def drawn(player: Player) -> str:
    """All text of the scene that is on the screen."""
    return " ".join(op.s for op in player.house.window.scene.ops if hasattr(op, "s"))
