"""Each check finds what is planted in a page that is right; else a clean report proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from model.page import Node, Page, Role
from model.profile import Look, Profile, Size
from model.value import Plain
from screens.layout import Touch, lay_out
from screens.scene import (
    CAPTION,
    HEADER,
    PANEL,
    PROGRESS,
    Box,
    Ink,
    Overflow,
    Scene,
    Shape,
    Target,
    Text,
)
from tests.accessibility.checks import Fault, contrast, faults
from tests.screens import samples

DESK, NORMAL = samples.desk(), Profile()
PAGE = samples.page("notice", NORMAL)
SCENE = lay_out(PAGE, NORMAL, DESK, Touch(caption=samples.CAPTION))
WHITE, GREY = 0xFFFFFF, 0xB0B0B0
Breaks = Callable[[Scene], Scene]


def found(scene: Scene, page: Page = PAGE, profile: Profile = NORMAL) -> list[Fault]:
    return faults(page, profile, DESK, scene)


def with_op(scene: Scene, op: Box | Text | Shape) -> Scene:
    return scene._replace(ops=(*scene.ops, op))


def first_text(scene: Scene, node: str) -> Text:
    return next(op for op in scene.ops if isinstance(op, Text) and op.node == node)


def changed(scene: Scene, node: str, **fields: object) -> Scene:
    """With other fields of the node's first text."""
    old = first_text(scene, node)
    new = old._replace(**fields)  # type: ignore[arg-type]
    return scene._replace(ops=tuple(new if op is old else op for op in scene.ops))


def moved(scene: Scene, node: str, **fields: int) -> Scene:
    """With another place of the node's target."""
    return scene._replace(
        targets=tuple(t._replace(**fields) if t.node == node else t for t in scene.targets)
    )


def target(node: str) -> Target:
    return next(t for t in SCENE.targets if t.node == node)


def without(scene: Scene, node: str) -> Scene:
    return scene._replace(ops=tuple(op for op in scene.ops if op.node != node))


def test_a_page_that_is_right_has_no_fault() -> None:
    assert found(SCENE) == []


