"""One resident's time at the terminal: what is known, what is under way, what is printing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from config.areas import Areas
from config.pinyin import Syllables
from devices.port import CardFailure, Printed
from devices.status import Health
from kiosk.catalogue import Acting, Catalogue, Item
from kiosk.code import CodeTrouble
from kiosk.event import Stroke, TaskEnded
from kiosk.identity import CardFault, Credential
from kiosk.privacy import Vault
from kiosk.profile import Profile
from kiosk.task import Outcome
from wire.behalf import Relation
from wire.operations import InsuInfo, PersonInfo


@dataclass(frozen=True, slots=True)
class Site:
    """What this terminal is and where it stands; from the settings, never changed."""

    no: str
    place: str
    area: str
    help_line: str
    reader_place: str
    """left, right or below, as it is on this cabinet."""
    slot_place: str
    """Where the slip comes out, in the same words."""
    scanner_place: str = "right"
    """Where a phone or a slip is held, in the same words."""
    business_type: str = ""
    """Of e-voucher decodes: a deployment's own code (domain.md 7)."""
    point: str = ""
    """The nearest other place that does the same, with its hours."""


Trouble = CardFailure | CardFault | CodeTrouble
"""Why what was laid down or held up gives nothing."""


class Then(StrEnum):
    """Where the resident wanted to go when the item was left."""

    MENU = "menu"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Tables:
    """Lists that forms choose from, too long for an item file."""

    areas: Areas
    syllables: Syllables


@dataclass(frozen=True, slots=True, repr=False)
class Agent:
    """Who acts for the principal. The credential is a resident ID card, read here; `relation` is
    what the hub knows of the two, None until it was asked, and where the principal is there;
    `rlts` is what the agent says they are to the principal, a code of `agnter_rlts`.
    """

    credential: Credential
    relation: Relation | None = None
    rlts: str = ""

    def __repr__(self) -> str:
        return "<Agent>"


@dataclass(frozen=True, slots=True, repr=False)
class Signature:
    """How the commitments of an item were made; `strokes` is empty but for ink."""

    way: str
    strokes: tuple[Stroke, ...] = ()

    def __repr__(self) -> str:
        return f"<Signature {self.way}>"


@dataclass(frozen=True, slots=True, repr=False)
class HandedIn:
    """What was handed in: its key, how it stands, what the hub said."""

    biz_sn: str
    outcome: Outcome = Outcome.UNKNOWN
    output: object | None = None
    code: str = ""

    def ended(self, event: TaskEnded) -> HandedIn:
        """As it stands by this word, early or late."""
        return replace(self, outcome=event.outcome, output=event.output, code=event.code)

    @property
    def number(self) -> str:
        """The number that a resident keeps: the hub's, or the key while the hub is silent."""
        return getattr(self.output, "accept_no", "") or self.biz_sn

    @property
    def page_url(self) -> str:
        """What the QR opens: the hub's page of this number; without one, the number."""
        return getattr(self.output, "page_url", "") or self.number

    def __repr__(self) -> str:
        return f"<HandedIn {self.outcome}>"


@dataclass(frozen=True, slots=True, repr=False)
class Stood:
    """What was handed in last, without what the hub said of it: this outlives the visit. `holds`:
    the hub needs to look at it no more.
    """

    outcome: Outcome
    number: str
    holds: bool = False

    @property
    def stands(self) -> bool:
        """Whether it may have been filed."""
        return self.outcome not in (Outcome.REFUSED, Outcome.NOT_SENT)

    def __repr__(self) -> str:
        return f"<Stood {self.outcome}>"


