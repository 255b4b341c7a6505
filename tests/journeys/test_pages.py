"""Every real page in every size, look and reach has no fault, and its picture shows its scene."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

import pytest

from model.page import Page, Role
from model.profile import Look, Profile, Size
from model.value import Covered
from screens.kivy_env import EventLoop, open_window
from screens.layout import Touch, lay_out
from screens.painter import Painter
from screens.scene import Box, Scene
from tests.accessibility.checks import faults, texts
from tests.journeys import pages
from tests.screens.drift import drifted

DESK = pages.desk()
WORN = {
    f"{size}{'-voice' if voice else ''}{'-low' if low else ''}": Profile(
        size=size, voice=voice, low_reach=low
    )
    for size in Size
    for voice in (False, True)
    for low in (False, True)
}
"""What changes pages; looks change colours only, so each page is laid out in all of them."""
NAMED = pages.PROFILES | pages.MORE_PROFILES


@cache
def made(name: str, profile: Profile) -> Page:
    return pages.page_of(name, profile)


def drawn(name: str, profile: Profile) -> Scene:
    page = made(name, profile)
    return lay_out(page, profile, DESK, Touch(caption=pages.caption(page, profile)))


@pytest.mark.parametrize("label", WORN)
@pytest.mark.parametrize("name", pages.WAYS)
def test_a_page_has_no_fault(name: str, label: str) -> None:
    profile = WORN[label]
    page = made(name, profile)
    touch = Touch(caption=pages.caption(page, profile))
    for look in Look:
        worn = dataclasses.replace(profile, look=look)
        assert faults(page, worn, DESK, lay_out(page, worn, DESK, touch)) == []


@pytest.fixture(scope="module")
def painter() -> Iterator[Painter]:
    window = open_window(DESK.width, DESK.height)
    painted = Painter(window, DESK.faces, DESK.width, DESK.height)
    yield painted
    painted.close()


SAMPLE = [(name, list(NAMED)[at % len(NAMED)]) for at, name in enumerate(pages.WAYS)]
"""Each page in one profile; all profiles come round."""


@pytest.mark.parametrize(("name", "label"), SAMPLE)
def test_a_picture_shows_what_its_scene_says(painter: Painter, name: str, label: str) -> None:
    scene = drawn(name, NAMED[label])
    painter.show(scene)
    EventLoop.idle()
    assert drifted(scene, painter.read(), DESK.width, DESK.faces) == []


@pytest.mark.parametrize("label", NAMED)
def test_uncovering_the_amount_moves_nothing(label: str) -> None:
    covered, shown = drawn("balance_covered", NAMED[label]), drawn("balance", NAMED[label])
    assert [target[:4] for target in covered.targets] == [target[:4] for target in shown.targets]
    assert [box[:4] for box in boxes(covered)] == [box[:4] for box in boxes(shown)]


def test_a_covered_amount_begins_where_its_label_begins() -> None:
    profile = NAMED["normal"]
    node = next(
        node
        for node in made("balance_covered", profile).nodes
        if isinstance(node.value, Covered) and node.role is Role.AMOUNT
    )
    scene = drawn("balance_covered", profile)
    label, dots = [text for text in texts(scene) if text.node == node.id]
    ink = DESK.faces.face(dots.size, dots.bold).bearing(dots.s[0])
    assert ink > 0
    assert dots.x + ink == label.x


def boxes(scene: Scene) -> list[Box]:
    return [op for op in scene.ops if isinstance(op, Box)]
