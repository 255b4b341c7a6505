"""The terminal's log: made of the fields that `kiosk.shell.allow` lets through."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from kiosk.shell.allow import allowed
from process.log import AllowList, configure

DEVICES = logging.getLogger("devices")
"""The room below us whose lines come by Python's logging."""
DEVICE_FIELDS = ("device", "port", "error", "where")
"""Which device, at which port, what went wrong and where in our code."""


class _Devices(logging.Handler):
    """A line of a device: its event, and of its fields those that tell which device and why."""

    def emit(self, record: logging.LogRecord) -> None:
        fields = {name: value for name, value in vars(record).items() if name in DEVICE_FIELDS}
        structlog.get_logger().log(record.levelno, record.getMessage(), **fields)


@contextmanager
def written_to(path: Path) -> Iterator[AllowList]:
    """The log for as long as a terminal runs; afterwards everything is as before."""
    hooks, handlers = (sys.excepthook, threading.excepthook), logging.root.handlers[:]
    level, config = logging.root.level, structlog.get_config()
    logging.root.handlers.clear()  # or `configure` would close them
    with path.open("a", encoding="utf-8") as stream, _of_devices():
        try:
            yield configure(stream, allowed)
        finally:
            structlog.configure(**config)
            sys.excepthook, threading.excepthook = hooks
            logging.root.handlers[:] = handlers
            logging.root.setLevel(level)


@contextmanager
def _of_devices() -> Iterator[None]:
    """Takes their lines as ours, and not as a library's."""
    before = DEVICES.handlers[:], DEVICES.level, DEVICES.propagate
    DEVICES.handlers[:], DEVICES.propagate = [_Devices()], False
    DEVICES.setLevel(logging.INFO)
    try:
        yield
    finally:
        DEVICES.handlers[:], _, DEVICES.propagate = before
        DEVICES.setLevel(before[1])
