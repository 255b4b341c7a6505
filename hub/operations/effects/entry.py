"""What an effect is given, and what it plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.answers import answers_of
from hub.operations.context import Context
from hub.refusals import Refusal
from hub.tasks import Number
from model.item import Item
from wire.behalf import Submission
from wire.operations import PersonInfo

WAITS, PASSED = "0", "1"
"""`rchk_flag` of what a clerk has yet to decide, and of what holds at once."""


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One submission being accepted; `person` is the principal, as the platform has them."""

    context: Context
    given: Submission
    item: Item
    number: Number
    person: PersonInfo
    payload: Mapping[str, Any]
    """The input as plain values."""

    @property
    def accept_no(self) -> str:
        """Taken only when the rules have allowed it."""
        return self.number()

    @property
    def rchk_flag(self) -> str:
        """How far it is once it is accepted: what the rules of the pool say of its answers."""
        answers = answers_of(self.item, self.payload)
        return WAITS if self.context.rules.pool.waits(self.item.id, answers) else PASSED


@dataclass(frozen=True, slots=True, repr=False)
class Done:
    """What came of it: how far it is, and what else the operation's answer holds, by its names."""

    rchk_flag: str
    answers: Mapping[str, Any] = field(default_factory=dict)


Plan = Callable[[], Done | Refusal]
"""Carries out what was found to be allowed; a refusal undoes it."""
Effect = Callable[[Entry], Plan | Refusal]
"""Looks whether its rules allow it, and changes nothing yet."""
