"""Every kind of page in every size, look and reach: whole, legible, large enough to press."""

from __future__ import annotations

import pytest

from model.page import BAR, Page
from model.profile import Look, Profile, Size
from screens.layout import Desk, Touch, lay_out, measured
from screens.scene import Scene, Shape
from tests.accessibility import checks
from tests.screens import samples

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
def test_a_page_of_any_kind_has_no_fault(name: str, label: str) -> None:
    page, profile, scene, desk = made(name, label)
    assert checks.faults(page, profile, desk, scene) == []


@pytest.mark.parametrize("name", samples.KINDS)
def test_the_bar_never_moves(name: str) -> None:
    for label in PROFILES:
        _, profile, scene, desk = made(name, label)
        other = lay_out(samples.page("menu", profile), profile, desk)
        bar = [target for target in scene.targets if target.node.startswith(BAR)]
        assert bar == [target for target in other.targets if target.node.startswith(BAR)]


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
    assert checks.faults(page, profile, small, scene) == []


def test_an_amount_is_one_line_at_any_size() -> None:
    for label in PROFILES:
        _, _, scene, _ = made("result", label)
        digits = [text for text in checks.texts(scene) if text.s == "1,234.56"]
        assert len(digits) == 1


def test_a_covered_amount_is_drawn_as_dots_only() -> None:
    _, _, scene, _ = made("covered", "M-standard")
    drawn = "".join(text.s for text in checks.texts(scene) if text.node == "balance")
    assert drawn == "个人账户余额••••••"


def test_a_press_does_not_measure_the_page_again(monkeypatch: pytest.MonkeyPatch) -> None:
    profile, desk = Profile(), samples.desk()
    page = samples.page("county", profile)
    fit = measured(page, profile, desk)
    monkeypatch.delattr("screens.layout.measured")
    pressed = lay_out(page, profile, desk, Touch(pressed="cell.4"), fit)
    assert {
        op.node for op in set(pressed.ops) ^ set(lay_out(page, profile, desk, fit=fit).ops)
    } == {"cell.4"}


def test_keys_stay_where_they_are_while_one_types() -> None:
    desk = samples.desk()
    for profile in (Profile(), Profile(size=Size.XL), Profile(low_reach=True)):
        empty, full = (
            lay_out(samples.page(name, profile), profile, desk)
            for name in ("keypad_empty", "keypad")
        )
        assert empty.targets == full.targets


def test_keys_of_a_keypad_are_larger_than_other_targets() -> None:
    desk = samples.desk()
    for profile, least in ((Profile(low_reach=True), 16), (Profile(size=Size.XL), 20)):
        scene = lay_out(samples.page("keypad_wrong", profile), profile, desk)
        keys = [target for target in scene.targets if target.node.startswith("act:key.")]
        assert len(keys) == 11
        assert min(min(key.w, key.h) for key in keys) >= least * desk.px_per_mm


def test_the_0_stands_in_the_middle() -> None:
    scene = lay_out(samples.page("keypad", Profile()), Profile(), samples.desk())
    at = {target.node: target for target in scene.targets}
    assert at["act:key.0"].x == at["act:key.8"].x
    assert at["act:key.erase"].x == at["act:key.7"].x


def test_names_of_a_grid_have_one_size() -> None:
    for profile in PROFILES.values():
        page = samples.page("county", profile)
        scene = lay_out(page, profile, samples.desk())
        cells = [text for text in checks.texts(scene) if text.node.startswith("cell.")]
        assert len({text.size for text in cells if len(text.s) > 1}) == 1


def test_only_nine_names_have_a_digit() -> None:
    scene = lay_out(samples.page("county", Profile()), Profile(), samples.desk())
    digits = [text.s for text in checks.texts(scene) if text.node.startswith("cell.")]
    assert [s for s in digits if s.isdigit()] == [str(n) for n in range(1, 10)]


def test_a_long_name_is_parted_behind_a_peoples_name() -> None:
    profile = Profile(size=Size.XL)
    scene = lay_out(samples.page("linxia", profile), profile, samples.desk())
    lines = [text.s for text in checks.texts(scene) if text.node == "cell.7" and len(text.s) > 1]
    assert lines[0] == "积石山保安族"


def test_agreeing_is_wider_than_erasing_beside_it() -> None:
    scene = lay_out(samples.page("commitment", Profile()), Profile(), samples.desk())
    at = {target.node: target for target in scene.targets}
    assert at["erase"].y == at["agree"].y
    assert at["agree"].w > at["erase"].w * 4 // 3


def test_an_answer_shows_label_value_and_that_it_can_be_changed() -> None:
    scene = lay_out(samples.page("review_agent", Profile()), Profile(), samples.desk())
    label, value, hint = [t.s for t in checks.texts(scene) if t.node == "answer.9" and t.s != "1"]
    assert (label, value, hint) == ("和本人的关系", "女儿", "点这里改")
    signs = [op.name for op in scene.ops if isinstance(op, Shape) and op.node == "answer.0"]
    assert signs == ["pencil"]
