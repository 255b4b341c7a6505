"""What somebody is to whom they came with: asked in both names, kept as a code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.step.context import Context
from kiosk.core.step.who.relation import NAMED, OTHER, is_kin, named, naming_page
from model.item import Acting
from model.node_id import act_id
from model.page import Role
from tests.kiosk.core.stage import TABLES, TEXTS
from tests.kiosk.core.step.asked import context, data, written
from tests.kiosk.core.step.handed import agents


def beside(rlts: str = "") -> Context:
    known = data(**agents(Acting.ACCOMPANIED))
    assert known.agent is not None
    return context(replace(known, agent=replace(known.agent, rlts=rlts)), item="remote_long_stay")


def offered(ctx: Context) -> dict[str, bool]:
    """Each choice, and whether it is the chosen one."""
    page = naming_page(ctx, "naming")
    return {node.id: node.chosen for node in page.nodes if node.role is Role.CHOICE}


def test_every_relation_is_offered_and_none_is_guessed() -> None:
    assert offered(beside()) == dict.fromkeys(
        (act_id(f"{NAMED}{code}") for code in TABLES.pool.family_rlts), False
    )
    assert naming_page(beside(), "naming").default == ""


@pytest.mark.parametrize("code", TABLES.pool.family_rlts)
def test_what_is_named_is_kept_and_shown_when_it_is_asked_again(code: str) -> None:
    ctx = beside()
    known = named(f"{NAMED}{code}", ctx)
    assert known.agent is not None
    assert known.agent.rlts == code
    assert known == replace(ctx.data, agent=known.agent), "and nothing else has changed"
    chosen = [one for one, is_it in offered(replace(ctx, data=known)).items() if is_it]
    assert chosen == [act_id(f"{NAMED}{code}")]


def test_both_are_named_on_the_screen_by_their_surnames() -> None:
    page = naming_page(beside(), "naming")
    assert written(page)[0] == "陈*是林*的什么人？"
    assert all(written(page))


@pytest.mark.parametrize("code", TABLES.pool.family_rlts)
def test_each_code_has_the_words_of_the_slip_too(code: str) -> None:
    assert TEXTS.option("agnter_rlts", code).show
    assert is_kin(code, beside()) is (code != OTHER)
