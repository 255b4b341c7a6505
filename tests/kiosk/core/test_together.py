"""Two who come together, several whom one may act for, and where a refusal leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.core.command import Call
from kiosk.core.event import Failure
from model.page import Kind, Privacy
from model.profile import Profile, Size
from model.value import Area, Code, Codes, Key, Masked
from tests.kiosk.core.filing import ITEM, fill, opened, sign
from tests.kiosk.core.stage import CHEN, EMPLOYEE, FATHER, LIN, LOST, VOUCHER, Stage, filing, person
from wire.behalf import Relation
from wire.filings import Filings
from wire.refusals import RefusalCode

REGISTER = "proxy_register"


def laid_first(item: str = ITEM) -> Stage:
    """The son's card lies on the reader before anything is chosen."""
    stage = Stage()
    stage.lay(LIN)
    stage.press(item)
    stage.press("begin")
    return stage


# Whose card.


@pytest.mark.parametrize("item", [ITEM, REGISTER])
def test_a_card_shown_before_does_not_make_its_holder_the_principal(item: str) -> None:
    stage = laid_first(item)
    if item == ITEM:
        stage.press("for.accompanied")
    assert stage.page.kind is Kind.PRESENT
    assert stage.node("heading").text.startswith("present.principal.")
    assert not [c for c in stage.commands if isinstance(c, Call)]
    stage.lay(CHEN)
    query = stage.last(Call).input
    assert query.certno == CHEN.number  # type: ignore[attr-defined]
    stage.answer()
    assert stage.node("heading").text == "agent.heading_beside"
    stage.lay(LIN)
    names = stage.node("heading").slots
    assert names == {"agent": Masked("林*", "林先生"), "principal": Masked("陈*", "陈女士")}


def test_back_from_there_knows_the_first_card_again() -> None:
    stage = laid_first()
    stage.press("for.accompanied")
    stage.press("back")
    stage.press("for.self")
    assert stage.last(Call).op == "1101"


def test_after_a_code_there_is_no_card_to_be_taken_up() -> None:
    stage = opened()
    stage.press("for.accompanied")
    stage.show_code(VOUCHER)
    stage.answer()
    stage.answer()
    assert stage.node("heading").text == "agent.heading_after_code"
    assert stage.node("how").text == "present.text.beside"


def test_the_heading_says_what_may_be_shown() -> None:
    stage = opened()
    stage.press("for.self")
    assert stage.node("heading").text == "present.heading.either"
    assert stage.node("heading").slots == {"codes": Codes("scanned", ("e_voucher",))}
    stage.device("resident_id", LOST)
    assert stage.node("heading").text == "present.heading.scan"


def test_two_people_register_who_may_act() -> None:
    stage = opened("proxy_register")
    stage.lay(CHEN)
    stage.answer()
    stage.lay(LIN)
    stage.press("rlts.2")
    for digit in "13900000015":
        stage.press(f"key.{digit}")
    stage.press("next")
    stage.press("next")
    stage.press("next")
    sign(stage)
    stage.press("submit")
    sent = stage.task_input()
    assert (sent.certno, sent.psn_name, sent.agnter_certno) == (CHEN.number, CHEN.name, LIN.number)
    assert (sent.agnter_tel, sent.scope) == ("13900000015", ("remote_treatment",))
    assert sent.valid_to == date(2027, 11, 22)


# For whom.


@pytest.mark.parametrize("size", Size)
def test_two_of_one_name_are_told_apart(size: Size) -> None:
    stage = Stage()
    stage.wear(Profile(size=size))
    stage = opened(ITEM, stage)
    stage.press("for.agent")
    stage.lay(CHEN)
    child = replace(
        FATHER, psn_name="黄小乐", certno="350102201501010019", guardian=True, agnter_rlts="3"
    )
    sister = replace(child, psn_name="黄小欢", certno="350102201701010024", gend="2")
    stage.answer(stage.relations(child, sister))
    rows = [stage.node("row:0"), stage.node("row:1")]
    assert [row.slots["name"] for row in rows] == [Masked("黄*", "黄先生"), Masked("黄*", "黄女士")]
    assert [row.slots["tail"] for row in rows] == [Masked("0019", "0019"), Masked("0024", "0024")]
    assert [row.slots["whose"] for row in rows] == [Code("whose", "1"), Code("whose", "2")]
    assert {row.privacy for row in rows} == {Privacy.PERSONAL}


