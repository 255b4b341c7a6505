"""A lamp on a pty: `python -m devices.lamp.emulator --link PORT --control SOCKET`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from devices.emulation import Emulation, Order, arguments


class Bulb:
    """The lamp's side."""

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send = send
        self._on = False

    def received(self, data: bytes) -> None:
        """Every character is a word."""
        for word in data:
            self._on = self._on if word == ord("?") else word == ord("1")
            self._send(b"1" if self._on else b"0")

    def plugged_in(self) -> None:
        """Dark."""
        self._on = False

    def state(self) -> dict[str, Any]:
        """Whether it shines."""
        return {"on": self._on}

    def verbs(self) -> Mapping[str, Order]:
        """None of its own."""
        return {}


if __name__ == "__main__":
    options = arguments("An emulated lamp", 9600, "bulb").parse_args()
    emulation = Emulation(options.link, options.control, options.baud)
    emulation.run(Bulb(emulation.send))
