"""Owner, driver, link and emulator of a scanner together, as in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from config.sandbox.vouchers import who
from devices.code_scanner.driver import SerialScanner
from devices.code_scanner.owner import ScannerOwner
from devices.code_scanner.profile import scanner_profiles
from devices.link.serial import SerialLink
from devices.port import DeviceSaid, HealthChanged, News, ScannedCode
from devices.remote import Running, start
from devices.status import Health, Reason, State
from devices.supervisor import Devices

ABSENT = HealthChanged("code_scanner", Health(State.ABSENT, Reason.NOT_CONNECTED))
READY = HealthChanged("code_scanner", Health(State.READY))
PROFILE = replace(scanner_profiles()["newland"], idle_s=0.5, answer_s=10.0)
"""More patient than the wire asks, for a busy machine."""


@pytest.fixture
def news() -> SimpleQueue[News]:
    return SimpleQueue()


@pytest.fixture
def devices(tmp_path: Path, news: SimpleQueue[News]) -> Iterator[Devices]:
    driver = SerialScanner(SerialLink(str(tmp_path / "code_scanner"), 115200), PROFILE)
    made = Devices([ScannerOwner("code_scanner", driver, news.put)])
    made.start()
    yield made
    made.stop()


@pytest.fixture
def emulator(tmp_path: Path, devices: Devices, news: SimpleQueue[News]) -> Iterator[Running]:
    """Started only when its absence has been noticed."""
    assert news.get(timeout=10) == ABSENT
    with start("devices.code_scanner.emulator", folder=tmp_path) as running:
        assert news.get(timeout=20) == READY
        yield running


def read(news: SimpleQueue[News]) -> tuple[str, str]:
    """Tag and text of the next news."""
    one = news.get(timeout=20)
    assert isinstance(one, DeviceSaid)
    assert isinstance(one.value, ScannedCode)
    return one.tag, one.value.text


def test_one_life_of_a_scanner(
    devices: Devices, emulator: Running, news: SimpleQueue[News]
) -> None:
    emulator.remote.do("show", person="chen_xiumei")
    devices.arm("code_scanner", "v:1")
    tag, text = read(news)
    found = who(text)
    assert (tag, found[0] if found else None) == ("v:1", "chen_xiumei")
    emulator.remote.do("hang_up")
    assert news.get(timeout=10) == ABSENT
    emulator.remote.do("show", text="after the loss")
    emulator.remote.do("come_back")
    assert news.get(timeout=20) == READY
    assert read(news) == ("v:1", "after the loss")


def test_what_is_held_up_in_the_dark_is_read_once_it_is_armed(
    devices: Devices, emulator: Running, news: SimpleQueue[News]
) -> None:
    emulator.remote.do("show", text="patient")
    assert emulator.remote.state()["told"] == 0
    devices.arm("code_scanner", "v:2")
    assert read(news) == ("v:2", "patient")