HEADING = first_text(SCENE, "heading")
BEGIN = target("begin")
BROKEN: dict[str, tuple[str, Breaks]] = {
    "too tall": ("V-11", lambda s: s._replace(overflow=Overflow("sample.notice", 3))),
    "over the edge": ("V-11", lambda s: changed(s, "heading", x=1000)),
    "spilled": ("V-11", lambda s: changed(s, "begin", w=BEGIN.w)),
    "on each other": ("V-11", lambda s: with_op(s, HEADING._replace(x=HEADING.x + 9, s="别的"))),
    "cut off": ("V-11", lambda s: changed(s, "heading", s="查余…")),
    "unknown character": ("V-11", lambda s: changed(s, "heading", s="\U0010ffff")),
    "too small to read": ("V-07", lambda s: changed(s, "heading", size=18)),
    "23 characters": ("look", lambda s: changed(s, "heading", s="字" * 23)),
    "pale": ("V-01", lambda s: changed(s, "heading", color=GREY)),
    "pale on its box": ("V-01", lambda s: changed(s, "begin", color=0x0B5E7A)),
    "pale sign": (
        "V-01",
        lambda s: with_op(s, Shape(900, 800, 30, 30, 0xE0E8EC, "tick", "heading")),
    ),
    "small target": ("O-03", lambda s: moved(s, "begin", h=40)),
    "no target": ("O-03", lambda s: s._replace(targets=s.targets[1:])),
    "two targets": ("O-03", lambda s: s._replace(targets=(*s.targets, BEGIN._replace(y=500)))),
    "close targets": ("O-03", lambda s: moved(s, "begin", w=BEGIN.w + 20)),
    "targets on each other": ("O-04", lambda s: moved(s, "begin", w=BEGIN.w + 100)),
    "target of nobody": (
        "O-03",
        lambda s: s._replace(targets=(*s.targets, Target(300, 300, 90, 90, "heading"))),
    ),
    "out of order": (
        "O-08",
        lambda s: with_op(without(s, "leave"), Box(0, 178, 9, 9, WHITE, node="leave")),
    ),
    "not drawn": ("1.1", lambda s: without(s, "need")),
    "drawn without a node": (
        "1.1",
        lambda s: with_op(s, Text(700, 260, 100, 40, 28, 0, "多余", False, "nobody")),
    ),
    "words of nobody": (
        "1.1",
        lambda s: with_op(s, Text(700, 260, 100, 40, 28, 0, "多余", False, "")),
    ),
    "words as decoration": (
        "1.1",
        lambda s: with_op(s, Text(700, 260, 100, 40, 28, 0, "多余", False, PROGRESS)),
    ),
    "an empty panel": ("1.1", lambda s: with_op(s, Box(700, 260, 40, 40, WHITE, node=PANEL))),
    "drawn twice": ("1.1", lambda s: with_op(s, s.ops[0])),
    "ink of nobody": ("O-03", lambda s: s._replace(ink=Ink(60, 1300, 300, 200, 0, 5, "heading"))),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_planted_is_found(name: str) -> None:
    rule, breaks = BROKEN[name]
    assert rule in {fault.rule for fault in found(breaks(SCENE))}


def test_a_caption_may_be_cut_off_and_a_header_has_no_node() -> None:
    scene = lay_out(PAGE, NORMAL, DESK, Touch(caption="请看这里，" * 40))
    assert any(op.s.endswith("…") for op in scene.ops if isinstance(op, Text))
    assert found(scene) == []
    assert {HEADER, CAPTION} <= {op.node for op in scene.ops}


def test_elder_and_high_contrast_looks_are_held_to_seven() -> None:
    middling = 0x5A6A7B
    assert 4.5 < contrast(middling, 0xEEF3F6) < 7
    for profile in (Profile(size=Size.L), Profile(look=Look.CONTRAST)):
        scene = lay_out(PAGE, profile, DESK)._replace(ground=0xEEF3F6)
        pale = changed(scene, "heading", color=middling)
        rules = {fault.rule for fault in found(pale, profile=profile) if fault.where == "查余额"}
        assert rules == {"V-02"}
    assert "V-01" not in {fault.rule for fault in found(changed(SCENE, "heading", color=middling))}


def test_elder_targets_are_held_to_twenty_millimetres() -> None:
    elder = Profile(voice=True)
    rules = {fault.rule for fault in found(moved(SCENE, "begin", h=70), profile=elder)}
    assert "O-03" in rules


def test_an_action_in_the_upper_half_is_out_of_low_reach() -> None:
    low = Profile(low_reach=True)
    scene = lay_out(PAGE, low, DESK)
    assert found(scene, profile=low) == []
    high = moved(scene, "leave", y=700)
    assert [f.where for f in found(high, profile=low) if f.rule == "O-12"] == ["leave"]


def test_a_keypads_key_is_held_to_its_own_size() -> None:
    page = samples.page("keypad", NORMAL)
    scene = lay_out(page, NORMAL, DESK)
    small = moved(scene, "act:key.5", h=60)
    assert [(f.rule, f.where) for f in found(small, page)] == [("O-03", "act:key.5")]


def test_a_field_too_low_to_sign_in_is_found() -> None:
    page = samples.page("commitment", NORMAL)
    scene = lay_out(page, NORMAL, DESK)
    assert scene.ink is not None
    low = scene._replace(ink=scene.ink._replace(h=80))
    assert [(f.rule, f.where) for f in found(low, page)] == [("O-03", "ink")]
    none = scene._replace(ink=None)
    assert [(f.rule, f.where) for f in found(none, page)] == [("O-03", "ink")]


def test_a_node_that_says_nothing_is_found() -> None:
    silent = Node("silent", Role.TEXT, "sample.any", {"any": Plain(" ")})
    page = replace(PAGE, nodes=(*PAGE.nodes[:1], silent, *PAGE.nodes[1:]))
    scene = lay_out(page, NORMAL, DESK)
    assert ("A-01", "silent") in [(fault.rule, fault.where) for fault in found(scene, page)]
