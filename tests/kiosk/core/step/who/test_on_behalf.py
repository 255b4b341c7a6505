"""For whom: asked where there is a choice, and who acts alone has shown their own card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from devices.port import CardFailure
from kiosk.core.event import Tick
from kiosk.core.step.kind import Back, Done, Leave, Stay, Unread
from kiosk.core.step.who.on_behalf import ON_BEHALF, Asking
from kiosk.core.visit_data import VisitData
from model.item import Acting
from model.page import Role
from tests.kiosk.core.stage import ITEMS
from tests.kiosk.core.step.asked import begun, context, credential, press, written
from tests.kiosk.core.step.handed import nobody

SEVERAL = sorted(name for name, one in ITEMS.items.items() if len(one.acting) > 1)
KNOWN = context(VisitData(credential=credential()), item="remote_long_stay")


@pytest.mark.parametrize("item", SEVERAL)
def test_every_way_of_every_item_has_words(item: str) -> None:
    ctx = context(VisitData(), item=item)
    page = ON_BEHALF.page(begun(ON_BEHALF, ctx).state, ctx)
    assert all(written(page))
    choices = [node.id for node in page.nodes if node.role is Role.CHOICE]
    assert choices == [f"act:for.{way}" for way in ctx.item.acting]
    assert page.default == "", "nothing is chosen for anybody"
    assert ON_BEHALF.counted(ctx)


@pytest.mark.parametrize(
    "item", sorted(name for name, one in ITEMS.items.items() if len(one.acting) == 1)
)
def test_one_way_is_taken_unasked(item: str) -> None:
    ctx = context(VisitData(), item=item)
    outcome = ON_BEHALF.begin(ctx)
    assert isinstance(outcome, Done)
    assert outcome.data.acting is ctx.item.acting[0]
    assert not ON_BEHALF.counted(ctx)


def test_who_comes_for_themselves_keeps_the_card_that_was_shown() -> None:
    outcome = press(ON_BEHALF, Asking(), "for.self", KNOWN)
    assert outcome == Done(replace(KNOWN.data, acting=Acting.SELF))


def test_who_acts_alone_has_shown_their_own() -> None:
    outcome = press(ON_BEHALF, Asking(), "for.agent", KNOWN)
    assert isinstance(outcome, Done)
    assert outcome.data.agent is not None
    assert outcome.data.agent.credential is KNOWN.data.credential
    assert (outcome.data.credential, outcome.data.person) == (None, None)


@pytest.mark.parametrize("shown", [None, credential(), replace(credential(), address=None)])
def test_only_a_card_that_was_read_here_acts(shown: object) -> None:
    ctx = replace(KNOWN, data=replace(KNOWN.data, credential=shown))
    outcome = press(ON_BEHALF, Asking(), "for.agent", ctx)
    assert isinstance(outcome, Done)
    acts = shown is not None and getattr(shown, "address", None) is not None
    assert (outcome.data.agent is not None) is acts


def test_an_expired_card_acts_for_nobody() -> None:
    old = replace(credential(), expired=True)
    ctx = replace(KNOWN, data=replace(KNOWN.data, credential=old))
    outcome = press(ON_BEHALF, Asking(), "for.agent", ctx)
    assert isinstance(outcome, Done)
    assert outcome.data.agent is None


def test_back_leave_and_what_means_nothing() -> None:
    ctx = nobody()
    assert press(ON_BEHALF, Asking(), "back", ctx) == Back()
    assert press(ON_BEHALF, Asking(), "leave", ctx) == Leave(ctx.data)
    assert ON_BEHALF.handle(Asking(), Tick(), ctx) == Stay(Asking())


def test_a_card_that_cannot_be_read_is_told_by_the_step_that_asks() -> None:
    ctx = nobody()
    outcome = ON_BEHALF.handle(Asking(), Unread(CardFailure.UNREADABLE), ctx)
    assert outcome == Stay(Asking(), data=replace(ctx.data, trouble=CardFailure.UNREADABLE))
