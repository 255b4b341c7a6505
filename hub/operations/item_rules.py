"""What the item's file says of the values of a submission: the hub holds them to it as the terminal
did. The key of the interface is named, for that is what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.answers import answers_of, inputs_of, values_of
from hub.operations.effects.entry import Entry
from hub.refusals import Refusal, refusal
from model.item import Item
from model.item.answers import wrong
from model.item.field import Known
from model.item.paths import FIXED
from wire.behalf import Submission
from wire.refusals import RefusalCode

INSURANCE = "insutype"


def fault_of(entry: Entry) -> Refusal | None:
    """Asked last: what an effect refuses has a code of its own, of which a resident hears more."""
    given, item = entry.given, entry.item
    key = _other_constant(given, item) or _other_insurance(given, item) or _wrong_answer(entry)
    return refusal(RefusalCode.INPUT, key) if key else None


def _other_constant(given: Submission, item: Item) -> str:
    """An input that the item always sends alike must be that."""
    sent = item.submit.input if item.submit else ()
    constants = ((name, item.fixed[path[1]]) for name, path in sent if path[0] == FIXED)
    return next((name for name, value in constants if getattr(given, name) != value), "")


def _wrong_answer(entry: Entry) -> str:
    """An answer that nobody could have given on the item's pages today: one that is missing, that
    its kind or its rule forbids, or of a field that was not asked.
    """
    item, context = entry.item, entry.context
    known = Known(context.now.date(), context.rules.places)
    for answers in _each_alone(item, answers_of(item, entry.payload)):
        keys = wrong(item, answers, known)
        if keys:
            return next(name for name, key in inputs_of(item).items() if key == keys[0])
    return ""


def _each_alone(item: Item, answers: dict[str, str]) -> Iterator[dict[str, str]]:
    """The answers with the first of several values, and then with each further one."""
    values = {key: values_of(item.fields[key], answer) for key, answer in answers.items()}
    first = {key: of[0] if of else "" for key, of in values.items()}
    yield first
    yield from ({**first, key: one} for key, of in values.items() for one in of[1:])


def _other_insurance(given: Submission, item: Item) -> str:
    """The insurance must be one of those that the item is about."""
    codes = dict(item.pick.where).get(INSURANCE, (given.insutype,))
    return "" if given.insutype in codes else INSURANCE
