"""Owners of devices that do something when asked: one job at a time, each answered once."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from devices.owner import Callback, Driver, Listener, Owner
from devices.port import JobEnded
from devices.status import Reason

R = TypeVar("R")


class JobOwner(Owner, Generic[R]):
    """Asked for an `R` it tells one `JobEnded`. A second request is refused, not queued."""

    def __init__(
        self,
        device: str,
        driver: Driver,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        port: str = "",
    ) -> None:
        super().__init__(device, driver, listener, clock, port)
        self._waiting: tuple[str, R] | None = None
        self._running: str | None = None
        self._cancelled: str | None = None
        self._clearing: list[Callback] = []

    # From any thread.

    def ask(self, tag: str, request: R) -> None:
        """Always answered by one `JobEnded` with this tag."""
        with self._changed:
            if free := self._waiting is None and self._running is None and not self._stopping:
                self._waiting = (tag, request)
                self._ask()
        if not free:
            self._answer(tag, self._not_begun(Reason.NONE))

    def cancel(self, tag: str) -> None:
        """What waits is not begun any more, what runs is broken off; both are answered."""
        with self._changed:
            if self._running == tag:
                self._cancelled = tag
        self._refuse(Reason.NONE, tag)

    def clear(self, then: Callback) -> None:
        """Breaks off what runs, drops what waits and what the device holds; then calls `then`.

        A device that is gone holds nothing of ours.
        """
        with self._changed:
            self._cancelled = self._running
            if not self._stopping:
                self._clearing.append(then)
                self._ask()
                return
        then()

    # From the owner's thread.

    def _work(self) -> float:
        clearing = self._take_clearing()
        if clearing:
            self._refuse(Reason.NONE)
            try:
                self._clear()
            finally:
                _call(clearing)
        job = self._take_waiting()
        if job is not None:
            self._run_job(*job)
            self._status_at = self._clock()
        return self._until_status()

    def _run_job(self, tag: str, request: R) -> None:
        result = self._broken_off()
        try:
            result = self._do(request, lambda: self._cancelled == tag)
        finally:
            with self._changed:
                self._running = self._cancelled = None
            self._answer(tag, result)

    def _take_waiting(self) -> tuple[str, R] | None:
        with self._changed:
            job, self._waiting = self._waiting, None
            self._running = job[0] if job is not None else None
            return job

    def _take_clearing(self) -> list[Callback]:
        with self._changed:
            clearing, self._clearing = self._clearing, []
            return clearing

    def _refuse(self, reason: Reason, tag: str | None = None) -> None:
        """Answers what waits, if it has this tag or none is named."""
        with self._changed:
            job = self._waiting
            if job is None or tag not in (None, job[0]):
                return
            self._waiting = None
        self._answer(job[0], self._not_begun(reason))

    def _answer(self, tag: str, result: object) -> None:
        self._tell(JobEnded(self.device, tag, result))

    def _gone(self) -> None:
        self._refuse(Reason.NOT_CONNECTED)
        _call(self._take_clearing())

    # What a family says.

    @abstractmethod
    def _do(self, request: R, cancelled: Callable[[], bool]) -> object:
        """Does it, within a deadline of its own; ends soon once `cancelled`. Gives the result."""

    @abstractmethod
    def _not_begun(self, reason: Reason) -> object:
        """The result of what was never begun."""

    @abstractmethod
    def _broken_off(self) -> object:
        """The result of what raised: LinkLost, or a bug."""

    def _clear(self) -> None:
        """Drops what the device itself still holds. Raises LinkLost."""


def _call(waiting: list[Callback]) -> None:
    for callback in waiting:
        callback()
