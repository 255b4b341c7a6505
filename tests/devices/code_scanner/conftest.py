"""A link whose other end is the emulated scanner itself, without a process and without time."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable

import pytest

from devices.code_scanner.driver import SerialScanner
from devices.code_scanner.emulator import Scanner
from devices.code_scanner.profile import PROFILES, ScannerProfile
from devices.port import LinkLost


class BenchLink:
    """A read that finds nothing moves the clock to what happens next, or to its deadline."""

    def __init__(self, profile: ScannerProfile) -> None:
        self.profile = profile
        self.time = 1000.0
        self.waiting = bytearray()
        self.portion = 4096
        self.silent = self.lost = self.opened = False
        self.written = b""
        self._coming: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self.scanner = Scanner(profile, self.arrive, self.after)

    def arrive(self, data: bytes) -> None:
        if not self.silent:
            self.waiting += data

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._coming, (self.time + seconds, next(self._order), action))

    def now(self) -> float:
        return self.time

    def open(self) -> None:
        self._check()
        self.opened = True

    def close(self) -> None:
        self.opened = False

    def write(self, data: bytes) -> None:
        self._check()
        self.written += data
        self.scanner.received(data)

    def read(self, upto: int, deadline: float) -> bytes:
        self._check()
        while not self.waiting and self._coming and self._coming[0][0] <= deadline:
            at, _, action = heapq.heappop(self._coming)
            self.time = max(self.time, at)
            action()
            self._check()
        data = bytes(self.waiting[: min(upto, self.portion)])
        del self.waiting[: len(data)]
        if not data:
            self.time = max(self.time, deadline)
        return data

    def drain(self) -> None:
        self._check()
        self.waiting.clear()

    def order(self, verb: str, **fields: object) -> None:
        self.scanner.verbs()[verb](fields)

    @property
    def light(self) -> bool:
        return bool(self.scanner.state()["light"])

    def _check(self) -> None:
        if self.lost:
            raise LinkLost("unplugged")


@pytest.fixture(params=sorted(PROFILES))
def link(request: pytest.FixtureRequest) -> BenchLink:
    """One of every family."""
    return BenchLink(PROFILES[request.param])


@pytest.fixture
def driver(link: BenchLink) -> SerialScanner:
    scanner = SerialScanner(link, link.profile)
    scanner.open()
    return scanner


@pytest.fixture
def newland() -> BenchLink:
    return BenchLink(PROFILES["newland"])


@pytest.fixture
def plain() -> BenchLink:
    return BenchLink(PROFILES["terminator"])
