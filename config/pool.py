"""What a pool decides, which hub and terminal must know alike (domain.md 14.1).

Plain, for the pure core sees it; `config.deployment_files` reads the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Annotated

from config.limits import Between, Written

Days = Annotated[int, Between(0, 10_000)]
Months = Annotated[int, Between(0, 120)]
AreaCode = Annotated[str, Written("[0-9]{6}")]


class Level(StrEnum):
    """How far down the tree of areas a place is asked; one level up, a whole city may be taken."""

    CITY = "city"
    COUNTY = "county"


class By(StrEnum):
    """Who decides what was handed in."""

    AT_ONCE = "at_once"
    REVIEW = "review"


class Presence(StrEnum):
    """What shows that somebody is there who files (domain.md 14.2), by the names of item files."""

    RESIDENT_ID = "resident_id"
    E_VOUCHER = "e_voucher"


@dataclass(frozen=True, slots=True)
class Referral:
    """Answers that go to the clerks of a post: each of these fields has one of those codes."""

    where: Mapping[str, tuple[str, ...]]
    post: str

    def fits(self, answers: Mapping[str, str]) -> bool:
        """Whether these answers go to the clerks of that post."""
        return all(answers.get(name, "") in codes for name, codes in self.where.items())


@dataclass(frozen=True, slots=True)
class Decide:
    """Who decides one item; the first of the `exceptions` that fits always goes to its clerks."""

    by: By
    exceptions: tuple[Referral, ...] = ()

    def waits(self, answers: Mapping[str, str]) -> bool:
        """Whether a clerk has to decide these answers."""
        return self.by is By.REVIEW or any(one.fits(answers) for one in self.exceptions)


@dataclass(frozen=True, slots=True)
class Agents:
    """How often one agent may act a day, city wide, and how long a relation holds at most."""

    daily: Annotated[int, Between(1, 1000)]
    relation_months: Annotated[int, Between(1, 120)]


@dataclass(frozen=True, slots=True)
class PoolRules:
    """One pool's file, whose comments explain each. Days are calendar days but for `due_days`,
    which are working days; areas are of GB/T 2260.
    """

    place_level: Level
    places_most: Annotated[int, Between(1, 100)]
    no_filing_within: tuple[AreaCode, ...]
    begin_back_days: Days
    begin_ahead_days: Days
    change_lock_months: Months
    short_beside_long: bool
    presence: frozenset[Presence]
    family_rlts: tuple[Annotated[str, Written("[0-9]{1,3}")], ...]
    agents: Agents
    decide: Mapping[str, Decide]
    due_days: Mapping[str, Days] = field(default_factory=dict)

    def waits(self, item: str, answers: Mapping[str, str]) -> bool:
        """Whether a clerk has to decide it; what the file does not name always goes to one."""
        return item not in self.decide or self.decide[item].waits(answers)

    def needs_no_filing(self, place: str) -> bool:
        """Whether a place lies in an area, itself or a part of it, in which nobody files."""
        return any(place.startswith(_digits(area)) for area in self.no_filing_within)

    @property
    def named(self) -> Mapping[str, str]:
        """What an item file may name in braces."""
        return dict(_named(self)) | dict(_named(self.agents))


def _digits(area: str) -> str:
    """Those that all parts of an area share: of a province two, of a city four."""
    return area.removesuffix("00").removesuffix("00")


def _named(table: PoolRules | Agents) -> Iterator[tuple[str, str]]:
    """The numbers and words of a table, as they are written in a rule."""
    for one in fields(table):
        value = getattr(table, one.name)
        if isinstance(value, int | str) and not isinstance(value, bool):
            yield one.name, str(value)
