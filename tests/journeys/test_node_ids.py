"""Every node that acts has an id in a namespace; an item and a field may be called as they like."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.item import Catalogue
from model.node_id import act_of, field_of, item_of, row_of
from model.page import ACTING, Kind, Node
from model.profile import Profile
from tests.journeys.pages import PROFILES, pages
from tests.kiosk.core.stage import ITEMS, Stage


def named(node: Node) -> bool:
    """Whether it is in a namespace."""
    kinds = (act_of(node.id), item_of(node.id), field_of(node.id)[0], row_of(node.id) is not None)
    return any(kinds)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_what_acts_has_a_namespace_and_what_has_none_only_shows(profile: Profile) -> None:
    for way, page in pages(profile):
        bare = [node for node in page.nodes if not named(node)]
        assert not [node.id for node in bare if node.role in ACTING], way
        assert not [node.id for node in bare if ":" in node.id], way
        assert len({node.id for node in page.nodes}) == len(page.nodes), way


def renamed(item: str, to: str, fields: dict[str, str]) -> Catalogue:
    """The catalogue with this item alone, it and its fields called otherwise."""
    one = ITEMS.item(item)
    named = {
        fields.get(key, key): replace(field, key=fields.get(key, key))
        for key, field in one.fields.items()
    }
    asked = tuple(tuple(fields.get(key, key) for key in page) for page in one.pages)
    return Catalogue({to: replace(one, id=to, fields=named, pages=asked)})


@pytest.mark.parametrize("name", ["leave", "finish", "more", "elder", "start", "item", "act"])
def test_an_item_that_is_called_like_a_button_opens(name: str) -> None:
    stage = Stage(items=renamed("query_account", name, {}))
    stage.press("start")
    stage.press(f"item:{name}")
    assert stage.page.key == f"{name}.notice"
    stage.press("act:leave")
    assert stage.page.kind is Kind.MENU


@pytest.mark.parametrize("name", ["next", "back", "leave", "more", "skip", "heading"])
def test_a_field_that_is_called_like_a_button_is_answered(name: str) -> None:
    stage = Stage(items=renamed("remote_long_stay", "stay", {"rloc_admdvs": name}))
    stage.open("stay")
    stage.press("for.self")
    stage.lay()
    stage.answer()
    stage.answer()
    for code in ("330000", "330100", "330106"):
        assert stage.page.key.startswith(f"stay.form.{name}")
        stage.press(f"field:{name}.{code}")
    assert stage.page.key == "stay.form.begndate"
