"""The walk by keys on a page of every kind: everything is reached, nothing traps, keys act."""

from __future__ import annotations

import pytest

from accessibility.navigator import Ignored, Key, Moved, Navigator, Pressed
from model.page import BAR, Header, Kind, Line, Node, Page, Role

DIGITS = [Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3]


def page(kind: Kind = Kind.MENU, key: str = "p", *, without: str = "") -> Page:
    nodes = (
        Node("title", Role.HEADING, "t"),
        Node("about", Role.TEXT, "t"),
        Node("one", Role.CHOICE, "t"),
        Node("two", Role.CHOICE, "t"),
        Node("go", Role.BUTTON, "t"),
        Node("leave", Role.BUTTON, "t"),
        Node("act:bar.repeat", Role.BUTTON, "t", group=BAR),
        Node("act:bar.help", Role.BUTTON, "t", group=BAR),
    )
    kept = tuple(node for node in nodes if node.id != without)
    return Page(key, kind, Header(Line("t")), kept, default="go", escape="leave")


def shown(which: Page) -> Navigator:
    navigator = Navigator()
    navigator.show(which)
    return navigator


@pytest.mark.parametrize("kind", Kind)
def test_every_node_is_reached_in_order_and_the_walk_wraps(kind: Kind) -> None:
    navigator = shown(page(kind))
    ids = [node.id for node in page(kind).nodes]
    assert [navigator.key(Key.NEXT) for _ in ids] == [Moved(i) for i in (*ids[1:], ids[0])]
    assert [navigator.key(Key.PREVIOUS) for _ in ids] == [Moved(i) for i in reversed(ids)]


@pytest.mark.parametrize("steps", range(8))
def test_every_place_can_be_left_the_way_it_was_reached(steps: int) -> None:
    navigator = shown(page())
    for _ in range(steps):
        navigator.key(Key.NEXT)
    here = navigator.focused
    navigator.key(Key.NEXT)
    assert navigator.key(Key.PREVIOUS) == Moved(here)


def test_enter_on_a_page_that_has_just_appeared_is_the_likely_action() -> None:
    assert shown(page()).key(Key.SELECT) == Pressed("p", "go")


def test_enter_on_the_heading_presses_nothing_once_one_has_walked() -> None:
    navigator = shown(page())
    navigator.key(Key.NEXT)
    navigator.key(Key.PREVIOUS)
    assert navigator.focused == "title"
    assert navigator.key(Key.SELECT) == Ignored()


def test_enter_on_a_text_presses_nothing_and_on_a_button_that_button() -> None:
    navigator = shown(page())
    navigator.key(Key.NEXT)
    assert navigator.key(Key.SELECT) == Ignored()
    navigator.key(Key.NEXT)
    assert navigator.key(Key.SELECT) == Pressed("p", "one")


def test_digits_press_the_numbered_choices_and_take_the_focus_along() -> None:
    navigator = shown(page())
    assert [navigator.key(key) for key in DIGITS] == [
        Pressed("p", "one"),
        Pressed("p", "two"),
        Ignored(),
    ]
    assert navigator.focused == "two"


def test_escape_repeat_and_help_press_their_nodes() -> None:
    navigator = shown(page())
    pressed = [navigator.key(key) for key in (Key.BACK, Key.REPEAT, Key.HELP)]
    assert pressed == [Pressed("p", i) for i in ("leave", "act:bar.repeat", "act:bar.help")]
    assert navigator.focused == "title"


def test_the_same_page_in_place_keeps_the_focus_and_a_new_one_begins_at_its_heading() -> None:
    navigator = shown(page())
    navigator.key(Key.DIGIT_2)
    navigator.show(page())
    assert navigator.focused == "two"
    navigator.show(page(key="q"))
    assert navigator.focused == "title"
    assert navigator.key(Key.SELECT) == Pressed("q", "go")


def test_when_the_focused_node_goes_enter_presses_nothing_until_the_next_move() -> None:
    navigator = shown(page())
    navigator.key(Key.DIGIT_2)
    navigator.show(page(without="two"))
    assert navigator.focused == "title"
    assert [navigator.key(Key.SELECT) for _ in range(2)] == [Ignored(), Ignored()]
    assert [navigator.key(Key.NEXT) for _ in range(2)] == [Moved("about"), Moved("one")]
    assert navigator.key(Key.SELECT) == Pressed("p", "one")


def test_enter_presses_no_button_that_the_focus_fell_on() -> None:
    navigator = shown(page())
    navigator.key(Key.NEXT)
    only = (Node("go", Role.BUTTON, "t"), Node("leave", Role.BUTTON, "t"))
    navigator.show(Page("p", Kind.MENU, Header(Line("t")), only, default="leave"))
    assert (navigator.focused, navigator.key(Key.SELECT)) == ("go", Ignored())
    navigator.show(Page("q", Kind.MENU, Header(Line("t")), only, default="leave"))
    assert navigator.key(Key.SELECT) == Pressed("q", "go")


def test_the_frame_shows_from_the_first_key_until_a_touch() -> None:
    navigator = shown(page())
    before = navigator.visible
    navigator.key(Key.NEXT)
    during = navigator.visible
    navigator.touched("go")
    assert (before, during, navigator.visible, navigator.focused) == (False, True, False, "go")


def test_the_end_of_a_visit_forgets_focus_and_frame() -> None:
    navigator = shown(page())
    navigator.key(Key.NEXT)
    navigator.wipe()
    assert (navigator.focused, navigator.visible) == ("", False)
