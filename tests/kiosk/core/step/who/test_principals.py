"""For whom one may act: told apart, all reached, and nothing shown that need not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.step.parts import choices_window
from kiosk.core.step.who.principals import principals_page
from kiosk.core.step.who.relation import OTHER
from model.node_id import row_id, row_of
from model.page import Node, Page, Privacy, Role
from model.profile import Profile, Size
from model.value import Code, Key, Masked
from tests.kiosk.core.stage import FATHER, TABLES
from tests.kiosk.core.step.asked import context, written
from wire.behalf import Relation

PROFILES = [Profile(), Profile(size=Size.XL, voice=True), Profile(low_reach=True)]


def choices(page: Page) -> list[Node]:
    return [node for node in page.nodes if row_of(node.id) is not None]


def one(**changes: object) -> Node:
    page = principals_page(context(), (replace(FATHER, **changes),), 0)  # type: ignore[arg-type]
    (node,) = choices(page)
    return node


@given(count=st.integers(1, 40), profile=st.sampled_from(PROFILES))
def test_everybody_is_reached_once_by_going_on(count: int, profile: Profile) -> None:
    ctx = context(profile=profile)
    relations, start, met = (FATHER,) * count, 0, list[str]()
    for _ in range(count):
        page = principals_page(ctx, relations, start)
        met += [node.id for node in choices(page)]
        start = choices_window(count, start, ctx).further
        assert (page.node("act:more") is not None) is (len(choices(page)) < count)
        if start == 0:
            break
    assert met == [row_id(n) for n in range(count)]


def test_nobody_is_chosen_by_enter() -> None:
    page = principals_page(context(), (FATHER,), 0)
    assert (page.default, page.escape) == ("", "act:back")


def test_of_one_name_they_are_told_apart_by_their_last_four() -> None:
    other = replace(FATHER, certno="350102201701010024")
    first, second = choices(principals_page(context(), (FATHER, other), 0))
    assert first.slots["name"] == second.slots["name"] == Masked("林*", "林先生")
    assert (first.slots["tail"], second.slots["tail"]) == (
        Masked("0015", "0015"),
        Masked("0024", "0024"),
    )


@given(digits=st.text("0123456789", min_size=18, max_size=18), name=st.text("林国栋", min_size=3))
def test_neither_name_nor_number_is_shown_whole(digits: str, name: str) -> None:
    node = one(certno=digits, psn_name=name)
    assert (node.role, node.privacy) == (Role.CHOICE, Privacy.PERSONAL)
    drawn = str(dict(node.slots))
    assert digits not in drawn
    assert name not in drawn


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "agent.principal"),
        ({"valid_to": None}, "agent.kin"),
        ({"guardian": True}, "agent.ward"),
        ({"guardian": True, "valid_to": None}, "agent.ward"),
    ],
)
def test_until_when_is_said_of_what_was_registered(changes: dict[str, object], text: str) -> None:
    node = one(**{"valid_to": date(2027, 11, 22), **changes})
    assert node.text == text
    assert ("until" in node.slots) is (text == "agent.principal")


@pytest.mark.parametrize("rlts", [*TABLES.pool.family_rlts, "", "77"])
@pytest.mark.parametrize("gend", ["1", "2", "9", ""])
def test_whatever_the_hub_says_of_them_has_words(rlts: str, gend: str) -> None:
    relation: Relation = replace(FATHER, agnter_rlts=rlts, gend=gend)
    page = principals_page(context(), (relation,), 0)
    assert all(written(page))
    (node,) = choices(page)
    known = rlts in TABLES.pool.family_rlts and rlts != OTHER
    assert node.slots["rlts"] == (Code("agnter_rlts", rlts) if known else Key("agent.other"))
