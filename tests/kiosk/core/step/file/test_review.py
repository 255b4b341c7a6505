"""Everything once more: every answer that exists, both people masked, each answer changeable."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.file.review import REVIEW
from kiosk.core.step.flows import FLOWS
from kiosk.core.step.kind import Again, Back, Done, Leave, To
from kiosk.core.visit_data import Agent
from model.item import Acting, Flow
from model.item.kinds import text
from model.item.kinds.text import TEXT
from model.page import Kind, Privacy, Role, Tone
from model.profile import Profile, Size
from model.value import Area, Code, Key, Masked
from tests.kiosk.core.step.asked import written
from tests.kiosk.core.step.filing import (
    ANSWERS,
    CHENS_ID,
    FIELDS,
    ITEM,
    LINS_ID,
    Walk,
    context,
    data,
)
from wire.behalf import Relation

TEL = "13800000028"


def walk(ctx: Context | None = None) -> Walk:
    return Walk(REVIEW, ctx or context())


def changes(at: Walk) -> list[str]:
    return [node.id for node in at.page.nodes if node.role is Role.CHOICE]


def test_every_answer_is_a_choice_that_leads_to_its_question() -> None:
    at = walk()
    assert at.page.kind is Kind.REVIEW
    assert changes(at) == [f"field:{key}" for key in FIELDS]
    assert at.node("field:tel").slots == {"label": Key("label.tel")}
    assert at.press("field:begndate").end == Again(To.FORM, ChangeRequest(field="begndate"))


def test_whom_it_is_for_and_the_insurance_are_shown() -> None:
    at = walk()
    who = at.node("principal")
    assert (who.slots["name"], who.value) == (CHENS_ID.shown_name, CHENS_ID.shown_number)
    assert at.node("insurance").slots == {"kind": Code("insutype", "310")}
    assert at.node("insurance").value == Area("350100")
    assert at.page.node("agent") is None


@pytest.mark.parametrize("acting", [Acting.AGENT, Acting.GUARDIAN, Acting.ACCOMPANIED])
def test_both_people_are_shown_masked(acting: Acting) -> None:
    at = walk(context(data(acting)))
    assert at.node("principal").value == CHENS_ID.shown_number
    agent = at.node("agent")
    assert (agent.text, agent.value) == (f"label.{acting}", LINS_ID.shown_number)
    assert {agent.privacy, at.node("principal").privacy} == {Privacy.PERSONAL}
    assert not [line for line in written(at.page) if "国栋" in line or "秀妹" in line]


def test_who_is_accompanied_is_asked_in_person() -> None:
    at = walk(context(data(Acting.ACCOMPANIED)))
    assert at.page.nodes[0].text == "review.heading.accompanied"
    assert at.page.nodes[0].slots == {"name": CHENS_ID.shown_name}
    assert at.node("act:submit").text == "act.submit.accompanied"
    assert walk().node("act:submit").text == "act.submit"


def test_submit_goes_on_with_what_was_reviewed() -> None:
    at = walk().press("submit")
    assert at.end == Done(at.ctx.data)


def test_an_answer_that_does_not_exist_is_not_shown() -> None:
    fields = {**FIELDS, "tel": replace(FIELDS["tel"], when=("rloc_admdvs", "310000"))}
    at = walk(context(item=replace(ITEM, fields=fields)))
    assert changes(at) == ["field:rloc_admdvs", "field:begndate"]


def test_what_was_left_out_is_said_to_be_empty() -> None:
    answers = {**ANSWERS, "tel": ""}
    node = walk(context(data(answers=answers))).node("field:tel")
    assert (node.value, node.privacy) == (Key("form.unset"), Privacy.PUBLIC)


def test_only_what_says_something_of_the_person_is_kept_from_others() -> None:
    at = walk()
    kept = [node.id for node in at.page.nodes if node.privacy is Privacy.PERSONAL]
    assert kept == ["principal", "field:tel"]


def long() -> Context:
    """Five answers, one more than fits."""
    more = {key: replace(FIELDS["begndate"], key=key) for key in ("begn_ym", "end_ym")}
    fields = {**FIELDS, **more}
    item = replace(ITEM, fields=fields, pages=tuple((key,) for key in fields))
    return context(item=item, profile=Profile(size=Size.XL))


def test_a_long_list_is_handed_in_only_when_it_was_seen_whole() -> None:
    at = walk(long())
    assert at.page.node("act:submit") is None
    assert (at.page.default, at.node("act:more").tone) == ("act:more", Tone.LIKELY)
    first, seen = at.page.key, changes(at)
    at.press("more")
    assert at.page.key != first
    assert at.page.node("principal") is None
    assert seen + changes(at) == [f"field:{key}" for key in at.ctx.item.fields]
    assert at.page.default == "act:submit"
    at.press("more")
    assert at.page.key == first
    assert [node.id for node in at.page.nodes if node.tone is Tone.LIKELY] == ["act:submit"]


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("acting", Acting)
def test_every_text_is_there_in_every_size(size: Size, acting: Acting) -> None:
    at = walk(context(data(acting), profile=Profile(size=size, voice=True)))
    assert written(at.page)
    assert at.node("act:aloud").text == "act.read_all"
    assert sum(node.tone is Tone.LIKELY for node in at.page.nodes) == 1


def test_one_can_go_back_or_leave() -> None:
    assert walk().press("back").end == Back()
    assert isinstance(walk().press("leave").end, Leave)


def test_an_item_that_hands_nothing_in_is_not_reviewed() -> None:
    assert REVIEW not in FLOWS[Flow.QUERY]
    assert REVIEW in FLOWS[Flow.FILING]
    assert REVIEW.counted(context())


RELATION = Relation("DB-1", "P1", "林国栋", "350111195203070015", "1", "2", agnter_tel=TEL)


def test_what_is_sent_of_the_agent_is_shown() -> None:
    acts = Agent(LINS_ID, RELATION, "2")
    at = walk(context(data(Acting.AGENT, agent=acts)))
    assert at.node("relation").value == Code("agnter_rlts", "2")
    assert at.node("agent_tel").value == Masked("138****0028", "0028")
    assert {at.node("relation").privacy, at.node("agent_tel").privacy} == {Privacy.PERSONAL}
    assert at.page.node("act:rlts") is None
    assert written(at.page)


def beside(code: str = "2", **changes: Any) -> Walk:
    return walk(context(data(Acting.ACCOMPANIED, agent=Agent(LINS_ID, None, code)), **changes))


def test_the_relation_of_who_stands_beside_can_be_changed() -> None:
    at = beside()
    assert changes(at)[0] == "act:rlts"
    assert at.node("act:rlts").privacy is Privacy.PERSONAL
    at.press("act:rlts")
    assert [node.id for node in at.page.nodes if node.chosen] == ["act:rlts.2"]
    assert written(at.page)
    end = at.press("rlts.1").end
    assert isinstance(end, Again)
    assert (end.to, end.change) == (To.COMMITMENT, ChangeRequest(field="act:rlts"))
    assert end.data is not None
    assert end.data.agent == Agent(LINS_ID, None, "1")


def test_the_same_relation_and_back_change_nothing() -> None:
    for node_id in ("rlts.2", "back"):
        at = beside().press("act:rlts").press(node_id)
        assert (at.end, at.page.kind) == (None, Kind.REVIEW)


def test_who_is_made_an_agent_is_called_one() -> None:
    at = beside(item=replace(ITEM, entrusts=True))
    assert at.node("agent").text == "label.agent"


def test_what_may_be_left_empty_says_so() -> None:
    home = replace(FIELDS["tel"], key="resout_addr", kind=TEXT, own=text.Keys(), required=False)
    item = replace(
        ITEM, fields={**FIELDS, "resout_addr": home}, pages=(*ITEM.pages, ("resout_addr",))
    )
    empty = walk(context(item=item)).node("field:resout_addr")
    assert (empty.text, empty.value) == ("review.empty", Key("review.may_be_empty"))
