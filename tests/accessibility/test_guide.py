"""Narrator and voice together, on a voice that only takes notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from accessibility.guide import Guide
from accessibility.speech.client import Speech
from accessibility.utterance import Utterance
from config.settings import Voice
from config.text import Texts
from kiosk.page import Kind, Page
from kiosk.profile import Profile


class Notes(Speech):
    """What would be said, and the silences between."""

    def __init__(self) -> None:
        super().__init__(Voice(142, 120))
        self.taken: list[str] = []

    def say(self, script: Sequence[Utterance], profile: Profile) -> None:
        self.taken += [utterance.spoken for utterance in script]

    def stop(self) -> None:
        self.taken.append("(stop)")

    def wipe(self) -> None:
        self.taken.append("(wipe)")


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def guide(notes: Notes, texts: Texts) -> Guide:
    return Guide(notes, texts)


Pages = dict[Kind, Page]


def test_a_page_is_told_once_and_then_only_its_changes(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    for _ in range(2):
        guide.publish(pages[Kind.MESSAGE], Profile())
    assert notes.taken == [
        "您的医保没有任何变动，可以放心。",
        "现在连不上医保系统。",
    ]


@pytest.mark.parametrize("allowed", [Profile(voice=True), Profile(consent=True)])
def test_when_the_voice_may_say_more_the_page_is_told_anew(
    guide: Guide, notes: Notes, pages: Pages, allowed: Profile
) -> None:
    guide.publish(pages[Kind.RESULT], Profile())
    before = len(notes.taken)
    guide.publish(pages[Kind.RESULT], allowed)
    assert "您的医保个人账户。" in notes.taken[before:]


def test_headphones_pulled_out_are_silence(guide: Guide, notes: Notes, pages: Pages) -> None:
    guide.publish(pages[Kind.RESULT], Profile(voice=True, headphones=True))
    guide.publish(pages[Kind.RESULT], Profile(voice=True))
    assert notes.taken[-1] == "(stop)"


def test_focus_moves_are_told_in_voice_mode_only(guide: Guide, notes: Notes, pages: Pages) -> None:
    menu = pages[Kind.MENU]
    guide.publish(menu, Profile())
    told = len(notes.taken)
    guide.focus(menu, "finish")
    assert notes.taken[told:] == []
    guide.publish(menu, Profile(voice=True))
    guide.focus(menu, "finish")
    assert notes.taken[-2:] == ["结束，按钮。", "第十项，共十四项。"]


def test_again_is_the_whole_page_and_nothing_before_the_first(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.again()
    assert notes.taken == []
    guide.publish(pages[Kind.NOTICE], Profile())
    guide.again()
    assert notes.taken[-1] == "按确认键，开始。"


def test_after_the_end_of_a_visit_there_is_nothing_to_repeat(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.publish(pages[Kind.NOTICE], Profile(voice=True))
    guide.wipe()
    guide.again()
    assert notes.taken[-1] == "(wipe)"


def test_a_touch_is_silence_and_a_page_with_no_words_clears_the_caption(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.publish(pages[Kind.NOTICE], Profile())
    guide.touched()
    assert notes.taken[-1] == "(stop)"
    guide.publish(replace(pages[Kind.NOTICE], key="bare", nodes=()), Profile())
    assert notes.taken[-1] == "(wipe)"
