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
from config import areas
from config.text_files import load
from model.value import Plain

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

PLACES = {
    "350112": "fu2 jian4 sheng3 fu2 zhou1 shi4 chang2 le4 qu1",
    "350105": "fu2 jian4 sheng3 fu2 zhou1 shi4 ma3 wei3 qu1",
    "350121": "fu2 jian4 sheng3 fu2 zhou1 shi4 min3 hou4 xian4",
    "350200": "fu2 jian4 sheng3 xia4 men2 shi4",
    "350821": "fu2 jian4 sheng3 long2 yan2 shi4 chang2 ting1 xian4",
    "350428": "fu2 jian4 sheng3 san1 ming2 shi4 jiang1 le4 xian4",
    "320903": "jiang1 su1 sheng3 yan2 cheng2 shi4 yan2 du1 qu1",
    "320116": "jiang1 su1 sheng3 nan2 jing1 shi4 lu4 he2 qu1",
    "341500": "an1 hui1 sheng3 lu4 an1 shi4",
    "340300": "an1 hui1 sheng3 beng4 bu4 shi4",
    "331023": "zhe4 jiang1 sheng3 tai1 zhou1 shi4 tian1 tai1 xian4",
    "331100": "zhe4 jiang1 sheng3 li2 shui3 shi4",
    "330382": "zhe4 jiang1 sheng3 wen1 zhou1 shi4 yue4 qing1 shi4",
    "430100": "hu2 nan2 sheng3 chang2 sha1 shi4",
    "441900": "guang3 dong1 sheng3 dong1 guan3 shi4",
    "150000": "nei4 meng3 gu3 zi4 zhi4 qu1",
    "500115": "chong2 qing4 shi4 chang2 shou4 qu1",
    "522729": "zhou1 chang2 shun4 xian4",
    "419001": "he2 nan2 sheng3 ji3 yuan2 shi4",
}
AREAS = areas.load()


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak()


@pytest.mark.parametrize(("text", "syllables"), READINGS.items())
def test_readings(text: str, syllables: str) -> None:
    assert pinyin(text) == syllables


@pytest.mark.parametrize(("code", "syllables"), PLACES.items())
def test_places_in_full(code: str, syllables: str) -> None:
    assert pinyin(AREAS.full_name(code)).endswith(syllables)


def test_every_area_sounds_in_full_as_it_does_alone() -> None:
    codes = list(areas.read())
    alone = {code: pinyin(AREAS.name(code)) for code in codes}
    joined = {code: " ".join(map(alone.__getitem__, AREAS.path(code))) for code in codes}
    assert [code for code in codes if pinyin(AREAS.full_name(code)) != joined[code]] == []


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


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("重新的重", "chong2 xin1 de5 chong2"),
        ("一，薄弱的薄。", "yi1 , bo2 ruo4 de5 bo2 ."),
        ("瞑目的瞑，选项", "ming2 mu4 de5 ming2 , xuan3 xiang4"),
        ("去外地的人", "qu4 wai4 di4 de5 ren2"),
    ],
)
def test_a_character_that_is_told_by_a_word_is_read_as_in_the_word(
    text: str, syllables: str
) -> None:
    assert pinyin(text) == syllables


def test_short_names_of_places_are_read_as_the_whole_names() -> None:
    endings = {code for code in areas.read() if AREAS.name(code).startswith(AREAS.short(code))}
    wrong = [
        AREAS.short(code)
        for code in endings
        if not pinyin(AREAS.name(code)).startswith(pinyin(AREAS.short(code)))
    ]
    assert wrong == []
