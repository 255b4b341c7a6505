"""What an item is. The schema has no prose that code would have to guess (design.md §1.3, §9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from model.identity import CredentialType
from model.item.field import Field
from model.item.paths import Source, Where
from model.page import Privacy
from model.task import Offline


class Flow(StrEnum):
    """The way of an item: a named tuple of steps, which the pure core knows."""

    QUERY = "query"
    FILING = "filing"
    REGISTER = "register"

    @property
    def hands_in(self) -> bool:
        """Whether it leads to a submission."""
        return self is not Flow.QUERY


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


class CallRole(StrEnum):
    """What an item calls an operation for."""

    LOOKUP = "lookup"
    """Before the form of an item that hands something in, after it in one that does not."""
    SUBMIT = "submit"
    """At most one an item hands in. To its input the common part of all submissions is added
    (`wire.behalf.Submission`); its whole answer is the root `submitted`.
    """
    CANCEL = "cancel"
    """Hands in, too: what ends something that was handed in before."""


HANDING_IN = (CallRole.SUBMIT, CallRole.CANCEL)


@dataclass(frozen=True, slots=True)
class Call:
    """One operation: `input` maps its fields to sources, `output` names to paths of its answer."""

    op: str
    role: CallRole
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
    flow: Flow
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
        return tuple(call for call in self.calls if call.role is CallRole.LOOKUP)

    @property
    def submit(self) -> Call | None:
        """The call that hands it in; None of an item that only asks."""
        return next((call for call in self.calls if call.role in HANDING_IN), None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All items, by id, in the order of the menu."""

    items: Mapping[str, Item]

    def item(self, item_id: str) -> Item:
        """By id; it is there, since whatever names an item was checked."""
        return self.items[item_id]
