"""What an item is. The schema has no prose that code would have to guess (design.md §1.3, §9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from config.pool import Level as Level
from model.identity import CredentialType
from model.page import Privacy
from model.task import Offline


class FieldType(StrEnum):
    """What a field asks for; its answer is always a text, in the form given here."""

    YEAR_MONTH = "year_month"
    """YYYYMM"""
    CHOICE = "choice"
    """A code of its options."""
    CHOICES = "choices"
    """Several codes, joined by commas in the order of the options."""
    DATE = "date"
    """YYYY-MM-DD"""
    AREA = "area"
    """Six digits, of the field's level or the whole city above it."""
    PHONE = "phone"
    """Eleven digits of a mobile number, by our own keypad."""
    TEXT = "text"
    """Characters chosen by syllable; never typed freely."""
    RECORD = "record"
    """The key of one row of a list that a lookup brought."""


class Ask(StrEnum):
    """When a field is asked: always, or only when the resident wants to change its default."""

    ALWAYS = "always"
    ON_REQUEST = "on_request"


class Acting(StrEnum):
    """For whom an item is done, and who is there (domain.md 11, 代人办、带人办)."""

    SELF = "self"
    AGENT = "agent"
    """代人办: the agent alone, with a relation that the hub knows."""
    ACCOMPANIED = "accompanied"
    """带人办: both are there, and the principal confirms."""
    GUARDIAN = "guardian"
    """The agent alone, for a minor of theirs. Never asked for: the relation says it."""

    @property
    def alone(self) -> bool:
        """Whether the principal is absent."""
        return self in (Acting.AGENT, Acting.GUARDIAN)


class Comparison(StrEnum):
    """Between a day or month and another field, or a day."""

    NOT_AFTER = "<="
    NOT_BEFORE = ">="


@dataclass(frozen=True, slots=True)
class Rule:
    """One comparison with another field or with today."""

    comparison: Comparison
    other: str


Where = tuple[tuple[str, tuple[str, ...]], ...]
"""Conditions on a row: each of these codes is one of those."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from and what it is: `path` from a root, `format` as its typed value."""

    path: tuple[str, ...]
    format: str


