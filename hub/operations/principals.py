"""What a submission says of its principal, against what the platform knows of that person."""

from __future__ import annotations

from hub.refusals import Refusal, refusal
from model.item import Item
from model.item.paths import resolve_source
from wire.behalf import Submission
from wire.operations import PersonInfo
from wire.refusals import RefusalCode

PRINCIPAL = "principal"
"""The root of the item file's paths to the person."""


def fault_of(given: Submission, item: Item, person: PersonInfo) -> Refusal | None:
    """Every input that the item takes from the person's base information must be that person's,
    letters in either case.
    """
    for name, path in item.submit.input if item.submit else ():
        based = path[0] == PRINCIPAL and len(path) == 2
        if based and not _same(getattr(given, name), resolve_source({PRINCIPAL: person}, path)):
            return refusal(RefusalCode.INPUT, name)
    return None


def _same(said: object, known: object) -> bool:
    return str(said).upper() == str(known).upper()
