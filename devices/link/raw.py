"""A file that takes bytes and has no baud rate: /dev/usb/lp0, and what else is no serial port."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from devices.port import LinkLost


class RawLink:
    """Bytes there and back through one file descriptor, which must not be a regular file's.

    `stall_s` is how long the peer may take nothing before the link counts as lost.
    """

    byte_s = 0.0

    def __init__(
        self, port: str, clock: Callable[[], float] = time.monotonic, stall_s: float = 5.0
    ) -> None:
        self._path = port
        self._stall_s = stall_s
        self._fd: int | None = None
        self.now = clock

    def open(self) -> None:
        self.close()
        with _lost(self._path):
            self._fd = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)

    def close(self) -> None:
        fd, self._fd = self._fd, None
        if fd is not None:
            with suppress(OSError):
                os.close(fd)

    def write(self, data: bytes) -> None:
        fd = self._opened()
        with _lost(self._path):
            while data:
                _, ready, _ = select.select([], [fd], [], self._stall_s)
                if not ready:
                    raise LinkLost(f"{self._path}: takes nothing")
                data = data[os.write(fd, data) :]

    def read(self, upto: int, deadline: float) -> bytes:
        fd = self._opened()
        with _lost(self._path):
            ready, _, _ = select.select([fd], [], [], max(0.0, deadline - self.now()))
            data = os.read(fd, upto) if ready else b""
        if ready and not data:
            raise LinkLost(f"{self._path}: hung up")
        return data

    def drain(self) -> None:
        while self.read(4096, self.now()):
            continue

    def _opened(self) -> int:
        if self._fd is None:
            raise LinkLost(f"{self._path}: not open")
        return self._fd


@contextmanager
def _lost(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LinkLost(f"{path}: {error}") from error
