"""Questions and their answers: asked where the item says so, else when the resident wants to.

Nothing is typed freely: every entry is made of choices and buttons, by touch and by keys alike.
What is peculiar to a kind of field is said by the kind (`model.item.kinds`).
"""

from __future__ import annotations

from kiosk.core.step.ask.form import looking
from kiosk.core.step.ask.form.filling import Filling, begin, handle
from kiosk.core.step.ask.form.pages import asked_pages
from kiosk.core.step.ask.form.showing import show
from kiosk.core.step.kind import StepKind

__all__ = ["FORM", "Filling", "asked_pages", "begin", "handle", "show"]

FORM = StepKind(
    "form",
    begin,
    handle,
    show,
    counted=lambda ctx: bool(asked_pages(ctx)),
    returns=True,
    keeps=True,
    due=lambda state, ctx: looking.due(state.looking, ctx),
)
