"""Synthetic people: what their ID cards hold and what the sandbox platform knows of them.

Read by the hub's seed, the card emulator and the simulator. Nobody in `people.toml` exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from config import schema

FILE = Path(__file__).parent / "people.toml"
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """The fields of a resident card; sex and nation are the stored codes; no `valid_to` is 长期.

    `kind` names one of the four layouts, as `devices.port.CardKind` spells them.
    """

    name: str
    sex: str
    nation: str
    birth: date
    address: str
    number: str
    issuer: str
    valid_from: date
    valid_to: date | None = None
    kind: str = "resident"


class Movement(NamedTuple):
    """One line of an account, `days_ago` days before today; `amount` is signed."""

    days_ago: int
    at: time
    kind: str
    amount: Decimal
    place: str


@dataclass(frozen=True, slots=True)
class Payments:
    """The last `months` months; the `unpaid` ones are counted back from last month, which is 1."""

    months: int = 0
    amount: Decimal = NOTHING
    unpaid: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Insurance:
    """One row of 1101 `insuinfo`, with its account and its payments. Ledger newest first."""

    insutype: str
    psn_type: str
    status: str
    area: str
    balance: Decimal = NOTHING
    since: date | None = None
    paused: date | None = None
    employer: str = ""
    ledger: tuple[Movement, ...] = ()
    payments: Payments = Payments()


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """What the platform holds, and the hub (`tel`); `guardian` is the id of another person."""

    psn_no: str
    tel: str = ""
    social_card: str = ""
    card_sn: str = ""
    guardian: str = ""
    deceased: bool = False
    insurance: tuple[Insurance, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """`platform` is None for one whom the platform does not know. `about` is for the simulator."""

    id: str
    about: str
    card: Card
    platform: Record | None = None

    def __repr__(self) -> str:
        return f"<Person {self.id}>"


class Entry(schema.Table):
    """A person as the file has one, by id."""

    about: str
    card: Card
    platform: Record | None = None


@cache
def people() -> tuple[Person, ...]:
    """All of them, in the order of the file. Raises Faulty."""
    entries = schema.read(dict[str, Entry], FILE)
    return tuple(Person(id, one.about, one.card, one.platform) for id, one in entries.items())


def person(key: str) -> Person:
    """The one of this id; KeyError for another."""
    return {one.id: one for one in people()}[key]
