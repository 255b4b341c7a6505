"""Every kind of page in every size, look and reach: nothing clipped, nothing too small or pale."""

from __future__ import annotations

import pytest

from kiosk.page import ACTING, BAR, Page
from kiosk.profile import Look, Profile, Size
from screens.layout import Desk, Touch, lay_out
from screens.scene import Scene
from tests.screens import checks, samples

PROFILES = {
    f"{size}-{look}{'-low' if low else ''}": Profile(size=size, look=look, low_reach=low)
    for size in Size
    for look in Look
    for low in (False, True)
}
CASES = [(name, label) for name in samples.KINDS for label in PROFILES]


def made(name: str, label: str) -> tuple[Page, Profile, Scene, Desk]:
    profile, desk = PROFILES[label], samples.desk()
    page = samples.page(name, profile)
    return page, profile, lay_out(page, profile, desk, Touch(caption=samples.CAPTION)), desk


@pytest.mark.parametrize(("name", "label"), CASES)
def test_nothing_is_clipped(name: str, label: str) -> None:
    _, _, scene, desk = made(name, label)
    assert scene.overflow is None
    assert checks.outside(scene, desk) == []
    assert checks.spilled(scene) == []
    assert checks.overlapping(scene) == []
    assert checks.missing_glyphs(scene, desk) == ""
    assert checks.long_lines(scene) == []


@pytest.mark.parametrize(("name", "label"), CASES)
def test_targets_are_large_and_apart(name: str, label: str) -> None:
    page, profile, scene, desk = made(name, label)
    assert checks.small_targets(scene, desk, profile) == []
    assert checks.close_targets(scene, desk, profile) == []
    acting = {node.id for node in page.nodes if node.role in ACTING}
    assert [target.node for target in scene.targets if target.node not in acting] == []
    assert {target.node for target in scene.targets} == acting


@pytest.mark.parametrize(("name", "label"), CASES)
def test_contrast(name: str, label: str) -> None:
    _, profile, scene, _ = made(name, label)
    assert checks.pale(scene, 7.0 if profile.elder else 4.5) == []


@pytest.mark.parametrize(("name", "label"), CASES)
def test_nodes_and_ops_agree(name: str, label: str) -> None:
    page, _, scene, _ = made(name, label)
    assert checks.undrawn(scene, page) == set()
    assert checks.strangers(scene, page) == set()
    assert len(set(scene.ops)) == len(scene.ops)


@pytest.mark.parametrize(("name", "label"), [case for case in CASES if case[1].endswith("low")])
def test_low_reach_keeps_main_actions_in_the_lower_half(name: str, label: str) -> None:
    page, _, scene, desk = made(name, label)
    grouped = {node.id for node in page.nodes if node.group and node.group != BAR}
    high = [t.node for t in scene.targets if t.node not in grouped and t.y < desk.height // 2]
    assert high == []


@pytest.mark.parametrize("name", samples.KINDS)
def test_the_bar_never_moves(name: str) -> None:
    for label in PROFILES:
        _, profile, scene, desk = made(name, label)
        other = lay_out(samples.page("menu", profile), profile, desk)
        bar = [target for target in scene.targets if target.node.startswith(BAR)]
        assert bar == [target for target in other.targets if target.node.startswith(BAR)]


@pytest.mark.parametrize("name", samples.KINDS)
def test_targets_stand_in_reading_order(name: str) -> None:
    page, _, scene, _ = made(name, "M-standard")
    order = [node.id for node in page.nodes if node.role in ACTING]
    drawn = [target.node for target in scene.targets]
    body = [node for node in drawn if not node.startswith(BAR)]
    assert body == [node for node in order if not node.startswith(BAR)]


@pytest.mark.parametrize("name", samples.KINDS)
def test_each_node_can_show_the_focus(name: str) -> None:
    profile, desk = Profile(), samples.desk()
    page = samples.page(name, profile)
    amber = desk.looks.palettes["standard"][0].focus_inner
    for node in page.nodes:
        scene = lay_out(page, profile, desk, Touch(focused=node.id))
        frame = [op for op in scene.ops if op.node == node.id and amber in op]
        assert frame, node.id


def test_a_pressed_button_changes_its_colour_and_nothing_else() -> None:
    profile, desk = Profile(), samples.desk()
    page = samples.page("result", profile)
    still = lay_out(page, profile, desk)
    down = lay_out(page, profile, desk, Touch(pressed="print"))
    assert {op.node for op in set(still.ops) ^ set(down.ops)} == {"print"}


def test_the_dots_step() -> None:
    profile, desk = Profile(), samples.desk()
    page = samples.page("busy", profile)
    scenes = [lay_out(page, profile, desk, Touch(beat=beat)) for beat in range(4)]
    assert len({scene.ops for scene in scenes[:3]}) == 3
    assert scenes[0] == scenes[3]


def test_a_smaller_window_keeps_its_proportions() -> None:
    profile = Profile()
    page = samples.page("menu", profile)
    small = samples.desk(540, 960)
    scene = lay_out(page, profile, small, Touch(caption=samples.CAPTION))
    assert scene.overflow is None
    assert checks.outside(scene, small) == []
    assert checks.overlapping(scene) == []


def test_an_amount_is_one_line_at_any_size() -> None:
    for label in PROFILES:
        _, _, scene, _ = made("result", label)
        digits = [text for text in checks.texts(scene) if text.s == "1,234.56"]
        assert len(digits) == 1


def test_a_covered_amount_is_drawn_as_dots_only() -> None:
    _, _, scene, _ = made("covered", "M-standard")
    drawn = "".join(text.s for text in checks.texts(scene) if text.node == "balance")
    assert drawn == "个人账户余额••••••"
