"""A link whose other end is the emulated reader itself, without a process and without time."""

from __future__ import annotations

import pytest

from devices.port import LinkLost
from devices.resident_id.driver import SamVReader
from devices.resident_id.emulator import Reader


class BenchLink:
    """Answers at once; a read that finds nothing moves the clock to its deadline."""

    def __init__(self) -> None:
        self.reader = Reader(self._arrive)
        self.time = 0.0
        self.waiting = bytearray()
        self.before = b""
        """Noise in front of the next answer."""
        self.portion = 4096
        self.silent = self.lost = self.opened = False

    def _arrive(self, data: bytes) -> None:
        if not self.silent:
            self.waiting += self.before + data
            self.before = b""

    def now(self) -> float:
        return self.time

    def open(self) -> None:
        self._check()
        self.opened = True

    def close(self) -> None:
        self.opened = False

    def write(self, data: bytes) -> None:
        self._check()
        self.reader.received(data)

    def read(self, upto: int, deadline: float) -> bytes:
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
        self.reader.verbs()[verb](fields)

    def _check(self) -> None:
        if self.lost:
            raise LinkLost("unplugged")


@pytest.fixture
def link() -> BenchLink:
    return BenchLink()


@pytest.fixture
def driver(link: BenchLink) -> SamVReader:
    reader = SamVReader(link)
    reader.open()
    return reader
