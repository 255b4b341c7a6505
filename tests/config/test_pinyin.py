"""Characters by syllable: every one can be reached, the likely ones without turning pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import areas, pinyin
from config.pinyin import INITIALS, Syllables, initial

ALL = pinyin.load()
SYLLABLES = [syllable for begin in ALL.initials() for syllable in ALL.finals(begin)]
GB2312 = [
    c
    for row in range(0xB0, 0xF8)
    for cell in range(0xA1, 0xFF)
    for c in bytes((row, cell)).decode("gb2312", "ignore")
]
REACHED = {c for syllable in SYLLABLES for c in ALL.characters(syllable)}


def test_initials_stand_as_in_school() -> None:
    assert ALL.initials() == INITIALS
    assert Syllables({"ou": ("欧", "-"), "ba": ("八", "第八")}).initials() == ("b", "o")


def test_finals_are_whole_syllables_of_their_initial_alone() -> None:
    assert ALL.finals("z")[:3] == ("za", "zai", "zan")
    assert set(ALL.finals("n")) >= {"nv", "nve", "ning"}
    assert ALL.finals("e") == ("e", "ei", "en", "er")
    assert ALL.finals("v") == ALL.finals("") == ()


@pytest.mark.parametrize(
    ("syllable", "first"),
    [
        *(("lu", "路"), ("jie", "街"), ("cun", "村"), ("zhen", "镇"), ("qu", "区")),
        *(("xian", "县"), ("hao", "号"), ("lou", "楼"), ("dong", "东"), ("shi", "市")),
        *(("yuan", "元"), ("cheng", "城"), ("bei", "北"), ("zhong", "中"), ("nan", "南")),
    ],
)
def test_words_of_addresses_come_first(syllable: str, first: str) -> None:
    assert first in ALL.characters(syllable)[:3]


@pytest.mark.parametrize(
    ("syllable", "character"),
    [("chong", "重"), ("zhong", "重"), ("xia", "厦"), ("sha", "厦"), ("chang", "长"), ("lv", "绿")],
)
def test_a_character_with_two_readings_is_found_by_both(syllable: str, character: str) -> None:
    assert character in ALL.characters(syllable)


@given(character=st.sampled_from(GB2312))
def test_every_character_of_the_standard_is_reached(character: str) -> None:
    assert character in REACHED


def test_every_character_of_an_area_name_is_reached() -> None:
    assert set("".join(areas.read().values())) <= REACHED


@given(syllable=st.sampled_from(SYLLABLES))
def test_a_syllable_has_characters_once_each(syllable: str) -> None:
    characters = ALL.characters(syllable)
    assert characters
    assert len(set(characters)) == len(characters)
    assert syllable in ALL.finals(initial(syllable))


@given(syllable=st.text(max_size=6).filter(lambda text: text not in SYLLABLES))
def test_what_is_no_syllable_has_no_characters(syllable: str) -> None:
    assert ALL.characters(syllable) == ""


@pytest.mark.parametrize(
    ("character", "syllable", "word"),
    [
        *(
            ("市", "shi", "城市"),
            ("路", "lu", "马路"),
            ("号", "hao", "号码"),
            ("室", "shi", "教室"),
        ),
        *(("重", "zhong", "重要"), ("重", "chong", "重新"), ("刘", "liu", "姓刘")),
        *(("市", "", "城市"), ("市", "lu", ""), ("8", "", ""), ("", "", "")),
    ],
)
def test_a_character_has_a_word_in_its_reading(character: str, syllable: str, word: str) -> None:
    assert ALL.word(character, syllable) == word


def test_a_word_is_short_and_has_its_character_and_no_other_of_the_syllable_has_it_too() -> None:
    for syllable in SYLLABLES:
        told = {c: ALL.word(c, syllable) for c in ALL.characters(syllable)}
        known = {c: word for c, word in told.items() if word}
        assert all(c in word and 2 <= len(word) <= 4 for c, word in known.items())
        assert len(set(map(tuple, known.items()))) == len(known)


def test_usual_characters_have_words() -> None:
    """The first level of GB 2312 but two."""
    usual = GB2312[: GB2312.index("齄") + 1][:3755]
    assert [c for c in usual if not ALL.word(c)] == ["硷"]


def test_without_a_syllable_the_likeliest_one_counts() -> None:
    own = Syllables({"zhong": ("中重", "中心 重要"), "chong": ("充虫重", "充分 昆虫 重新")})
    assert own.word("重") == "重要"
    assert Syllables({"a": ("啊", "-")}).word("啊") == ""
