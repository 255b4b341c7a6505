"""A field of an item, and what a kind of field is: everything that is known of it, in one object.

Terminal and hub hold answers against the same object. An answer is always a text, in the form that
its kind says. The kinds stand in `model.item.kinds`, a module and a line each; nothing else asks
which kind a field is of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from config.areas import Areas
from config.pinyin import Syllables
from model.page import Kind, Line, Node
from model.profile import Profile
from model.value import Value

if TYPE_CHECKING:
    from model.item.sources import Sources

Answers = Mapping[str, str]
"""By the keys of the fields; "" where there is none yet."""


class Ask(StrEnum):
    """When a field is asked: always, or only when the resident wants to change its default."""

    ALWAYS = "always"
    ON_REQUEST = "on_request"


class Comparison(StrEnum):
    """How an answer may stand to another, or to today."""

    NOT_AFTER = "<="
    NOT_BEFORE = ">="


@dataclass(frozen=True, slots=True)
class Rule:
    """One comparison with another field or with today."""

    comparison: Comparison
    other: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question. A default is `today`, `today-3m`, `today+12m`, a value of its options, or "".

    `when` asks it only where another answer is this one; an answer whose field is not asked does
    not exist. Changing an answer clears those of the fields that name it in `when` or `after`.
    """

    key: str
    kind: FieldKind
    default: str
    ask: Ask
    question: str
    """The text that asks it, and its short name: the item's own, else those of all."""
    label: str
    rule: Rule | None = None
    own: Any = None
    """What its kind has read of its keys."""
    required: bool = True
    prefill: tuple[str, ...] = ()
    """Path from which the first answer comes, where it leads to one: `principal.hubinfo.tel`, or
    from the row that a field of rows has chosen: `filing.begndate`.
    """
    hint: str = ""
    """A text beneath the question, where the catalogue has one."""
    when: tuple[str, str] | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What an answer is held against."""

    today: date
    areas: Areas
    roots: Mapping[str, object] | None = None
    """What lookups have brought, by name; None where nobody looked it up, as at the hub."""
    rows: Mapping[str, object] = field(default_factory=dict)
    """The row that was found and chosen, by the key of its field."""

    def __repr__(self) -> str:
        return "<Known>"


# The entry of a field on its page.


@dataclass(frozen=True, slots=True, repr=False)
class Spot:
    """Where within a field one is: which of its pages, the first of its choices that is shown,
    digits that are no answer yet, and what was found for it.
    """

    page: str = ""
    start: int = 0
    typed: str = ""
    found: tuple[object, ...] = ()

    def __repr__(self) -> str:
        return f"<Spot {self.page} {self.start}>"


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """One field on a page, and what its entry may look at."""

    field: Field
    answers: Answers
    spot: Spot
    known: Known
    syllables: Syllables
    profile: Profile
    who: Value
    """Whose answer it is, in words."""
    home: str
    """The area in which the terminal stands."""
    anew: bool
    """The resident came back from the review, to change this very answer."""
    may: Callable[[str], bool]
    """Whether this month or day can be taken, with the answers that follow it."""

    @property
    def key(self) -> str:
        """The field's."""
        return self.field.key

    @property
    def answer(self) -> str:
        """The present one, "" where there is none."""
        return self.answers.get(self.field.key, "")

    def __repr__(self) -> str:
        return f"<Asking {self.key}>"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """This is the answer now. `onward`: and nothing else is asked of it, so the page is left;
    `home`: back to the first page of the field; `row` is what was found and chosen.
    """

    answer: str
    onward: bool = False
    home: bool = False
    row: object = None

    def __repr__(self) -> str:
        return "<Answer>"


@dataclass(frozen=True, slots=True)
class Here:
    """The page stays, at this spot."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Down:
    """To a further page of the field."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Up:
    """To the page of the field before this one."""


@dataclass(frozen=True, slots=True, repr=False)
class Look:
    """The hub is asked first: `op` with these inputs besides those of every lookup. What it answers
    is for `FieldKind.found`, at this spot.
    """

    spot: Spot
    op: str
    input: Mapping[str, object]

    def __repr__(self) -> str:
        return f"<Look {self.op}>"


Move = Answer | Here | Down | Up | Look


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """What the entry shows. `takes` is what `next` takes as the answer, "" where there is none to
    take; `further` the start of the next window; `ends` whether the field may be left empty here.
    """

    nodes: tuple[Node, ...]
    takes: str = ""
    kind: Kind = Kind.FORM
    heading: Line | None = None
    """Of the page, where it is not the field's question."""
    further: int = 0
    ends: bool = True
    refused: str = ""
    """The prefix of the refusal to show instead: there is nothing to choose from."""

    def __repr__(self) -> str:
        return f"<Sheet {self.kind}>"


