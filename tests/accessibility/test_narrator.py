"""What is heard of each page, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from accessibility.narrator import again, focus, narrate
from accessibility.utterance import Channel, Utterance
from accessibility.wording import said
from config.text import Texts
from model.page import BAR, Header, Kind, Line, Node, Page, Privacy, Role, Tone
from model.profile import Profile
from model.value import Count, Covered, Moment, Money, Month, shown

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
        "您的医保个人账户。",
        "第二步，共两步。",
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
        "查余额，个人账户余额和明细。",
        "第一步，共两步。",
        "欧阳某，本人办理。",
        "带身份证原件，一张就够。",
    ]
    assert heard(narrate(None, pages[Kind.FORM], VOICE, texts))[1:4] == [
        "第二步，共两步。",
        "查余额，个人账户余额和明细。",
        "欧阳某，本人办理。",
    ]


def test_what_the_last_page_said_is_not_said_again(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(pages[Kind.NOTICE], pages[Kind.PRESENT], VOICE, texts))
    assert told[:2] == ["请放上身份证。", "平放在读卡区，先不要拿开。"]


def test_a_page_without_heading_begins_with_its_outcome(pages: Pages, texts: Texts) -> None:
    result = pages[Kind.RESULT]
    bare = replace(result, nodes=result.nodes[1:])
    told = heard(narrate(pages[Kind.NOTICE], bare, VOICE, texts))
    assert told[:2] == ["查询成功，截至今天下午三点零五分。", "第二步，共两步。"]


@pytest.mark.parametrize("kind", [Kind.ATTRACT, Kind.MENU])
@pytest.mark.parametrize("place", ["head.name", "head.elder"])
def test_a_greeting_comes_first_without_place_or_clock(
    kind: Kind, place: str, pages: Pages, texts: Texts
) -> None:
    clock = Line("step.of", {"n": Count(7), "m": Count(9)})
    page = replace(pages[kind], header=Header(Line(place), person=clock))
    told = narrate(None, page, VOICE, texts)
    heading = page.nodes[0]
    assert told[0].spoken.startswith(said(heading.text, heading.slots, texts))
    assert not [line for line in heard(told) if "第七步" in line or line.startswith("医保自助")]


def test_while_one_waits_only_heading_and_patience_are_told(pages: Pages, texts: Texts) -> None:
    picture = Node("picture", Role.PICTURE, "credential.resident_id.right")
    leave = Node("leave", Role.BUTTON, "act.leave")
    busy = replace(pages[Kind.BUSY], nodes=(*pages[Kind.BUSY].nodes, picture, leave))
    told = heard(narrate(pages[Kind.FORM], busy, VOICE, texts))
    assert told == [said(f"busy.{key}", {}, texts) + "。" for key in ("lookup", "text")]
    assert told == heard(narrate(pages[Kind.RESULT], busy, ALOUD, texts))


def test_who_was_not_named_while_one_waited_is_named_behind_it(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(pages[Kind.BUSY], pages[Kind.FORM], VOICE, texts))
    assert told[1] == "欧阳某，本人办理。"
    assert "欧阳某，本人办理。" not in heard(
        narrate(pages[Kind.BUSY], pages[Kind.RESULT], VOICE, texts)
    )


def windowed(page: Page, *rows: int, left: int) -> Page:
    """The result page with these rows, as its list is cut."""
    row, more = page.node("e1"), page.node("act:more")
    assert row
    assert more
    kept = [node for node in page.nodes if node.role is not Role.ROW]
    at = next(n for n, node in enumerate(kept) if node.id == "act:more")
    cut = [
        replace(row, id=f"row.{n}", value=Money.of(f"-{n}", signed=True), live=True) for n in rows
    ]
    further = [replace(more, slots={"left": Count(left)})] if left else []
    return replace(page, nodes=(*kept[:at], *cut, *further, *kept[at + 1 :]))


def test_further_rows_are_told_and_how_many_are_left(pages: Pages, texts: Texts) -> None:
    before = windowed(pages[Kind.RESULT], 1, 2, left=3)
    further = windowed(pages[Kind.RESULT], 3, 4, left=2)
    assert heard(narrate(before, further, VOICE, texts)) == [
        "十一月十八日，药店购药，支出三元。",
        "十一月十八日，药店购药，支出四元。",
        "还有两条。",
    ]
    overlapping = windowed(pages[Kind.RESULT], 4, 5, left=0)
    told = heard(narrate(further, overlapping, VOICE, texts))
    assert told == ["十一月十八日，药店购药，支出五元。"]


def test_fewer_rows_or_another_value_tell_of_no_row(pages: Pages, texts: Texts) -> None:
    before = windowed(pages[Kind.RESULT], 1, 2, left=3)
    balance = before.node("balance")
    assert balance
    covered = changed(before, "balance", replace(balance, value=Covered(), live=True))
    revealed = changed(before, "balance", replace(balance, live=True))
    fewer = windowed(pages[Kind.RESULT], 1, left=4)
    assert narrate(before, fewer, VOICE, texts) == ()
    assert heard(narrate(revealed, covered, VOICE, texts)) == ["个人账户余额，已隐藏。"]
    assert heard(narrate(covered, revealed, VOICE, texts)) == [
        "个人账户余额，一千二百三十四元五角六分。"
    ]


def test_rows_are_told_aloud_by_one_line_and_not_at_all_to_who_reads(
    pages: Pages, texts: Texts
) -> None:
    before = windowed(pages[Kind.RESULT], 1, 2, left=3)
    further = windowed(pages[Kind.RESULT], 3, 4, left=1)
    assert heard(narrate(before, further, ALOUD, texts)) == [
        "信息在屏幕上，没有读出来。",
        "还有一条。",
    ]
    assert narrate(before, further, Profile(consent=True), texts) == ()
    short = heard(narrate(None, before, Profile(consent=True), texts))
    assert not [line for line in short if "药店" in line]


def two_months(page: Page) -> Page:
    """The form with a second month of the same two buttons."""
    heading, begin, earlier, later, *rest = page.nodes
    first = [replace(node, group="begin") for node in (begin, earlier, later)]
    second = [replace(node, id=f"{node.id}.2", group="end") for node in first]
    second[0] = replace(second[0], text="label.query_no", value=Month(2026, 11))
    return replace(page, nodes=(heading, *first, *second, *rest))


def test_buttons_of_a_field_are_told_with_its_label(pages: Pages, texts: Texts) -> None:
    form = two_months(pages[Kind.FORM])
    asked, other = (said(key, {}, texts) for key in ("label.begn_ym", "label.query_no"))
    assert (
        heard(focus(form, "earlier", VOICE, texts))[0] == f"{asked.rstrip('？')}，早一个月，按钮。"
    )
    assert heard(focus(form, "earlier.2", VOICE, texts))[0] == f"{other}，早一个月，按钮。"
    assert heard(focus(form, "search", VOICE, texts))[0] == "查询，按钮。"
    buttons = next(line for line in heard(narrate(None, form, VOICE, texts)) if "可以选的" in line)
    assert buttons.count("早一个月") == 2
    assert f"{other}，早一个月，晚一个月，查询，返回上一步" in buttons


def test_a_label_that_names_somebody_is_not_put_before_a_button(pages: Pages, texts: Texts) -> None:
    form = two_months(pages[Kind.FORM])
    field = form.node("begin")
    assert field
    telling = changed(form, "begin", replace(field, privacy=Privacy.PERSONAL))
    assert heard(focus(telling, "earlier", ALOUD, texts))[0] == "早一个月，按钮。"


def test_the_numbers_of_a_rating_are_said(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(None, pages[Kind.RATING], VOICE, texts))
    assert told[1:6] == [
        "一，非常满意。",
        "二，满意。",
        "三，一般。",
        "四，不满意。",
        "五，非常不满意。",
    ]


def test_the_closing_lines_follow_how_one_acts(pages: Pages, texts: Texts) -> None:
    notice, menu = pages[Kind.NOTICE], pages[Kind.MENU]
    assert heard(narrate(None, notice, ALOUD, texts))[-1] == "请点“开始”。"
    assert heard(narrate(None, notice, ALOUD, texts, keys=True))[-1] == "按确认键，开始。"
    assert heard(again(notice, PLAIN, texts))[-1] == "请点“开始”。"
    told = heard(narrate(None, menu, ALOUD, texts))
    assert "还有两项，在屏幕上。" in told
    assert told[-1] == "点“再听一遍”可以重听。"


def test_five_choices_are_numbered_and_the_rest_is_a_line(pages: Pages, texts: Texts) -> None:
    told = heard(narrate(None, pages[Kind.MENU], VOICE, texts))
    assert told[1:8] == [
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
