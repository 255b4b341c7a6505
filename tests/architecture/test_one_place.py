"""A new item is one file; with an operation of its own that file, a dataclass and a line; a kind of
field is one module and a line. Suites that know nothing of them run over a copy that has them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.architecture.scratch import House, copied

pytestmark = pytest.mark.timeout(400)

ADDED = Path(__file__).parent / "added"
ITEMS = ("query_stays", "remote_work", "pause_year")
"""An eighth query, an eighth filing by an operation that there is, and one with an operation and a
kind of field of its own.
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The copy with all of them."""
    made = copied(tmp_path_factory.mktemp("house"))
    for name in ITEMS:
        made.add(f"config/catalogue/{name}.toml", ADDED / f"{name}.toml")
    made.add("wire/pausing.py", ADDED / "pausing.py")
    made.line(
        "wire/operations.py", "from wire.points import", "from wire.pausing import YearPaused"
    )
    made.line(
        "wire/operations.py",
        '        Operation("K403", PointsQuery, Points),',
        '        Operation("K398", YearPaused, Filed, submits=True),',
    )
    made.add("model/item/kinds/year.py", ADDED / "year.py")
    imported = "from model.item.kinds.year import YEAR"
    made.line("model/item/kinds/__init__.py", "from model.item.kinds.year_month", imported)
    made.line("model/item/kinds/__init__.py", "    YEAR_MONTH,", "    YEAR,")
    return made


def test_suites_that_know_nothing_of_them_pass(house: House) -> None:
    house.suites(
        "tests/model/item/test_parse.py",
        "tests/model/item/test_sent.py",
        "tests/architecture/test_kinds.py",
        "tests/config/text/test_text.py",
        "tests/kiosk/core/step/ask/test_notice.py",
        "tests/kiosk/core/step/file/test_review_status.py",
        "tests/app/test_plan.py",
    )


@pytest.mark.parametrize("item", ITEMS)
def test_each_is_played_from_the_menu_to_the_hubs_record(
    house: House, item: str, tmp_path: Path
) -> None:
    said = house.run("app", "visit", "--all", "--json", "--item", item, "--out", str(tmp_path))
    played = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [(one["item"], one["differences"], one["same"]) for one in played] == [(item, [], True)]
