"""The wire under a driver, reduced to what drivers use, so that a fake one is ten lines."""

from __future__ import annotations

from typing import Protocol


class Link(Protocol):
    """Bytes there and back. Every method is called from the owner thread only.

    All but `close` and `now` raise `devices.port.LinkLost`; after that only `close` is of use.
    """

    byte_s: float
    """How long one byte is on the wire, in seconds; 0 where that is not known."""

    def open(self) -> None:
        """LinkLost where it cannot be had. Opening it again closes it first."""

    def close(self) -> None:
        """Never raises; closing what is closed does nothing."""

    def write(self, data: bytes) -> None:
        """Hands over all of it; a peer that takes nothing for seconds is a lost link."""

    def read(self, upto: int, deadline: float) -> bytes:
        """1 to `upto` bytes as soon as any are there; b"" once `now()` has reached `deadline`.

        A deadline in the past still hands over what has already arrived.
        """

    def drain(self) -> None:
        """Forgets what has arrived and was not read."""

    def now(self) -> float:
        """The clock of the deadlines, in seconds."""
