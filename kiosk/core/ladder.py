"""Which page wins (design.md §1.2): one ladder over all that is known of the terminal now."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core import cover, ending
from kiosk.core.ending import Ending
from kiosk.core.frame import State
from kiosk.core.serving import Serving
from model.item import Catalogue
from model.page import Page


@dataclass(frozen=True, slots=True, repr=False)
class Situation:
    """How things stand. `left` are the seconds until a visit times out, while it is warned of;
    `failed`: the journal cannot be written, so nothing may be promised (reliability.md 1.9).
    """

    catalogue: Catalogue
    state: State
    serving: Serving | None
    ending: Ending | None
    failed: bool
    left: float | None

    def __repr__(self) -> str:
        return f"<Situation {self.serving or self.ending}>"


def page(now: Situation) -> Page:
    """Ending, time-out warning, another person's card, help, the questions that cover a page,
    cover, step, then menu, attract or out of service; without header and bar.
    """
    state, serving, over = now.state, now.serving, now.ending
    if over is not None:
        return cover.help_page(state) if over.help else ending.page(over, state.site)
    if serving is None:
        return cover.wiping()
    if now.failed:
        return cover.out_of_service(state)
    if now.left is not None:
        return cover.warning(round(now.left), serving.stands)
    if serving.visit.stranger:
        return cover.stranger()
    if serving.visit.help:
        return cover.help_page(state)
    if serving.visit.leaving:
        return cover.leaving()
    if serving.visit.aloud:
        return cover.consent()
    if serving.course is None:
        return cover.outside(now.catalogue, state)
    waited = serving.devices
    if waited and not any(serving.usable(device) for device in waited):
        return cover.device_lost(waited[0], state)
    return serving.page()