@dataclass(frozen=True, slots=True)
class Records:
    """The rows that a record field chooses from: `each` is the list, `key` what is the answer,
    `text` with `slots` how a row is worded, `where` which rows may be chosen, `none` the refusal
    where there are none.
    """

    each: tuple[str, ...]
    key: tuple[str, ...]
    text: str
    slots: tuple[tuple[str, Source], ...]
    where: Where
    none: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question. A default is `today`, `today-3m`, `today+12m`, a value of its options, or "".

    `when` asks it only where another answer is this one; an answer whose field is not asked does
    not exist. Changing an answer clears those of the fields that name it in `when` or `after`.
    """

    key: str
    type: FieldType
    default: str
    ask: Ask
    question: str
    """The text that asks it, and its short name: the item's own, else those of all."""
    label: str
    rule: Rule | None = None
    options: str = ""
    """The table of a choice, whose codes are `codes`."""
    codes: tuple[str, ...] = ()
    required: bool = True
    prefill: tuple[str, ...] = ()
    """Path from which the first answer comes, where it leads to one: `principal.hubinfo.tel`, or
    from the row that a record field has chosen: `filing.begndate`.
    """
    hint: str = ""
    """A text beneath the question, where the catalogue has one."""
    when: tuple[str, str] | None = None
    after: tuple[str, ...] = ()
    level: Level = Level.CITY
    longest: int = 40
    """Characters of a text."""
    records: Records | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A value with its label, or with `each` a list of rows under a heading."""

    label: str
    value: Source
    privacy: Privacy
    each: tuple[str, ...] = ()
    text: str = ""
    slots: tuple[tuple[str, Source], ...] = ()
    first: int = 0
    """At most so many rows (slips); 0 is all."""
    none: str = "row.none"
    """What is said where the list is empty; `<none>.slip` of what a slip's number asked for."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of the person's insurances the item is about; the other fields are text keys.

    `many` is the question to ask, or `first`; `elsewhere` refuses one of another pooling area,
    `stopped` one that does not run.
    """

    where: Where
    none: str
    many: str
    elsewhere: str = ""
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One operation: `input` maps its fields to sources, `output` names to paths of its answer.

    Roles: `lookup` before the form of an item that submits, after it in one that does not;
    `submit`, at most one an item, whose input the submission's common part is added to
    (`wire.behalf.Submission`); its whole answer is the root `submitted`.
    """

    op: str
    role: str
    input: tuple[tuple[str, tuple[str, ...]], ...]
    output: tuple[tuple[str, tuple[str, ...]], ...]
    paged: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why the item ends before its form: a row of list `each` has all of `where`.

    `refuse` is the prefix of its texts, whose slots come from the first such row.
    """

    each: tuple[str, ...]
    where: Where
    refuse: str
    slots: tuple[tuple[str, Source], ...]
    offers: tuple[str, ...] = ()
    """Items that help then, where this terminal has them."""


STANDING = ("filed.{}.heading", "filed.{}", "slip.{}", "slip.then.{}")
"""What is said of how something stands: on its page, and on paper."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How what the hub took is told where these answers were given, in the place of what is said of
    all that stand so: `accepted`, a review is to come; `holds`, it has said yes; `done`, there is
    none; `sent_back`, `rejected`, `over`, it has ended without a yes.
    """

    of: str
    where: Where
    texts: Mapping[str, str]
    """The item's own texts by those of all, in `STANDING`."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a commitment: `text` is how whoever acts here says it, `begin` and `end` the
    first and the last day on which it is taken.
    """

    id: str
    version: str
    text: str
    begin: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is taken on this day."""
        return (self.begin or date.min) <= day <= (self.end or date.max)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is signed. Of its wordings, the oldest first, several may be taken on one day."""

    id: str
    wordings: tuple[Wording, ...]

    def shown_on(self, day: date) -> Wording:
        """The newest that has begun; the first one always has."""
        return next(one for one in reversed(self.wordings) if (one.begin or date.min) <= day)

    def accepts(self, version: str, day: date) -> bool:
        """Whether a signature under this version is good on this day."""
        return any(one.version == version and one.holds(day) for one in self.wordings)


@dataclass(frozen=True, slots=True)
class Item:
    """One service item, read from its file and checked. `pages` are the ids of fields that stand
    together.
    """

    id: str
    text: str
    group: str
    notice: tuple[str, ...]
    credentials: tuple[CredentialType, ...]
    acting: tuple[Acting, ...]
    pages: tuple[tuple[str, ...], ...]
    offline: Offline
    fields: Mapping[str, Field]
    calls: tuple[Call, ...]
    result: tuple[Result, ...]
    slip: tuple[Result, ...]
    pick: Pick
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Constants to send, under the root `fixed`."""
    commitments: Mapping[Acting, tuple[Commitment, ...]] = field(default_factory=dict)
    """By who acts: an agent makes one more than a principal."""
    signs: tuple[str, ...] = ()
    """The fields whose answers stand above the commitments: what they are about."""
    entrusts: bool = False
    """Who is accompanied makes the other one their agent, and so the other one is called."""
    stops: tuple[Stop, ...] = ()
    opens: tuple[str, ...] = ()
    """Path of the list whose rows can be opened on the result page, one by one."""
    standings: tuple[Standing, ...] = ()
    """Words of its own for what was taken; the first that fits."""

    def signed_by(self, acting: Acting, day: date) -> tuple[Wording, ...]:
        """What whoever acts so is shown and signs on this day."""
        return tuple(one.shown_on(day) for one in self.commitments.get(acting, ()))

    @property
    def lookups(self) -> tuple[Call, ...]:
        """Its calls that only read."""
        return tuple(call for call in self.calls if call.role == "lookup")

    @property
    def submit(self) -> Call | None:
        """The call that hands it in; None of an item that only asks."""
        return next((call for call in self.calls if call.role == "submit"), None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All items, by id, in the order of the menu."""

    items: Mapping[str, Item]

    def item(self, item_id: str) -> Item:
        """By id; it is there, since whatever names an item was checked."""
        return self.items[item_id]
