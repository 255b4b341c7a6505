"""A long menu asks for the group first; a short one costs no touch more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.item import Catalogue
from model.node_id import act_of, item_of
from model.page import Role
from model.profile import Profile, Size
from tests.kiosk.core.filing import written
from tests.kiosk.core.stage import ITEMS, Stage

MANY = Catalogue(
    {
        f"{name}_{n}": replace(item, id=f"{name}_{n}")
        for n in range(4)
        for name, item in ITEMS.items.items()
    }
)
GROUPS = list(dict.fromkeys(item.group for item in MANY.items.values()))


def choices(stage: Stage) -> list[str]:
    return [node.id for node in stage.page.body if node.role is Role.CHOICE]


def opened(size: Size) -> Stage:
    stage = Stage(items=MANY)
    stage.wear(Profile(size=size))
    stage.press("start")
    return stage


@pytest.mark.parametrize("size", list(Size))
def test_groups_come_first_then_their_items(size: Size) -> None:
    stage = opened(size)
    assert [act_of(node_id) for node_id in choices(stage)] == [f"group.{one}" for one in GROUPS]
    assert written(stage.page)
    for group in GROUPS:
        stage.press(f"group.{group}")
        seen: list[str] = []
        wanted = [name for name, item in MANY.items.items() if item.group == group]
        while not set(wanted) <= set(seen):
            seen += [item_of(node_id) for node_id in choices(stage) if item_of(node_id)]
            if stage.page.node("act:more"):
                stage.press("more")
        assert seen == wanted
        stage.press("groups")


def test_an_item_begins_from_its_group() -> None:
    stage = opened(Size.M)
    stage.press("group.query")
    stage.press("query_account_1")
    assert stage.page.key == "query_account_1.notice"


@pytest.mark.parametrize("size", list(Size))
def test_a_short_menu_shows_its_items_at_once(size: Size) -> None:
    stage = Stage()
    stage.wear(Profile(size=size))
    stage.press("start")
    assert item_of(choices(stage)[0]) == next(iter(ITEMS.items))
