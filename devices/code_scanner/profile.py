"""What differs between models of code scanners, as `config/models/code_scanner.toml` says it.

A scanner's framing is data (devices.md 3.1): `kiosk device scan --learn` tells what one sends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from config.limits import Seconds
from devices.models import FOLDER, Table, profile_of, profiles

FILE = FOLDER / "code_scanner.toml"


class Dialect(StrEnum):
    """The commands it understands. A further one needs its commands and answers in `codec` and its
    side in `emulator`; the tests of all models then run for it.
    """

    HONEYWELL = "honeywell"
    NEWLAND = "newland"
    TERMINATOR = "terminator"
    """None: it always looks, and sends what it sees with a suffix."""


class Aim(StrEnum):
    """Whether three characters such as `]Q1`, which name the symbology, come before the code."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """A message is prefix, AIM id, code, suffix. Times in seconds."""

    dialect: Dialect
    suffix: bytes = b"\r"
    """Empty where the scanner sends none: then only a pause ends a message."""
    prefix: bytes = b""
    aim: Aim = Aim.AUTO
    idle_s: Seconds = 0.2
    """The pause that ends a message without a suffix. The wire makes none; a busy machine may,
    between two reads of an adapter's buffer."""
    whole_s: Seconds = 1.0
    """The pause that ends one whose suffix has not come: it may be set wrongly."""
    read_s: Seconds = 5.0
    """After so long the engine's own read time may have ended: the trigger is renewed."""
    answer_s: Seconds = 1.0
    """For the answer to a command, where the dialect gives one."""


def scanner_profile(model: str = "newland", own: Table | None = None) -> ScannerProfile:
    """One model, with what `own` changes; raises Faulty, KeyError for no such model."""
    return profile_of(ScannerProfile, FILE, model, own)


def scanner_profiles() -> Mapping[str, ScannerProfile]:
    """Every model of the file."""
    return profiles(ScannerProfile, FILE)
