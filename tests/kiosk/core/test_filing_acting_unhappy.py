"""Who acts for another and may not, or not for this one, or with a card that jumps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from devices.port import CardFailure
from kiosk.core.command import Arm, Call
from kiosk.core.event import Failure
from tests.kiosk.core.filing import opened, principals, told, with_mother
from tests.kiosk.core.stage import CHEN, FATHER, LIN, Stage
from wire.operations import PersonQuery
from wire.refusals import RefusalCode

AGENTS = {
    RefusalCode.AGENT_NONE: "refuse.agent_none",
    RefusalCode.AGENT_EXPIRED: "refuse.agent_expired",
    RefusalCode.AGENT_SCOPE: "refuse.agent_scope",
    RefusalCode.AGENT_LIMIT: "refuse.agent_limit",
    RefusalCode.AGENT_SELF: "refuse.agent_self",
}
GRANDMOTHER = replace(FATHER, psn_name="黄秀英", certno="350102193001010023", gend="2")


def person_queries(stage: Stage) -> list[PersonQuery]:
    calls = (c.input for c in stage.commands if isinstance(c, Call))
    return [one for one in calls if isinstance(one, PersonQuery)]


@pytest.mark.parametrize("code", AGENTS)
def test_an_agent_who_may_not_is_told_why(code: RefusalCode) -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay()
    stage.fail(Failure.REFUSED, code)
    told(stage, AGENTS[code])
    assert stage.page.node("act:other_card") is not None


def test_an_agent_with_an_expired_card_is_refused() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(replace(CHEN, valid_to=CHEN.valid_from))
    told(stage, "card.expired")


def test_the_principal_is_not_their_own_agent() -> None:
    stage = opened()
    stage.press("for.accompanied")
    stage.lay(CHEN)
    stage.answer()
    stage.lay(CHEN)
    told(stage, "card.same_person")
    stage.lay(LIN)
    assert stage.page.key.endswith(".naming"), "the right card goes on from here"


def test_another_agent_never_gets_the_first_ones_principal() -> None:
    stage = principals()
    stage.press("row:0")
    stage.fail(Failure.REFUSED, RefusalCode.DECEASED)
    stage.press("other_card")
    stage.lay(LIN)
    stage.fail(Failure.UNREACHABLE)
    stage.press("retry")
    assert stage.last(Call).op == "K352"
    assert [query.certno for query in person_queries(stage)] == [FATHER.certno]
    stage.answer(stage.relations(GRANDMOTHER))
    stage.press("row:0")
    assert person_queries(stage)[-1].certno == GRANDMOTHER.certno


def test_the_hub_is_asked_again_for_whom_where_it_did_not_answer() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay()
    stage.fail(Failure.UNREACHABLE)
    stage.press("retry")
    assert stage.last(Call).op == "K352"
    stage.answer()
    stage.press("row:0")
    stage.fail(Failure.UNKNOWN)
    stage.press("retry")
    assert stage.last(Call).op == "1101"


def test_more_people_than_fit_are_shown_in_parts() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay(CHEN)
    people = [replace(FATHER, psn_no=f"35010000000000000{n:03}") for n in range(12)]
    stage.answer(stage.relations(*people))
    seen: set[str] = set()
    for _ in range(12):
        seen |= {node_id for node_id in stage.ids if node_id.startswith("row:")}
        stage.press("more")
    assert seen == {f"row:{n}" for n in range(12)}
    stage.answer()


def test_a_list_of_people_survives_a_card_that_jumps() -> None:
    stage = principals()
    before = stage.page
    stage.fail_card(CardFailure.UNREADABLE)
    assert stage.page == before


def test_the_cards_of_both_people_change_nothing_in_the_form() -> None:
    stage = with_mother()
    before = stage.page
    for card in (LIN, CHEN):
        stage.lay(card)
        assert stage.page == before


def test_a_scanner_is_armed_for_the_person_and_not_for_the_agent() -> None:
    stage = opened()
    stage.press("for.agent")
    assert not [c for c in stage.commands if isinstance(c, Arm) and c.device == "code_scanner"]