# What a kind says of itself where it says nothing else.


@dataclass(frozen=True, slots=True)
class NoKeys:
    """A kind that has no keys but those of every field."""


def _kept(keys: Any, at: str, sources: Sources) -> Any:
    return keys


def _first_page(asking: Asking) -> tuple[Spot, ...]:
    return (Spot(),)


def _any_default(default: str, own: Any) -> str:
    return ""


def _no_codes(field: Field) -> tuple[str, ...]:
    return ()


def _no_row(field: Field, answer: str, known: Known) -> object | None:
    return None


def _no_line(field: Field, answer: str, known: Known) -> Line | None:
    return None


def _no_rows(keys: Any, sources: Sources) -> Any:
    return None


def _told_whole(field: Field, answer: str) -> Value | None:
    return field.kind.value(field, answer)


def _told_to_nobody(field: Field, answer: str) -> Value | None:
    return None


def _something(field: Field, known: Known) -> bool:
    return True


def _nothing_found(asking: Asking, output: object) -> Spot:
    return asking.spot


@dataclass(frozen=True, slots=True)
class Timed:
    """Of a month or a day: answers that follow each other, and defaults that count from today."""

    default: re.Pattern[str]
    units: str
    """Of an offset from today, for whoever wrote a wrong one."""
    written: Callable[[date], str]
    ahead: int
    """How many months to come may be chosen where no rule says more."""


@dataclass(frozen=True, slots=True)
class FieldKind:
    """One kind of field: its keys in an item's file, its answers, its pages, its words."""

    name: str
    """`type` in the file."""
    sheet: Callable[[Asking], Sheet]
    """What its page shows."""
    press: Callable[[Asking, str], Move | None]
    """What a press comes to; it gets the part of the field that was pressed."""
    valid: Callable[[Field, str, Known], bool]
    """Whether an answer that is not empty may be one: asked by the terminal and by the hub."""
    value: Callable[[Field, str], Value]
    """An answer that is not empty, as review, result and slip show it."""

    # Its keys in the file.
    keys: type[Any] = NoKeys
    """A frozen dataclass of the keys that only this kind has: the shape of them."""
    read: Callable[[Any, str, Sources], Any] = _kept
    """The keys, at this place of the file, as `Field.own`; what they mean is checked here."""
    default: Callable[[str, Any], str] = _any_default
    """Why this default, with what was read, is none; "" where it may be one."""
    timed: Timed | None = None
    codes: Callable[[Field], tuple[str, ...]] = _no_codes
    """The options of its answers, of a kind that has some."""
    rows: Callable[[Any, Sources], Any] = _no_rows
    """The type of the rows it chooses from, by its keys as the file has them: what a path below the
    field is followed through. None of a kind that has no rows.
    """

    # Its answers.
    source: type[Any] = str
    """What an answer is as the source of a path."""
    sends: Mapping[type[Any], Callable[[str], Any]] = field(default_factory=lambda: {str: str})
    """What an operation's input may want of it (`str`, `date`, `tuple`), and how that is made."""
    row: Callable[[Field, str, Known], object | None] = _no_row
    """The row that was chosen."""
    slots: Callable[[Field], Sequence[str]] = _no_codes
    """The slots with which a chosen row is worded."""
    something: Callable[[Field, Known], bool] = _something
    """Whether there is anything to choose from."""

    # Its pages.
    opened: Callable[[Asking], tuple[Spot, ...]] = _first_page
    """The way within the field to the page that is shown first."""
    found: Callable[[Asking, Any], Spot] = _nothing_found
    """Where the hub's answer to a `Look` leads."""
    alone: bool = True
    """It always has a page of its own."""
    labelled: bool = False
    """Beside others it stands under its label."""
    several: bool = False
    """To take one and to go on are two things: where none is taken, the page says so."""
    together: str = "form.several"
    """The heading over several that all have it."""
    anew: str = "act.anew"
    """The button of a result that asks once more, where all fields have it."""
    personal: bool = False
    """Its answer says something of the person, wherever it stands."""

    # Its words.
    line: Callable[[Field, str, Known], Line | None] = _no_line
    """The chosen row as it was worded when it was chosen; None where `value` says it."""
    clerk: Callable[[Field, str], Value | None] = _told_whole
    """What a clerk reads at the console."""
    public: Callable[[Field, str], Value | None] = _told_to_nobody
    """What whoever holds the slip reads on a telephone; None is not for them."""

    def __repr__(self) -> str:
        return f"<FieldKind {self.name}>"
