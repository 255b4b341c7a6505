"""The driver, and a link with the emulated reader at its other end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from devices.resident_id.driver import SamVReader
from devices.resident_id.emulator import Reader
from tests.devices.bench_link import BenchLink


class ReaderLink(BenchLink):
    def __init__(self) -> None:
        super().__init__()
        self.reader = Reader(self.arrive, self._later)
        self.before = b""
        """Noise in front of the next answer."""

    def heard(self, data: bytes) -> None:
        self.reader.received(data)

    def arrive(self, data: bytes) -> None:
        super().arrive(self.before + data)
        self.before = b""

    def _later(self, seconds: float, action: Callable[[], None]) -> None:
        """At once where it takes no time: nobody waits for what is due now."""
        if seconds:
            self.after(seconds, action)
        else:
            action()

    def order(self, verb: str, **fields: object) -> None:
        self.reader.verbs()[verb](fields)


@pytest.fixture
def link() -> ReaderLink:
    return ReaderLink()


@pytest.fixture
def driver(link: ReaderLink) -> SamVReader:
    reader = SamVReader(link)
    reader.open()
    return reader
