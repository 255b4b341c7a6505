from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.shell import Journey, journey


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Journey]:
    """A terminal with its own hub and emulators, before anyone has come."""
    with journey(tmp_path) as one:
        yield one
