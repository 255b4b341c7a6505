"""Scanners whose framing is not the one that is set, and codes that come in pieces."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from devices.code_scanner.driver import SerialScanner
from devices.code_scanner.emulator import Scanner
from devices.code_scanner.profile import Aim, scanner_profiles
from devices.port import CodeSeen, ScannedCode
from tests.devices.code_scanner.conftest import ScannerLink

VOUCHER = "4240000000000000000107350000"


def looked(driver: SerialScanner, polls: int = 30) -> list[CodeSeen]:
    return [one for one in (driver.poll() for _ in range(polls)) if one is not None]


def texts(seen: list[CodeSeen]) -> list[str]:
    return [one.text if isinstance(one, ScannedCode) else str(one) for one in seen]


@pytest.mark.parametrize(
    "sent",
    [
        {"suffix": b"\t"},
        {"suffix": b"\x00"},
        {"prefix": b"\x02", "suffix": b"\x03"},
        {"aim": Aim.YES},
        {"suffix": b"", "aim": Aim.YES},
    ],
)
def test_a_code_is_read_whatever_the_scanner_was_set_to(link: Any, sent: dict[str, Any]) -> None:
    driver = SerialScanner(link, link.profile)
    link.scanner = Scanner(replace(link.profile, **sent), link.arrive, link.after)
    driver.open()
    driver.begin()
    link.order("show", text=VOUCHER)
    assert set(texts(looked(driver))) == {VOUCHER}


def test_halves_with_a_pause_between_them_are_one_code(link: Any) -> None:
    driver = SerialScanner(link, link.profile)
    driver.open()
    driver.begin()
    link.order("cut", bytes=14, rest=0.25)
    link.order("show", text=VOUCHER)
    seen = looked(driver, 8)
    assert set(texts(seen)) == {VOUCHER}
    assert isinstance(seen[0], ScannedCode)
    assert seen[0].framing is not None
    assert seen[0].framing.pause_s == pytest.approx(0.25, abs=0.01)


def test_without_a_suffix_the_idle_time_of_the_settings_holds() -> None:
    profile = replace(scanner_profiles()["newland"], suffix=b"", idle_s=0.5)
    link = ScannerLink(profile)
    driver = SerialScanner(link, profile)
    driver.open()
    driver.begin()
    link.order("cut", bytes=14, rest=0.25)
    link.order("show", text=VOUCHER)
    assert set(texts(looked(driver, 12))) == {VOUCHER}
