"""Which page wins (design.md §1.2): one ladder over all that is known of the terminal now."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core import cover, ending
from kiosk.core.active_visit import ActiveVisit
from kiosk.core.ending import Ending
from kiosk.core.frame import State
from model.item import Catalogue
from model.page import Page


@dataclass(frozen=True, slots=True, repr=False)
class Situation:
    """How things stand. `left` are the seconds until a visit times out, while it is warned of;
    `failed`: the journal cannot be written, so nothing may be promised (reliability.md 1.9).
    """

    catalogue: Catalogue
    state: State
    active: ActiveVisit | None
    ending: Ending | None
    failed: bool
    left: float | None

    def __repr__(self) -> str:
        return f"<Situation {self.active or self.ending}>"


def page(now: Situation) -> Page:
    """Ending, time-out warning, another person's card, help, the questions that cover a page,
    cover, step, then menu, attract or out of service; without header and bar.
    """
    state, active, over = now.state, now.active, now.ending
    if over is not None:
        return cover.help_page(state) if over.help else ending.page(over, state.site)
    if active is None:
        return cover.wiping()
    if now.failed:
        return cover.out_of_service(state)
    if now.left is not None:
        return cover.warning(round(now.left), active.unfinished)
    if active.visit.stranger:
        return cover.stranger()
    if active.visit.help:
        return cover.help_page(state)
    if active.visit.leaving:
        return cover.leaving()
    if active.visit.aloud:
        return cover.consent()
    if active.run is None:
        return cover.outside(now.catalogue, state)
    waited = active.devices
    if waited and not any(active.usable(device) for device in waited):
        return cover.device_lost(waited[0], state)
    return active.page()
