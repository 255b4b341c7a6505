"""What cannot be opened ends the process, as if nothing had been shown."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import App
from app.plan import Plan
from kiosk.shell.journal import Busy, Place, store
from model.page import Kind
from tests.journeys.shell import planned


@pytest.fixture
def plan() -> Plan:
    """With a hub and ports that are not there: nothing is started beside the terminal."""
    devices = planned().settings.devices
    ports = {
        name: replace(getattr(devices, name), port="not-there")
        for name in ("resident_id", "receipt_printer", "code_scanner")
    }
    return planned(hub={"url": "http://127.0.0.1:9"}, devices=ports)


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
