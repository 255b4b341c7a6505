"""Keys have one meaning, and one that is held acts once."""

from __future__ import annotations

import pytest

from accessibility.navigator import Key
from screens.keys import REPEATS, Held, key_of


@pytest.mark.parametrize(
    ("code", "modifiers", "meant"),
    [
        (9, (), Key.NEXT),
        (9, ("shift",), Key.PREVIOUS),
        (13, (), Key.SELECT),
        (271, (), Key.SELECT),
        (27, (), Key.BACK),
        (49, (), Key.DIGIT_1),
        (57, (), Key.DIGIT_9),
        (265, (), Key.DIGIT_9),
        (48, (), Key.DIGIT_0),
        (256, (), Key.DIGIT_0),
        (8, (), Key.ERASE),
        (97, (), None),
    ],
)
def test_what_a_key_means(code: int, modifiers: tuple[str, ...], meant: Key | None) -> None:
    assert key_of(code, modifiers) == meant


def test_a_held_key_is_one_press() -> None:
    held = Held()
    assert [held.down(9, at) for at in (0.0, 0.5, 0.53, 0.56)] == [True, False, False, False]


def test_a_key_that_went_up_is_a_new_press_at_once() -> None:
    held = Held()
    assert held.down(9, 0.0)
    held.up(9)
    assert held.down(9, 0.01)


def test_another_key_is_its_own_press() -> None:
    held = Held()
    assert held.down(9, 0.0)
    assert held.down(13, 0.0)


def test_a_lost_release_does_not_lock_a_key() -> None:
    held = Held()
    assert held.down(9, 0.0)
    assert held.down(9, REPEATS)
