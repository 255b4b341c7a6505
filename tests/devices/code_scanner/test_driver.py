"""The driver with the emulated scanner of every family behind it: triggered, read, put out."""

from __future__ import annotations

from typing import Any

from config import sandbox
from config.sandbox.vouchers import who
from devices.code_scanner.driver import SerialScanner
from devices.code_scanner.profile import Dialect
from devices.port import CodeSeen, ScannedCode
from devices.status import Health, Reason, State

READY = Health(State.READY)


def looked(driver: SerialScanner, polls: int = 30) -> list[CodeSeen]:
    """What so many polls tell."""
    seen = (driver.poll() for _ in range(polls))
    return [one for one in seen if one is not None]


def texts(seen: list[CodeSeen]) -> list[str]:
    return [one.text for one in seen if isinstance(one, ScannedCode)]


def test_set_up_it_is_ready_and_dark(driver: SerialScanner, link: Any) -> None:
    assert driver.status() == READY
    assert link.light is (link.profile.dialect is Dialect.TERMINATOR)


def test_a_code_is_read_with_the_time_of_its_end(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    assert driver.poll() is None
    link.order("show", text="https://example.org/医保")
    seen = looked(driver)
    assert texts(seen)[0] == "https://example.org/医保"
    assert isinstance(seen[0], ScannedCode)
    assert 1000.0 < seen[0].at <= link.time


def test_byte_by_byte_it_is_the_same(driver: SerialScanner, link: Any) -> None:
    link.portion = 1
    driver.begin()
    link.order("show", text="424" * 20)
    assert texts(looked(driver))[0] == "424" * 20


def test_gbk_is_read(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.order("show", hex="医保码".encode("gbk").hex())
    assert texts(looked(driver))[0] == "医保码"


def test_a_persons_phone_shows_their_voucher(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.order("show", person="chen_xiumei")
    found = who(texts(looked(driver))[0])
    assert found is not None
    assert found[0] == sandbox.person("chen_xiumei").id


def test_the_light_is_on_from_begin_to_end(driver: SerialScanner, link: Any) -> None:
    always = link.profile.dialect is Dialect.TERMINATOR
    driver.begin()
    assert link.light
    driver.end()
    assert link.light is always
    driver.begin()
    driver.close()
    assert link.light is always


def test_it_looks_on_after_a_code_and_after_the_engines_own_time(
    driver: SerialScanner, link: Any
) -> None:
    driver.begin()
    link.order("show", text="first")
    assert texts(looked(driver))[0] == "first"
    link.order("take")
    looked(driver)
    began = link.time
    while link.time < began + 60:
        driver.poll()
    link.order("show", text="second")
    assert texts(looked(driver))[0] == "second"


def test_a_code_whose_suffix_is_off_ends_with_the_pause(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.order("cut", bytes=8)
    link.order("show", text="12345678")
    assert texts(looked(driver))[0] == "12345678"


def test_a_newland_that_is_asked_and_does_not_answer_is_unknown(newland: Any) -> None:
    driver = SerialScanner(newland, newland.profile)
    assert driver.open() == READY
    newland.silent = True
    assert driver.status() == Health(State.UNKNOWN, Reason.NO_ANSWER)
    newland.silent = False
    assert driver.status() == READY
    assert newland.written.count(b"SCNMOD0") == 2
