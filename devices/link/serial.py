"""A serial port by pyserial: RS-232, USB adapters and ptys alike (devices.md 7 and 9.1)."""

from __future__ import annotations

import select
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import serial

from devices.family import Flow
from devices.port import LinkLost

BITS = 10
"""Of one byte: start, 8 data, stop."""
CHUNK = 1024
"""Bytes of one write: the stall time counts for each, so that a long raster may take its time."""


class SerialLink:
    """8 data bits, no parity, 1 stop bit; locked against a second opener. Of `flow` it minds the
    lines; XON and XOFF are bytes like others, and their driver's.

    `stall_s` is how long the peer may take nothing of a chunk before the link counts as lost.
    """

    def __init__(
        self,
        port: str,
        baud: int,
        flow: Flow = Flow.NONE,
        clock: Callable[[], float] = time.monotonic,
        stall_s: float = 5.0,
    ) -> None:
        self._path = port
        self._baud = baud
        self._flow = flow
        self.byte_s = BITS / baud
        self._stall_s = stall_s
        self._port: serial.Serial | None = None
        self.now = clock

    def open(self) -> None:
        """Exclusively, as far as the system knows such a thing (devices.md 7)."""
        self.close()
        with _lost(self._path):
            self._port = serial.Serial(
                self._path,
                self._baud,
                timeout=0,
                write_timeout=self._stall_s,
                exclusive=True,
                rtscts=self._flow is Flow.RTSCTS,
                dsrdtr=self._flow is Flow.DSRDTR,
            )

    def close(self) -> None:
        """Also where it has gone already."""
        port, self._port = self._port, None
        if port is not None:
            with suppress(OSError, termios.error):
                port.close()

    def write(self, data: bytes) -> None:
        """In pieces, so that a device that does not take them is noticed after `stall_s`."""
        port = self._opened()
        with _lost(self._path):
            for start in range(0, len(data), CHUNK):
                port.write(data[start : start + CHUNK])

    def read(self, upto: int, deadline: float) -> bytes:
        """What is there, `upto` bytes at most; nothing once the deadline has passed."""
        port = self._opened()
        with _lost(self._path):
            # pyserial would reconfigure the port at every change of its own time-out.
            wait = max(0.0, deadline - self.now())
            ready, _, _ = select.select([port.fileno()], [], [], wait)
            return port.read(upto) if ready else b""

    def drain(self) -> None:
        """Drops what has come and was not asked for."""
        port = self._opened()
        with _lost(self._path):
            port.reset_input_buffer()

    def _opened(self) -> serial.Serial:
        if self._port is None:
            raise LinkLost(f"{self._path}: not open")
        return self._port


@contextmanager
def _lost(path: str) -> Iterator[None]:
    """All the ways in which an unplugged port shows (devices.md 7) as the one word for it."""
    try:
        yield
    except (serial.SerialException, OSError, termios.error) as error:
        raise LinkLost(f"{path}: {error}") from error
