"""One resident's time at the terminal: what is known, what is under way, what is printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from config.areas import Areas
from config.credentials import Powers
from config.pinyin import Syllables
from config.pool import PoolRules
from devices.port import Printed
from kiosk.core.visit_data import HandedIn, Trouble, VisitData
from model.privacy import Vault
from model.profile import Profile


@dataclass(frozen=True, slots=True)
class Site:
    """What this terminal is and where it stands; from the settings, never changed."""

    no: str
    place: str
    area: str
    help_line: str
    places: Mapping[str, str]
    """Where each device is on this cabinet: left, right or below."""
    business_type: str = ""
    """Of e-voucher decodes: a deployment's own code (domain.md 7)."""
    point: str = ""
    """The nearest other place that does the same, with its hours."""

    def where(self, device: str) -> str:
        """The place of a device; of one that this cabinet does not have, any."""
        return self.places.get(device, "below")


@dataclass(frozen=True, slots=True)
class Tables:
    """Lists that forms choose from, too long for an item file, and what the deployment decides."""

    areas: Areas
    syllables: Syllables
    pool: PoolRules
    credentials: Mapping[str, Powers]


@dataclass(frozen=True, slots=True)
class Printing:
    """The one slip that is asked for or has ended; `printed` is None while it prints."""

    n: int
    number: str
    printed: Printed | None = None

    @property
    def pending(self) -> bool:
        """It prints still."""
        return self.printed is None


@dataclass(slots=True, repr=False)
class Visit:
    """Mutable, and owned by the `Terminal` alone; `close` is part of the one way a visit ends."""

    id: str
    seed: bytes
    began_at: float
    began: datetime
    vault: Vault = field(default_factory=Vault)
    profile: Profile = field(default_factory=Profile)
    data: VisitData = field(default_factory=VisitData)
    n: int = 1
    arm: int = 0
    """`n` of the `Arm` in force; 0 where the reader is not armed."""
    touched: bool = False
    """Somebody came."""
    menu_from: int = 0
    menu_group: str = ""
    """Of a long menu, the group that is open."""
    trouble: Trouble | None = None
    """Why the card that was laid down outside an item gave nothing."""
    relay: bool = False
    """A card was read for the visit before this one: it must be lifted and laid down again."""
    card_seen: bool = False
    """A card was laid on the reader, read or not: at the end it has to be taken back."""
    stranger: bool = False
    """Another person's card covers the page."""
    help: bool = False
    aloud: bool = False
    """The page asks whether the loudspeaker may tell what is personal."""
    leaving: bool = False
    """The page asks whether what was filled in is to be given up."""
    handed_in: HandedIn | None = None
    """The last of the items that were left."""
    done: bool = False
    """An item was brought to its end."""
    scanning: int = 0
    """`n` of the scanner's `Arm` in force; 0 where its light is off."""
    decoding: int = 0
    """`n` of the call that decodes an e-voucher; 0 where none does."""
    cards: set[bytes] = field(default_factory=set)
    """Hashes of the cards that were read: how many have to be taken back."""
    codes: set[bytes] = field(default_factory=set)
    """Hashes of the codes that were shown: each is decoded once."""
    awaited: set[int] = field(default_factory=set)
    printing: Printing | None = None
    slip_out: bool = False

    def take(self) -> int:
        """The next number for a command."""
        self.n += 1
        return self.n - 1

    def now(self, at: float) -> datetime:
        """Wall time at this monotonic time: the clock is asked once a visit, when it begins."""
        return self.began + timedelta(seconds=at - self.began_at)

    def close(self) -> None:
        """Wipes the vault and forgets everybody; the one way a visit's data goes."""
        self.vault.wipe()
        self.data, self.handed_in = VisitData(), None
        self.awaited.clear()
        self.codes.clear()
        self.cards.clear()

    def __repr__(self) -> str:
        return f"<Visit {self.id}>"
