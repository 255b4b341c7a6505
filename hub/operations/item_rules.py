"""What the item's file says of the values of a submission: the hub holds them to it as the terminal
did. The key of the interface is named, for that is what was sent.
"""

from __future__ import annotations

from hub.operations.effects.entry import Entry
from hub.refusals import Refusal, refusal
from model.item import Item
from model.item.paths import FIXED
from wire.behalf import Submission
from wire.refusals import RefusalCode

INSURANCE = "insutype"


def fault_of(entry: Entry) -> Refusal | None:
    """Asked last: what an effect refuses has a code of its own, of which a resident hears more."""
    key = _other_constant(entry.given, entry.item) or _other_insurance(entry.given, entry.item)
    return refusal(RefusalCode.INPUT, key) if key else None


def _other_constant(given: Submission, item: Item) -> str:
    """An input that the item always sends alike must be that."""
    sent = item.submit.input if item.submit else ()
    constants = ((name, item.fixed[path[1]]) for name, path in sent if path[0] == FIXED)
    return next((name for name, value in constants if getattr(given, name) != value), "")


def _other_insurance(given: Submission, item: Item) -> str:
    """The insurance must be one of those that the item is about."""
    codes = dict(item.pick.where).get(INSURANCE, (given.insutype,))
    return "" if given.insutype in codes else INSURANCE
