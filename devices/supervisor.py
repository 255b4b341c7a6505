"""The terminal's devices, each owned by one thread, behind one facade that any thread may use."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

from devices.owner import Listener, Owner
from devices.port import (
    CardFailure,
    CardReader,
    CodeScanner,
    DeviceSaid,
    JobEnded,
    Printed,
    PrintEnd,
    ReceiptPrinter,
    ResidentCard,
    Ticket,
)
from devices.scanning import ScannerOwner
from devices.status import Health, Reason

Callback = Callable[[], None]


class ReaderOwner(Owner):
    """Looks for cards only while armed, `poll_s` seconds after the last look (devices.md 1.2)."""

    def __init__(
        self,
        device: str,
        driver: CardReader,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        poll_s: float = 0.1,
    ) -> None:
        super().__init__(device, driver, listener, clock)
        self._reader = driver
        self._poll_s = poll_s
        self._tag: str | None = None
        self._told: CardFailure | None = None

    def arm(self, tag: str) -> None:
        """What is read from now on carries this tag; a loss in between does not disarm."""
        with self._changed:
            self._tag = tag
            self._ask()

    def disarm(self) -> None:
        """A card that is being read right now is still told, with the tag that it began with."""
        with self._changed:
            self._tag = None

    def _work(self) -> float:
        tag = self._tag
        if tag is None or not self.health.usable:
            pause = self._until_status()
            return pause if tag is None or not self.health.usable else 0.0
        seen = self._reader.poll()
        if isinstance(seen, Health):
            self._note(seen)
            return 0.0
        self._note(self.health)
        self._report(tag, seen)
        return self._poll_s

    def _report(self, tag: str, seen: ResidentCard | CardFailure | None) -> None:
        """Tells a card, and a failure once, whatever the tag: the card that caused it still lies
        there, and must not begin one visit after another.
        """
        failure = seen if isinstance(seen, CardFailure) else None
        if seen is not None and (failure is None or failure != self._told):
            self._tell(DeviceSaid(self.device, tag, seen))
        self._told = failure

    def _gone(self) -> None:
        self._told = None


class PrinterOwner(Owner):
    """Prints one ticket at a time; a second one is refused, not queued."""

    status_s = 3.0

    def __init__(
        self,
        device: str,
        driver: ReceiptPrinter,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(device, driver, listener, clock)
        self._printer = driver
        self._job: tuple[str, Ticket] | None = None
        self._printing = False
        self._clearing: list[Callback] = []

    @property
    def columns(self) -> int:
        return self._printer.columns

    def print(self, tag: str, ticket: Ticket) -> None:
        """Always answered by one JobEnded with this tag."""
        with self._changed:
            if free := self._job is None and not self._printing and not self._stopping:
                self._job = (tag, ticket)
                self._ask()
        if not free:
            self._tell(JobEnded(self.device, tag, Printed(PrintEnd.NOT_PRINTED)))

    def clear(self, then: Callback) -> None:
        """Drops a ticket that has not begun and what the printer holds; then calls `then`.

        A running print comes to its end first. A printer that is gone holds nothing of ours.
        """
        with self._changed:
            if not self._stopping:
                self._clearing.append(then)
                self._ask()
                return
        then()

    def _work(self) -> float:
        clearing = self._taken()
        if clearing:
            self._refuse(Reason.NONE)
            try:
                self._printer.clear()
            finally:
                _call(clearing)
        job = self._begun()
        if job is not None:
            self._print(*job)
            self._status_at = self._clock()
        return self._until_status()

    def _print(self, tag: str, ticket: Ticket) -> None:
        printed = Printed(PrintEnd.UNKNOWN)
        try:
            printed = self._printer.print(ticket)
        finally:
            with self._changed:
                self._printing = False
            self._tell(JobEnded(self.device, tag, printed))

    def _begun(self) -> tuple[str, Ticket] | None:
        with self._changed:
            job, self._job = self._job, None
            self._printing = job is not None
            return job

    def _taken(self) -> list[Callback]:
        with self._changed:
            clearing, self._clearing = self._clearing, []
            return clearing

    def _refuse(self, reason: Reason) -> None:
        with self._changed:
            job, self._job = self._job, None
        if job is not None:
            printed = Printed(PrintEnd.NOT_PRINTED, reason)
            self._tell(JobEnded(self.device, job[0], printed))

    def _gone(self) -> None:
        self._refuse(Reason.NOT_CONNECTED)
        _call(self._taken())


def _call(waiting: list[Callback]) -> None:
    for then in waiting:
        then()


class Devices:
    """Everything that the terminal has, by name. A name it does not have is a KeyError: a bug."""

    def __init__(
        self,
        readers: Mapping[str, CardReader],
        printers: Mapping[str, ReceiptPrinter],
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        poll_s: float = 0.1,
        scanners: Mapping[str, CodeScanner] | None = None,
    ) -> None:
        self._looking: dict[str, ReaderOwner | ScannerOwner] = {
            name: ReaderOwner(name, driver, listener, clock, poll_s)
            for name, driver in readers.items()
        }
        for name, scanner in (scanners or {}).items():
            self._looking[name] = ScannerOwner(name, scanner, listener, clock)
        self._printers = {
            name: PrinterOwner(name, driver, listener, clock) for name, driver in printers.items()
        }
        self._owners: dict[str, Owner] = {**self._looking, **self._printers}

    def start(self) -> None:
        """From now on `listener` is called, from one thread a device."""
        for owner in self._owners.values():
            owner.start()

    def stop(self) -> None:
        for owner in self._owners.values():
            owner.stop()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._owners)

    def health(self, device: str) -> Health:
        """As last told; before the first news STARTING."""
        return self._owners[device].health

    def columns(self, device: str) -> int:
        return self._printers[device].columns

    def arm(self, device: str, tag: str) -> None:
        """Of a reader or a scanner."""
        self._looking[device].arm(tag)

    def disarm(self, device: str) -> None:
        self._looking[device].disarm()

    def print(self, device: str, tag: str, ticket: Ticket) -> None:
        self._printers[device].print(tag, ticket)

    def clear(self, then: Callback) -> None:
        """For the end of a visit: disarms all that looks, clears all printers, calls `then`."""
        for owner in self._looking.values():
            owner.disarm()
        _after_all(then, [printer.clear for printer in self._printers.values()])


def _after_all(then: Callback, jobs: list[Callable[[Callback], None]]) -> None:
    """Starts all jobs and calls `then` once each has called back, from the thread of the last."""
    lock = threading.Lock()
    left = len(jobs)

    def one() -> None:
        nonlocal left
        with lock:
            left -= 1
            last = left == 0
        if last:
            then()

    if not jobs:
        then()
    for job in jobs:
        job(one)
