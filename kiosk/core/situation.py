"""How things stand in the terminal: all that the layers look at, and all that a press changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from config.times import Times
from devices.status import Health
from kiosk.core.active_visit import ActiveVisit
from kiosk.core.bug import Bug
from kiosk.core.ending import Ending
from kiosk.core.idle import Idle
from kiosk.core.visit import Site, Visit
from model.item import Catalogue
from model.profile import Profile

JOURNAL = "journal"
"""The journal is a device too; its health is told like another's."""


@dataclass(slots=True, repr=False)
class Situation:
    """Mutable, and owned by the `Terminal` alone.

    A visit goes through three states: served (`serving`), over but not yet taken away (`ending`),
    and wiped (neither), until `VisitBegan` brings the next.
    """

    catalogue: Catalogue
    site: Site
    times: Times
    idle: Idle
    health: dict[str, Health] = field(default_factory=dict)
    at: float = 0.0
    """The clock of the event that is being handled."""
    serving: ActiveVisit | None = None
    ending: Ending | None = None
    broken_until: float | None = None
    """A page of nobody's visit had a fault: until then none is offered."""
    broken_by: Bug | None = None
    """Which, until it is tried again."""

    def __repr__(self) -> str:
        return f"<Situation {self.serving or self.ending}>"

    @property
    def active(self) -> ActiveVisit:
        """Where somebody is served, which whoever asks has made sure of."""
        assert self.serving is not None, "nobody is served"
        return self.serving

    @property
    def visit(self) -> Visit:
        """Of whoever is served."""
        return self.active.visit

    @property
    def wearer(self) -> Visit | Ending | None:
        """Whose profile is worn, and whose help may be open."""
        return self.serving.visit if self.serving else self.ending

    @property
    def profile(self) -> Profile:
        """As the bar has set it."""
        return self.wearer.profile if self.wearer else Profile()

    @property
    def journal_failed(self) -> bool:
        """It cannot be written, so nothing may be promised (reliability.md 1.9)."""
        health = self.health.get(JOURNAL)
        return health is not None and not health.usable

    def usable(self, device: str) -> bool:
        """Whether it works; one that nobody has heard of does not."""
        return device in self.health and self.health[device].usable
