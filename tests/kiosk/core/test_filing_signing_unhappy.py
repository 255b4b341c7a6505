"""What is not signed, half signed, signed by another or signed badly is not handed in."""

from __future__ import annotations

from accessibility.narrator import narrate
from devices.port import CardFailure
from kiosk.core.event import Drawn
from model.page import Kind
from model.task import Outcome
from tests.kiosk.core.filing import (
    back_out,
    fill,
    for_father,
    for_self,
    reviewed,
    sign,
    signing,
    submits,
    submitted,
    with_mother,
    written,
)
from tests.kiosk.core.stage import CHEN, LIN, TEXTS, ZHAO, Stage
from wire.refusals import RefusalCode


def confirm(stage: Stage) -> None:
    """By credential, up to where it is asked for."""
    for node_id in ("by_credential", "confirm", "confirm_again"):
        stage.press(node_id)


def test_nothing_is_handed_in_unsigned_or_half_signed() -> None:
    stage = signing()
    stage.press("agree")
    assert stage.page.kind is Kind.COMMITMENT
    stage.draw(((100, 100), (104, 100)))
    stage.press("agree")
    assert stage.page.kind is Kind.COMMITMENT
    assert stage.node("told").text == "commitment.half"


def test_a_stroke_for_a_page_that_is_gone_is_dropped() -> None:
    stage = reviewed(for_self())
    before = stage.page
    stage.post(Drawn("remote_long_stay.commitment.ink", "ink", ((1, 1), (500, 500))))
    assert stage.page == before
    assert stage.terminal.dropped["Drawn"] == 1


def test_signing_by_credential_takes_the_signers_own() -> None:
    stage = signing()
    confirm(stage)
    stage.lay(LIN)
    assert stage.page.key == "stranger", "another person's card signs nothing"
    stage.press("go_on")
    stage.lay(CHEN)
    assert stage.page.kind is Kind.REVIEW
    stage.press("submit")
    assert {one.way for one in stage.task_input().commitments} == {"credential"}


def test_an_agent_signs_with_the_agents_card() -> None:
    stage = for_father()
    fill(stage)
    confirm(stage)
    stage.lay(LIN)
    assert stage.page.kind is Kind.PRESENT, "the principal's card is not the agent's signature"
    assert stage.node("again").text == "commitment.others.agent"
    assert not submits(stage)
    stage.lay(CHEN)
    assert stage.page.kind is Kind.REVIEW


def test_of_two_the_principal_signs() -> None:
    stage = with_mother()
    fill(stage)
    confirm(stage)
    before = stage.page
    stage.lay(LIN)
    assert stage.page.kind is Kind.PRESENT, "the agent's card is not the principal's signature"
    assert stage.node("again").text == "commitment.others.accompanied"
    assert written(stage.page)
    said = narrate(before, stage.page, stage.terminal.profile, TEXTS)
    assert [one.node_id for one in said] == ["again"]
    assert not submits(stage)
    stage.fail_card(CardFailure.UNREADABLE)
    assert stage.node("again").text == "card.unreadable"
    stage.lay(CHEN)
    assert stage.page.kind is Kind.REVIEW


def test_of_two_a_third_persons_card_covers_the_page() -> None:
    stage = with_mother()
    fill(stage)
    confirm(stage)
    stage.lay(ZHAO)
    assert stage.page.key == "stranger"
    stage.press("go_on")
    assert stage.page.node("again") is None
    assert not submits(stage)


def test_whose_card_was_wanted_is_forgotten_by_back() -> None:
    stage = with_mother()
    fill(stage)
    confirm(stage)
    stage.lay(LIN)
    stage.press("back")
    stage.lay(LIN)
    stage.press("confirm_again")
    assert stage.page.node("again") is None


def test_a_signature_is_asked_again_by_whoever_comes_back() -> None:
    stage = reviewed(for_self())
    stage.press("back")
    assert stage.page.kind is Kind.COMMITMENT
    sign(stage)
    assert stage.page.kind is Kind.REVIEW


def test_what_was_not_signed_well_is_signed_again_and_never_sent_by_back() -> None:
    stage = submitted(for_self())
    stage.end_task(Outcome.REFUSED, RefusalCode.COMMITMENT)
    stage.press("mend")
    assert stage.page.kind is Kind.COMMITMENT
    back_out(stage)
    assert len(submits(stage)) == 1
