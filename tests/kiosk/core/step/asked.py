"""A context for one step, as the engine would give it: no terminal around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from devices.port import ResidentCard
from devices.status import Health
from kiosk.core.event import Chosen
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Next, Stay, StepKind
from kiosk.core.step.who.card import accept
from kiosk.core.visit_data import VisitData
from model.identity import Credential
from model.item import Catalogue, Item
from model.page import Page
from model.privacy import Vault
from model.profile import Profile
from model.value import filled, shown
from tests.kiosk.core.stage import (
    CHEN,
    EMPLOYEE,
    ITEMS,
    NOON,
    READY,
    SITE,
    TABLES,
    TEXTS,
    ledger,
    person,
)
from tests.node_ids import named
from wire.operations import InsuInfo

PRINTER = "receipt_printer"


def credential(card: ResidentCard = CHEN, **changes: Any) -> Credential:
    powers = TABLES.credentials["resident_id"]
    found = accept(replace(card, **changes), powers, NOON.date(), Vault())
    assert isinstance(found, Credential)
    return found


def data(*rows: InsuInfo, **changes: Any) -> VisitData:
    """All that is known when an account has been asked for."""
    known = VisitData(
        credential=credential(),
        person=person(*rows),
        picked=EMPLOYEE,
        answers={"begn_ym": "202608", "end_ym": "202611"},
        outputs={"balance": ledger().balc, "entries": ledger().entries},
        query_no="CX26112200000001",
        as_of=NOON,
    )
    return replace(known, **changes)


def context(
    known: VisitData | None = None, *, item: str = "query_account", **changes: Any
) -> Context:
    """Of a shipped item."""
    health: dict[str, Health] = {PRINTER: READY, "resident_id": READY}
    own = {"catalogue": ITEMS, "health": health}
    return bare(ITEMS.item(item), known or data(), **{**own, **changes})


def bare(item: Item, known: VisitData, /, **changes: Any) -> Context:
    """Of any item: it stands in no catalogue, and there is no device."""
    ctx = Context(
        visit="v1",
        seed=bytes(16),
        n=7,
        at=100.0,
        now=NOON,
        site=SITE,
        tables=TABLES,
        catalogue=Catalogue({}),
        item=item,
        data=known,
        vault=Vault(),
        profile=Profile(),
        health={},
    )
    return replace(ctx, **changes)


def begun(kind: StepKind, ctx: Context) -> Stay:
    outcome = kind.begin(ctx)
    assert isinstance(outcome, Stay)
    return outcome


def press(kind: StepKind, state: Any, node_id: str, ctx: Context) -> Next:
    shown = kind.page(state, ctx)
    return kind.handle(state, Chosen(shown.key, named(shown, node_id)), ctx)


def said(page: Page) -> list[str]:
    """The text keys of the page."""
    return [node.text for node in page.nodes]


def written(page: Page) -> list[str]:
    """Every text and value of the page as it is drawn; a key or a slot that is missing raises."""
    for node in page.nodes:
        filled(TEXTS.entry(node.text).detail, node.slots, TEXTS)
        filled(TEXTS.entry(node.text).say, node.slots, TEXTS)
        assert node.value is None or shown(node.value, TEXTS) is not None
    return [filled(TEXTS.entry(node.text).show, node.slots, TEXTS) for node in page.nodes]
