"""Digits type where there is a keypad, and choose where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.navigator import Ignored, Key, Moved, Navigator, Pressed
from model.page import Kind, Page

Pages = dict[Kind, Page]
DIGITS = [Key(str(n)) for n in range(10)]


def shown(page: Page) -> Navigator:
    navigator = Navigator()
    navigator.show(page)
    return navigator


@pytest.mark.parametrize("key", DIGITS)
def test_a_digit_types_itself(key: Key, pages: Pages) -> None:
    page = pages[Kind.KEYPAD]
    assert shown(page).key(key) == Pressed(page.key, f"act:key.{key}")


def test_the_last_digit_is_taken_back(pages: Pages) -> None:
    page = pages[Kind.KEYPAD]
    assert shown(page).key(Key.ERASE) == Pressed(page.key, "act:key.erase")


def test_enter_after_typing_is_the_likely_action_not_the_last_digit(pages: Pages) -> None:
    page = pages[Kind.KEYPAD]
    navigator = shown(page)
    for key in (Key.DIGIT_1, Key.DIGIT_3, Key.ERASE):
        navigator.key(key)
        navigator.show(page)
    assert navigator.key(Key.SELECT) == Pressed(page.key, "next")


def test_enter_too_early_does_not_spoil_enter_later(pages: Pages) -> None:
    page = pages[Kind.KEYPAD]
    navigator = shown(replace(page, default=""))
    assert navigator.key(Key.SELECT) == Ignored()
    navigator.key(Key.DIGIT_8)
    navigator.show(page)
    assert navigator.key(Key.SELECT) == Pressed(page.key, "next")


def test_where_one_has_walked_typing_leaves_the_focus(pages: Pages) -> None:
    page = pages[Kind.KEYPAD]
    navigator = shown(page)
    assert navigator.key(Key.PREVIOUS) == Moved("act:bar.help")
    navigator.key(Key.DIGIT_1)
    assert navigator.focused == "act:bar.help"
    assert navigator.key(Key.SELECT) == Pressed(page.key, "act:bar.help")


@pytest.mark.parametrize("kind", [Kind.MENU, Kind.GRID, Kind.RESULT])
@pytest.mark.parametrize("key", [Key.DIGIT_0, Key.ERASE])
def test_without_a_keypad_these_keys_mean_nothing(kind: Kind, key: Key, pages: Pages) -> None:
    navigator = shown(pages[kind])
    assert navigator.key(key) == Ignored()
    assert navigator.focused == pages[kind].nodes[0].id


def test_a_digit_chooses_among_many_names(pages: Pages) -> None:
    page = pages[Kind.GRID]
    assert shown(page).key(Key.DIGIT_9) == Pressed(page.key, "tile.8")


# A page that is told once more.


def test_after_a_repetition_enter_does_what_was_said_last(pages: Pages) -> None:
    page = pages[Kind.RESULT]
    navigator = shown(page)
    navigator.key(Key.SELECT)
    assert navigator.key(Key.SELECT) == Ignored()
    assert navigator.key(Key.REPEAT) == Pressed(page.key, "act:bar.repeat")
    assert navigator.focused == page.nodes[0].id
    assert navigator.key(Key.SELECT) == Pressed(page.key, page.default)


def test_the_button_that_repeats_is_the_key_that_repeats(pages: Pages) -> None:
    page = pages[Kind.MESSAGE]
    navigator = shown(page)
    while navigator.focused != "act:bar.repeat":
        navigator.key(Key.NEXT)
    assert navigator.key(Key.SELECT) == Pressed(page.key, "act:bar.repeat")
    assert navigator.key(Key.SELECT) == Pressed(page.key, page.default)
