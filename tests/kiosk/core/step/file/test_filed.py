"""What was handed in, its page and its slips: told as it stands, and never better than that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from devices.port import Printed, PrintEnd
from devices.status import Health, Reason, State
from kiosk.core.command import Call, Print
from kiosk.core.event import Answered, Failure, TaskEnded, Tick
from kiosk.core.step.answer.opened import opened_page
from kiosk.core.step.answer.slips import filing_slip, reprint
from kiosk.core.step.file.filed import FILED, Shown
from kiosk.core.step.file.review_status import REVIEW_STATUSES
from kiosk.core.step.kind import Done, Stay
from kiosk.core.step.wait import REFUSALS
from kiosk.core.step.who.people import people
from kiosk.core.visit import Printing
from kiosk.core.visit_data import AfterItem, Review
from model.item import Acting
from model.page import Tone
from model.profile import Profile, Size
from model.task import Outcome
from model.value import Code, Masked, Number
from tests.kiosk.core.stage import ACCEPTED, ITEMS, READY, TEXTS, application
from tests.kiosk.core.step.asked import begun, context, data, press, said, written
from tests.kiosk.core.step.handed import KEY, agents, filed
from wire.behalf import Registered
from wire.filings import Answer, Progress, ProgressQuery

NUMBER = ACCEPTED.accept_no
LOST = {"receipt_printer": Health(State.ABSENT, Reason.NOT_CONNECTED), "resident_id": READY}
ENDS = [
    None,
    Printing(9, NUMBER),
    *(Printing(9, NUMBER, Printed(end, reason)) for end in PrintEnd for reason in Reason),
]


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("code", ["", *REFUSALS])
@pytest.mark.parametrize("profile", [Profile(), Profile(size=Size.XL, voice=True)])
def test_every_outcome_has_words(outcome: Outcome, code: str, profile: Profile) -> None:
    ctx = replace(filed(outcome, code), profile=profile)
    state = begun(FILED, ctx).state
    page = FILED.page(state, ctx)
    assert all(written(page))
    assert page.escape == "act:finish"
    paper = outcome in (Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.PARKED)
    assert (page.node("act:print") is not None) is paper
    told = ("outcome" in [node.id for node in page.nodes], page.nodes[0].text)
    assert told == (True, f"filed.{outcome}.heading")


@pytest.mark.parametrize("printing", ENDS)
@pytest.mark.parametrize("health", [LOST, {"receipt_printer": READY}])
def test_whatever_the_printer_does_the_number_stands_once(
    printing: Printing | None, health: dict[str, Health]
) -> None:
    ctx = replace(filed(), printing=printing, health=health)
    for page in (FILED.page(Shown(), ctx), opened_page(application(), ctx)):
        assert all(written(page))
        assert [node.id for node in page.nodes].count("number") == 1
        node = page.node("number")
        assert node is not None
        assert node.value == Number(NUMBER)


def test_the_number_is_the_hubs_or_the_key_while_it_is_silent() -> None:
    for outcome, number in ((Outcome.ACCEPTED, NUMBER), (Outcome.UNKNOWN, KEY)):
        ctx = filed(outcome)
        node = FILED.page(Shown(), ctx).node("number")
        assert node is not None
        assert node.value == Number(number)
        assert filing_slip(ctx).number == number


def test_nothing_handed_in_is_passed_by() -> None:
    ctx = context()
    assert FILED.begin(ctx) == Done(ctx.data)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_late_word_changes_the_page_in_place(outcome: Outcome) -> None:
    ctx = filed(Outcome.UNKNOWN)
    output = ACCEPTED if outcome is Outcome.ACCEPTED else None
    stay = FILED.handle(Shown(), TaskEnded("v1", 7, KEY, outcome, output), ctx)
    assert isinstance(stay, Stay)
    assert stay.data is not None
    now = replace(ctx, data=stay.data)
    assert FILED.page(stay.state, now).key == FILED.page(Shown(), ctx).key
    assert all(written(FILED.page(stay.state, now)))


def test_how_far_it_is_is_asked_by_number() -> None:
    ctx = filed()
    stay = press(FILED, Shown(), "progress", ctx)
    assert isinstance(stay, Stay)
    (call,) = stay.commands
    assert isinstance(call, Call)
    assert isinstance(call.input, ProgressQuery)
    assert (call.input.accept_no, call.input.psn_no) == (NUMBER, "")
    assert FILED.page(stay.state, ctx).node("act:progress") is None, "asked once at a time"
    told = FILED.handle(stay.state, Answered("v1", 7, Progress((application(rchk_flag="1"),))), ctx)
    assert isinstance(told, Stay)
    assert told.state == Shown(told=ctx.now, heard=True)
    assert told.data is not None
    assert told.data.handed_in is not None
    assert told.data.handed_in.flag == "1"


@pytest.mark.parametrize(
    ("output", "failure"),
    [
        (Progress(()), None),
        (Progress((application(accept_no="YB-261122-000999", rchk_flag="4"),)), None),
        (None, Failure.UNKNOWN),
    ],
)
def test_without_an_answer_it_stands_as_it_did(
    output: object | None, failure: Failure | None
) -> None:
    ctx = filed()
    asking = press(FILED, Shown(), "progress", ctx)
    assert isinstance(asking, Stay)
    told = FILED.handle(asking.state, Answered("v1", 7, output, failure), ctx)
    assert told == Stay(Shown(told=ctx.now))
    page = FILED.page(told.state, ctx)
    assert "filed.unchecked" in said(page)
    assert "filed.accepted" in said(page)


@pytest.mark.parametrize("size", list(Size))
def test_on_a_large_page_the_clerks_words_take_the_place_of_the_answers(size: Size) -> None:
    ctx = filed()
    assert ctx.data.handed_in is not None
    told = replace(ctx.data.handed_in, review=Review("4", "请补一张居住证明"))
    worn = replace(ctx, profile=Profile(size=size), data=replace(ctx.data, handed_in=told))
    page = FILED.page(Shown(), worn)
    assert page.node("memo") is not None
    assert (page.node("answer.0") is None) is worn.profile.elder
    assert "item:remote_long_stay" in page.default


def test_another_steps_answer_is_none() -> None:
    ctx = filed()
    stay = press(FILED, Shown(), "progress", ctx)
    assert isinstance(stay, Stay)
    assert FILED.handle(stay.state, Answered("v1", 3, None), ctx) == Stay(stay.state)


@pytest.mark.parametrize(
    ("node_id", "then"), [("another", AfterItem.MENU), ("finish", AfterItem.FINISH)]
)
def test_it_is_left_by_choice(node_id: str, then: AfterItem) -> None:
    ctx = filed()
    assert press(FILED, Shown(), node_id, ctx) == Done(replace(ctx.data, then=then))
    assert FILED.handle(Shown(), Tick(), ctx) == Stay(Shown())


def test_the_slip_is_printed_on_request() -> None:
    ctx = filed()
    stay = press(FILED, Shown(), "print", ctx)
    assert isinstance(stay, Stay)
    assert stay.commands == (Print("v1", 7, "receipt_printer", filing_slip(ctx)),)


# On paper.


@pytest.mark.parametrize("acting", list(Acting))
def test_both_people_are_on_page_and_slip(acting: Acting) -> None:
    ctx = filed(**(agents(acting) if acting is not Acting.SELF else {}))
    slip = filing_slip(ctx)
    assert (slip.agent is not None) is (acting is not Acting.SELF)
    assert {node.id for node in people(ctx)} == (
        {"who", "insurance"} | ({"agent"} if slip.agent else set())
    )
    if slip.agent is not None:
        assert slip.agent.text == f"slip.{acting}"
        assert slip.agent.slots["name"] == Masked("陈*", "陈女士")


def test_never_a_word_of_success_before_the_hubs() -> None:
    slip = filing_slip(filed(Outcome.UNKNOWN))
    assert [line.text for line in slip.then] == ["slip.then.unknown"]
    assert (slip.outcome.text, slip.qr) == ("slip.unknown", slip.number)


def test_what_holds_at_once_does_not_wait_for_anybody() -> None:
    registered = Registered("YB-261122-000418", "DB-1", date(2027, 11, 22))
    known = filed()
    assert known.data.handed_in is not None
    handed_in = replace(known.data.handed_in, output=registered)
    slip = filing_slip(replace(known, data=replace(known.data, handed_in=handed_in)))
    assert "slip.then.accepted" not in [line.text for line in slip.then]
    assert (slip.rows[0].label, slip.rows[0].value) == ("label.proxy_no", Number("DB-1"))


def test_the_slip_of_who_is_made_an_agent_calls_them_so_and_says_the_relation() -> None:
    answers = {"scope": "query", "valid_to": "2027-11-22"}
    ctx = filed(**agents(Acting.ACCOMPANIED, answers=answers))
    slip = filing_slip(replace(ctx, item=ITEMS.items["proxy_register"]))
    assert slip.agent is not None
    assert slip.agent.text == "slip.agent"
    relation = Code("agnter_rlts", "2")
    assert [row.value for row in slip.rows if row.label == "review.relation"] == [relation]


@pytest.mark.parametrize("flag", list("0123456789"))
def test_a_slip_once_more_says_how_far_it_is_now(flag: str) -> None:
    slip = reprint(application(rchk_flag=flag), context(item="query_progress"))
    assert slip is not None
    assert slip.again
    status = REVIEW_STATUSES.get(flag, "accepted")
    assert slip.outcome.text == f"slip.{status}", "never more than what is so now"
    assert [line.text for line in slip.then] == [f"slip.then.{status}"]
    assert all(TEXTS.has(line.text) for line in (slip.outcome, *slip.then))
    page = opened_page(application(rchk_flag=flag), context(item="query_progress"))
    assert all(written(page))
    assert said(page).count("label.rchk_flag") == 1


def test_a_change_once_more_has_the_answers_under_the_forms_own_names() -> None:
    fields = (
        Answer("trt_dcla_detl_sn", "BA-1"),
        Answer("evt_type", "05"),
        Answer("memo", "x"),
    )
    row = application(item_id="remote_cancel", fields=fields)
    slip = reprint(row, context(item="query_progress"))
    assert slip is not None
    assert Code("cancel_act", "05") in [one.value for one in slip.rows]


def test_a_number_alone_prints_nothing() -> None:
    ctx = context(data(credential=None, person=None, picked=None), item="query_progress")
    bare = application(fields=(), psn_name="", page_url="")
    assert reprint(bare, ctx) is None
    assert reprint(application(), ctx) is None
    assert reprint(application(item_id="gone"), context(item="query_progress")) is None
    page = opened_page(bare, ctx)
    assert all(written(page))
    assert page.node("act:print") is None
    assert {node.tone for node in page.nodes} <= {Tone.PLAIN, Tone.LIKELY}
