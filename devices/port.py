"""The contracts: what a device can do and what it tells, of people and paper, never of wires.

Drivers implement `CardReader` and `ReceiptPrinter`; `supervisor.py` owns each from one thread and
turns what happens into `News`. Expected failures are values; an exception out of a driver other
than `LinkLost` is a bug.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from devices.status import Health, Reason


class LinkLost(Exception):
    """The port is gone (unplugged, hung up, refused): the owner closes it and tries again later."""


class CardKind(StrEnum):
    """The four layouts of a resident card's text block (devices.md 1.5)."""

    RESIDENT = "resident"
    HMT_PERMIT = "hmt_permit"
    FOREIGN_2017 = "foreign_2017"
    FOREIGN_2023 = "foreign_2023"


@dataclass(frozen=True, slots=True, repr=False)
class ResidentCard:
    """What is printed and stored on a resident ID card, unchecked. `valid_to` None is 长期.

    The repr is opaque: every field is personal.
    """

    kind: CardKind
    name: str
    sex: str
    nation: str
    birth: date | None
    address: str
    number: str
    issuer: str
    valid_from: date | None
    valid_to: date | None

    def __repr__(self) -> str:
        return "<ResidentCard>"


class CardFailure(StrEnum):
    """Why a card that lies on the reader gave nothing."""

    UNREADABLE = "unreadable"
    """Moved, dirty or half on: try again."""
    WRONG_KIND = "wrong_kind"
    """Not a resident ID card."""
    REJECTED = "rejected"
    """The card or the reader refused the other's proof: never accept, possibly forged."""


CardSeen = ResidentCard | CardFailure | Health | None
"""None: no new card in the field. Health: no card could be looked for, and why."""


class CardReader(Protocol):
    """A resident-ID reader. Every method is called from its owner thread only."""

    def open(self) -> Health:
        """Opens the port, sets the reader up and asks how it is. Raises LinkLost."""

    def poll(self) -> CardSeen:
        """One attempt at a new card, bounded by the driver's deadline. Raises LinkLost.

        A card that has been read is not found again until it was lifted (devices.md 1.6).
        """

    def status(self) -> Health:
        """Asks the reader; silence is UNKNOWN. Raises LinkLost."""

    def close(self) -> None:
        """Never raises."""


@dataclass(frozen=True, slots=True, repr=False)
class ScannedCode:
    """The text of one code, as the scanner sent it, without prefix and suffix: unchecked, hostile
    until proven otherwise, and never written to a log. `at` is the clock's time of its last byte.
    """

    text: str
    at: float
    framing: Framing | None = field(default=None, compare=False)
    """Where the scanner's owner has looked at it."""

    def __repr__(self) -> str:
        return "<ScannedCode>"


@dataclass(frozen=True, slots=True)
class Framing:
    """What stood around a code on the wire: for the technician who sets a scanner up."""

    prefix: bytes = b""
    suffix: bytes = b""
    aim: str = ""
    pause_s: float = 0.0
    """The longest between two pieces of it."""


class CodeFailure(StrEnum):
    """Why something that was scanned is no code."""

    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    """Bytes that are no text: control characters, or no encoding that is known."""


CodeSeen = ScannedCode | CodeFailure | Health | None
"""None: nothing was shown. Health: the scanner cannot look, and why."""


class CodeScanner(Protocol):
    """A reader of QR codes, triggered by command. Called from its owner thread only."""

    def open(self) -> Health:
        """Opens the port and sets the scanner up. Raises LinkLost."""

    def begin(self) -> None:
        """Light on, look for codes. Raises LinkLost."""

    def poll(self) -> CodeSeen:
        """Waits for one code for a short while; looks on after it. Raises LinkLost."""

    def end(self) -> None:
        """Light off; what was read meanwhile is dropped. Raises LinkLost."""

    def status(self) -> Health:
        """Asks the scanner where it can be asked; silence is UNKNOWN. Raises LinkLost."""

    def close(self) -> None:
        """Never raises."""


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


def cells(text: str) -> int:
    """Width of a text on paper at size 1: ASCII is 1 cell each, all else 2, as two bytes are.

    Not Unicode's width: `·` and `—` are narrow there, and as wide as a hanzi in a printer.
    """
    return sum(1 if char.isascii() else 2 for char in text)


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """One line, already cut to the paper: at most `columns` of its `cells`, times `size`."""

    text: str
    size: int = 1
    """1 or 2: the magnification both ways."""
    align: Align = Align.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Qr:
    """A QR symbol, centred."""

    data: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Feed:
    lines: int = 1


Part = Text | Qr | Rule | Feed


@dataclass(frozen=True, slots=True, repr=False)
class Ticket:
    """One slip as a printer sees it; it ends with a cut."""

    parts: tuple[Part, ...]


class PrintEnd(StrEnum):
    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    """Certain: nothing of it came out."""
    UNKNOWN = "unknown"
    """Some or all of it may have come out; never printed again by itself."""


@dataclass(frozen=True, slots=True)
class Printed:
    """How a ticket ended, decided by the status after the job (devices.md 10.6)."""

    end: PrintEnd
    reason: Reason = Reason.NONE


class ReceiptPrinter(Protocol):
    """A slip printer. Every method but `columns` is called from its owner thread only."""

    @property
    def columns(self) -> int:
        """Cells of a line: 32 on 58 mm, 48 on 80 mm."""

    def open(self) -> Health:
        """Opens the port, sets the printer up and asks how it is. Raises LinkLost."""

    def status(self) -> Health:
        """Asks the printer; silence is UNKNOWN. Raises LinkLost."""

    def print(self, ticket: Ticket, cancelled: Callable[[], bool] = lambda: False) -> Printed:
        """Prints and waits for the status that proves it. Never raises: a lost link is a value.

        Looks every now and then whether it is `cancelled`: what was begun is then broken off, and
        how it ended is unknown.
        """

    def clear(self) -> None:
        """Drops what the printer still holds of a ticket. Raises LinkLost."""

    def close(self) -> None:
        """Never raises."""


@dataclass(frozen=True, slots=True)
class HealthChanged:
    """Told on change only."""

    device: str
    health: Health


@dataclass(frozen=True, slots=True)
class DeviceSaid:
    """A device that was armed has something to say. `tag` is that of the `arm` in force; `value` is
    one of its family's: of the three here a `ResidentCard`, `ScannedCode`, or why it is none.
    """

    device: str
    tag: str
    value: object


@dataclass(frozen=True, slots=True)
class JobEnded:
    """What a device was asked to do has ended. `tag` is that of the request; `result` is the
    family's: of a printer `Printed`.
    """

    device: str
    tag: str
    result: object


News = HealthChanged | DeviceSaid | JobEnded
"""What an owner thread tells its listener, from its own thread."""