@dataclass(frozen=True, slots=True, repr=False)
class Facts:
    """What is known so far. The first two belong to the visit, the others to the item under way."""

    credential: Credential | None = None
    """The principal's, who is the resident unless somebody acts for them."""
    person: PersonInfo | None = None
    acting: Acting = Acting.SELF
    agent: Agent | None = None
    signature: Signature | None = None
    handed_in: HandedIn | None = None
    slip_no: str = ""
    """The number on a slip that was shown in place of a credential."""
    picked: InsuInfo | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, object] = field(default_factory=dict)
    query_no: str = ""
    as_of: datetime | None = None
    """When the outputs were answered."""
    then: Then = Then.MENU
    trouble: Trouble | None = None
    """Why a card gave nothing that was laid down before the step that asks for it."""
    rated: bool | None = None
    """Whether a rating was kept; None where none was given."""

    def between_items(self) -> Facts:
        """What stays when an item is left."""
        agent = self.agent.credential if self.agent and self.acting.alone else None
        if agent is not None:  # the visit is the agent's; the principal was never here
            return Facts(credential=agent, rated=self.rated)
        return Facts(credential=self.credential, person=self.person, rated=self.rated)

    @property
    def signer(self) -> Credential | None:
        """Who makes the commitments: the agent where the principal is absent."""
        if self.agent is not None and self.acting.alone:
            return self.agent.credential
        return self.credential

    def __repr__(self) -> str:
        return "<Facts>"


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
    facts: Facts
    vault: Vault
    """Where a step seals what the hub tells it of a person."""
    profile: Profile
    health: Mapping[str, Health]
    printing: Printing | None = None
    decoding: bool = False
    """A code was read, and the hub is asked whose it is."""
    requested: bool = False
    """The resident asked to change what has a default."""
    asked_field: str = ""
    """The one answer that the resident wants to change, from the review."""

    def usable(self, device: str) -> bool:
        health = self.health.get(device)
        return health is not None and health.usable

    def __repr__(self) -> str:
        return f"<Context {self.visit} {self.n} {self.item.id}>"


@dataclass(slots=True, repr=False)
class Visit:
    """Mutable, and owned by the `Terminal` alone; `close` is part of the one way a visit ends."""

    id: str
    seed: bytes
    began_at: float
    began: datetime
    vault: Vault = field(default_factory=Vault)
    profile: Profile = field(default_factory=Profile)
    facts: Facts = field(default_factory=Facts)
    n: int = 1
    arm: int = 0
    """`n` of the `Arm` in force; 0 where the reader is not armed."""
    touched: bool = False
    """Somebody came."""
    menu_from: int = 0
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

    @property
    def questioned(self) -> bool:
        """A question covers the page: below it nothing is signed, and no card is asked for."""
        return self.stranger or self.leaving or self.aloud

    def take(self) -> int:
        """The next number for a command."""
        self.n += 1
        return self.n - 1

    def now(self, at: float) -> datetime:
        """Wall time at this monotonic time: the clock is asked once a visit, when it begins."""
        return self.began + timedelta(seconds=at - self.began_at)

    def close(self) -> None:
        self.vault.wipe()
        self.facts, self.handed_in = Facts(), None
        self.awaited.clear()
        self.codes.clear()
        self.cards.clear()

    def __repr__(self) -> str:
        return f"<Visit {self.id}>"


def chance(seed: bytes, n: int, purpose: str) -> int:
    """64 bits that follow from the visit's seed: the core's only source of chance."""
    digest = hashlib.sha256(seed + n.to_bytes(4, "big") + purpose.encode()).digest()
    return int.from_bytes(digest[:8], "big")


def mark(seed: bytes, text: str) -> bytes:
    """What is kept of a card or a code, so that it is known again in this visit and by nobody."""
    return hashlib.sha256(seed + text.encode()).digest()


def query_no(seed: bytes, n: int, now: datetime) -> str:
    """A query's number: CX, the day, eight digits. No 15 digits in a row (domain.md 6)."""
    return f"CX{now:%y%m%d}{chance(seed, n, 'query') % 10**8:08}"


def biz_sn(seed: bytes, n: int) -> str:
    """A submission's key in UUID form, version 8 (made from the seed, not from a clock)."""
    raw = hashlib.sha256(seed + n.to_bytes(4, "big") + b"biz_sn").hexdigest()
    return f"{raw[:8]}-{raw[8:12]}-8{raw[13:16]}-a{raw[17:20]}-{raw[20:32]}"
