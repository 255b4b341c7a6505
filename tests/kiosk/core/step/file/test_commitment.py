"""All commitments of an item on one page, with one signature: by hand, or by a credential."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config.text import slots_of
from kiosk.core.event import Stroke
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.file.commitment import COMMITMENT
from kiosk.core.step.kind import CredentialDemand, Done, Presented
from kiosk.core.visit_data import Signature
from model.item import Acting
from model.page import ACTING, Kind, Privacy, Role, Tone
from model.profile import Profile
from model.value import Area, Count
from tests.kiosk.core.stage import TEXTS
from tests.kiosk.core.step.asked import written
from tests.kiosk.core.step.filing import CHENS_ID, ITEM, LINS_ID, VOUCHER, Walk, context, data

NAME: tuple[Stroke, ...] = (((0, 0), (200, 0)), ((100, 0), (100, 250)))
VOICE = Profile(voice=True, headphones=True)


def walk(ctx: Context | None = None) -> Walk:
    return Walk(COMMITMENT, ctx or context())


def signature(at: Walk) -> Signature | None:
    assert isinstance(at.end, Done)
    return at.end.data.signature


def to_present(at: Walk) -> Walk:
    return at.press("confirm").press("confirm_again")


def test_by_touch_all_texts_stand_on_one_page_with_one_ink() -> None:
    page = walk().page
    assert page.kind is Kind.COMMITMENT
    assert page.nodes[1].text == "commitment.signer.self"
    texts = [node.text for node in page.nodes if node.role is Role.TEXT]
    assert texts == [
        "commitment.c_residence_away.2",
        "commitment.c_truth.1",
        "commitment.consequence",
    ]
    assert [node.id for node in page.nodes if node.role is Role.INK] == ["ink"]
    acting = [node.id for node in page.nodes if node.role in ACTING]
    assert acting == [
        f"act:{name}" for name in ("erase", "agree", "by_credential", "back", "leave")
    ]
    assert [node.id for node in page.nodes if node.tone is Tone.LIKELY] == ["act:agree"]


def test_a_name_signs() -> None:
    at = walk().draw(*NAME)
    assert at.node("ink").value == Count(2)
    assert signature(at.press("agree")) == Signature("ink", NAME)


def test_what_was_written_can_be_erased() -> None:
    at = walk().draw(*NAME).press("erase")
    assert at.node("ink").value == Count(0)
    assert "commitment.erased" in at.said
    assert signature(at.draw(*NAME).press("agree")) == Signature("ink", NAME)


def test_the_page_is_the_same_whatever_is_drawn_and_said() -> None:
    at = walk()
    keys, sizes = {at.page.key}, {len(at.page.nodes)}
    for _ in range(2):
        at.press("agree").draw(*NAME[:1])
        keys.add(at.page.key)
        sizes.add(len(at.page.nodes))
    assert (len(keys), len(sizes)) == (1, 1)


def test_by_voice_it_is_heard_confirmed_twice_and_the_card_laid_again() -> None:
    at = walk(context(profile=VOICE))
    assert at.page.kind is Kind.COMMITMENT
    assert {"commitment.c_truth.1", "commitment.c_residence_away.2"} <= set(at.said)
    assert at.page.node("ink") is None
    assert COMMITMENT.demand(at.state) is CredentialDemand.NOBODY
    at.press("confirm")
    assert at.page.kind is Kind.QUESTION
    assert at.node("count").slots == {"n": Count(2)}
    at.press("confirm_again")
    assert at.page.kind is Kind.PRESENT
    assert COMMITMENT.demand(at.state) is CredentialDemand.SIGNER
    assert COMMITMENT.devices(at.state, at.ctx) == ("resident_id",)
    assert signature(at.feed(Presented(CHENS_ID))) == Signature("credential")


def test_the_card_can_be_chosen_by_touch_and_the_hand_by_voice() -> None:
    by_card = to_present(walk().press("by_credential")).feed(Presented(CHENS_ID))
    assert signature(by_card) == Signature("credential")
    by_hand = walk(context(profile=VOICE)).press("by_hand").draw(*NAME).press("agree")
    assert signature(by_hand) == Signature("ink", NAME)


def test_who_showed_a_code_shows_a_code_again() -> None:
    at = to_present(walk(context(data(credential=VOUCHER), profile=VOICE)))
    assert COMMITMENT.devices(at.state, at.ctx) == ("code_scanner",)
    assert at.page.nodes[0].text == "commitment.present.e_voucher"
    assert signature(at.feed(Presented(VOUCHER))) == Signature("credential")


@pytest.mark.parametrize(
    ("acting", "signer", "last"),
    [
        (Acting.SELF, CHENS_ID, "c_truth"),
        (Acting.ACCOMPANIED, CHENS_ID, "c_truth"),
        (Acting.AGENT, LINS_ID, "c_proxy"),
        (Acting.GUARDIAN, LINS_ID, "c_guardian"),
    ],
)
def test_the_signer_is_who_acts_and_both_are_named(
    acting: Acting, signer: object, last: str
) -> None:
    at = walk(context(data(acting)))
    who = at.node("signer")
    assert who.slots["name"] == (CHENS_ID if signer is CHENS_ID else LINS_ID).shown_name
    assert who.slots.get("principal") == (CHENS_ID.shown_name if acting.alone else None)
    texts = [node.id for node in at.page.nodes if node.group == "commitments"]
    assert texts[-2:] == [f"commitment.{last}", "consequence"]
    written(at.page)
    to_present(at.press("by_credential")).feed(Presented(LINS_ID if acting.alone else CHENS_ID))
    assert signature(at) == Signature("credential")


def test_who_is_accompanied_changes_the_card() -> None:
    at = to_present(walk(context(data(Acting.ACCOMPANIED), profile=VOICE)))
    assert at.page.nodes[0].text == "commitment.present.accompanied"
    written(at.page)


def test_an_item_without_commitments_is_done_at_once() -> None:
    ctx = context(item=replace(ITEM, commitments={}))
    assert walk(ctx).end == Done(ctx.data)
    assert not COMMITMENT.counted(ctx)
    assert COMMITMENT.counted(context())


def test_coming_again_it_is_signed_again() -> None:
    at = walk(context(data(signature=Signature("credential"))))
    assert at.end is None
    assert at.page.kind is Kind.COMMITMENT


def test_what_can_be_told_is_consented_to_once() -> None:
    assert walk(context(profile=Profile(voice=True))).page.node("act:aloud") is not None
    assert walk(context(profile=VOICE)).page.node("act:aloud") is None


def test_what_is_signed_stands_above_the_texts() -> None:
    item = replace(ITEM, signs=("begndate", "rloc_admdvs"))
    at = walk(context(item=item))
    ids = [node.id for node in at.page.nodes]
    assert ids[1:5] == [
        "signer",
        "field:begndate",
        "field:rloc_admdvs",
        "commitment.c_residence_away",
    ]
    place = at.node("field:rloc_admdvs")
    assert (place.text, place.value) == ("label.rloc_admdvs", Area("330106", full=True))
    assert {at.node(node_id).privacy for node_id in ids[1:4]} == {Privacy.PERSONAL}
    assert walk(context(item=item, profile=VOICE)).page.node("field:begndate") is not None


def test_what_is_not_asked_is_not_signed() -> None:
    gone = replace(ITEM.fields["begndate"], when=("tel", "none"))
    item = replace(ITEM, signs=("begndate",), fields={**ITEM.fields, "begndate": gone})
    assert walk(context(item=item)).page.node("field:begndate") is None


def test_an_agent_speaks_of_the_principal_by_masked_name() -> None:
    lines = written(walk(context(data(Acting.AGENT))).page)
    assert "陈*在（或将要在）上面写的地方长期居住，不住了会及时取消。" in lines
    assert "陈*同意由我代办，我只办托付的事。" in lines
    own = written(walk(context(data(Acting.ACCOMPANIED))).page)
    assert "我在（或将要在）上面写的地方长期居住，不住了会及时取消。" in own


def test_what_names_people_is_heard_without_their_names() -> None:
    for node in walk(context(data(Acting.AGENT))).page.nodes:
        if node.group == "commitments":
            assert not slots_of(TEXTS.entry(node.text).say)


@pytest.mark.parametrize("profile", [Profile(), VOICE])
def test_whoever_changed_something_is_told_why_it_is_signed_again(profile: Profile) -> None:
    at = walk(context(profile=profile, change=ChangeRequest(field="tel")))
    assert [text for text in at.said if text.startswith("commitment.changed")]
    assert not [text for text in walk(context(profile=profile)).said if "changed" in text]
    written(at.page)


def test_whom_one_entrusts_stands_above_too() -> None:
    at = walk(context(data(Acting.ACCOMPANIED), item=replace(ITEM, entrusts=True)))
    agent = at.node("signs.agent")
    assert (agent.text, agent.slots["name"]) == ("label.agent", LINS_ID.shown_name)
    assert walk(context(data(Acting.ACCOMPANIED))).page.node("signs.agent") is None
