"""The flows: each a named tuple of steps, and an item's file names its own (design.md §1.3).

A step that has nothing to ask of this item or this person is done as soon as it begins; what a flow
has no use for is not in it, so that no step asks what kind of item it serves.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.step.answer.lookup import LOOKUP, PREPARE
from kiosk.core.step.answer.result import RESULT
from kiosk.core.step.ask.form import FORM
from kiosk.core.step.ask.notice import NOTICE
from kiosk.core.step.ask.pick import PICK
from kiosk.core.step.ask.rating import RATING
from kiosk.core.step.file.commitment import COMMITMENT
from kiosk.core.step.file.filed import FILED
from kiosk.core.step.file.review import REVIEW
from kiosk.core.step.file.submit import SUBMIT
from kiosk.core.step.kind import StepKind
from kiosk.core.step.who.agent import AGENT
from kiosk.core.step.who.identify import IDENTIFY
from kiosk.core.step.who.on_behalf import ON_BEHALF
from model.item import Flow, Item

Steps = tuple[StepKind, ...]

WHO: Steps = (ON_BEHALF, IDENTIFY, AGENT, PICK)
"""Whose business it is; an item that asks for no credential is anybody's."""
HANDED_IN: Steps = (NOTICE, *WHO, PREPARE, FORM, COMMITMENT, REVIEW, SUBMIT, FILED, RATING)

FLOWS: Mapping[Flow, Steps] = {
    Flow.QUERY: (NOTICE, *WHO, FORM, LOOKUP, RESULT, RATING),
    Flow.FILING: HANDED_IN,
    Flow.REGISTER: HANDED_IN,
}


def steps_of(item: Item) -> Steps:
    """The item's way, in order."""
    steps = FLOWS[item.flow]
    return steps if item.credentials else tuple(kind for kind in steps if kind not in WHO)
