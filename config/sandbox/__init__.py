"""Synthetic people: what their ID cards hold and what the sandbox platform knows of them.

Read by the hub's seed, the card emulator and the simulator. Nobody in `people.toml` exists.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """The fields of a resident card; sex and nation are the stored codes, `valid_to` None is 长期.

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
    valid_to: date | None
    kind: str = "resident"


@dataclass(frozen=True, slots=True)
class Movement:
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
    amount: Decimal = Decimal(0)
    unpaid: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Insurance:
    """One row of 1101 `insuinfo`, with its account and its payments. Ledger newest first."""

    insutype: str
    psn_type: str
    status: str
    area: str
    balance: Decimal = Decimal(0)
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


@cache
def people() -> tuple[Person, ...]:
    """All of them, in the order of the file."""
    tables = tomllib.loads((HERE / "people.toml").read_text("utf-8"))
    return tuple(_person(key, raw) for key, raw in tables.items())


def person(key: str) -> Person:
    """The one of this id; KeyError for another."""
    return {one.id: one for one in people()}[key]


def _person(key: str, raw: dict[str, Any]) -> Person:
    known = raw.get("platform")
    return Person(key, raw["about"], _card(raw["card"]), _record(known) if known else None)


def _card(raw: dict[str, Any]) -> Card:
    valid_to = raw["valid_to"]
    return Card(**{**raw, "valid_to": None if valid_to == "long" else valid_to})


def _record(raw: dict[str, Any]) -> Record:
    rows = tuple(_insurance(row) for row in raw.get("insurance", ()))
    return Record(**{**raw, "insurance": rows})


def _insurance(raw: dict[str, Any]) -> Insurance:
    return Insurance(
        **{
            **raw,
            "balance": Decimal(raw.get("balance", "0.00")),
            "ledger": tuple(_movement(*row) for row in raw.get("ledger", ())),
            "payments": _payments(**raw.get("payments", {})),
        }
    )


def _movement(days_ago: int, at: str, kind: str, amount: str, place: str) -> Movement:
    return Movement(days_ago, time.fromisoformat(at), kind, Decimal(amount), place)


def _payments(months: int = 0, amount: str = "0.00", unpaid: tuple[int, ...] = ()) -> Payments:
    return Payments(months, Decimal(amount), tuple(unpaid))
