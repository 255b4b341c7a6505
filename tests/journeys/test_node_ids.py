"""Nothing of an item file can be called like a node that pages have of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kiosk
from model.page import ACTING, OWN_IDS, Kind, Page
from model.profile import Profile
from tests.journeys.pages import PROFILES, pages
from tests.kiosk.core.stage import ITEMS

FILES = {name for item in ITEMS.items.values() for name in (item.id, *item.fields)}
BESIDE = (Kind.MENU, Kind.FORM, Kind.GRID, Kind.KEYPAD)
"""Where nodes are called after items and fields, and so none of the others may be."""
SOURCES = Path(kiosk.__file__).parent.rglob("*.py")


def own(page: Page) -> set[str]:
    """What pages call their nodes themselves, up to the first dot."""
    nodes = (node for node in page.nodes if node.role in ACTING or page.kind in BESIDE)
    return {node.id.partition(".")[0] for node in nodes} - FILES


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_no_page_has_an_id_that_an_item_or_a_field_may_have(profile: Profile) -> None:
    found = {name: own(page) - OWN_IDS for name, page in pages(profile)}
    assert {name: ids for name, ids in found.items() if ids} == {}


def test_no_button_of_the_source_has_either() -> None:
    buttons = {
        name
        for source in SOURCES
        for name in re.findall(r'\bbutton\(\s*"([a-z_]+)"', source.read_text("utf-8"))
    }
    assert len(buttons) > 20
    assert buttons <= OWN_IDS
