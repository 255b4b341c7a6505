"""The checks find what is planted, or a clean report would prove nothing."""

from __future__ import annotations

from kiosk.profile import Profile
from screens.scene import Box, Scene, Target, Text
from tests.screens import checks, samples

WHITE, GREY, INK = 0xFFFFFF, 0xAAAAAA, 0x14212E
TEXT = Text(110, 110, 100, 40, 28, INK, "可以读", False, "a")
BOX = Box(100, 100, 200, 60, WHITE, node="a")


def test_a_text_over_the_edge_of_its_box_is_found() -> None:
    inside = Scene(WHITE, (BOX, TEXT))
    spilled = Scene(WHITE, (BOX, TEXT._replace(w=300)))
    assert checks.spilled(inside) == []
    assert len(checks.spilled(spilled)) == 1


def test_two_texts_on_each_other_are_found() -> None:
    scene = Scene(WHITE, (TEXT, TEXT._replace(x=150, s="别的")))
    assert len(checks.overlapping(scene)) == 1


def test_pale_text_is_found_against_the_box_it_stands_on() -> None:
    scene = Scene(INK, (BOX, TEXT._replace(color=GREY)))
    assert checks.pale(scene, 4.5) == ["可以读: 2.3"]


def test_a_line_of_23_characters_is_found() -> None:
    scene = Scene(WHITE, (TEXT._replace(s="字" * 23),))
    assert checks.long_lines(scene) == ["字" * 23]


def test_small_and_close_targets_are_found() -> None:
    desk, profile = samples.desk(), Profile()
    scene = Scene(WHITE, targets=(Target(0, 0, 40, 100, "a"), Target(45, 0, 100, 100, "b")))
    assert len(checks.small_targets(scene, desk, profile)) == 1
    assert len(checks.close_targets(scene, desk, profile)) == 1


def test_what_leaves_the_screen_is_found() -> None:
    assert checks.outside(Scene(WHITE, (BOX._replace(x=1000),)), samples.desk())
