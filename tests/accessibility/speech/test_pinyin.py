"""The readings that the voice is given, and the guard that it never falls into English."""

from __future__ import annotations

import ctypes
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.speech.espeak import LIBRARY, VOICE, Espeak
from accessibility.speech.pinyin import pinyin
from accessibility.wording import said
from config.text import load
from kiosk.value import Plain

READINGS = {
    "银行卡还款": "yin2 hang2 ka3 huan2 kuan3",
    "重庆市，重新": "chong2 qing4 shi4 , chong2 xin1",
    "不会办重": "bu2 hui4 ban4 chong2",
    "马尾区": "ma3 wei3 qu1",
    "曾女士": "zeng1 nv3 shi4",
    "单某": "shan4 mou3",
    "长乐区": "chang2 le4 qu1",
    "尾号，一，X。": "wei3 hao4 , yi1 , X .",
    "您在：“这里”": "nin2 zai4 , zhe4 li3",
}


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak()


@pytest.mark.parametrize(("text", "syllables"), READINGS.items())
def test_readings(text: str, syllables: str) -> None:
    assert pinyin(text) == syllables


@given(st.text())
def test_the_voice_gets_syllables_letters_and_pauses_only(text: str) -> None:
    assert re.fullmatch(r"([a-zA-Z]+[1-5]?|[,.?!]| )*", pinyin(text))


def test_the_broken_voice_is_never_used() -> None:
    assert VOICE == b"cmn-latn-pinyin"


def test_no_sentence_of_the_catalogue_is_said_by_english_rules(espeak: Espeak) -> None:
    texts = load()
    keys = sorted(texts.keys())
    every = ["一", "张女士", "台江区", "X"]
    slots = {name: Plain("，".join(every)) for name in _slots()}
    english = [key for key in keys if "(en)" in espeak.phonemes(pinyin(said(key, slots, texts)))]
    assert len(keys) > 100
    assert english == []


def test_words_that_the_broken_voice_spells_are_clean_here(espeak: Espeak) -> None:
    assert "(en)" not in espeak.phonemes(pinyin("您，元，年，日，医保，身份证，请，确认，返回。"))
    assert len(espeak.phonemes(pinyin("银行卡")).split()) == 3


def test_the_guard_finds_the_broken_voice(espeak: Espeak) -> None:
    library = ctypes.CDLL(LIBRARY)
    try:
        assert library.espeak_SetVoiceByName(b"cmn") == 0
        assert "(en)" in espeak.phonemes("您的医保")
    finally:
        library.espeak_SetVoiceByName(VOICE)


def _slots() -> set[str]:
    texts = load()
    return {name for key in texts.keys() for name in re.findall(r"{(\w+)}", texts.entry(key).say)}  # noqa: SIM118
