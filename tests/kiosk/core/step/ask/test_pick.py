"""Which insurance: none, one, several, or one of another city."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.event import Tick
from kiosk.core.step.ask.pick import PICK, Asking, Refused
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Done, Leave, Next, Stay
from model.page import Privacy, Role
from tests.kiosk.core.stage import EMPLOYEE, RESIDENT, person
from tests.kiosk.core.step.asked import context, data, press, written
from wire.operations import InsuInfo

ELSEWHERE = replace(EMPLOYEE, insuplc_admdvs="320900")
NEXT_TOWN = replace(EMPLOYEE, insuplc_admdvs="350181")


def asking(*rows: InsuInfo, item: str = "query_account") -> Context:
    known = data(picked=None, person=replace(person(), insuinfo=rows))
    return context(known, item=item)


def picked(outcome: Next) -> InsuInfo | None:
    assert isinstance(outcome, Done)
    return outcome.data.picked


def test_one_that_matches_is_taken() -> None:
    assert picked(PICK.begin(asking(RESIDENT, EMPLOYEE))) is EMPLOYEE


def test_a_district_of_the_same_city_is_at_home() -> None:
    assert picked(PICK.begin(asking(NEXT_TOWN))) is NEXT_TOWN


def test_what_is_picked_stays_picked() -> None:
    ctx = context()
    assert PICK.begin(ctx) == Done(ctx.data)


def test_several_are_asked_for_and_none_is_the_default() -> None:
    ctx = asking(EMPLOYEE, NEXT_TOWN)
    assert PICK.begin(ctx) == Stay(Asking((EMPLOYEE, NEXT_TOWN)))
    page = PICK.page(Asking((EMPLOYEE, NEXT_TOWN)), ctx)
    choices = [node for node in page.nodes if node.role is Role.CHOICE]
    assert [node.id for node in choices] == ["row:0", "row:1"]
    assert {node.privacy for node in choices} == {Privacy.PERSONAL}
    assert page.default == ""
    assert all(written(page))
    assert picked(press(PICK, Asking((EMPLOYEE, NEXT_TOWN)), "row:1", ctx)) is NEXT_TOWN


def test_an_item_may_take_the_first() -> None:
    ctx = asking(RESIDENT, EMPLOYEE, item="query_insured_status")
    assert picked(PICK.begin(ctx)) is RESIDENT


@pytest.mark.parametrize("rows", [(), (RESIDENT,)])
def test_none_that_matches_is_refused_in_the_items_words(rows: tuple[InsuInfo, ...]) -> None:
    assert PICK.begin(asking(*rows)) == Stay(Refused("item.query_account.refuse.no_account"))


def test_another_city_is_refused_before_and_after_the_question() -> None:
    ctx = asking(ELSEWHERE, EMPLOYEE)
    refused = Stay(Refused("refuse.insured_elsewhere", "320900"))
    assert PICK.begin(asking(ELSEWHERE)) == refused
    assert press(PICK, Asking((ELSEWHERE, EMPLOYEE)), "row:0", ctx) == refused


def test_an_item_that_does_not_mind_asks_anywhere() -> None:
    ctx = asking(ELSEWHERE, item="query_insured_status")
    assert picked(PICK.begin(ctx)) is ELSEWHERE


def test_a_refusal_may_be_left_with_or_without_the_card() -> None:
    ctx = asking(ELSEWHERE)
    state = Refused("refuse.insured_elsewhere", "320900")
    assert all(written(PICK.page(state, ctx)))
    assert press(PICK, state, "leave", ctx) == Leave(ctx.data)
    assert press(PICK, state, "other_card", ctx) == Leave(
        replace(ctx.data, credential=None, person=None)
    )
    assert PICK.handle(state, Tick(), ctx) == Stay(state)
    assert press(PICK, state, "row:0", ctx) == Stay(state), "a choice of a page that has gone"
