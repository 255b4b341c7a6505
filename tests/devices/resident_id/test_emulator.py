"""Driver, serial link and emulator as they run: another process, a pty, the baud rate's time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from config import sandbox
from devices.link.serial import SerialLink
from devices.port import CardFailure, LinkLost, ResidentCard
from devices.remote import Refused, Remote, Running, start
from devices.resident_id.driver import SamVReader
from devices.resident_id.profile import ReaderProfile
from devices.status import Health, Reason, State

SILENT = Health(State.UNKNOWN, Reason.NO_ANSWER)
IMPATIENT = ReaderProfile(find_s=0.5, select_s=0.5, read_s=1.0, status_s=0.5)


@pytest.fixture
def emulator() -> Iterator[Running]:
    with start("devices.resident_id.emulator") as running:
        yield running


@pytest.fixture
def remote(emulator: Running) -> Remote:
    return emulator.remote


@pytest.fixture
def driver(emulator: Running) -> Iterator[SamVReader]:
    reader = SamVReader(SerialLink(str(emulator.link), 115200), IMPATIENT)
    assert reader.open() == Health(State.READY)
    yield reader
    reader.close()


def test_a_card_is_read_once(driver: SamVReader, remote: Remote) -> None:
    assert driver.poll() is None
    remote.do("lay", person="chen_xiumei")
    seen = driver.poll()
    assert isinstance(seen, ResidentCard)
    assert seen.number == sandbox.person("chen_xiumei").card.number
    assert driver.poll() is None
    assert remote.state()["reads"] == 1


def test_any_card_can_be_laid(driver: SamVReader, remote: Remote) -> None:
    fields = {"kind": "hmt_permit", "name": "示例", "birth": "1980-01-31", "valid_to": "2031-01-31"}
    remote.do("lay", card=fields)
    seen = driver.poll()
    assert isinstance(seen, ResidentCard)
    assert (seen.kind, seen.name) == (fields["kind"], fields["name"])


def test_dripping_bytes_make_the_same_card(driver: SamVReader, remote: Remote) -> None:
    remote.do("drip")
    remote.do("lay", person="chen_xiumei")
    assert isinstance(driver.poll(), ResidentCard)


def test_garbage_on_the_line_is_passed_over(driver: SamVReader, remote: Remote) -> None:
    remote.do("lay", person="chen_xiumei")
    remote.do("garbage", bytes="00ff" * 20 + "AAAAAA9669")
    assert isinstance(driver.poll(), ResidentCard)


@pytest.mark.parametrize("fault", ["truncate", "corrupt_checksum"])
def test_a_spoilt_read_asks_for_the_card_again(
    driver: SamVReader, remote: Remote, fault: str
) -> None:
    remote.do("lay", person="chen_xiumei")
    remote.do(fault, on="read", bytes=200)
    assert driver.poll() is CardFailure.UNREADABLE
    remote.do("take")
    remote.do("lay", person="chen_xiumei")
    assert isinstance(driver.poll(), ResidentCard)


@pytest.mark.parametrize("after", ["find", "select"])
def test_a_card_lifted_in_mid_read(driver: SamVReader, remote: Remote, after: str) -> None:
    remote.do("lay", person="chen_xiumei")
    remote.do("take", after=after)
    assert driver.poll() is CardFailure.UNREADABLE
    assert remote.state()["card"] is False


def test_silence_is_unknown_and_ends(driver: SamVReader, remote: Remote) -> None:
    remote.do("silence")
    assert driver.poll() == SILENT
    assert driver.status() == SILENT
    remote.do("answer")
    assert driver.status() == Health(State.READY)


def test_unplugged_and_plugged_in_again(driver: SamVReader, remote: Remote) -> None:
    remote.do("lay", person="chen_xiumei")
    remote.do("hang_up")
    with pytest.raises(LinkLost):
        driver.poll()
    driver.close()
    with pytest.raises(LinkLost):
        driver.open()
    remote.do("come_back")
    assert driver.open() == Health(State.READY)
    assert isinstance(driver.poll(), ResidentCard)


@pytest.mark.parametrize(
    "order",
    [
        {"do": "lay"},
        {"do": "lay", "person": "nobody"},
        {"do": "lay", "card": {"colour": "red"}},
        {"do": "lay", "card": {"birth": "yesterday"}},
        {"do": "lay", "card": {"name": "示" * 16}},
        {"do": "take", "after": "lunch"},
        {"do": "word", "word": "zz"},
        {"do": "truncate"},
    ],
)
def test_an_order_that_makes_no_sense_is_refused(remote: Remote, order: dict[str, object]) -> None:
    fields = {name: value for name, value in order.items() if name != "do"}
    with pytest.raises(Refused):
        remote.do(str(order["do"]), **fields)
    assert remote.state()["card"] is False


def test_a_second_card_does_not_fit(remote: Remote) -> None:
    remote.do("lay", person="chen_xiumei")
    with pytest.raises(Refused, match="already"):
        remote.do("lay", person="chen_xiumei")
