"""Handing in: one task, one key; and every outcome in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from kiosk.core.command import Call, Submit
from kiosk.core.event import Answered, Chosen, Failure, TaskEnded, Tick
from kiosk.core.step.file.ink import ink_text
from kiosk.core.step.file.submission import submission_from_form
from kiosk.core.step.file.submit import MENDED, SUBMIT, NotSent, Refused, Sending, State
from kiosk.core.step.flows import FLOWS
from kiosk.core.step.kind import Again, Back, Done, Leave, Stay, To
from kiosk.core.step.wait import REFUSALS, SLOW
from model.item import Acting, Flow
from model.page import Kind
from model.task import Outcome
from tests.kiosk.core.stage import ACCEPTED, CHEN, EMPLOYEE, FATHER, NAME, POINT, person
from tests.kiosk.core.step.asked import begun, press, said, written
from tests.kiosk.core.step.handed import agents, filed, signed
from wire.filings import RemoteFiling
from wire.points import Points, PointsQuery
from wire.refusals import RefusalCode

CTX = signed()
TASK = submission_from_form(CTX)
SENDING = Sending(TASK, 7, 100.0)
STATES: list[State] = [
    SENDING,
    replace(SENDING, since=0.0),
    NotSent(TASK),
    *(
        Refused(prefix, mend, 7)
        for prefix in sorted(set(REFUSALS.values()))
        for mend in (True, False)
    ),
    Refused("refuse.other", False, 7, POINT),
]


def ended(outcome: Outcome, code: str = "") -> TaskEnded:
    output = ACCEPTED if outcome is Outcome.ACCEPTED else None
    return TaskEnded("v1", 7, TASK.biz_sn, outcome, output, code)


# The task.


def test_the_task_is_what_the_item_says() -> None:
    sent = TASK.input
    assert isinstance(sent, RemoteFiling)
    assert (TASK.op, TASK.item, TASK.kind, TASK.area) == (
        "K311",
        "remote_long_stay",
        "remote_treatment",
        EMPLOYEE.insuplc_admdvs,
    )
    assert (sent.biz_sn, sent.psn_no) == (TASK.biz_sn, person().baseinfo.psn_no)
    assert (sent.rloc_admdvs, sent.begndate) == (("330106",), date(2026, 11, 22))
    assert sent.resout_addr == "", "what was not answered is the operation's default"
    assert TASK.agent == ""


def test_the_same_moment_makes_the_same_key_and_the_next_another() -> None:
    assert submission_from_form(CTX) == TASK
    assert submission_from_form(replace(CTX, n=8)).biz_sn != TASK.biz_sn


@pytest.mark.parametrize("acting", [Acting.AGENT, Acting.GUARDIAN, Acting.ACCOMPANIED])
def test_who_acts_is_in_every_field_of_theirs(acting: Acting) -> None:
    task = submission_from_form(signed(**agents(acting)))
    sent = task.input
    assert isinstance(sent, RemoteFiling)
    assert (sent.acting, task.acting) == (acting, acting)
    assert (sent.agnter_name, sent.agnter_certno) == (CHEN.name, CHEN.number)
    assert (sent.agnter_cert_type, sent.agnter_rlts) == ("01", "2")
    assert sent.agnter_addr == CHEN.address
    relation = FATHER if acting.alone else None
    assert sent.proxy_no == (relation.proxy_no if relation else "")
    assert sent.agnter_tel == (relation.agnter_tel if relation else "")
    assert task.agent == CHEN.number


def test_each_commitment_carries_version_and_ink() -> None:
    sent = TASK.input
    assert isinstance(sent, RemoteFiling)
    assert {(one.way, one.signature) for one in sent.commitments} == {("ink", ink_text(NAME))}
    assert {one.version for one in sent.commitments} <= {"1", "2"}
    bare = submission_from_form(signed(signature=None)).input
    assert isinstance(bare, RemoteFiling)
    assert bare.commitments == ()


# The step.


def test_every_kind_of_state_is_covered() -> None:
    assert {type(state) for state in STATES} == set(get_args(State))


@pytest.mark.parametrize("state", STATES)
def test_every_page_has_words(state: State) -> None:
    page = SUBMIT.page(state, CTX)
    assert all(written(page))
    assert (page.kind is Kind.BUSY) is isinstance(state, Sending)
    assert (page.node("act:leave") is None) is isinstance(state, Sending)
    assert SUBMIT.handle(state, Tick(), CTX) == Stay(state)


def test_it_is_handed_in_once() -> None:
    stay = begun(SUBMIT, CTX)
    (command,) = stay.commands
    assert command == Submit("v1", 7, TASK)
    assert stay.data is not None
    assert stay.data.handed_in is not None
    assert stay.data.handed_in.outcome is Outcome.UNKNOWN, "until somebody says otherwise"
    again = filed()
    assert SUBMIT.begin(again) == Done(again.data)
    assert SUBMIT not in FLOWS[Flow.QUERY], "what only asks hands nothing in"


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.UNKNOWN])
def test_what_may_hold_goes_on(outcome: Outcome) -> None:
    done = SUBMIT.handle(SENDING, ended(outcome), CTX)
    assert isinstance(done, Done)
    assert done.data.handed_in is not None
    assert done.data.handed_in.outcome is outcome
    assert done.data.as_of == CTX.now


def test_a_word_about_another_attempt_is_not_taken() -> None:
    other = replace(ended(Outcome.ACCEPTED), n=6)
    assert SUBMIT.handle(SENDING, other, CTX) == Stay(SENDING)
    assert SUBMIT.handle(NotSent(TASK), ended(Outcome.ACCEPTED), CTX) == Stay(NotSent(TASK))


def test_what_was_not_sent_is_tried_under_its_key() -> None:
    outcome = SUBMIT.handle(SENDING, ended(Outcome.NOT_SENT), CTX)
    assert outcome == Stay(NotSent(TASK), data=replace(CTX.data, handed_in=None))
    retried = press(SUBMIT, NotSent(TASK), "retry", replace(CTX, n=9))
    assert isinstance(retried, Stay)
    assert retried.commands == (Submit("v1", 9, TASK),)


def test_a_terminal_that_knows_another_place_names_it() -> None:
    assert ("submit.point" in said(SUBMIT.page(NotSent(TASK), CTX))) is bool(CTX.site.point)
    lonely = replace(CTX, site=replace(CTX.site, point=""))
    assert "submit.point" not in said(SUBMIT.page(NotSent(TASK), lonely))


def test_it_says_when_it_takes_long() -> None:
    assert SUBMIT.due(SENDING, CTX) == 100.0 + SLOW
    late = replace(CTX, at=100.0 + SLOW)
    assert SUBMIT.due(SENDING, late) is None
    assert SUBMIT.page(SENDING, late).key == SUBMIT.page(SENDING, CTX).key, "updated in place"


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.PARKED])
@pytest.mark.parametrize("code", ["", *RefusalCode, "9999"])
def test_every_refusal_has_words_and_asks_where_else(outcome: Outcome, code: str) -> None:
    stay = SUBMIT.handle(SENDING, ended(outcome, code), CTX)
    assert isinstance(stay, Stay)
    assert stay.data == replace(CTX.data, handed_in=None)
    (call,) = stay.commands
    assert isinstance(call, Call)
    assert isinstance(call.input, PointsQuery)
    assert (call.op, call.input.admdvs, call.input.item_id) == ("K403", "350100", CTX.item.id)
    page = SUBMIT.page(stay.state, CTX)
    assert all(written(page))
    assert (page.node("act:mend") is not None) is (code in MENDED)


def test_the_nearest_point_is_told_in_place() -> None:
    state = Refused("refuse.overlap", True, 7)
    outcome = SUBMIT.handle(state, Answered("v1", 7, Points((POINT,))), CTX)
    assert outcome == Stay(replace(state, point=POINT))
    for nothing in (Answered("v1", 7, Points(())), Answered("v1", 7, None, Failure.UNKNOWN)):
        assert SUBMIT.handle(state, nothing, CTX) == Stay(state)
    assert SUBMIT.handle(state, Answered("v1", 6, Points((POINT,))), CTX) == Stay(state)


def test_what_can_be_mended_leads_to_where_it_is() -> None:
    assert press(SUBMIT, Refused("refuse.overlap", True, 7), "mend", CTX) == Back()
    unsigned = Refused(REFUSALS[RefusalCode.COMMITMENT], True, 7)
    assert press(SUBMIT, unsigned, "mend", CTX) == Again(To.COMMITMENT)


def test_nothing_is_called_back_and_all_else_may_be_left() -> None:
    assert SUBMIT.handle(SENDING, Chosen("x", "act:leave"), CTX) == Stay(SENDING)
    bare = replace(CTX.data, handed_in=None)
    assert press(SUBMIT, NotSent(TASK), "leave", CTX) == Leave(bare)


def test_no_repr_shows_what_is_sent() -> None:
    for state in STATES:
        assert "3501" not in repr(state)
        assert "1380" not in repr(state)
