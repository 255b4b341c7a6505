"""A context of an item that hands something in: no item file, no terminal around it.

The people are synthetic.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from config import areas, pinyin, text
from devices.port import CardKind, ResidentCard
from devices.status import Health, Reason, State
from kiosk.catalogue import Acting, Ask, Field, FieldType, Item
from kiosk.catalogue.model import Call, Catalogue, Commitment, Pick
from kiosk.event import Chosen, Drawn, Stroke
from kiosk.identity import Credential, Means, accept, told
from kiosk.page import Node, Page
from kiosk.privacy import Vault
from kiosk.profile import Profile
from kiosk.step.kind import Outcome, Stay, StepEvent, StepKind
from kiosk.task import Offline
from kiosk.value import filled, shown
from kiosk.visit import Agent, Context, Facts, Site, Tables
from wire.operations import InsuInfo

TEXTS = text.load()
TABLES = Tables(areas.load(), pinyin.load())
NOW = datetime(2026, 11, 22, 15, 5, tzinfo=timezone(timedelta(hours=8)))
READY = Health(State.READY)
LOST = Health(State.ABSENT, Reason.NOT_CONNECTED)
VAULT = Vault()
SITE = Site(
    no="FZ-GL-0017",
    place="鼓楼区五一北路24小时自助服务区",
    area="350100",
    help_line="12345",
    reader_place="right",
    slot_place="below",
)
INSURANCE = InsuInfo("310", "1201", "1", "350100")
TRUTH = Commitment("c_truth", "1", "commitment.c_truth")
OWN = (Commitment("c_residence_away", "2", "commitment.c_residence_away"), TRUTH)
THEIRS = (Commitment("c_residence_away", "2", "commitment.c_residence_away.agent"), TRUTH)
PROXY = Commitment("c_proxy", "2", "commitment.c_proxy")
GUARDIAN = Commitment("c_guardian", "2", "commitment.c_guardian")


def _field(key: str, type_: FieldType, **more: Any) -> Field:
    return Field(key, type_, "", Ask.ALWAYS, **more)


FIELDS = {
    "rloc_admdvs": _field("rloc_admdvs", FieldType.AREA),
    "begndate": _field("begndate", FieldType.DATE),
    "tel": _field("tel", FieldType.PHONE),
}
ITEM = Item(
    id="filing",
    text="item.query_account",
    group="test",
    notice=(),
    credentials=(Means.RESIDENT_ID, Means.E_VOUCHER),
    acting=tuple(Acting),
    pages=tuple((key,) for key in FIELDS),
    offline=Offline.REFUSE,
    fields=FIELDS,
    calls=(Call("K311", "submit", (), ()),),
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

_CARD = ResidentCard(
    kind=CardKind.RESIDENT,
    name="陈秀妹",
    sex="2",
    nation="汉",
    birth=date(1947, 8, 15),
    address="福州市鼓楼区测试路1号",
    number="350102194708150028",
    issuer="福州市公安局鼓楼分局",
    valid_from=date(2008, 1, 1),
    valid_to=None,
)


def _read(card: ResidentCard) -> Credential:
    found = accept(card, NOW.date(), VAULT)
    assert isinstance(found, Credential)
    return found


CHEN = _read(_CARD)
LIN = _read(
    replace(_CARD, name="林国栋", sex="1", birth=date(1952, 3, 7), number="350111195203070015")
)
VOUCHER = told(Means.E_VOUCHER, "350102194708150028", "陈秀妹", "2", VAULT, "ec-token")


def facts(acting: Acting = Acting.SELF, **changes: Any) -> Facts:
    """For 陈; 林 is the agent where there is one."""
    agent = None if acting is Acting.SELF else Agent(LIN)
    known = Facts(
        credential=CHEN, acting=acting, agent=agent, picked=INSURANCE, answers=dict(ANSWERS)
    )
    return replace(known, **changes)


def context(known: Facts | None = None, **changes: Any) -> Context:
    ctx = Context(
        visit="v1",
        seed=bytes(16),
        n=7,
        at=100.0,
        now=NOW,
        site=SITE,
        tables=TABLES,
        catalogue=Catalogue({ITEM.id: ITEM}),
        item=ITEM,
        facts=known or facts(),
        vault=VAULT,
        profile=Profile(),
        health={"resident_id": READY, "code_scanner": READY, "receipt_printer": READY},
    )
    return replace(ctx, **changes)


class Walk:
    """One step, walked: its state and its page after each move; `end` is how it was left."""

    def __init__(self, kind: StepKind, ctx: Context) -> None:
        self.kind, self.ctx = kind, ctx
        self.state: Any = None
        self.end: Outcome | None = None
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
        return self.feed(Chosen(self.page.key, self.node(node_id).id))

    def draw(self, *strokes: Stroke) -> Walk:
        for stroke in strokes:
            self.feed(Drawn(self.page.key, "ink", stroke))
        return self

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Stay):
            self.state = outcome.state
        else:
            self.end = outcome


def written(page: Page) -> list[str]:
    """Every text and value as drawn; a key or a slot that is missing raises."""
    for node in page.nodes:
        filled(TEXTS.entry(node.text).detail, node.slots, TEXTS)
        filled(TEXTS.entry(node.text).say, node.slots, TEXTS)
        assert node.value is None or shown(node.value, TEXTS) is not None
    return [filled(TEXTS.entry(node.text).show, node.slots, TEXTS) for node in page.nodes]
