"""Fingers and keys: what counts as a press, where the focus goes, what is forgotten."""

from __future__ import annotations

from model.profile import Profile
from screens.scene import CAPTION
from tests.screens import samples
from tests.screens.conftest import Walker

MENU = samples.page("menu", Profile())
RESULT = samples.page("result", Profile())
BUSY = samples.page("busy", Profile())
TAB, ENTER, ESCAPE, ONE = 9, 13, 27, 49


def show(walker: Walker, page: object = MENU) -> None:
    walker.window.publish(page, Profile())  # type: ignore[arg-type]
    walker.turn()


def key(walker: Walker, code: int, *modifiers: str) -> None:
    """One key down and up, as Kivy's window sends it."""
    walker.window._kivy.dispatch("on_key_down", code, 0, "", list(modifiers))
    walker.window._kivy.dispatch("on_key_up", code, 0)
    walker.turn()


def test_a_tap_presses_the_node_under_it(walker: Walker) -> None:
    show(walker)
    walker.window.tap(*walker.middle("item.2"))
    assert walker.chosen == [(MENU.key, "item.2")]


def test_down_shows_it_and_up_takes_it_back(walker: Walker) -> None:
    show(walker)
    still = walker.window.scene
    finger = walker.window.touch_down(*walker.middle("item.2"))
    walker.turn()
    assert walker.window.scene != still
    assert walker.chosen == []
    walker.window.touch_up(finger, *walker.middle("item.2"))
    walker.turn()
    assert walker.window.scene == still


def test_a_finger_that_slides_off_presses_nothing(walker: Walker) -> None:
    show(walker)
    still = walker.window.scene
    finger = walker.window.touch_down(*walker.middle("item.1"))
    walker.window.touch_move(finger, *walker.middle("item.4"))
    walker.turn()
    assert walker.window.scene == still
    walker.window.touch_up(finger, *walker.middle("item.4"))
    assert walker.chosen == []
    assert walker.stirred == 1


def test_the_same_node_within_half_a_second_counts_once(walker: Walker) -> None:
    show(walker)
    for later in (0.0, 0.2, 0.49):
        walker.now = 100.0 + later
        walker.window.tap(*walker.middle("item.1"))
    assert len(walker.chosen) == 1
    walker.now = 100.5
    walker.window.tap(*walker.middle("item.1"))
    assert len(walker.chosen) == 2


def test_another_node_counts_at_once(walker: Walker) -> None:
    show(walker)
    walker.window.tap(*walker.middle("item.1"))
    walker.window.tap(*walker.middle("item.2"))
    assert [node for _, node in walker.chosen] == ["item.1", "item.2"]


def test_a_page_that_changes_under_the_finger_presses_nothing(walker: Walker) -> None:
    show(walker)
    at = walker.middle("act:bar.help")
    finger = walker.window.touch_down(*at)
    show(walker, RESULT)
    walker.window.touch_up(finger, *at)
    assert walker.chosen == []


def test_a_touch_beside_the_buttons_stirs(walker: Walker) -> None:
    show(walker)
    walker.window.tap(5, 400)
    assert walker.chosen == []
    assert walker.stirred == 1


def test_tab_walks_and_shift_tab_returns(walker: Walker) -> None:
    show(walker)
    key(walker, TAB)
    key(walker, TAB)
    key(walker, TAB, "shift")
    order = [node.id for node in MENU.nodes]
    assert walker.focused == [order[1], order[2], order[1]]
    assert walker.stirred == 3


def test_the_frame_is_drawn_from_the_first_key_until_a_finger(walker: Walker) -> None:
    show(walker)
    still = walker.window.scene
    key(walker, TAB)
    assert walker.window.scene != still
    walker.window.tap(5, 400)
    walker.turn()
    assert walker.window.scene == still


def test_digits_press_numbered_choices_once(walker: Walker) -> None:
    show(walker)
    key(walker, ONE)
    key(walker, ONE)
    assert walker.chosen == [(MENU.key, "item.1")]


def test_a_key_held_down_acts_once(walker: Walker) -> None:
    show(walker)
    for later in (0.0, 0.5, 0.53, 0.56):
        walker.now = 100.0 + later
        walker.window._kivy.dispatch("on_key_down", TAB, 0, "", [])
    assert len(walker.focused) == 1


def test_enter_presses_the_default_of_a_new_page(walker: Walker) -> None:
    from dataclasses import replace

    show(walker, replace(RESULT, default="print", escape="finish"))
    key(walker, ENTER)
    key(walker, ESCAPE)
    assert [node for _, node in walker.chosen] == ["print", "finish"]


def test_the_dots_step_twice_a_second_and_only_while_busy(walker: Walker) -> None:
    show(walker, BUSY)
    first = walker.window.scene
    assert walker.turn() == 100.5
    assert walker.window.scene == first
    walker.now = 100.5
    assert walker.turn() == 101.0
    assert walker.window.scene != first
    show(walker)
    assert walker.turn() is None


def test_the_caption_is_drawn(walker: Walker) -> None:
    show(walker)
    still = walker.window.scene
    walker.window.caption("您好")
    assert {op.node for op in set(still.ops) ^ set(walker.window.scene.ops)} == {CAPTION}


def test_a_turn_that_changes_nothing_draws_nothing(walker: Walker) -> None:
    show(walker)
    drawn: list[object] = []
    walker.window._kivy.bind(on_flip=lambda *_: drawn.append(1))
    walker.turn()
    walker.turn()
    assert drawn == []


def test_a_finger_that_came_and_went_between_two_frames_draws_nothing(walker: Walker) -> None:
    show(walker)
    drawn: list[object] = []
    walker.window._kivy.bind(on_flip=lambda *_: drawn.append(1))
    still = walker.window.scene
    at = walker.window.where(next(t.node for t in still.targets))
    assert at is not None
    walker.window.tap(*at)
    walker.turn()
    assert drawn == []
    assert walker.window.scene is still


def test_forget_keeps_nothing_of_the_visit(walker: Walker) -> None:
    show(walker, RESULT)
    walker.window.caption("陈*妹的余额")
    walker.turn()
    walker.window.forget()
    walker.turn()
    kept = repr(vars(walker.window)) + repr(vars(walker.window.painter))
    assert "陈*妹" not in kept
    assert walker.window.scene.ops == ()
    assert len(set(walker.window.pixels())) <= 3


def test_touches_on_a_forgotten_page_do_nothing(walker: Walker) -> None:
    show(walker, RESULT)
    at = walker.middle("print")
    walker.window.forget()
    walker.window.tap(*at)
    key(walker, ENTER)
    assert walker.chosen == []


def test_stop_ends_the_loop_without_a_further_wait(walker: Walker) -> None:
    turns: list[int] = []

    def tick() -> None:
        turns.append(1)
        walker.window.stop()

    walker.window.run(tick)
    assert turns == [1]


def test_a_stop_before_the_loop_is_not_lost(walker: Walker) -> None:
    turns: list[int] = []
    walker.window.stop()
    walker.window.run(lambda: turns.append(1))
    assert turns == []


def test_a_page_is_drawn_when_publish_returns(walker: Walker) -> None:
    drawn: list[object] = []
    walker.window._kivy.bind(on_flip=lambda *_: drawn.append(1))
    walker.window.publish(RESULT, Profile())
    assert drawn == [1]
    walker.turn()
    assert drawn == [1]


def test_what_was_said_of_one_page_does_not_stand_on_the_next(walker: Walker) -> None:
    show(walker)
    walker.window.caption("您好")
    show(walker)
    assert walker.window.captioned == "您好"
    show(walker, RESULT)
    assert walker.window.captioned == ""
