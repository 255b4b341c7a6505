"""What comes back from a printer: one stream of four kinds of answers, taken apart byte by byte.

DLE EOT answers match 0xx1xx10, an ASB message begins with 0xx1xx00 and has three more bytes
with bit 4 clear, GS r answers have bits 4 and 7 clear, 11 and 13 are XON and XOFF (devices.md 4.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from devices.receipt_printer.profile import PrinterProfile
from devices.status import Health, Reason, State


@dataclass(frozen=True, slots=True)
class Eot:
    """The answer to one DLE EOT; which n it answers only the order of questions tells."""

    byte: int


@dataclass(frozen=True, slots=True)
class Asb:
    """Automatic status back: sent unasked on every change."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Roll:
    """The answer to GS r 1: all data sent before the question has been printed."""

    byte: int


@dataclass(frozen=True, slots=True)
class Flow:
    """XON (True) or XOFF."""

    go: bool


@dataclass(frozen=True, slots=True)
class Noise:
    """A byte that no printer sends."""

    byte: int


Answer = Eot | Asb | Roll | Flow | Noise


class Answers:
    """The incremental parser: feed it any pieces of the stream, it yields what is complete."""

    def __init__(self) -> None:
        self._asb = bytearray()

    def feed(self, data: bytes) -> Iterator[Answer]:
        """What has become whole with these bytes, in the order in which it came."""
        for byte in data:
            if is_eot(byte):
                yield Eot(byte)
            elif byte in (0x11, 0x13):
                yield Flow(byte == 0x11)
            else:
                yield from self._other(byte)

    def _other(self, byte: int) -> Iterator[Answer]:
        """ASB bytes two to four look like GS r answers: they are ASB's while a message is begun."""
        if self._asb and byte & 0x90 == 0:
            self._asb.append(byte)
            if len(self._asb) == 4:
                yield Asb(bytes(self._asb))
                self._asb.clear()
            return
        yield from map(Noise, self._asb)
        self._asb.clear()
        if byte & 0x93 == 0x10:
            self._asb.append(byte)
        elif byte & 0x90 == 0 and _paired(byte):
            yield Roll(byte)
        else:
            yield Noise(byte)


def is_eot(byte: int) -> bool:
    """An answer to DLE EOT, by its fixed bits (devices.md 4.1)."""
    return byte & 0x93 == 0x12


def _paired(byte: int) -> bool:
    """Near end is bits 0 and 1 together, paper end bits 2 and 3: most noise is not."""
    return byte & 0x03 in (0x00, 0x03) and byte & 0x0C in (0x00, 0x0C)


NOTHING_WRONG = 0x12
"""The answer to any DLE EOT of a printer that is well."""


def health_of(bits: Sequence[int], profile: PrinterProfile) -> Health:
    """The answers to the questions of `profile.status`, in this order (devices.md 4.1). What is
    not asked counts as well.

    Several faults may stand at once; the one that a person at the printer sees and mends first
    wins: an open cover also reads as paper end on many models.
    """
    if len(bits) != len(profile.status) or not all(map(is_eot, bits)):
        return Health(State.UNKNOWN, Reason.GARBLED)
    told = dict(zip(profile.status, bits, strict=True))
    printer, cause, error, roll = (told.get(n, NOTHING_WRONG) for n in (1, 2, 3, 4))
    return _first(
        cover=cause & 0x04,
        paper_out=cause & 0x20 or roll & profile.paper_end,
        cutter=error & 0x08,
        head_hot=error & 0x40,
        mechanical=error & 0x24 or cause & 0x40,
        offline=printer & 0x08,
        near_end=roll & profile.near_end,
    )


def health_of_asb(data: bytes) -> Health:
    """The four bytes of an ASB message (devices.md 4.2)."""
    printer, error, roll, _ = data
    return _first(
        cover=printer & 0x20,
        paper_out=roll & 0x0C,
        cutter=error & 0x08,
        head_hot=error & 0x40,
        mechanical=error & 0x20,
        offline=printer & 0x08,
        near_end=roll & 0x03,
    )


def _first(**found: int) -> Health:
    """The fixed precedence of errors; near end leaves the printer usable."""
    return next((health for name, health in _ORDER.items() if found[name]), Health(State.READY))


_ORDER = {
    "cover": Health(State.ATTENTION, Reason.COVER_OPEN),
    "paper_out": Health(State.ATTENTION, Reason.PAPER_OUT),
    "cutter": Health(State.FAULT, Reason.CUTTER),
    "head_hot": Health(State.ATTENTION, Reason.HEAD_HOT),
    "mechanical": Health(State.FAULT, Reason.MECHANICAL),
    "offline": Health(State.FAULT, Reason.OFFLINE),
    "near_end": Health(State.READY, Reason.PAPER_LOW),
}
