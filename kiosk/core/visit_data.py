"""What is known so far, of the visit and of the item under way: frozen, and gone with the visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from devices.port import CardFailure
from kiosk.core.code import CodeTrouble
from kiosk.core.event import Stroke, TaskEnded
from model.identity import CardFault, Credential
from model.item import Acting
from model.task import Outcome
from wire.behalf import Relation
from wire.filings import Progress
from wire.operations import InsuInfo, PersonInfo

Trouble = CardFailure | CardFault | CodeTrouble
"""Why what was laid down or held up gives nothing."""


class AfterItem(StrEnum):
    """Where the resident wanted to go when the item was left."""

    MENU = "menu"
    FINISH = "finish"


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
class Review:
    """How far it is, as a `rchk_flag` (domain.md 6.2), and what the clerk wrote."""

    flag: str
    memo: str = ""

    def __repr__(self) -> str:
        return f"<Review {self.flag}>"


@dataclass(frozen=True, slots=True, repr=False)
class HandedIn:
    """What was handed in: its key, how it stands, what the hub said."""

    biz_sn: str
    outcome: Outcome = Outcome.UNKNOWN
    output: object | None = None
    code: str = ""
    review: Review | None = None
    """The hub's newest word; None where nobody has asked how far it is."""

    def ended(self, event: TaskEnded) -> HandedIn:
        """As it stands by this word, early or late."""
        return replace(self, outcome=event.outcome, output=event.output, code=event.code)

    def asked(self, answer: object) -> HandedIn | None:
        """As it stands by an answer of K401; None where that does not tell of it."""
        rows = answer.list if isinstance(answer, Progress) else ()
        row = next((row for row in rows if row.accept_no == self.number), None)
        return None if row is None else replace(self, review=Review(row.rchk_flag, row.memo))

    @property
    def flag(self) -> str:
        """The newest `rchk_flag`; "" where there is none."""
        told = self.review.flag if self.review else ""
        return told or getattr(self.output, "rchk_flag", "")

    @property
    def memo(self) -> str:
        """What the clerk wrote, empty where nothing was decided."""
        return self.review.memo if self.review else ""

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
class LastFiling:
    """What was handed in last, without what a clerk wrote of it: this outlives the visit. `status`
    is how it stands (`kiosk.core.step.file.review_status.review_status`).
    """

    outcome: Outcome
    number: str
    status: str

    @property
    def may_hold(self) -> bool:
        """Whether it may have been filed."""
        return self.outcome not in (Outcome.REFUSED, Outcome.NOT_SENT)

    def __repr__(self) -> str:
        return f"<LastFiling {self.status}>"


@dataclass(frozen=True, slots=True, repr=False)
class VisitData:
    """What is known so far in the item under way; the visit keeps `between_items` of it."""

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
    rows: Mapping[str, object] = field(default_factory=dict)
    """What was found and chosen in a list at the hub, by the key of its field."""
    query_no: str = ""
    as_of: datetime | None = None
    """When the outputs were answered."""
    then: AfterItem = AfterItem.MENU
    trouble: Trouble | None = None
    """Why a card gave nothing that was laid down before the step that asks for it."""
    rated: bool | None = None
    """Whether a rating was kept; None where none was given."""

    def between_items(self) -> VisitData:
        """What stays when an item is left."""
        agent = self.agent.credential if self.agent and self.acting.alone else None
        if agent is not None:  # the visit is the agent's; the principal was never here
            return VisitData(credential=agent, rated=self.rated)
        return VisitData(credential=self.credential, person=self.person, rated=self.rated)

    @property
    def signer(self) -> Credential | None:
        """Who makes the commitments: the agent where the principal is absent."""
        if self.agent is not None and self.acting.alone:
            return self.agent.credential
        return self.credential

    def __repr__(self) -> str:
        return "<VisitData>"
