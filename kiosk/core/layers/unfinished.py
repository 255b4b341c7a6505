"""What has become of what was begun, for one who did not end the visit."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.ending import UnfinishedBusiness
from kiosk.core.step.parts import notice
from kiosk.core.visit_data import LastFiling
from model.page import Node, Tone
from model.task import Outcome
from model.value import Number, Slots

UNDONE = frozenset(("sent_back", "rejected", "over"))
"""What was handed in, and a review has ended without a yes."""


def unfinished_notices(unfinished: UnfinishedBusiness) -> Iterator[Node]:
    """Whether it was handed in, for one who did not end the visit."""
    if unfinished.unsent:
        yield notice("unsent", "stands.unsent", Tone.CAUTION)
    elif unfinished.last_filing is not None and unfinished.last_filing.may_hold:
        yield _last_filing(unfinished.last_filing)


def _last_filing(last_filing: LastFiling) -> Node:
    no: Slots = {"no": Number(last_filing.number)}
    if last_filing.status in UNDONE:
        return notice("stood", f"stands.{last_filing.status}", Tone.CAUTION, no)
    accepted = last_filing.outcome is Outcome.ACCEPTED
    return notice("stood", "stands.accepted" if accepted else "stands.unknown", Tone.SUCCESS, no)
