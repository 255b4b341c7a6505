"""A context of an item that hands something in: no item file, no terminal around it.

The people are synthetic.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.core.event import Chosen, Drawn, Stroke
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Next, Stay, StepEvent, StepKind
from kiosk.core.visit_data import Agent, VisitData
from model.identity import CredentialType, credential_of
from model.item import Acting, Ask, Field, FieldKind, Flow, Item
from model.item.kinds import area
from model.item.kinds.area import AREA
from model.item.kinds.day import DATE
from model.item.kinds.phone import PHONE
from model.item.model import Call, CallRole, Catalogue, Commitment, Pick, Wording
from model.page import Node, Page
from model.privacy import Vault
from model.task import Offline
from tests.kiosk.core.stage import CHEN, EMPLOYEE, LIN, READY, TABLES
from tests.kiosk.core.step.asked import bare, credential
from tests.node_ids import named


def made(name: str, version: str, by: str = "") -> Commitment:
    """A commitment that has always been worded so."""
    return Commitment(name, (Wording(name, version, f"commitment.{name}.{version}{by}"),))


HEALTH = {"resident_id": READY, "code_scanner": READY, "receipt_printer": READY}
TRUTH = made("c_truth", "1")
OWN = (made("c_residence_away", "2"), TRUTH)
THEIRS = (made("c_residence_away", "2", ".agent"), TRUTH)
PROXY = made("c_proxy", "2")
GUARDIAN = made("c_guardian", "2")


def _field(key: str, kind: FieldKind, **more: Any) -> Field:
    return Field(key, kind, "", Ask.ALWAYS, f"ask.{key}", f"label.{key}", **more)


FIELDS = {
    "rloc_admdvs": _field("rloc_admdvs", AREA, own=area.Keys()),
    "begndate": _field("begndate", DATE),
    "tel": _field("tel", PHONE),
}
ITEM = Item(
    id="filing",
    flow=Flow.FILING,
    text="item.query_account",
    group="test",
    notice=(),
    credentials=(CredentialType.RESIDENT_ID, CredentialType.E_VOUCHER),
    acting=tuple(Acting),
    pages=tuple((key,) for key in FIELDS),
    offline=Offline.REFUSE,
    fields=FIELDS,
    calls=(Call("K311", CallRole.SUBMIT, (), ()),),
    result=(),
    slip=(),
    pick=Pick((), "refuse.not_insured", "first"),
    commitments={
        Acting.SELF: OWN,
        Acting.ACCOMPANIED: OWN,
        Acting.AGENT: (*THEIRS, PROXY),
        Acting.GUARDIAN: (*THEIRS, GUARDIAN),
    },
)
ANSWERS = {"rloc_admdvs": "330106", "begndate": "2026-11-22", "tel": "13800000028"}
CHENS_ID = credential()
LINS_ID = credential(LIN)
VOUCHER = credential_of(
    CredentialType.E_VOUCHER,
    TABLES.credentials["e_voucher"],
    CHEN.number,
    CHEN.name,
    CHEN.sex,
    Vault(),
    "ec-token",
)


def data(acting: Acting = Acting.SELF, **changes: Any) -> VisitData:
    """For 陈; 林 is the agent where there is one."""
    agent = None if acting is Acting.SELF else Agent(LINS_ID)
    known = VisitData(
        credential=CHENS_ID, acting=acting, agent=agent, picked=EMPLOYEE, answers=dict(ANSWERS)
    )
    return replace(known, **changes)


def context(known: VisitData | None = None, **changes: Any) -> Context:
    own = {"catalogue": Catalogue({ITEM.id: ITEM}), "health": HEALTH}
    return bare(ITEM, known or data(), **{**own, **changes})


class Walk:
    """One step, walked: its state and its page after each move; `end` is how it was left."""

    def __init__(self, kind: StepKind, ctx: Context) -> None:
        self.kind, self.ctx = kind, ctx
        self.state: Any = None
        self.end: Next | None = None
        self._take(kind.begin(ctx))

    @property
    def page(self) -> Page:
        return self.kind.page(self.state, self.ctx)

    @property
    def said(self) -> list[str]:
        return [node.text for node in self.page.nodes]

    def node(self, node_id: str) -> Node:
        node = self.page.node(node_id)
        assert node is not None, f"{node_id} is not on {self.page.key}"
        return node

    def feed(self, event: StepEvent) -> Walk:
        self._take(self.kind.handle(self.state, event, self.ctx))
        return self

    def press(self, node_id: str) -> Walk:
        return self.feed(Chosen(self.page.key, self.node(named(self.page, node_id)).id))

    def draw(self, *strokes: Stroke) -> Walk:
        for stroke in strokes:
            self.feed(Drawn(self.page.key, "ink", stroke))
        return self

    def _take(self, outcome: Next) -> None:
        if isinstance(outcome, Stay):
            self.state = outcome.state
        else:
            self.end = outcome
