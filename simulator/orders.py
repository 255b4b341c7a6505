"""What the page may order: a closed set, read from JSON that anybody may have sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from config import sandbox
from devices.thing import Thing


@dataclass(frozen=True, slots=True)
class Give:
    """Puts down what is a person's at a device: their card, their phone."""

    device: str
    person: str


@dataclass(frozen=True, slots=True)
class ShowText:
    """Holds any code before a device: a slip's number, or what somebody may try."""

    device: str
    text: str


@dataclass(frozen=True, slots=True)
class Steer:
    """One of the buttons of a thing."""

    device: str
    verb: str


@dataclass(frozen=True, slots=True)
class TakeSlip:
    """Takes this slip from the table: the picture stays in its folder."""

    number: int


Order = Give | ShowText | Steer | TakeSlip


def order(raw: object, things: Mapping[str, Thing]) -> Order | None:
    """The order that this JSON spells; None for anything else."""
    match raw:
        case {"do": "give", "device": str(device), "person": str(person)} if person in _ids():
            return Give(device, person) if _holds(things.get(device)) else None
        case {"do": "show_text", "device": str(device), "text": str(text)} if text:
            return ShowText(device, text) if _reads(things.get(device)) else None
        case {"do": "steer", "device": str(device), "verb": str(verb)}:
            return Steer(device, verb) if _obeys(things.get(device), verb) else None
        case {"do": "take_slip", "number": int(number)}:
            return TakeSlip(number)
        case _:
            return None


def _ids() -> set[str]:
    return {person.id for person in sandbox.people()}


def _holds(thing: Thing | None) -> bool:
    return thing is not None and thing.holder is not None


def _reads(thing: Thing | None) -> bool:
    return thing is not None and thing.holder is not None and thing.holder.text is not None


def _obeys(thing: Thing | None, verb: str) -> bool:
    return thing is not None and any(press.verb == verb for press in thing.presses)
