"""What goes wrong when something is handed in: plain words, a next step, nothing lost or sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.command import Call, Disarm
from kiosk.event import Answered, Drawn, Failure, TaskEnded
from kiosk.page import Kind, Page, Tone
from kiosk.task import Outcome
from kiosk.value import filled, shown
from tests.kiosk.filing import (
    ITEM,
    filed,
    fill,
    for_father,
    for_self,
    opened,
    reviewed,
    sign,
    submits,
    with_mother,
)
from tests.kiosk.stage import (
    CHEN,
    EMPLOYEE,
    LIN,
    LOST,
    RESIDENT,
    TEXTS,
    Stage,
    filing,
    person,
)
from wire.filings import Filings
from wire.refusals import RefusalCode

ZHAO = replace(CHEN, name="赵明珠", number="320902196511010045", birth=None)


def written(page: Page) -> str:
    """Every word of the page; a text or slot that is missing raises."""
    lines = [filled(TEXTS.entry(node.text).show, node.slots, TEXTS) for node in page.nodes]
    return "".join(lines + [shown(node.value, TEXTS) for node in page.nodes if node.value])


def told(stage: Stage, prefix: str) -> None:
    """The page says why, what is safe, and offers a way on; nothing was sent."""
    assert stage.node("heading").text == f"{prefix}.heading"
    assert stage.node("why").text == f"{prefix}.text"
    assert stage.page.node("leave") is not None
    assert written(stage.page)


# Before there is a form.


def test_who_has_filed_already_is_told_where_and_since_when() -> None:
    stage = opened()
    stage.press("for.self")
    stage.lay()
    stage.answer()
    stage.answer(Filings((filing(),)))
    told(stage, "refuse.filed_before")
    assert "杭州市西湖区" in written(stage.page)
    assert not submits(stage)


def test_a_filing_that_ended_is_no_hindrance() -> None:
    stage = opened()
    stage.press("for.self")
    stage.lay()
    stage.answer()
    stage.answer(Filings((filing(vali_flag="0", rchk_flag="3"),)))
    assert stage.page.kind is Kind.GRID


def test_a_stopped_insurance_comes_first() -> None:
    stage = opened()
    stage.press("for.self")
    stage.lay()
    stage.answer(person(replace(EMPLOYEE, psn_insu_stas="2")))
    told(stage, "refuse.stopped")


def test_who_is_insured_in_two_places_is_asked_which() -> None:
    stage = opened()
    stage.press("for.self")
    stage.lay()
    stage.answer(person(EMPLOYEE, replace(RESIDENT, insuplc_admdvs="350181")))
    assert stage.page.key.endswith(".pick.0")
    assert stage.node("heading").text == "pick.heading_file"


def test_who_is_insured_elsewhere_is_told_where() -> None:
    stage = opened()
    stage.press("for.self")
    stage.lay()
    stage.answer(person(replace(EMPLOYEE, insuplc_admdvs="320900")))
    told(stage, "refuse.insured_elsewhere")


def test_an_expired_card_may_ask_and_not_file() -> None:
    stage = opened()
    stage.press("for.self")
    stage.lay(replace(CHEN, valid_to=CHEN.valid_from))
    told(stage, "card.expired")
    assert not [c for c in stage.commands if isinstance(c, Call)]


def test_a_social_card_is_not_enough_to_cancel_nothing() -> None:
    stage = opened("remote_cancel")
    stage.press("for.self")
    stage.lay()
    stage.answer()
    stage.answer(Filings(()))
    told(stage, "refuse.filing_unknown")


# Whoever acts.

AGENTS = {
    RefusalCode.AGENT_NONE: "refuse.agent_none",
    RefusalCode.AGENT_EXPIRED: "refuse.agent_expired",
    RefusalCode.AGENT_SCOPE: "refuse.agent_scope",
    RefusalCode.AGENT_LIMIT: "refuse.agent_limit",
    RefusalCode.AGENT_SELF: "refuse.agent_self",
}


@pytest.mark.parametrize("code", AGENTS)
def test_an_agent_who_may_not_is_told_why(code: RefusalCode) -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay()
    stage.fail(Failure.REFUSED, code)
    told(stage, AGENTS[code])
    assert stage.page.node("other_card") is not None


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


def test_the_hub_is_asked_again_for_whom_where_it_did_not_answer() -> None:
    stage = opened()
    stage.press("for.agent")
    stage.lay()
    stage.fail(Failure.UNREACHABLE)
    stage.press("retry")
    assert stage.last(Call).op == "K352"
    stage.answer()
    stage.press("principal.0")
    stage.fail(Failure.UNKNOWN)
    stage.press("retry")
    assert stage.last(Call).op == "1101"


# Signing.


def test_nothing_is_handed_in_unsigned_or_half_signed() -> None:
    stage = for_self()
    fill(stage)
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
    stage = for_self()
    fill(stage)
    for node_id in ("by_credential", "confirm", "confirm_again"):
        stage.press(node_id)
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
    for node_id in ("by_credential", "confirm", "confirm_again"):
        stage.press(node_id)
    stage.lay(LIN)
    assert stage.page.kind is not Kind.REVIEW, "the principal's card is not the agent's signature"
    stage.lay(CHEN)
    assert stage.page.kind is Kind.REVIEW


# Codes.

VOUCHER = "4240000000000000000107350000"
HOSTILE = [
    "https://example.com/",
    "opc0000000000000000107350000",
    "424" + "0" * 24,
    "'; DROP TABLE task; --",
    "{slot} %s {0.__class__}",
    "\u202e反转\u2066",
    "A" * 2048,
    "YB-261122-000417\nYB-261122-000418",
    "http://hub.example/p/YB-261122-000417?c=abc#x",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_code_of_another_kind_is_never_sent_nor_shown(text: str) -> None:
    stage = opened()
    stage.press("for.self")
    stage.show_code(text)
    assert stage.node("again").text == "code.kind"
    assert not [c for c in stage.commands if isinstance(c, Call)]
    assert text not in written(stage.page)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (RefusalCode.CODE_KIND, "code.kind"),
        (RefusalCode.CODE_STALE, "code.stale"),
        (RefusalCode.PERSON_UNKNOWN, "code.undecoded"),
    ],
)
def test_what_the_hub_says_against_a_code_is_told(code: RefusalCode, words: str) -> None:
    stage = opened()
    stage.press("for.self")
    stage.show_code(VOUCHER)
    stage.fail(Failure.REFUSED, code)
    assert stage.node("again").text == words
    assert stage.page.kind is Kind.PRESENT


def test_a_code_is_decoded_once() -> None:
    stage = opened()
    stage.press("for.self")
    stage.show_code(VOUCHER)
    stage.fail(Failure.UNREACHABLE)
    stage.show_code(VOUCHER)
    assert stage.node("again").text == "code.stale"
    assert len([c for c in stage.commands if isinstance(c, Call)]) == 1


def test_a_slip_is_no_credential_where_a_person_is_needed() -> None:
    stage = opened()
    stage.press("for.self")
    stage.show_code("YB-261122-000417")
    assert stage.node("again").text == "code.kind"


def test_the_light_goes_off_with_the_page() -> None:
    stage = opened()
    stage.press("for.self")
    stage.press("back")
    assert stage.last(Disarm).device == "code_scanner"
    before = stage.page
    stage.show_code(VOUCHER)
    assert stage.page == before
    assert stage.terminal.dropped["CodeScanned"] == 1


# The hub's word.

REFUSED = {
    RefusalCode.ALREADY_FILED: "refuse.already_filed",
    RefusalCode.OVERLAP: "refuse.overlap",
    RefusalCode.BEGIN_DATE: "refuse.begin_date",
    RefusalCode.AREA_UNFIT: "refuse.area_unfit",
    RefusalCode.STOPPED: "refuse.stopped",
    RefusalCode.COMMITMENT: "refuse.commitment",
    RefusalCode.AGENT_LIMIT: "refuse.agent_limit",
    RefusalCode.FILING_UNKNOWN: "refuse.filing_unknown",
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_refusal_says_why_and_where_else(code: RefusalCode) -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.REFUSED, code)
    told(stage, REFUSED[code])
    assert stage.node("safe").tone is Tone.SUCCESS
    assert stage.last(Call).op == "K403"
    stage.answer()
    assert "鼓楼区医保服务站" in written(stage.page)
    stage.press("leave")
    stage.press("leave_now")
    assert stage.page.kind is Kind.MENU


def test_what_cannot_be_sent_is_not_called_filed() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.NOT_SENT)
    told(stage, "hub.not_sent")
    assert stage.page.default == "retry"


def test_a_parked_task_sends_the_resident_to_people() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    stage.end_task(Outcome.PARKED, RefusalCode.CONFLICT)
    told(stage, "refuse.other")


def test_nothing_calls_a_submission_back_while_it_is_sent() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    assert [n.id for n in stage.page.body if n.role == "button"] == []
    stage.wait(9)
    assert stage.node("patience").text == "submit.slow"


def test_the_answer_to_a_visit_that_is_over_reaches_nobody() -> None:
    stage = reviewed(for_self())
    stage.press("submit")
    submit = submits(stage)[0]
    stage.wait(400)
    stage.begin()
    before = stage.page
    late = TaskEnded(submit.visit, submit.n, submit.task.biz_sn, Outcome.ACCEPTED)
    stage.post(late)
    assert stage.page == before or stage.page.key == before.key


def test_no_progress_is_no_change() -> None:
    stage = filed(for_self())
    stage.press("progress")
    before = stage.node("state")
    stage.fail(Failure.UNREACHABLE)
    assert stage.node("state") == before


# At every step.

Way = Callable[[], Stage]


def _behalf() -> Stage:
    return opened()


def _present() -> Stage:
    stage = opened()
    stage.press("for.self")
    return stage


def _commitment() -> Stage:
    stage = for_self()
    fill(stage)
    return stage


def _heard() -> Stage:
    stage = _commitment()
    stage.press("by_credential")
    return stage


def _review() -> Stage:
    return reviewed(for_self())


def _principals() -> Stage:
    stage = opened()
    stage.press("for.agent")
    stage.lay()
    stage.answer()
    return stage


def _naming() -> Stage:
    stage = opened()
    stage.press("for.accompanied")
    stage.lay()
    stage.answer()
    stage.lay(LIN)
    return stage


def _keypad() -> Stage:
    stage = for_self()
    for node_id in ("rloc_admdvs.330000", "rloc_admdvs.330100", "rloc_admdvs.330106", "next"):
        stage.press(node_id)
    stage.press("key.1")
    return stage


STEPS: dict[str, Way] = {
    way.__name__.removeprefix("_"): way
    for way in (
        _behalf,
        _present,
        for_self,
        _keypad,
        _commitment,
        _heard,
        _review,
        _principals,
        _naming,
        for_father,
        with_mother,
    )
}


@pytest.mark.parametrize("name", STEPS)
def test_back_from_everywhere_leads_out_and_sends_nothing(name: str) -> None:
    stage = STEPS[name]()
    for _ in range(30):
        if stage.page.kind is Kind.MENU:
            break
        stage.press(stage.page.escape)
    assert stage.page.kind is Kind.MENU
    assert not submits(stage)


@pytest.mark.parametrize("name", STEPS)
def test_a_time_out_everywhere_sends_nothing_and_leaves_nothing(name: str) -> None:
    stage = STEPS[name]()
    stage.wait(400)
    assert stage.wiped()
    assert not submits(stage)
    stage.begin()
    assert stage.page.kind is Kind.ATTRACT


KNOWN = sorted(STEPS.keys() - {"behalf", "present"})
"""The steps at which somebody is known, so that there can be another."""


@pytest.mark.parametrize("name", KNOWN)
def test_another_persons_card_covers_every_step(name: str) -> None:
    stage = STEPS[name]()
    before = stage.page
    stage.lay(ZHAO)
    assert stage.page.key == "stranger"
    assert "林" not in written(stage.page)
    assert "陈" not in written(stage.page)
    stage.press("go_on")
    assert stage.page == before
    assert not submits(stage)


def test_a_lost_scanner_takes_nothing_away_while_the_reader_works() -> None:
    stage = _present()
    stage.device("code_scanner", LOST)
    assert stage.page.kind is Kind.PRESENT
    assert stage.page.node("picture.e_voucher") is None
    stage.device("resident_id", LOST)
    assert stage.page.key == "cover.resident_id"


def test_a_late_answer_about_a_code_never_reaches_the_next_person() -> None:
    stage = _present()
    stage.show_code(VOUCHER)
    call = stage.last(Call)
    stage.press("leave")
    stage.post(Answered(call.visit, call.n, None, Failure.REFUSED, RefusalCode.CODE_KIND))
    assert stage.page.kind is Kind.MENU
    assert ITEM in stage.ids


def test_a_signature_is_asked_again_by_whoever_comes_back() -> None:
    stage = _review()
    stage.press("back")
    assert stage.page.kind is Kind.COMMITMENT
    sign(stage)
    assert stage.page.kind is Kind.REVIEW
