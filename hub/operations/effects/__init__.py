"""What is special about some submissions, one module each; all others are kept, and no more.

An effect belongs to an input dataclass and to all that are made from it, so that a new operation
which files a stay is a dataclass below `RemoteFiling` and has its rules already.
"""

from __future__ import annotations

from collections.abc import Mapping

from hub.operations.effects import ending, entrusting, filing
from hub.operations.effects.entry import Done, Effect, Entry, Plan
from wire.behalf import AgentRegister, Submission
from wire.filings import FilingCancel, RemoteFiling
from wire.operations import OPERATIONS


def keep(entry: Entry) -> Plan:
    """Nothing more is known of it than its application says."""
    return lambda: Done(entry.rchk_flag)


EFFECTS: Mapping[type[Submission], Effect] = {
    RemoteFiling: filing.plan,
    FilingCancel: ending.plan,
    AgentRegister: entrusting.plan,
    Submission: keep,
}


def effect_of(given: Submission) -> Effect:
    """The nearest one: that of its own class, else of the class that it is made from."""
    return _of(type(given))


def only_kept() -> frozenset[str]:
    """The operations whose submissions do nothing but being kept."""
    submits = (op for op in OPERATIONS.values() if issubclass(op.input, Submission))
    return frozenset(op.infno for op in submits if _of(op.input) is keep)


def _of(kind: type[Submission]) -> Effect:
    return next(EFFECTS[one] for one in kind.__mro__ if one in EFFECTS)
