"""What is heard of each page, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from accessibility.narrator import again, focus, narrate
from accessibility.utterance import Channel, Utterance
from config.text import Texts
from kiosk.page import BAR, Kind, Node, Page, Tone
from kiosk.profile import Profile
from kiosk.value import Count, Moment, Money, Month, shown

VOICE = Profile(voice=True, headphones=True)
ALOUD = Profile(voice=True)
PLAIN = Profile()
Pages = dict[Kind, Page]


def heard(utterances: tuple[Utterance, ...]) -> list[str]:
    return [utterance.spoken for utterance in utterances]


def seen(utterances: tuple[Utterance, ...]) -> str:
    return "".join(utterance.caption for utterance in utterances)


def changed(page: Page, node_id: str, node: Node) -> Page:
    return replace(page, nodes=tuple(node if n.id == node_id else n for n in page.nodes))


def test_a_result_is_told_before_its_details(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(pages[Kind.NOTICE], pages[Kind.RESULT], VOICE, texts))
    assert told == [
        "第二步，共两步。",
        "您的医保个人账户。",
        "查询成功，截至今天下午三点零五分。",
        "个人账户余额，一千二百三十四元五角六分。",
        "欧阳某，尾号，零，零，二，八。",
        "最近的收支。",
        "十一月十八日，药店购药，支出八十六元四角。",
        "可以选的按钮，更多明细，还有九条，打印凭条，结束。",
        "按确认键，打印凭条。",
    ]


def test_where_one_is_and_for_whom_is_told_when_it_is_new(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(pages[Kind.MENU], pages[Kind.NOTICE], VOICE, texts))
    assert told[:4] == [
        "欧阳某，本人办理。",
        "第一步，共两步。",
        "查余额，个人账户余额和明细。",
        "带身份证原件，一张就够。",
    ]
    assert heard(narrate(None, pages[Kind.FORM], VOICE, texts))[0] == "查余额，个人账户余额和明细。"


def test_five_choices_are_numbered_and_the_rest_is_a_line(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(None, pages[Kind.MENU], VOICE, texts))
    assert told[2:9] == [
        "也可以先放上身份证。",
        "一，职工医保。",
        "二，公务员医疗补助。",
        "三，大额医疗费用补助。",
        "四，离休人员医疗保障。",
        "五，残疾军人医疗补助。",
        "还有两项，请按向下键接着听。",
    ]
    assert told[-1] == "按重复键再听一遍。"


def test_without_voice_mode_only_heading_instruction_and_live_notices(
    pages: Pages, texts: Texts
) -> None:
    assert heard(narrate(None, pages[Kind.PRESENT], PLAIN, texts)) == [
        "请放上身份证。",
        "平放在读卡区，先不要拿开。",
        "没有读到，请拿起来，重新放平。",
    ]


def test_an_amount_is_told_in_the_short_script_once_one_has_agreed(
    pages: Pages, texts: Texts
) -> None:
    told = heard(narrate(None, pages[Kind.RESULT], Profile(consent=True), texts))
    assert "个人账户余额，一千二百三十四元五角六分。" in told


def test_an_update_in_place_tells_only_live_nodes_that_changed(pages: Pages, texts: Texts) -> None:
    form = pages[Kind.FORM]
    begin = form.node("begin")
    assert begin
    later = changed(form, "begin", replace(begin, value=Month(2026, 9)))
    told = narrate(form, later, VOICE, texts)
    assert heard(told) == ["从哪个月开始看，二零二六年九月。"]
    assert [utterance.channel for utterance in told] == [Channel.ANSWER]
    assert narrate(form, form, VOICE, texts) == ()


def test_a_question_keeps_its_mark(pages: Pages, texts: Texts) -> None:
    told = narrate(None, pages[Kind.QUESTION], PLAIN, texts)
    assert (told[0].spoken, told[0].caption) == ("您还在吗？", "您还在吗？")


def test_a_count_down_that_is_seen_but_not_said_does_not_repeat_itself(
    pages: Pages, texts: Texts
) -> None:
    page = pages[Kind.QUESTION]
    text = page.node("text")
    assert text
    thirty = changed(page, "text", replace(text, live=True))
    later = changed(page, "text", replace(text, live=True, slots={"left": Count(29)}))
    assert narrate(thirty, later, VOICE, texts) == ()


def test_a_live_danger_is_urgent(pages: Pages, texts: Texts) -> None:
    page = pages[Kind.RESULT]
    asof = page.node("asof")
    assert asof
    failed = Node("asof", asof.role, "print.failed.paper_out", tone=Tone.DANGER, live=True)
    told = narrate(page, changed(page, "asof", failed), PLAIN, texts)
    assert heard(told) == ["打印机没有纸了，凭条没有打出来。"]
    assert told[0].channel is Channel.URGENT


def test_the_greeting_is_ambient_and_other_pages_are_not(pages: Pages, texts: Texts) -> None:
    channels = {
        kind: {utterance.channel for utterance in narrate(None, page, PLAIN, texts)}
        for kind, page in pages.items()
    }
    assert channels.pop(Kind.ATTRACT) == {Channel.AMBIENT}
    assert set().union(*channels.values()) == {Channel.PAGE}


def test_a_focus_move_tells_name_role_value_state_position(pages: Pages, texts: Texts) -> None:
    assert heard(focus(pages[Kind.RESULT], "print", VOICE, texts)) == [
        "打印凭条，按钮。",
        "第八项，共十三项。",
    ]
    rating = pages[Kind.RATING]
    best = rating.node("r5")
    assert best
    taken = changed(rating, "r5", replace(best, chosen=True))
    assert heard(focus(taken, "r5", VOICE, texts))[0] == "一，非常满意，选项，已选中。"


def test_again_tells_the_whole_page_whatever_the_mode(pages: Pages, texts: Texts) -> None:
    told = again(pages[Kind.MESSAGE], PLAIN, texts)
    assert "请过一会儿再试，或拨打一二三四五。" in heard(told)
    assert {utterance.channel for utterance in told} == {Channel.ANSWER}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("profile", [VOICE, ALOUD, PLAIN])
def test_every_page_begins_with_its_heading_and_has_no_digit_to_speak(
    kind: Kind, profile: Profile, pages: Pages, texts: Texts
) -> None:
    page = pages[kind]
    told = narrate(None, page, profile, texts)
    assert page.nodes[0].id in {utterance.node_id for utterance in told}
    assert not [line for line in heard(told) if re.search(r"\d", line)]
    assert all(line[-1] in "。？！" for line in heard(told))


@pytest.mark.parametrize("kind", Kind)
def test_every_visible_node_is_heard_by_script_or_by_walk(
    kind: Kind, pages: Pages, texts: Texts
) -> None:
    page = pages[kind]
    walked = {node.id for node in page.nodes if focus(page, node.id, VOICE, texts)}
    scripted = {utterance.node_id for utterance in narrate(None, page, VOICE, texts)}
    quiet = {node.id for node in page.nodes if node.group == BAR or node.role == "button"}
    late = {node.id for node in page.nodes if node.role == "choice"}
    assert walked == {node.id for node in page.nodes}
    assert walked - quiet - late <= scripted


def test_the_caption_writes_numerals_as_the_screen_does(pages: Pages, texts: Texts) -> None:
    caption = seen(narrate(None, pages[Kind.RESULT], VOICE, texts))
    assert f"个人账户余额，{shown(Money.of('1234.56'), texts)}。" in caption
    assert f"截至今天{shown(Moment(15, 5), texts)}。" in caption
