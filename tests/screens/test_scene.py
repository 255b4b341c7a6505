"""The difference of two scenes, and what is under a finger."""

from __future__ import annotations

from screens.hit import hit
from screens.scene import Box, Scene, Target, Text, changed

ONE, TWO = Box(10, 20, 30, 40, 1), Box(100, 200, 30, 40, 1)
SCENE = Scene(0, (ONE, TWO), (Target(10, 20, 30, 40, "one"), Target(100, 200, 30, 40, "two")))


def test_the_same_scene_changes_nothing() -> None:
    assert changed(SCENE, Scene(0, (ONE, TWO))) is None


def test_what_went_and_what_came_both_spoil() -> None:
    moved = Scene(0, (ONE, TWO._replace(x=300)))
    assert changed(SCENE, moved) == (100, 200, 230, 40)


def test_a_text_spoils_a_little_more_than_its_box() -> None:
    text = Text(100, 100, 50, 40, 28, 0, "字")
    assert changed(Scene(0), Scene(0, (text,))) == (93, 93, 64, 54)


def test_a_finger_hits_inside_and_not_on_the_far_edge() -> None:
    assert hit(SCENE, 10, 20) == "one"
    assert hit(SCENE, 39.9, 59.9) == "one"
    assert hit(SCENE, 40, 60) == ""
    assert hit(SCENE, 115, 220) == "two"
    assert hit(Scene(0), 1, 1) == ""
