from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from config import deployment_files
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
    shipped = deployment_files.rules_of(deployment_files.AREA).read_text("utf-8")
    rules = hub_folder / "350100.toml"
    rules.write_text(shipped.replace("daily = 5", "daily = 1"), "utf-8")
    with city(hub_folder, "--rules", str(rules)) as url:
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
