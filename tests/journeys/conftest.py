from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.errands import city, home
from tests.journeys.shell import Journey, journey, planned


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Journey]:
    """A terminal with its own hub and emulators, before anyone has come."""
    with journey(tmp_path) as one:
        yield one


@pytest.fixture(scope="session")
def hub_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hub")


@pytest.fixture(scope="session")
def hub_url(hub_folder: Path) -> Iterator[str]:
    """One hub for all filings of a session, where an agent may act once a day: each test has
    people of its own.
    """
    with city(hub_folder, "--agent-daily", "1") as url:
        yield url


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory, hub_url: str) -> Iterator[Journey]:
    """One terminal at that hub; its log is the process's for as long as it lives."""
    with journey(tmp_path_factory.mktemp("terminal"), planned(hub={"url": hub_url})) as one:
        yield one


@pytest.fixture
def here(terminal: Journey) -> Iterator[Journey]:
    """That terminal, before somebody comes; and the hub without a fault."""
    home(terminal)
    yield terminal
    terminal.mend()
