"""A menu of groups, and of the items of one, has no fault as a page."""

from __future__ import annotations

import pytest

from model.page import Page
from model.profile import Profile
from screens.layout import lay_out
from tests.accessibility.checks import faults
from tests.journeys.pages import PROFILES, desk
from tests.kiosk.core.stage import Stage
from tests.kiosk.core.test_menu_groups import MANY


def pages(profile: Profile) -> list[Page]:
    stage = Stage(items=MANY)
    stage.wear(profile)
    stage.press("start")
    groups = stage.page
    stage.press("group.query")
    return [groups, stage.page]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_neither_has_a_fault(profile: Profile) -> None:
    place = desk()
    for page in pages(profile):
        assert faults(page, profile, place, lay_out(page, profile, place)) == []
