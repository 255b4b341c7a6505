"""Questions and their answers: asked where the item says so, else when the resident wants to.

Nothing is typed freely: every entry is made of choices and buttons, by touch and by keys alike.
"""

from __future__ import annotations

from kiosk.core.step.ask.form.answers import OLDEST_MONTHS, asked
from kiosk.core.step.ask.form.filling import Filling, begin, handle
from kiosk.core.step.ask.form.pages import asked_pages, entry_of
from kiosk.core.step.ask.form.record import record_line
from kiosk.core.step.ask.form.showing import show
from kiosk.core.step.ask.form.values import answer_value
from kiosk.core.step.kind import StepKind

__all__ = [
    "FORM",
    "OLDEST_MONTHS",
    "Filling",
    "answer_value",
    "asked",
    "asked_pages",
    "begin",
    "entry_of",
    "handle",
    "record_line",
    "show",
]

FORM = StepKind(
    "form",
    begin,
    handle,
    show,
    counted=lambda ctx: bool(asked_pages(ctx)),
    returns=True,
    keeps=True,
)
