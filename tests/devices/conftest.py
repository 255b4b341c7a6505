"""Drivers that do as a test says, and the news that their owners tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from devices.port import CardSeen, CodeSeen, LinkLost, News, Printed, PrintEnd, Ticket
from devices.status import Health, State

READY = Health(State.READY)


@dataclass
class FakeDriver:
    """A reader, a scanner and a printer in one: all owners are held to the same contract."""

    connected: bool = True
    health: Health = READY
    opened: bool = False
    card: CardSeen | CodeSeen = None
    printed: Printed = field(default_factory=lambda: Printed(PrintEnd.PRINTED))
    bug: Exception | None = None
    columns: int = 48
    calls: list[str] = field(default_factory=list)

    def open(self) -> Health:
        self._called("open")
        self.opened = True
        return self.health

    def status(self) -> Health:
        self._called("status")
        return self.health

    def poll(self) -> CardSeen | CodeSeen:
        self._called("poll")
        return self.card

    def begin(self) -> None:
        self._called("begin")

    def end(self) -> None:
        self._called("end")

    def print(self, ticket: Ticket, cancelled: Callable[[], bool]) -> Printed:
        self._called("print")
        return self.printed

    def clear(self) -> None:
        self._called("clear")

    def close(self) -> None:
        self.opened = False

    def _called(self, name: str) -> None:
        self.calls.append(name)
        if not self.connected:
            self.opened = False
            raise LinkLost("unplugged")
        if self.bug is not None:
            raise self.bug


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def fake() -> FakeDriver:
    return FakeDriver()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def news() -> list[News]:
    return []
