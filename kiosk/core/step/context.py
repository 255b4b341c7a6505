"""What a step may look at: the visit as it stands when an event comes, and nothing that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from devices.status import Health
from kiosk.core.visit import Printing, Site, Tables
from kiosk.core.visit_data import VisitData
from model.item import Catalogue, Item
from model.privacy import Vault
from model.profile import Profile


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """What the resident came back to change."""

    all: bool = False
    """What has a default too."""
    field: str = ""
    """This one, from the review."""

    def __bool__(self) -> bool:
        return self.all or bool(self.field)


NOTHING = ChangeRequest()


@dataclass(frozen=True, slots=True, repr=False)
class Context:
    """What a step may look at. A step's command takes `n`; the engine counts it up."""

    visit: str
    seed: bytes
    n: int
    at: float
    now: datetime
    site: Site
    tables: Tables
    catalogue: Catalogue
    item: Item
    data: VisitData
    vault: Vault
    """Where a step seals what the hub tells it of a person."""
    profile: Profile
    health: Mapping[str, Health]
    printing: Printing | None = None
    decoding: bool = False
    """A code was read, and the hub is asked whose it is."""
    change: ChangeRequest = NOTHING

    def usable(self, device: str) -> bool:
        """Fitted, and working now."""
        health = self.health.get(device)
        return health is not None and health.usable

    def __repr__(self) -> str:
        return f"<Context {self.visit} {self.n} {self.item.id}>"
