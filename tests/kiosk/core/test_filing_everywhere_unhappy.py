"""At every step: Back, no answer from the resident, another person's card, another size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.page import Kind
from model.profile import Profile, Size
from tests.kiosk.core.filing import (
    back_out,
    choose_place,
    for_father,
    for_self,
    naming,
    opened,
    presenting,
    principals,
    reviewed,
    sign,
    signing,
    submits,
    with_mother,
    written,
)
from tests.kiosk.core.stage import ZHAO, Stage


def heard() -> Stage:
    stage = signing()
    stage.press("by_credential")
    return stage


def keypad() -> Stage:
    stage = for_self()
    choose_place(stage)
    stage.press("key.1")
    return stage


STEPS: dict[str, Callable[[], Stage]] = {
    "behalf": opened,
    "present": presenting,
    "for_self": for_self,
    "keypad": keypad,
    "commitment": signing,
    "heard": heard,
    "review": lambda: reviewed(for_self()),
    "principals": principals,
    "naming": naming,
    "for_father": for_father,
    "with_mother": with_mother,
}
KNOWN = sorted(STEPS.keys() - {"behalf", "present"})
"""The steps at which somebody is known, so that there can be another."""


@pytest.mark.parametrize("name", STEPS)
def test_back_from_everywhere_leads_out_and_sends_nothing(name: str) -> None:
    stage = STEPS[name]()
    back_out(stage)
    assert not submits(stage)


@pytest.mark.parametrize("name", STEPS)
def test_a_time_out_everywhere_sends_nothing_and_leaves_nothing(name: str) -> None:
    stage = STEPS[name]()
    stage.wait(400)
    assert stage.wiped()
    assert not submits(stage)
    stage.begin()
    assert stage.page.kind is Kind.ATTRACT


@pytest.mark.parametrize("name", KNOWN)
def test_another_persons_card_covers_every_step(name: str) -> None:
    stage = STEPS[name]()
    before = stage.page
    stage.lay(ZHAO)
    assert stage.page.key == "stranger"
    assert "林" not in written(stage.page)
    assert "陈" not in written(stage.page)
    stage.press("go_on")
    assert stage.page == before
    assert not submits(stage)


@pytest.mark.parametrize("profile", [Profile(size=Size.XL), Profile(voice=True), Profile(Size.S)])
def test_a_change_of_size_or_voice_in_the_middle_loses_no_answer(profile: Profile) -> None:
    stage = for_self()
    choose_place(stage)
    for digit in "1380000":
        stage.press(f"key.{digit}")
    stage.wear(profile)
    for digit in "0028":
        stage.press(f"key.{digit}")
    stage.press("next")
    assert stage.page.kind is Kind.COMMITMENT
    stage.wear(Profile())
    stage.press("back")
    stage.press("tel.keep")
    sign(stage)
    stage.press("submit")
    assert (stage.task_input().tel, stage.task_input().rloc_admdvs) == ("13800000028", ("330106",))
