"""The worker as the client sees it: a process on two pipes, or nobody, with estimated times."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from accessibility.speech.engine import estimated_s
from accessibility.speech.protocol import Order, Report, Say, State, Stop, encoded, report
from process.child import Child, Gone, python

QUIT_S = 2.0


class Worker(Protocol):
    """`receive` belongs to the client's reader thread; the rest may be called from any."""

    def send(self, order: Order) -> None:
        """Raises Gone."""

    def receive(self, timeout: float | None) -> Report | None:
        """The next report; None after `timeout` seconds or a `wake`. Raises Gone."""

    def wake(self) -> None:
        """Lets a `receive` that waits return at once."""

    def close(self) -> None:
        """Ends it, within two seconds; after this `receive` raises Gone."""


class Process:
    """`python -m accessibility.speech.worker`. Raises Gone where it cannot be started."""

    def __init__(self, engine: str = "espeak") -> None:
        # Sound libraries write to standard error freely.
        self._child = Child(python("accessibility.speech.worker", "--engine", engine))

    def send(self, order: Order) -> None:
        """Gone where the worker does not take it."""
        self._child.send(encoded(order))

    def receive(self, timeout: float | None) -> Report | None:
        """One report, or None after `timeout` seconds or a `wake`; Gone when the worker has
        ended.
        """
        line = self._child.receive(timeout)
        if line is None:
            return None
        try:
            return report(line)
        except ValueError as error:
            raise Gone("does not speak the protocol") from error

    def wake(self) -> None:
        """Ends a `receive` that waits; from any thread."""
        self._child.wake()

    def close(self) -> None:
        """From the reader thread, or after it has ended: nobody may be in `receive`."""
        self._child.stop(QUIT_S)


class Nobody:
    """In the place of a worker that cannot be had: captions step with estimated times."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._reports = deque([Report(State.READY, engine="null", sink="null")])
        self._running = 0
        self._until = 0.0
        self._woken = False

    def send(self, order: Order) -> None:
        """What is said ends the one before at once, as a worker does it."""
        with self._changed:
            if self._running:
                self._reports.append(Report(State.INTERRUPTED, self._running))
                self._running = 0
            if isinstance(order, Say):
                self._reports.append(Report(State.STARTED, order.id))
                self._running = order.id
                self._until = self._clock() + estimated_s(order.text, order.rate)
            self._changed.notify()

    def receive(self, timeout: float | None) -> Report | None:
        """Ends a sentence when its estimated time is over, so that captions step on."""
        with self._changed:
            wait = self._until - self._clock() if self._running else timeout
            self._changed.wait_for(lambda: self._reports or self._woken, wait)
            self._woken = False
            if self._reports:
                return self._reports.popleft()
            if self._running and self._clock() >= self._until:
                ended, self._running = self._running, 0
                return Report(State.FINISHED, ended)
            return None

    def wake(self) -> None:
        """Ends a `receive` that waits; from any thread."""
        with self._changed:
            self._woken = True
            self._changed.notify()

    def close(self) -> None:
        """Nothing is left to be reported."""
        self.send(Stop())
