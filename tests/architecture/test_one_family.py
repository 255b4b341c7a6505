"""A new device family is one folder and its line in the list. Suites that know nothing of it run
over a copy that has it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.architecture.scratch import House, copied

pytestmark = pytest.mark.timeout(400)

LAMP = Path(__file__).parent / "added" / "lamp"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The copy with a lamp."""
    made = copied(tmp_path_factory.mktemp("house"))
    (made.top / "devices" / "lamp").mkdir()
    for file in sorted(LAMP.glob("*.*")):
        made.add(f"devices/lamp/{file.name}", file)
    made.line("devices/registry.py", '    "code_scanner",', '    "lamp",')
    return made


def test_registry_settings_contract_and_simulator_have_it(house: House) -> None:
    house.suites(
        "tests/devices/test_registry.py",
        "tests/devices/contract",
        "tests/simulator/test_orders.py",
        "tests/simulator/test_page.py",
    )


def test_the_command_line_and_doctor_have_it(house: House) -> None:
    kept = ("--json", "--folder", str(house.top / "var"))
    [said] = [json.loads(house.run("app", "device", "light", *kept))]
    assert said == {"end": "done"}
    found = json.loads(house.run("app", "device", "status", *kept))["devices"]
    assert {"device": "lamp", "state": "ready", "reason": "none"} in found
    house.suites("tests/app/cli/test_cli.py")


def test_the_settings_may_change_it(house: House) -> None:
    mine = house.top / "mine.toml"
    mine.write_text('[devices.lamp]\nanswer_s = 0.5\nmodel = "bulb"\n', "utf-8")
    listed = json.loads(house.run("app", "device", "list", "--json", "--config", str(mine)))
    assert {"device": "lamp", "model": "bulb", "port": "emulator", "link": "serial"} in listed[
        "devices"
    ]
