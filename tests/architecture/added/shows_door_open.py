"""The made-up layer covers whatever page there is, and gives it back."""

from __future__ import annotations

import pytest

from tests.kiosk.core.filing import for_self, signing
from tests.kiosk.core.stage import LOST, READY, Stage


@pytest.mark.parametrize("way", [Stage, for_self, signing], ids=lambda way: way.__name__)
def test_it_covers_the_page_and_gives_it_back(way: type[Stage]) -> None:
    stage = way()
    before = stage.page
    stage.device("door", LOST)
    assert stage.page.key == "door"
    stage.device("door", READY)
    assert stage.page == before
