"""The owner of a printer of slips: one ticket at a time, each answered once."""

from __future__ import annotations

import time
from collections.abc import Callable

from devices.jobs import JobOwner
from devices.owner import Listener
from devices.port import Printed, PrintEnd, ReceiptPrinter, Ticket
from devices.status import Reason


class PrinterOwner(JobOwner[Ticket]):
    """Asked for a `Ticket`, tells `Printed`: not printed where nothing was sent, else as it ended;
    unknown where it broke off or was cancelled.
    """

    status_s = 3.0

    def __init__(
        self,
        device: str,
        driver: ReceiptPrinter,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
        port: str = "",
    ) -> None:
        super().__init__(device, driver, listener, clock, port)
        self._printer = driver

    @property
    def columns(self) -> int:
        return self._printer.columns

    def _do(self, request: Ticket, cancelled: Callable[[], bool]) -> Printed:
        return self._printer.print(request, cancelled)

    def _not_begun(self, reason: Reason) -> Printed:
        return Printed(PrintEnd.NOT_PRINTED, reason)

    def _broken_off(self) -> Printed:
        return Printed(PrintEnd.UNKNOWN)

    def _clear(self) -> None:
        self._printer.clear()
