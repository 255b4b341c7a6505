"""Every real page in every profile: whole, readable, large enough to press and apart."""

from __future__ import annotations

import pytest

from kiosk.page import Role
from kiosk.value import Covered
from screens.layout import Touch, lay_out
from screens.scene import Box, Scene
from tests.journeys import pages
from tests.screens import checks

PROFILES = pages.PROFILES | pages.MORE_PROFILES
CASES = [(name, label) for name in pages.WAYS for label in PROFILES]
DESK = pages.desk()


def drawn(name: str, label: str) -> Scene:
    profile = PROFILES[label]
    page = pages.page_of(name, profile)
    return lay_out(page, profile, DESK, Touch(caption=pages.caption(page, profile)))


@pytest.mark.parametrize(("name", "label"), CASES)
def test_a_page_is_whole_and_can_be_pressed(name: str, label: str) -> None:
    scene, profile = drawn(name, label), PROFILES[label]
    assert scene.overflow is None
    assert checks.outside(scene, DESK) == []
    assert checks.spilled(scene) == []
    assert checks.overlapping(scene) == []
    assert checks.long_lines(scene) == []
    assert checks.missing_glyphs(scene, DESK) == ""
    assert checks.small_targets(scene, DESK, profile) == []
    assert checks.close_targets(scene, DESK, profile) == []


@pytest.mark.parametrize("label", PROFILES)
def test_uncovering_the_amount_moves_nothing(label: str) -> None:
    covered, shown = drawn("balance_covered", label), drawn("balance", label)
    assert [target[:4] for target in covered.targets] == [target[:4] for target in shown.targets]
    assert [box[:4] for box in boxes(covered)] == [box[:4] for box in boxes(shown)]


def test_a_covered_amount_begins_where_its_label_begins() -> None:
    profile = PROFILES["normal"]
    node = next(
        node
        for node in pages.page_of("balance_covered", profile).nodes
        if isinstance(node.value, Covered) and node.role is Role.AMOUNT
    )
    scene = drawn("balance_covered", "normal")
    label, dots = [text for text in checks.texts(scene) if text.node == node.id]
    ink = DESK.faces.face(dots.size, dots.bold).bearing(dots.s[0])
    assert ink > 0
    assert dots.x + ink == label.x


def boxes(scene: Scene) -> list[Box]:
    return [op for op in scene.ops if isinstance(op, Box)]
