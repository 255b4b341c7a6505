"""A new layer is one module and its place in the list. Suites that know nothing of it run over a
copy that has it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.scratch import House, copied

pytestmark = pytest.mark.timeout(400)

ADDED = Path(__file__).parent / "added"
ROOM = "kiosk/core/layers"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The copy with a layer above all others."""
    made = copied(tmp_path_factory.mktemp("house"))
    made.add(f"{ROOM}/door_open.py", ADDED / "door_open.py")
    imported = "from kiosk.core.layers.door_open import DOOR_OPEN"
    made.line(f"{ROOM}/__init__.py", "from kiosk.core.layers.ending import", imported)
    made.line(f"{ROOM}/__init__.py", "    WARNING,", "    DOOR_OPEN,")
    made.add("tests/kiosk/core/test_door_open.py", ADDED / "shows_door_open.py")
    return made


def test_it_shows_and_all_others_are_as_they_were(house: House) -> None:
    house.suites(
        "tests/kiosk/core/test_door_open.py",
        "tests/kiosk/core/test_layers.py",
        "tests/kiosk/core/test_layer_pages.py",
        "tests/kiosk/core/test_guard_unhappy.py",
        "tests/kiosk/core/test_visit.py",
        "tests/architecture/test_modules.py",
    )
