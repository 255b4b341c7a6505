"""Owner, driver, link and emulator together, as in a terminal: one life of a reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from config import sandbox
from devices.link.serial import SerialLink
from devices.port import DeviceSaid, HealthChanged, News, ResidentCard
from devices.remote import Running, start
from devices.resident_id.driver import SamVReader
from devices.resident_id.owner import ReaderOwner
from devices.status import Health, Reason, State
from devices.supervisor import Devices

ABSENT = HealthChanged("reader", Health(State.ABSENT, Reason.NOT_CONNECTED))
READY = HealthChanged("reader", Health(State.READY))


@pytest.fixture
def news() -> SimpleQueue[News]:
    return SimpleQueue()


@pytest.fixture
def devices(tmp_path: Path, news: SimpleQueue[News]) -> Iterator[Devices]:
    driver = SamVReader(SerialLink(str(tmp_path / "resident_id"), 115200))
    made = Devices([ReaderOwner("reader", driver, news.put, poll_s=0.01)])
    made.start()
    yield made
    made.stop()


@pytest.fixture
def emulator(tmp_path: Path, devices: Devices, news: SimpleQueue[News]) -> Iterator[Running]:
    """Started only when its absence has been noticed."""
    assert news.get(timeout=10) == ABSENT
    with start("devices.resident_id.emulator", folder=tmp_path) as running:
        yield running


def test_one_life_of_a_reader(devices: Devices, emulator: Running, news: SimpleQueue[News]) -> None:
    assert news.get(timeout=10) == READY
    emulator.remote.do("lay", person="chen_xiumei")
    devices.arm("reader", "v:1")
    read = news.get(timeout=10)
    assert isinstance(read, DeviceSaid)
    assert isinstance(read.value, ResidentCard)
    assert read.value.number == sandbox.person("chen_xiumei").card.number
    emulator.remote.do("hang_up")
    assert news.get(timeout=10) == ABSENT
    emulator.remote.do("take")
    emulator.remote.do("come_back")
    assert news.get(timeout=20) == READY
    emulator.remote.do("lay", person="chen_xiumei")
    again = news.get(timeout=10)
    assert again == read
