"""What is heard of the pages of a filing: many names, a keypad, texts to sign, answers to check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.narrator import again, focus, narrate
from accessibility.utterance import Utterance
from config import text_files
from config.text import Texts
from model.page import Header, Kind, Line, Node, Page, Privacy, Role
from model.profile import Profile
from model.value import Count, Key, Masked, Number
from model.value import Plain as Words

VOICE = Profile(voice=True, headphones=True)
ALOUD = Profile(voice=True)
PLAIN = Profile()
Pages = dict[Kind, Page]
SHIPPED = text_files.load()


def heard(told: tuple[Utterance, ...]) -> list[str]:
    return [utterance.spoken for utterance in told]


def changed(page: Page, node_id: str, **changes: object) -> Page:
    nodes = (replace(n, **changes) if n.id == node_id else n for n in page.nodes)
    return replace(page, nodes=tuple(nodes))


# Many names.


def test_of_many_names_as_many_are_told_as_there_are_digits(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(None, pages[Kind.GRID], VOICE, texts))
    assert told[told.index("一，北京。") :][:3] == ["一，北京。", "二，天津。", "三，河北。"]
    assert "九，上海。" in told
    assert not [line for line in told if "江苏" in line]
    assert "还有两项，请按向下键接着听。" in told


# The keypad.


def typed(page: Page, digits: str) -> Page:
    return changed(page, "tel", value=Number(digits))


@pytest.mark.parametrize("profile", [ALOUD, PLAIN])
def test_aloud_only_the_count_is_told(profile: Profile, pages: Pages, texts: Texts) -> None:
    page = pages[Kind.KEYPAD]
    told = narrate(page, typed(page, "1388"), profile, texts)
    assert [(u.spoken, u.caption, u.privacy) for u in told] == [
        ("已输入四位。", "已输入4位。", Privacy.PUBLIC)
    ]
    assert heard(narrate(typed(page, "1388"), page, profile, texts)) == ["已输入三位。"]


def test_to_who_listens_alone_each_digit_is_told(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.KEYPAD]
    told = narrate(page, typed(page, "1388"), VOICE, texts)
    assert [(u.spoken, u.privacy) for u in told] == [("八。", Privacy.PERSONAL)]
    assert heard(narrate(page, typed(page, "13"), VOICE, texts)) == ["已输入两位。"]


def test_a_notice_that_counts_is_not_doubled(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.KEYPAD]
    count = Node("n", Role.NOTICE, "voice.typed", {"n": Count(3)}, live=True)
    with_notice = replace(page, nodes=(*page.nodes[:2], count, *page.nodes[2:]))
    after = changed(typed(with_notice, "1388"), "n", slots={"n": Count(4)})
    assert heard(narrate(with_notice, after, ALOUD, texts)) == ["已输入四位。"]
    assert heard(narrate(with_notice, after, VOICE, texts)) == ["八。", "已输入四位。"]


def test_letters_among_the_digits_are_told_by_name(pages: Pages, texts: Texts) -> None:
    page = changed(pages[Kind.KEYPAD], "tel", value=Words("东街"))
    after = changed(page, "tel", value=Words("东街口"))
    assert heard(narrate(page, after, VOICE, texts)) == ["口。"]


def test_what_enter_does_is_told_when_the_number_is_whole(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.KEYPAD]
    before = replace(page, default="")
    told = heard(narrate(before, typed(page, "1388"), VOICE, texts))
    assert told == ["八。", "您输的是一三八八。", "按确认键，查询。"]
    told = heard(narrate(before, typed(page, "1388"), ALOUD, texts))
    assert told == ["已输入四位。", "请点“查询”。"]
    assert heard(narrate(before, typed(page, "1388"), PLAIN, texts)) == ["已输入四位。"]


def test_the_keys_are_not_listed_and_the_field_is_counted(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(None, pages[Kind.KEYPAD], ALOUD, texts))
    assert "手机号，已输入三位。" in told
    assert "请点数字输入。" in told
    assert [line for line in told if "可以选的" in line] == ["可以选的按钮，查询，返回上一步。"]
    told = heard(narrate(None, pages[Kind.KEYPAD], VOICE, texts))
    assert "手机号，一三八。" in told
    assert "请按数字键输入，输错了按退格键删掉。" in told
    empty = typed(pages[Kind.KEYPAD], "")
    assert "手机号。" in heard(narrate(None, empty, ALOUD, texts))


def test_under_focus_the_field_is_counted_too(pages: Pages, texts: Texts) -> None:
    assert heard(focus(pages[Kind.KEYPAD], "tel", ALOUD, texts))[0] == "手机号，已输入三位。"
    assert heard(focus(pages[Kind.KEYPAD], "act:key.4", ALOUD, texts))[0] == "四，按钮。"


# Texts to sign.


@pytest.mark.parametrize("profile", [VOICE, ALOUD, PLAIN])
def test_what_is_signed_is_read_to_everybody(profile: Profile, pages: Pages, texts: Texts) -> None:
    page = pages[Kind.COMMITMENT]
    for told in (narrate(None, page, profile, texts), again(page, profile, texts)):
        spoken = heard(told)
        assert [line for line in spoken if "条承诺" in line] == ["第一条承诺。", "第二条承诺。"]


def test_who_reads_is_not_told_that_something_is_on_the_screen(pages: Pages, texts: Texts) -> None:
    assert heard(narrate(None, pages[Kind.COMMITMENT], PLAIN, texts)) == [
        "请听完再签。",
        "第一条承诺。",
        "第二条承诺。",
    ]


def test_ink_has_words(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.COMMITMENT]
    assert heard(focus(page, "ink", VOICE, texts))[0] == "签名处，签名处，还没有写。"
    written = changed(page, "ink", value=Count(2))
    assert heard(focus(written, "ink", VOICE, texts))[0] == "签名处，签名处，已经写了两笔。"
    assert "签名处，还没有写。" in heard(narrate(None, page, VOICE, texts))


# Answers to check.


def test_an_answer_is_told_with_its_label(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(None, pages[Kind.REVIEW], VOICE, texts))
    assert "一，去哪里，福州市。" in told
    assert "二，手机号，尾号，零，零，二，八。" in told
    assert "要改哪一项，就按它的数字。" in told
    assert "要改哪一项，就点哪一项。" in heard(narrate(None, pages[Kind.REVIEW], ALOUD, texts))


# Choices taken in place.


def choices(page: Page, *taken: str) -> Page:
    nodes = (replace(n, chosen=n.id in taken) if n.role is Role.CHOICE else n for n in page.nodes)
    return replace(page, nodes=tuple(nodes))


def test_a_choice_that_is_taken_or_given_up_is_told(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.RATING]
    assert heard(narrate(page, choices(page, "r5"), VOICE, texts)) == ["非常满意，已选中。"]
    assert heard(narrate(choices(page, "r5"), page, VOICE, texts)) == ["非常满意，已取消。"]


def test_of_one_taken_for_another_only_the_new_one_is_told(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.RATING]
    told = narrate(choices(page, "r5"), choices(page, "r3"), VOICE, texts)
    assert heard(told) == ["一般，已选中。"]


def test_who_reads_sees_what_is_taken(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.RATING]
    assert narrate(page, choices(page, "r5"), PLAIN, texts) == ()


def test_a_personal_choice_is_taken_without_its_words(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.REVIEW]
    told = narrate(page, choices(page, "field:tel"), ALOUD, texts)
    assert heard(told) == ["信息在屏幕上，没有读出来。"]


def test_an_answer_that_may_not_be_heard_keeps_its_digit_and_its_label() -> None:
    slots = {"label": Key("label.tel")}
    tel = Node("field:tel", Role.CHOICE, "review.answer", slots, Masked("138****0028", "0028"))
    page = Page("review", Kind.REVIEW, Header(Line("")), (replace(tel, privacy=Privacy.PERSONAL),))
    assert "一，手机号，在屏幕上。" in heard(narrate(None, page, ALOUD, SHIPPED))
    assert heard(focus(page, "field:tel", ALOUD, SHIPPED)) == ["一，手机号，在屏幕上。"]
    assert "一，手机号，尾号，零，零，二，八。" in heard(narrate(None, page, VOICE, SHIPPED))


def test_what_is_signed_is_told_in_its_own_order() -> None:
    nodes = (
        Node("heading", Role.HEADING, "commitment.heading.heard"),
        Node("place", Role.FIELD, "label.rloc_admdvs", value=Words("西湖区")),
        Node("c_truth", Role.TEXT, "commitment.c_truth.1"),
    )
    page = Page("signed", Kind.COMMITMENT, Header(Line("")), nodes)
    told = heard(narrate(None, page, VOICE, SHIPPED))
    assert told[1:3] == ["要去的地方，西湖区。", "这次填的内容都是真的，没有隐瞒。"]
