"""The driver, and links with the emulated scanner of every family at their other end."""

from __future__ import annotations

import pytest

from devices.code_scanner.driver import SerialScanner
from devices.code_scanner.emulator import Scanner
from devices.code_scanner.profile import ScannerProfile, scanner_profiles
from tests.devices.bench_link import BenchLink


class ScannerLink(BenchLink):
    def __init__(self, profile: ScannerProfile) -> None:
        super().__init__()
        self.profile = profile
        self.scanner = Scanner(profile, self.arrive, self.after)

    def heard(self, data: bytes) -> None:
        self.scanner.received(data)

    def order(self, verb: str, **fields: object) -> None:
        self.scanner.verbs()[verb](fields)

    @property
    def light(self) -> bool:
        return bool(self.scanner.state()["light"])


@pytest.fixture(params=sorted(scanner_profiles()))
def link(request: pytest.FixtureRequest) -> ScannerLink:
    """One of every family."""
    return ScannerLink(scanner_profiles()[request.param])


@pytest.fixture
def driver(link: ScannerLink) -> SerialScanner:
    scanner = SerialScanner(link, link.profile)
    scanner.open()
    return scanner


@pytest.fixture
def newland() -> ScannerLink:
    return ScannerLink(scanner_profiles()["newland"])
