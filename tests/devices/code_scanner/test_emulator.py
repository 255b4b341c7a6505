"""Driver, serial link and emulator as they run: another process, a pty, the baud rate's time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from config import sandbox
from config.sandbox.vouchers import who
from devices.code_scanner.codec import ENQ, newland, newland_answer
from devices.code_scanner.driver import SerialScanner
from devices.code_scanner.emulator import Phone, Scanner
from devices.code_scanner.profile import scanner_profiles
from devices.link.serial import SerialLink
from devices.port import CodeFailure, CodeSeen, LinkLost, ScannedCode
from devices.remote import Refused, Remote, Running, start
from devices.status import Health, State

CALM_S = 0.5
"""A pause that no busy machine makes by itself in the middle of a code."""

HONEYWELL = scanner_profiles()["honeywell"]


@pytest.fixture(params=sorted(scanner_profiles()))
def emulator(request: pytest.FixtureRequest) -> Iterator[Running]:
    with start("devices.code_scanner.emulator", "--model", request.param) as running:
        yield running


@pytest.fixture
def remote(emulator: Running) -> Remote:
    return emulator.remote


@pytest.fixture
def driver(emulator: Running, remote: Remote) -> Iterator[SerialScanner]:
    profile = replace(scanner_profiles()[remote.state()["model"]], idle_s=CALM_S, answer_s=10.0)
    scanner = SerialScanner(SerialLink(str(emulator.link), 115200), profile)
    assert scanner.open() == Health(State.READY)
    yield scanner
    scanner.close()


def first(driver: SerialScanner) -> CodeSeen:
    """What the polls of some seconds tell first."""
    seen = (driver.poll() for _ in range(100))
    return next((one for one in seen if one is not None), None)


def test_a_voucher_is_read_from_a_phone(driver: SerialScanner, remote: Remote) -> None:
    remote.do("show", person="chen_xiumei")
    driver.begin()
    if remote.state()["model"] == "terminator":
        remote.do("take")  # it was read before it was asked for, and is forgotten
        remote.do("show", person="chen_xiumei")
    seen = first(driver)
    assert isinstance(seen, ScannedCode)
    found = who(seen.text)
    assert found is not None
    assert found[0] == "chen_xiumei"
    assert remote.state()["told"] >= 1


def test_byte_by_byte_and_in_gbk(driver: SerialScanner, remote: Remote) -> None:
    remote.do("drip")
    driver.begin()
    remote.do("show", hex="医保码".encode("gbk").hex())
    seen = first(driver)
    assert isinstance(seen, ScannedCode)
    assert seen.text == "医保码"


def test_noise_is_no_code(driver: SerialScanner, remote: Remote) -> None:
    driver.begin()
    remote.do("garbage", bytes="00ff8100")
    assert first(driver) == CodeFailure.UNREADABLE


def test_unplugged_while_it_looks_and_plugged_in_again(
    driver: SerialScanner, remote: Remote
) -> None:
    driver.begin()
    remote.do("hang_up")
    with pytest.raises(LinkLost):
        first(driver)
    driver.close()
    remote.do("come_back")
    assert driver.open() == Health(State.READY)
    driver.begin()
    remote.do("show", text="again")
    seen = first(driver)
    assert isinstance(seen, ScannedCode)
    assert seen.text == "again"


@pytest.mark.parametrize("order", [{}, {"hex": "zz"}, {"person": "nobody"}, {"hex": 7}])
def test_what_cannot_be_shown_is_refused(remote: Remote, order: dict[str, object]) -> None:
    with pytest.raises(Refused):
        remote.do("show", **order)


def test_a_phone_shows_a_new_voucher_after_a_minute() -> None:
    now = [datetime(2025, 11, 22, 8, 0, 50, tzinfo=UTC)]
    phone = Phone(sandbox.person("chen_xiumei"), lambda: now[0])
    shown = phone()
    now[0] += timedelta(seconds=59)
    assert phone() == shown
    now[0] += timedelta(seconds=1)
    assert phone() != shown


def test_a_code_held_up_is_read_once_a_trigger() -> None:
    sent: list[bytes] = []
    due: list[Callable[[], None]] = []
    scanner = Scanner(
        scanner_profiles()["honeywell"], sent.append, lambda _, action: due.append(action)
    )
    scanner.verbs()["show"]({"text": "x"})
    assert due == []
    for _ in range(2):
        scanner.received(b"\x16T\r")
        for action in (*due[1::2], *due[1::2]):  # the other one puts out the light
            action()
        assert not scanner.state()["light"]
    assert sent == [b"x\r"] * 2


def test_put_out_before_it_has_read_it_tells_nothing() -> None:
    sent: list[bytes] = []
    due: list[Callable[[], None]] = []
    scanner = Scanner(
        scanner_profiles()["honeywell"], sent.append, lambda _, action: due.append(action)
    )
    scanner.verbs()["show"]({"text": "x"})
    scanner.received(b"\x16T\r\x16U\r")
    for action in due:
        action()
    assert sent == []


def test_a_command_that_newland_does_not_know_is_refused() -> None:
    sent: list[bytes] = []
    scanner = Scanner(scanner_profiles()["newland"], sent.append, lambda *_: None)
    for command in ("XYZ", "SCNMOD*"):
        scanner.received(newland(command))
    assert sent == [newland_answer("XYZ", ENQ), newland_answer("SCNMOD0")]
