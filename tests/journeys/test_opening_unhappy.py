"""What cannot be opened ends the process in a sentence; a journal that fails is waited for."""

from __future__ import annotations

import argparse
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import main
from app.bootstrap import App
from app.cli.exits import Exit
from app.plan import Plan
from devices.registry import at_port
from kiosk.core.situation import JOURNAL
from kiosk.shell.journal import Busy, Place, store, verify
from model.page import Kind
from tests.journeys.shell import PATIENCE, planned


@pytest.fixture
def plan() -> Plan:
    """With a hub and ports that are not there: nothing is started beside the terminal."""
    made = planned(hub={"url": "http://127.0.0.1:9"})
    return replace(made, devices=tuple(at_port(one, "not-there") for one in made.devices))


@pytest.fixture
def busy(tmp_path: Path, plan: Plan) -> Iterator[Path]:
    """The folder of a terminal whose journal another process has."""
    handle = store.locked(Place.of(tmp_path / plan.settings.journal.folder))
    yield tmp_path
    os.close(handle)


def test_a_journal_that_another_has_ends_the_loop(busy: Path, plan: Plan) -> None:
    with ExitStack() as stack:
        house = App(plan, busy, stack)
        house.open()
        assert house.runtime.terminal.page.kind is Kind.ATTRACT
        with pytest.raises(Busy, match="another process"):
            house.window.run(house.turn)


def test_who_waits_for_the_shell_hears_it_too(busy: Path, plan: Plan) -> None:
    with ExitStack() as stack:
        house = App(plan, busy, stack)
        house.open()
        with pytest.raises(Busy, match="another process"):
            _ = house.shell


def test_who_ends_while_it_opens_leaves_nothing_open(tmp_path: Path, plan: Plan) -> None:
    with ExitStack() as stack:
        App(plan, tmp_path, stack).open()
    handle = store.locked(Place.of(tmp_path / plan.settings.journal.folder))
    os.close(handle)
    assert "starter_0" not in {thread.name for thread in threading.enumerate()}


def turned_until(house: App, done: Callable[[], bool]) -> None:
    """The window's own loop, until then; what the starter does wakes it."""
    late = time.monotonic() + PATIENCE

    def turn() -> float | None:
        due = house.turn()
        if done():
            house.window.stop()
        assert time.monotonic() < late, f"still {house.runtime.terminal.page.key}"
        return min(due or late, time.monotonic() + 0.02)

    house.window.run(turn)


def test_a_disk_that_takes_nothing_is_waited_for_with_a_page(tmp_path: Path, plan: Plan) -> None:
    """field_cases.md F7, abuses.md A14."""
    in_the_way = tmp_path / plan.settings.journal.folder
    in_the_way.write_text("where the folder should be")
    terminal = None
    with ExitStack() as stack:
        house = App(plan, tmp_path, stack)
        terminal = house.runtime.terminal
        house.open(retry_s=0.01)
        turned_until(house, lambda: terminal.page.key == "out")
        in_the_way.unlink()
        turned_until(house, lambda: terminal.health[JOURNAL].usable)
        assert house.shell.journal.failed is False


def test_a_journal_that_fails_while_it_runs_is_opened_anew(tmp_path: Path, plan: Plan) -> None:
    with ExitStack() as stack:
        house = App(plan, tmp_path, stack)
        terminal = house.runtime.terminal
        house.open(retry_s=0.01)
        first = house.shell.journal
        first._writer.submit(lambda c: c.execute("SELECT * FROM no_such_table"))
        turned_until(house, lambda: first.failed)
        turned_until(house, lambda: not terminal.health[JOURNAL].usable)
        turned_until(house, lambda: house._shell.done() and terminal.health[JOURNAL].usable)
        assert house.shell.journal is not first
        assert house.shell.journal.failed is False
    assert verify(Place.of(tmp_path / plan.settings.journal.folder)).sound


def test_a_second_terminal_is_refused_in_a_sentence(
    busy: Path, plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(options: argparse.Namespace) -> Exit:
        with ExitStack() as stack:
            house = App(plan, busy, stack)
            house.open(retry_s=60.0)
            house.window.run(house.turn)
        return Exit.DONE

    monkeypatch.setattr("app.cli.run.run", refused)
    assert main(["run", "--folder", str(busy)]) == Exit.JOURNAL
    said = capsys.readouterr().err
    assert "another process writes this journal" in said
    assert "Traceback" not in said
