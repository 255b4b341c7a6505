"""What must not be heard, and must not slip out by the caption."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.narrator import again, focus, narrate
from accessibility.utterance import Utterance
from config.text import Texts
from model.page import Kind, Node, Page, Privacy, Role
from model.profile import Profile
from model.value import Masked, Plain

ALOUD = Profile(voice=True)
PERSONAL = ("欧阳", "0028", "零零二八", "尾号", "1,234", "一千", "86", "八十六", "药店")
LINE = "信息在屏幕上，没有读出来。"


def everything(told: tuple[Utterance, ...]) -> str:
    return "".join(utterance.spoken + utterance.caption for utterance in told)


def test_aloud_without_consent_one_line_stands_for_all_personal_nodes(
    pages: dict[Kind, Page], texts: Texts
) -> None:
    page = pages[Kind.RESULT]
    told = narrate(None, page, ALOUD, texts)
    assert [utterance.spoken for utterance in told].count(LINE) == 1
    assert [word for word in PERSONAL if word in everything(told)] == []


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("profile", [Profile(), ALOUD])
def test_nothing_personal_leaves_by_any_way(
    kind: Kind, profile: Profile, pages: dict[Kind, Page], texts: Texts
) -> None:
    page = pages[kind]
    told = narrate(None, page, profile, texts) + again(page, profile, texts)
    for node in page.nodes:
        told += focus(page, node.id, profile, texts)
    assert [word for word in PERSONAL if word in everything(told)] == []
    assert {utterance.privacy for utterance in told} == {Privacy.PUBLIC}


def test_a_personal_node_under_focus_tells_its_place_only(
    pages: dict[Kind, Page], texts: Texts
) -> None:
    told = focus(pages[Kind.RESULT], "who", ALOUD, texts)
    assert [utterance.spoken for utterance in told] == [LINE, "第二项，共十三项。"]


def test_a_covered_value_is_said_to_be_hidden_to_everybody(covered: Page, texts: Texts) -> None:
    for profile in (ALOUD, Profile(voice=True, consent=True)):
        told = narrate(None, covered, profile, texts)
        balance = next(utterance for utterance in told if utterance.node_id == "balance")
        assert (balance.spoken, balance.caption) == ("个人账户余额，已隐藏。",) * 2


def test_a_covered_value_with_a_telling_slot_stays_unsaid(covered: Page, texts: Texts) -> None:
    balance = covered.node("balance")
    assert balance
    slots = {"name": Masked("欧阳*", "欧阳某")}
    telling = replace(balance, text="label.person", slots=slots)
    page = replace(covered, nodes=(telling,))
    assert "欧阳" not in everything(narrate(None, page, ALOUD, texts))


@pytest.mark.parametrize("profile", [Profile(), ALOUD, Profile(voice=True, headphones=True)])
def test_a_secret_is_never_said(profile: Profile, texts: Texts, pages: dict[Kind, Page]) -> None:
    secret = Node(
        "pin", Role.NOTICE, "label.query_no", value=Plain("9137"), privacy=Privacy.SECRET, live=True
    )
    page = replace(pages[Kind.NOTICE], nodes=(secret,))
    told = narrate(None, page, profile, texts) + focus(page, "pin", profile, texts)
    assert told
    assert not {"9137", "九千", "九一"} & {
        w for w in ("9137", "九千", "九一") if w in everything(told)
    }


def test_personal_words_are_marked_and_do_not_show_in_a_repr(
    pages: dict[Kind, Page], texts: Texts
) -> None:
    told = narrate(None, pages[Kind.RESULT], Profile(voice=True, headphones=True), texts)
    marked = {utterance.node_id for utterance in told if utterance.privacy is Privacy.PERSONAL}
    assert {"who", "balance", "e1"} <= marked
    assert [word for word in PERSONAL if word in repr(told)] == []


def test_a_node_that_is_not_there_is_silent(pages: dict[Kind, Page], texts: Texts) -> None:
    assert focus(pages[Kind.MENU], "gone", ALOUD, texts) == ()