@pytest.mark.parametrize(
    ("changes", "whose", "rlts"),
    [
        ({"gend": "9"}, "0", Code("agnter_rlts", "2")),
        ({"agnter_rlts": "9"}, "1", Key("agent.other")),
        ({"agnter_rlts": ""}, "1", Key("agent.other")),
    ],
)
def test_what_is_not_known_is_not_guessed(
    changes: dict[str, str], whose: str, rlts: object
) -> None:
    relation: Relation = replace(FATHER, **changes)  # type: ignore[arg-type]
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer(stage.relations(relation))
    slots = stage.node("row:0").slots
    assert (slots["whose"], slots["rlts"]) == (Code("whose", whose), rlts)


# Where a refusal leads.


def filed_before(way: str) -> Stage:
    stage = opened()
    stage.press(f"for.{way}")
    stage.lay(CHEN)
    stage.answer()
    if way == "agent":
        stage.press("row:0")
        stage.answer()
    stage.answer(Filings((filing(),)))
    return stage


def test_who_has_filed_before_goes_to_change_it() -> None:
    stage = filed_before("self")
    assert stage.node("safe").text == "safe.nothing_done"
    assert stage.node("act:leave").text == "act.another"
    stage.press("item:remote_cancel")
    assert stage.page.key == "remote_cancel.notice"
    assert stage.data()[-2:] == ["item-ended", "item-began"]
    stage.press("begin")
    stage.press("for.self")
    assert stage.page.kind is Kind.BUSY, "the card is known"


def test_what_was_filed_is_told_of_whom_it_is_and_to_nobody_else() -> None:
    own, fathers = filed_before("self"), filed_before("agent")
    assert own.node("heading").slots["who"] == Key("who.you")
    assert fathers.node("heading").slots["who"] == Key("who.family")
    for stage in (own, fathers):
        assert stage.node("heading").text == "item.remote_long_stay.refuse.filed_before.heading"
        assert stage.node("why").slots["where"] == Area("330106", full=True)
        assert stage.node("why").privacy is Privacy.PERSONAL


def test_it_is_read_aloud_on_request() -> None:
    stage = Stage()
    stage.wear(Profile(size=Size.L, voice=True))
    stage = opened(ITEM, stage)
    stage.press("for.self")
    stage.lay(CHEN)
    stage.answer()
    stage.answer(Filings((filing(),)))
    stage.press("aloud")
    stage.press("yes_aloud")
    assert stage.page.node("act:aloud") is None


def test_a_fathers_insurance_is_not_called_the_daughters() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.answer()
    stage.press("row:0")
    stage.answer(person(replace(EMPLOYEE, psn_insu_stas="2")))
    assert stage.node("heading").text == "refuse.stopped.heading"
    assert stage.node("heading").slots["who"] == Key("who.family")
    assert stage.node("heading").privacy is Privacy.PUBLIC


def unregistered(code: RefusalCode = RefusalCode.AGENT_NONE) -> Stage:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.fail(Failure.REFUSED, code)
    return stage


@pytest.mark.parametrize(
    "code", [RefusalCode.AGENT_NONE, RefusalCode.AGENT_EXPIRED, RefusalCode.AGENT_SCOPE]
)
def test_who_is_not_registered_may_come_with_the_principal(code: RefusalCode) -> None:
    stage = unregistered(code)
    stage.press("for.accompanied")
    assert stage.node("heading").text.startswith("present.principal.")
    stage.lay(LIN)
    assert stage.last(Call).op == "1101"
    stage.answer()
    stage.lay(CHEN)
    stage.press("rlts.2")
    stage.answer()
    assert stage.page.kind is Kind.GRID


def test_back_from_there_asks_again_for_whom() -> None:
    stage = unregistered()
    stage.press("for.accompanied")
    stage.press("back")
    assert stage.page.node("act:for.agent") is not None


def test_who_is_not_registered_may_go_to_register() -> None:
    stage = unregistered()
    stage.press("item:proxy_register")
    assert stage.page.key == "proxy_register.notice"
    stage.press("begin")
    assert stage.node("heading").text == "present.principal.one"


def test_what_another_day_does_not_mend_offers_no_other_way() -> None:
    stage = unregistered(RefusalCode.AGENT_LIMIT)
    assert not [i for i in stage.ids if i.startswith(("item:", "act:for."))]
    assert stage.node("act:leave").text == "act.leave"


def test_who_came_alone_and_goes_on_as_one_of_two_is_asked_nothing_more() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    stage.fail(Failure.REFUSED, RefusalCode.AGENT_NONE)
    stage.press("for.accompanied")
    stage.lay(LIN)
    stage.answer()
    stage.lay(CHEN)
    stage.press("rlts.2")
    stage.answer()
    fill(stage)
