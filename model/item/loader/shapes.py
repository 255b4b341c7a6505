"""The shape of an item's file: plain dataclasses, held against the file by `config.schema`.

What the names in them mean is checked after that, by `model.item.loader.reader`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from config.limits import Between
from model.identity import CredentialType
from model.item.field import Ask
from model.item.model import Acting, CallRole, Flow
from model.page import Privacy
from model.task import Offline

Names = tuple[str, ...]
Slots = Mapping[str, str]
"""Each `path|format`."""
Codes = Mapping[str, str | Names]
"""Of a row: a code, or one of several."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """The keys of every field; those of its kind are `FieldKind.keys`."""

    type: str
    default: str = ""
    rule: str = ""
    ask: Ask = Ask.ALWAYS
    required: bool = True
    prefill: str = ""
    when: str = ""
    after: Names = ()


@dataclass(frozen=True, slots=True)
class CallShape:
    """One operation: what goes in, what comes out, and which input counts pages."""

    op: str
    role: CallRole
    input: Mapping[str, str] = field(default_factory=dict)
    output: Mapping[str, str] = field(default_factory=dict)
    paged: str = ""


@dataclass(frozen=True, slots=True)
class ResultShape:
    """A value with its label, or with `each` the rows of a list."""

    label: str
    value: str
    format: str
    privacy: Privacy = Privacy.PUBLIC
    each: str = ""
    text: str = ""
    slots: Slots = field(default_factory=dict)
    first: Annotated[int, Between(0, 100)] = 0
    none: str = "row.none"


@dataclass(frozen=True, slots=True)
class PickShape:
    """Which of the person's insurances the item is about."""

    where: Codes = field(default_factory=dict)
    none: str = "refuse.not_insured"
    many: str = "first"
    elsewhere: str = ""
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class StopShape:
    """Why the item ends before its form."""

    each: str
    refuse: str
    where: Codes = field(default_factory=dict)
    slots: Slots = field(default_factory=dict)
    offers: Names = ()


@dataclass(frozen=True, slots=True)
class StandingShape:
    """Words of its own for how something stands."""

    of: str
    name: str
    where: Codes = field(default_factory=dict)


Tables = tuple[Any, ...]
"""Each is held against its own shape, so that a wrong one hides no fault of another."""
Table = Mapping[str, Any]

TOP: Mapping[str, Any] = {
    "id": str,
    "flow": Flow,
    "group": str,
    "notice": Names,
    "credentials": tuple[CredentialType, ...],
    "acting": tuple[Acting, ...],
    "offline": Offline,
    "pages": tuple[Names, ...],
    "fields": Table,
    "calls": Tables,
    "pick": Table,
    "result": Tables,
    "slip": Tables,
    "fixed": Slots,
    "commitments": Names,
    "signs": Names,
    "entrusts": bool,
    "stops": Tables,
    "opens": str,
    "standings": Tables,
    "zh": Table,
    "en": Table,
}
"""The keys of the file itself."""
NEEDED = ("id", "flow", "group", "notice", "credentials", "acting", "offline", "zh")
EMPTY: Mapping[Any, Any] = {
    str: "",
    bool: False,
    Table: {},
    Slots: {},
    Flow: Flow.QUERY,
    Offline: Offline.REFUSE,
}
"""What stands for a key that is not there or is wrong, by its type; an empty list of all others."""
