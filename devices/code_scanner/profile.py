"""What differs between code scanners: family and framing (devices.md 3.1). Data only.

The baud rate is the port's and stands in the settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """By the commands it understands. A further one needs its commands and answers in `codec`, its
    side in `emulator`, its name in `devices.registry`; the tests of all families then run for it.
    """

    HONEYWELL = "honeywell"
    NEWLAND = "newland"
    TERMINATOR = "terminator"
    """None: it always looks, and sends what it sees with a suffix."""


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """A message is prefix, AIM id, data, suffix. Times in seconds."""

    family: Family
    suffix: bytes = b"\r"
    """Empty where the scanner sends none: then only a pause ends a message."""
    prefix: bytes = b""
    aim: bool = False
    """Whether three characters such as `]Q1` name the symbology."""
    idle_s: float = 0.2
    """The pause that ends a message. The wire makes none; a busy machine may, between two reads of
    an adapter's buffer, and the suffix spares us waiting for it."""
    read_s: float = 5.0
    """After so long the engine's own read time may have ended: the trigger is renewed."""
    answer_s: float = 1.0
    """For the answer to a command, where the family gives one."""


PROFILES = {family.value: ScannerProfile(family) for family in Family}
"""By the model's name in the settings."""
