"""Texts, put together by initial, syllable and character, by digits and by whole words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.phrases import content
from accessibility.speech.pinyin import pinyin
from accessibility.wording import spoken
from config.text.often import OFTEN
from kiosk.core.event import Chosen
from kiosk.core.step.ask import form
from kiosk.core.step.ask.form import Filling
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Stay
from model.page import Kind, Privacy, Tone
from model.profile import Profile, Size
from model.value import Key, Plain, Spelled, filled
from tests.kiosk.core.stage import TABLES, TEXTS
from tests.kiosk.core.step.ask.form.blank import (
    HOME,
    REASON,
    begun,
    context,
    done,
    handled,
    ids,
    node,
    page,
    pressed,
)
from tests.kiosk.core.step.asked import written

CTX = context(HOME)
SYLLABLES = TABLES.syllables


def found(state: Filling, node_id: str, ctx: Context) -> Filling:
    """Looks through the windows of the page for this node, and presses it."""
    for _ in range(60):
        if node_id in ids(state, ctx):
            return pressed(state, node_id, ctx=ctx)
        state = pressed(state, "more", ctx=ctx)
    raise AssertionError(f"{node_id} is not on {page(state, ctx).key}")


def spelled(state: Filling, syllable: str, character: str, ctx: Context, key: str) -> Filling:
    initial = next(i for i in SYLLABLES.initials() if syllable in SYLLABLES.finals(i))
    at = SYLLABLES.characters(syllable).index(character)
    for act in (f"i.{initial}", f"s.{syllable}", f"c.{at}"):
        state = found(state, f"field:{key}.{act}", ctx)
    return state


def home(state: Filling, *spellings: str, ctx: Context = CTX) -> Filling:
    """`lu路`: the syllable and its character."""
    for spelling in spellings:
        state = spelled(state, spelling[:-1], spelling[-1], ctx, "resout_addr")
    return state


def test_a_text_is_put_together_character_by_character() -> None:
    state = begun(CTX)
    assert page(state, CTX).kind is Kind.GRID
    assert node(state, "resout_addr.value", CTX).value == Key("form.unset")
    state = home(state, "xi西", "hu湖")
    shown = node(state, "resout_addr.value", CTX)
    assert (shown.value, shown.privacy, shown.live) == (
        Spelled("西湖", "湖水"),
        Privacy.PERSONAL,
        True,
    )
    assert done(handled(state, "next", CTX)) == {"resout_addr": "西湖"}


@pytest.mark.parametrize("profile", [Profile(size=Size.XL), Profile(voice=True)])
def test_every_size_spells_the_same(profile: Profile) -> None:
    ctx = replace(CTX, profile=profile)
    assert home(begun(ctx), "yi意", "zhang漳", ctx=ctx).answers == {"resout_addr": "意漳"}


def test_the_pages_on_the_way_ask_for_what_they_show() -> None:
    state = pressed(begun(CTX), "resout_addr.i.zh", ctx=CTX)
    assert written(page(state, CTX))[0] == "zh 开头，是哪个音？"
    assert {"field:resout_addr.s.zhang", "field:resout_addr.s.zhong"} <= {*ids(state, CTX)}
    state = pressed(state, "resout_addr.s.zhong", ctx=CTX)
    assert written(page(state, CTX))[0] == "zhong 是哪个字？"
    assert "中" in written(page(state, CTX))


def test_back_goes_up_within_the_text_and_keeps_it() -> None:
    root = home(begun(CTX), "lu路")
    sounds = pressed(root, "resout_addr.i.zh", ctx=CTX)
    characters = pressed(sounds, "resout_addr.s.zhong", ctx=CTX)
    assert pressed(characters, "back", ctx=CTX) == sounds
    assert pressed(sounds, "back", ctx=CTX) == root


def test_digits_are_typed_by_a_keypad() -> None:
    state = pressed(begun(CTX), "resout_addr.digits", ctx=CTX)
    assert page(state, CTX).kind is Kind.KEYPAD
    state = pressed(state, "key.1", "key.0", "key.7", "key.erase", ctx=CTX)
    assert state.answers == {"resout_addr": "10"}
    up = pressed(state, "resout_addr.up", ctx=CTX)
    assert page(up, CTX).kind is Kind.GRID
    assert up.answers == {"resout_addr": "10"}


def test_whole_words_are_chosen_at_once() -> None:
    state = pressed(begun(CTX), "resout_addr.words", ctx=CTX)
    assert set(OFTEN) <= {*written(page(state, CTX))}
    state = pressed(state, f"resout_addr.c.{OFTEN.index('小区')}", ctx=CTX)
    assert state.answers == {"resout_addr": "小区"}
    assert "field:resout_addr.i.zh" in ids(state, CTX)


def test_the_last_character_is_taken_back() -> None:
    state = home(begun(CTX), "xi西", "hu湖")
    state = pressed(state, "resout_addr.erase", ctx=CTX)
    assert state.answers == {"resout_addr": "西"}
    state = pressed(state, "resout_addr.erase", ctx=CTX)
    assert "field:resout_addr.erase" not in ids(state, CTX)


def test_it_is_never_longer_than_it_may_be() -> None:
    ctx = context(REASON)
    state = pressed(begun(ctx), "rea.digits", ctx=ctx)
    state = pressed(state, *(["key.8"] * 7), ctx=ctx)
    assert state.answers == {"rea": "88888"}
    assert node(state, "rea.full", ctx).live
    root = pressed(state, "rea.up", ctx=ctx)
    assert not [node_id for node_id in ids(root, ctx) if node_id.startswith("field:rea.i.")]
    four = pressed(root, "rea.erase", "rea.words", ctx=ctx)
    assert not {"小区", "单元"} & {*written(page(four, ctx))}
    assert "路" in written(page(four, ctx))


def test_what_may_be_left_empty_is_so_with_one_touch() -> None:
    state = begun(CTX)
    skip = node(state, "resout_addr.skip", CTX)
    assert (skip.tone, page(state, CTX).default) == (Tone.LIKELY, "field:resout_addr.skip")
    assert done(handled(state, "resout_addr.skip", CTX)) == {"resout_addr": ""}


def test_what_is_wanted_goes_on_only_with_something() -> None:
    ctx = context(REASON)
    state = begun(ctx)
    assert not {"act:next", "field:rea.skip"} & {*ids(state, ctx)}
    state = spelled(state, "ban", "搬", ctx, "rea")
    assert done(handled(state, "next", ctx)) == {"rea": "搬"}


def test_the_characters_of_another_page_are_not_taken() -> None:
    root = begun(CTX)
    inside = pressed(root, "resout_addr.i.zh", ctx=CTX)
    for state, act in (
        (root, "s.zhang"),
        (root, "c.0"),
        (root, "erase"),
        (inside, "i.b"),
        (inside, "s.bang"),
        (inside, "c.0"),
        (inside, "digits"),
        (inside, "up"),
    ):
        stale = Chosen("form", f"field:resout_addr.{act}")
        assert form.handle(state, stale, CTX) == Stay(state)


def test_initials_are_spoken_by_their_names() -> None:
    state = begun(CTX)
    texts = {n.id: n.text for n in page(state, CTX).nodes}
    assert texts["field:resout_addr.i.zh"] == "form.initial.zh"
    assert written(page(state, CTX))


def test_a_long_text_is_shown_by_its_end_above_the_keypad_and_whole_beside_the_choices() -> None:
    answer = "西湖街道翠苑小区八号楼"
    ctx = replace(CTX, data=replace(CTX.data, answers={"resout_addr": answer}))
    digits = pressed(begun(ctx), "resout_addr.digits", ctx=ctx)
    assert node(digits, "resout_addr.value", ctx).value == Plain("…区八号楼")
    more = pressed(digits, "key.2", ctx=ctx)
    assert node(more, "resout_addr.value", ctx).value == Plain("…区八号楼2")
    assert page(more, ctx).key == page(digits, ctx).key
    less = pressed(digits, *(["key.erase"] * 8), ctx=ctx)
    assert node(less, "resout_addr.value", ctx).value == Plain("西湖街")
    up = pressed(more, "resout_addr.up", ctx=ctx)
    assert node(up, "resout_addr.value", ctx).value == Spelled(f"{answer}2", "")


def test_a_character_is_told_by_a_word_and_shown_alone() -> None:
    state = pressed(begun(CTX), "resout_addr.i.sh", "resout_addr.s.shi", ctx=CTX)
    tile = node(state, "resout_addr.c.0", CTX)
    assert filled(TEXTS.entry(tile.text).show, tile.slots, TEXTS) == "市"
    assert content(TEXTS, tile) == ("城市的市", "城市的市")


def test_characters_among_the_words_are_told_by_words_too() -> None:
    state = pressed(begun(CTX), "resout_addr.words", ctx=CTX)
    told = [content(TEXTS, one).spoken for one in page(state, CTX).nodes]
    assert {"城市的市", "教室的室", "小区", "街道"} <= {*told}


def test_what_was_written_is_told_with_its_last_character() -> None:
    state = home(begun(CTX), "chong重", "shi市")
    shown = node(state, "resout_addr.value", CTX)
    assert shown.value is not None
    assert spoken(shown.value, TEXTS) == "已经写了：重市，城市的市"
    assert content(TEXTS, shown).caption.endswith("重市")


@pytest.mark.parametrize(("answer", "word"), [("西湖小区", ""), ("8", ""), ("小", "大小")])
def test_a_whole_word_and_a_digit_need_no_other_word(answer: str, word: str) -> None:
    ctx = replace(CTX, data=replace(CTX.data, answers={"resout_addr": answer}))
    assert node(begun(ctx), "resout_addr.value", ctx).value == Spelled(answer, word)
    told = spoken(Spelled(answer, word), TEXTS)
    assert told.startswith("已经写了：")
    assert told.endswith(f"{word}的小" if word else spoken(Plain(answer), TEXTS))


SOUNDS = [sound for initial in SYLLABLES.initials() for sound in SYLLABLES.finals(initial)]


@settings(deadline=None)
@given(sound=st.sampled_from(SOUNDS))
def test_whatever_can_be_chosen_is_heard_and_told_from_all_others(sound: str) -> None:
    initial = next(i for i in SYLLABLES.initials() if sound in SYLLABLES.finals(i))
    state = pressed(
        begun(CTX), f"field:resout_addr.i.{initial}", f"field:resout_addr.s.{sound}", ctx=CTX
    )
    heard, told = [], []
    while True:
        tiles = [one for one in page(state, CTX).nodes if one.id.startswith("field:resout_addr.c.")]
        heard += [content(TEXTS, one).spoken for one in tiles]
        told += [pinyin(content(TEXTS, one).spoken) for one in tiles if one.text != "form.tile"]
        more = page(state, CTX).node("act:more")
        if more is None or more.text == "form.first":
            break
        state = pressed(state, "more", ctx=CTX)
    assert len(heard) == len(SYLLABLES.characters(sound))
    assert all(heard)
    assert len(set(told)) == len(told)


def test_what_was_written_is_cleared_where_nothing_need_be() -> None:
    state = home(begun(CTX), "lu路")
    skip = node(state, "resout_addr.skip", CTX)
    assert (skip.text, skip.tone) == ("form.clear", Tone.PLAIN)
    assert node(begun(CTX), "resout_addr.skip", CTX).text == "form.skip"
    assert done(handled(state, "resout_addr.skip", CTX)) == {"resout_addr": ""}
