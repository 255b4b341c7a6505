"""A keypad: each touch of a key counts, a contact that bounces does not (decision 0014)."""

from __future__ import annotations

import pytest

from model.profile import Profile
from screens.window import BOUNCE
from tests.screens import samples
from tests.screens.conftest import Walker

PAGE = samples.page("keypad", Profile())


def typed(walker: Walker, digits: str, apart: float) -> list[str]:
    walker.window.publish(PAGE, Profile())
    for digit in digits:
        walker.now += apart
        walker.window.tap(*walker.middle(f"act:key.{digit}"))
        walker.turn()
    return [node.removeprefix("act:key.") for _, node in walker.chosen]


@pytest.mark.parametrize("apart", [BOUNCE, 0.09, 0.2])
def test_a_number_typed_quickly_has_all_its_digits(walker: Walker, apart: float) -> None:
    number = "13800000028"
    assert "".join(typed(walker, number, apart)) == number


def test_a_contact_that_bounces_counts_once(walker: Walker) -> None:
    assert typed(walker, "00", BOUNCE - 0.001) == ["0"]


def test_the_buttons_beside_the_keypad_keep_the_long_rule(walker: Walker) -> None:
    walker.window.publish(PAGE, Profile())
    for _ in range(2):
        walker.now += 0.4
        walker.window.tap(*walker.middle("next"))
    assert len(walker.chosen) == 1
