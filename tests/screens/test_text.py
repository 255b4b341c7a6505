"""Lines break by the rules for Chinese, are as wide as measured, and lose nothing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from config import fonts
from screens.breaks import NOT_FIRST, NOT_LAST, units
from screens.text import ELLIPSIS, OPEN, Face, opened
from tests.screens import samples

FACE = samples.desk().faces.face(28)
CHINESE = "医保查询余额身份证办理请您好结果"
SENTENCE = st.text(CHINESE + "，。、（）“”：！?0123456789.元 ab", max_size=60)
WIDTH = st.integers(28 * 4, 28 * 22)


def squeezed(s: str) -> str:
    return s.replace(" ", "").replace("\n", "")


@given(SENTENCE, WIDTH)
def test_no_character_is_lost(s: str, width: int) -> None:
    assert squeezed("".join(FACE.wrap(s, width))) == squeezed(s)


@given(SENTENCE, WIDTH)
def test_lines_fit_and_keep_the_rules(s: str, width: int) -> None:
    assume(all(FACE.width(unit) <= width for unit in units(s)))
    lines = FACE.wrap(s, width)
    assert all(FACE.width(line) <= width for line in lines)
    inner = squeezed(s)
    for before, after in pairwise(lines):
        spaced = f"{before[-1:]}{after[:1]}" not in inner or " " in s
        assert spaced or after[:1] not in NOT_FIRST
        assert spaced or before[-1:] not in NOT_LAST


@given(SENTENCE, WIDTH)
def test_even_lines_are_as_few_and_fit(s: str, width: int) -> None:
    assume(all(FACE.width(unit) <= width // 2 for unit in units(s)))
    even = FACE.balanced(s, width)
    assert len(even) <= len(FACE.wrap(s, width))
    assert all(FACE.width(line) <= width for line in even)
    assert squeezed("".join(even)) == squeezed(s)


@given(SENTENCE, WIDTH)
def test_an_ellipsis_fits(s: str, width: int) -> None:
    short = FACE.ellipsis(s, width)
    assert FACE.width(short) <= width
    assert short == s or short.endswith(ELLIPSIS)


def test_numbers_and_their_counters_stay_together() -> None:
    assert "1,234.56元" in units("余额1,234.56元")
    assert "11月" in units("截至11月")


def test_two_lines_part_at_the_pause() -> None:
    lines = FACE.balanced("没有读到，请拿起来，重新放平", FACE.width("没有读到，请拿起来，重"))
    assert lines == ("没有读到，", "请拿起来，重新放平")


def test_a_run_longer_than_a_line_is_broken() -> None:
    lines = FACE.wrap("1" * 100, 280)
    assert "".join(lines) == "1" * 100
    assert all(FACE.width(line) <= 280 for line in lines)


def test_a_line_is_as_wide_as_its_advances() -> None:
    assert FACE.width("医保a1") == sum(map(FACE.advance, "医保a1"))


def test_rare_characters_are_told_from_covered_ones() -> None:
    assert FACE.missing("医保㙍䶮𠮷1,234.56元¥①") == ""
    assert FACE.missing("医\ue000保") == "\ue000"


def test_a_glyph_stands_on_the_baseline() -> None:
    glyph = FACE.glyph("H")
    assert glyph.top + glyph.h == 0
    assert len(glyph.coverage) == glyph.w * glyph.h


def test_a_sentence_is_parted_at_its_pauses_for_one_line_more() -> None:
    words = "您可能还没有在福州参保。到窗口可以核实，也可以拨打12345"
    lines = FACE.flowing(words, 28 * 15)
    assert lines == ("您可能还没有在福州参保。", "到窗口可以核实，", "也可以拨打12345")


def test_a_quotation_is_begun_on_a_new_line() -> None:
    words = "或请家人用手机“国家医保服务平台”查"
    assert FACE.flowing(words, 28 * 15)[1].startswith("“")


@given(SENTENCE, WIDTH)
def test_a_flowing_sentence_fits_and_loses_nothing(s: str, width: int) -> None:
    assume(all(FACE.width(unit) <= width // 2 for unit in units(s)))
    lines = FACE.flowing(s, width)
    assert squeezed("".join(lines)) == squeezed(s)
    assert all(FACE.width(line) <= width for line in lines)
    assert len(lines) <= len(FACE.balanced(s, width)) + 1


def test_no_character_stands_alone_in_the_last_line() -> None:
    assert FACE.wrap("请您好结果到了", 28 * 6) == ("请您好结果", "到了")
    assert FACE.wrap("请您好结果到。", 28 * 6) == ("请您好结", "果到。")


def test_a_word_is_not_parted() -> None:
    assert "窗口" in units("到窗口去")
    assert FACE.wrap("请到附近的窗口", 28 * 6) == ("请到附近的", "窗口")


def test_a_name_is_not_parted_where_a_joint_is_near() -> None:
    assert FACE.balanced("您的医保在江苏省盐城市", 28 * 10) == ("您的医保在", "江苏省盐城市")


def test_the_ink_of_a_dot_begins_behind_its_pen() -> None:
    assert 0 < FACE.bearing("•") < FACE.advance("•") // 2
    assert FACE.bearing(" ") == 0


ANY = st.sampled_from("，¥…1.Aij%—\ue000") | st.characters(
    min_codepoint=0x3400, max_codepoint=0x9FFF
)


@given(ANY, st.integers(8, 160), st.booleans())
def test_an_advance_is_that_of_the_font_at_its_own_size(ch: str, size: int, bold: bool) -> None:
    path = fonts.BOLD if bold else fonts.REGULAR
    assert Face(path, size).advance(ch) == round(opened(path, size).getlength(ch))


def test_few_sizes_are_open_at_once() -> None:
    faces = samples.desk().faces
    coverages = [faces.face(size).glyph("医").coverage for size in range(20, 20 + 3 * OPEN)]
    assert opened.cache_info().currsize == OPEN
    assert faces.face(20).glyph("医").coverage == coverages[0]
