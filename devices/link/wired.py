"""The link that a device's settings name."""

from __future__ import annotations

from typing import assert_never

from devices.family import LinkKind, Wiring
from devices.link import Link


def link_of(wiring: Wiring) -> Link:
    """Not open yet. pyserial is imported only where a serial port is used."""
    match wiring.link:
        case LinkKind.SERIAL:
            from devices.link.serial import SerialLink

            return SerialLink(wiring.port, wiring.baud, wiring.flow)
        case LinkKind.RAW:
            from devices.link.raw import RawLink

            return RawLink(wiring.port)
        case _ as unreachable:
            assert_never(unreachable)
