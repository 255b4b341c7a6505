"""The commitments that a submission carries, against those that its item asks for."""

from __future__ import annotations

import re
from datetime import date

from hub.refusals import Refusal, refusal
from model.item import Acting, Item
from wire.behalf import Signed, Submission
from wire.refusals import RefusalCode

INK, CREDENTIAL = "ink", "credential"
"""The ways of signing (design.md §6)."""
STROKES = re.compile(r"\d{1,5},\d{1,5}(?:[ ;]\d{1,5},\d{1,5})*", re.ASCII)
"""`x,y x,y;x,y …` in tenths of a millimetre (wire/behalf.py); the console draws no other."""
POINTS = 4
"""Fewer points are a touch, no signature."""


def fault_of(given: Submission, item: Item, today: date) -> Refusal | None:
    """Every text that is wanted of whoever acts so, in a version that holds today, signed."""
    made = {one.id: one for one in given.commitments}
    for wanted in item.commitments.get(Acting(given.acting), ()):
        one = made.get(wanted.id)
        if one is None or not wanted.accepts(one.version, today) or not signed(one):
            return refusal(RefusalCode.COMMITMENT, wanted.id)
    return None


def signed(one: Signed) -> bool:
    """Whether the way is one of ours, and ink really is drawn."""
    if one.way == CREDENTIAL:
        return True
    drawn = one.way == INK and STROKES.fullmatch(one.signature) is not None
    return drawn and one.signature.count(",") >= POINTS
