"""Text of unknown origin."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hub.office.plain import tidy, visible
from hub.unseen import UNSEEN


def test_what_turns_text_around_is_shown_by_its_number() -> None:
    assert visible("退\u202e款\x00") == "退[U+202E]款[U+0000]"


def test_rare_characters_stay() -> None:
    assert visible("欧阳𠮷·吐尔逊 <b>") == "欧阳𠮷·吐尔逊 <b>"


def test_a_reason_is_one_tidy_line() -> None:
    assert tidy(" 缺\n居住证\u2066明\t ") == "缺 居住证明"
    assert tidy(" \u200b\n") == ""


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    left = visible(text) + tidy(text)
    assert [c for c in left if unicodedata.category(c) in UNSEEN] == []


@given(st.text())
def test_tidy_twice_is_tidy_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
