"""A worker that does nothing by itself: the test says what it reports, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

import pytest

from accessibility.speech.client import Speech
from accessibility.speech.process import Worker
from accessibility.speech.protocol import Order, Report, Say, State
from config.settings import Voice
from process.child import Gone

WAIT = 20.0
"""Seconds after which a test gives up; never asserted."""


class FakeWorker:
    """Orders come out of `orders`, reports go in by `report`; None is a wake, False its death."""

    def __init__(self) -> None:
        self.orders: SimpleQueue[Order] = SimpleQueue()
        self._reports: SimpleQueue[Report | bool | None] = SimpleQueue()
        self.closed = False

    def send(self, order: Order) -> None:
        self.orders.put(order)

    def receive(self, timeout: float | None) -> Report | None:
        try:
            report = self._reports.get(timeout=timeout)
        except Empty:
            return None
        if isinstance(report, bool):
            raise Gone("died")
        return report

    def wake(self) -> None:
        self._reports.put(None)

    def close(self) -> None:
        self.closed = True

    def report(self, state: State, job: int = 0, sink: str = "device") -> None:
        self._reports.put(Report(state, job, "espeak-ng", sink))

    def die(self) -> None:
        self._reports.put(False)

    def order(self) -> Order:
        return self.orders.get(timeout=WAIT)

    def said(self) -> Say:
        order = self.order()
        assert isinstance(order, Say)
        return order


@dataclass
class Stage:
    """A client with its fake workers, and everything it has called back."""

    speech: Speech
    workers: SimpleQueue[FakeWorker]
    heard: SimpleQueue[str | bool] = field(default_factory=SimpleQueue)
    now: list[float] = field(default_factory=lambda: [0.0])

    def worker(self) -> FakeWorker:
        """The next worker that was started."""
        return self.workers.get(timeout=WAIT)

    def next(self) -> str | bool:
        """The next caption or change of speaking."""
        return self.heard.get(timeout=WAIT)


@pytest.fixture
def stage() -> Iterator[Stage]:
    workers: SimpleQueue[FakeWorker] = SimpleQueue()
    now = [0.0]

    def start() -> Worker:
        worker = FakeWorker()
        workers.put(worker)
        return worker

    speech = Speech(Voice(142, 120), start=start, nobody=start, clock=lambda: now[0])
    made = Stage(speech, workers, now=now)
    put: Callable[[str | bool], None] = made.heard.put
    speech.on_caption = put
    speech.on_speaking = put
    yield made
    speech.close()
