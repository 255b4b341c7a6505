from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.shell.journal import Journal, Place

Opener = Callable[[], Journal]


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 15, 5, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.of(tmp_path / "journal")


@pytest.fixture
def failures() -> list[str]:
    """What `on_failed` was called with."""
    return []


@pytest.fixture
def opener(place: Place, now: datetime, failures: list[str]) -> Iterator[Opener]:
    """Opens the journal of `place`; the one before is closed first, and the last at the end."""
    open_now: list[Journal] = []

    def close() -> None:
        while open_now:
            open_now.pop().close()

    def opened() -> Journal:
        close()
        open_now.append(Journal.open(place, now, failures.append))
        return open_now[-1]

    yield opened
    close()
