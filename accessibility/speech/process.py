"""The worker as the client sees it: a process on two pipes, or nobody, with estimated times."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from accessibility.speech.engine import estimated_s
from accessibility.speech.protocol import Order, Quit, Report, Say, State, encoded, report

ROOT = Path(__file__).parents[2]
QUIT_S = 2.0


class WorkerGone(Exception):
    """The process has ended or cannot be started."""


class Worker(Protocol):
    """`receive` belongs to the client's reader thread; the rest may be called from any."""

    def send(self, order: Order) -> None:
        """Raises WorkerGone."""

    def receive(self, timeout: float | None) -> Report | None:
        """The next report; None after `timeout` seconds or a `wake`. Raises WorkerGone."""

    def wake(self) -> None:
        """Lets a `receive` that waits return at once."""

    def close(self) -> None:
        """Ends it, within two seconds; after this `receive` raises WorkerGone."""


class Process:
    """`python -m accessibility.speech.worker`. Raises WorkerGone where it cannot be started."""

    def __init__(self, engine: str = "espeak") -> None:
        command = [sys.executable, "-m", "accessibility.speech.worker", "--engine", engine]
        try:
            self._child = subprocess.Popen(
                command,
                cwd=ROOT,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # sound libraries write there freely
            )
        except OSError as error:
            raise WorkerGone("cannot be started") from error
        assert self._child.stdin
        assert self._child.stdout
        self._stdin, self._stdout = self._child.stdin, self._child.stdout
        self._woken, self._waker = os.pipe()
        self._buffer = b""

    def send(self, order: Order) -> None:
        """WorkerGone where the worker does not take it."""
        try:
            self._stdin.write(encoded(order))
        except (OSError, ValueError) as error:
            raise WorkerGone("does not listen") from error

    def receive(self, timeout: float | None) -> Report | None:
        """One report, or None after `timeout` seconds or a `wake`; WorkerGone when the worker has
        ended.
        """
        while b"\n" not in self._buffer:
            pipe = self._stdout.fileno()
            ready, _, _ = select.select([pipe, self._woken], [], [], timeout)
            if pipe not in ready:
                if ready:
                    os.read(self._woken, 64)
                return None
            more = os.read(pipe, 4096)
            if not more:
                raise WorkerGone("has ended")
            self._buffer += more
        line, _, self._buffer = self._buffer.partition(b"\n")
        try:
            return report(line)
        except ValueError as error:
            raise WorkerGone("does not speak the protocol") from error

    def wake(self) -> None:
        """Ends a `receive` that waits; from any thread."""
        os.write(self._waker, b".")

    def close(self) -> None:
        """From the reader thread, or after it has ended: nobody may be in `receive`."""
        try:
            self.send(Quit())
            self._child.wait(QUIT_S)
        except (WorkerGone, subprocess.TimeoutExpired):
            self._child.kill()
            self._child.wait()
        self._stdin.close()
        self._stdout.close()
        os.close(self._woken)
        os.close(self._waker)


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
        self.send(Quit())
