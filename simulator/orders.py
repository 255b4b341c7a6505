"""What the page may order: a closed set, read from JSON that anybody may have sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from config import sandbox


class Device(StrEnum):
    """What stands on the table."""

    READER = "reader"
    SCANNER = "scanner"
    PRINTER = "printer"


VERBS: Mapping[Device, Mapping[str, Mapping[str, Any]]] = {
    Device.READER: {
        "take": {},
        "silence": {},
        "answer": {},
        "hang_up": {},
        "come_back": {},
        "corrupt_checksum": {"times": 6},
    },
    Device.SCANNER: {
        "take": {},
        "silence": {},
        "answer": {},
        "hang_up": {},
        "come_back": {},
    },
    Device.PRINTER: {
        "paper_out": {},
        "paper_ok": {},
        "paper_out_after": {"lines": 5},
        "cover_open": {},
        "cover_close": {},
        "hang_up": {},
        "come_back": {},
    },
}
"""The emulators' verbs that the page has a button for, with their fields.

Six spoilt answers are three polls: bytes that come unasked would be drained and do nothing.
"""


@dataclass(frozen=True, slots=True)
class Lay:
    """Lays a person's card on the reader; one that lies there is taken first."""

    person: str


@dataclass(frozen=True, slots=True)
class ShowVoucher:
    """Holds a person's phone before the scanner, with their e-voucher."""

    person: str


@dataclass(frozen=True, slots=True)
class ShowText:
    """Holds any code before the scanner: a slip's number, or what somebody may try."""

    text: str


@dataclass(frozen=True, slots=True)
class Steer:
    """One of `VERBS`."""

    device: Device
    verb: str


@dataclass(frozen=True, slots=True)
class TakeSlip:
    """Takes this slip from the table: the picture stays in its folder."""

    number: int


Order = Lay | ShowVoucher | ShowText | Steer | TakeSlip


def order(raw: object) -> Order | None:
    """The order that this JSON spells; None for anything else."""
    match raw:
        case {"do": "lay", "person": str(person)} if person in _ids():
            return Lay(person)
        case {"do": "show_voucher", "person": str(person)} if person in _ids():
            return ShowVoucher(person)
        case {"do": "show_text", "text": str(text)} if text:
            return ShowText(text)
        case {"do": "steer", "device": str(device), "verb": str(verb)}:
            return _steer(device, verb)
        case {"do": "take_slip", "number": int(number)}:
            return TakeSlip(number)
        case _:
            return None


def _ids() -> set[str]:
    return {person.id for person in sandbox.people()}


def _steer(name: str, verb: str) -> Steer | None:
    for device, verbs in VERBS.items():
        if device == name and verb in verbs:
            return Steer(device, verb)
    return None
