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
from model.page import Kind, Page
from model.profile import Profile


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
KEYS = "按上下键逐项听，按数字键直接选，按确认键确定，按返回键退回，按求助键找人帮忙。"
NOTHING = "这里用不上这个键。"
ELDER = Profile(voice=True)
HEADPHONES = Profile(voice=True, headphones=True)


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
    assert notes.taken[-1] == "请点“开始”。"


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


def test_by_headphones_the_keys_are_explained_once_behind_the_first_page(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.publish(pages[Kind.NOTICE], Profile())
    guide.publish(pages[Kind.NOTICE], HEADPHONES)
    assert notes.taken[-2:] == ["按确认键，开始。", KEYS]
    guide.publish(pages[Kind.MENU], HEADPHONES)
    guide.focus(pages[Kind.MENU], "finish")
    guide.again()
    assert notes.taken.count(KEYS) == 1


def test_who_only_touches_hears_of_no_key(guide: Guide, notes: Notes, pages: Pages) -> None:
    for page in pages.values():
        guide.publish(page, ELDER)
        guide.again()
    assert [words for words in notes.taken if "键" in words] == []
    assert {"请点“打印凭条”。", "点“再听一遍”可以重听。"} <= set(notes.taken)


def test_the_first_key_brings_the_explanation_and_the_words_for_keys(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.publish(pages[Kind.NOTICE], ELDER)
    guide.focus(pages[Kind.NOTICE], "begin")
    assert notes.taken[-3:] == ["开始，按钮。", "第四项，共九项。", KEYS]
    guide.focus(pages[Kind.NOTICE], "leave")
    assert notes.taken[-1] == "第五项，共九项。"
    guide.publish(pages[Kind.RESULT], ELDER)
    assert notes.taken[-1] == "按确认键，打印凭条。"


def test_a_key_used_before_voice_mode_counts(guide: Guide, notes: Notes, pages: Pages) -> None:
    guide.publish(pages[Kind.MENU], Profile())
    guide.focus(pages[Kind.MENU], "finish")
    guide.publish(pages[Kind.MENU], ELDER)
    assert notes.taken[-2:] == ["按重复键再听一遍。", KEYS]


def test_the_next_visit_has_used_no_key_and_heard_no_explanation(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.publish(pages[Kind.NOTICE], HEADPHONES)
    guide.wipe()
    guide.publish(pages[Kind.NOTICE], ELDER)
    assert notes.taken[-1] == "请点“开始”。"
    guide.focus(pages[Kind.NOTICE], "begin")
    assert notes.taken[-1] == KEYS


def test_a_key_of_no_use_is_told_in_voice_mode_only(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.ignored()
    guide.publish(pages[Kind.NOTICE], Profile())
    guide.ignored()
    assert NOTHING not in notes.taken
    guide.publish(pages[Kind.NOTICE], ELDER)
    guide.ignored()
    assert notes.taken[-1] == NOTHING


def test_without_voice_mode_the_keys_stay_unexplained(
    guide: Guide, notes: Notes, pages: Pages
) -> None:
    guide.publish(pages[Kind.NOTICE], Profile(consent=True))
    guide.focus(pages[Kind.NOTICE], "begin")
    assert [words for words in notes.taken if "键" in words] == []


def test_who_uses_keys_is_told_of_keys_whichever_it_was(
    notes: Notes, texts: Texts, pages: Pages
) -> None:
    keys = [True]
    guide = Guide(notes, texts, lambda: keys[0])
    guide.publish(pages[Kind.MESSAGE], ELDER)
    assert any(line.startswith("按确认键") for line in notes.taken)
    keys[0] = False
    notes.taken.clear()
    guide.again()
    assert any(line.startswith("请点") for line in notes.taken)
