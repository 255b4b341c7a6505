"""Who acts for the principal: a card, a relation, and one principal that is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from devices.port import CardFailure
from kiosk.core.command import Call
from kiosk.core.event import Answered, Failure, Tick
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Back, CredentialDemand, Done, Leave, Presented, Stay, Unread
from kiosk.core.step.wait import REFUSALS, Refused
from kiosk.core.step.who.agent import (
    AGENT,
    AskingRelation,
    Choosing,
    Naming,
    State,
)
from kiosk.core.step.who.credentials import LAID_AGAIN, READER, Waiting
from kiosk.core.step.who.person import AskingPerson
from kiosk.core.visit_data import Agent, VisitData
from model.identity import CardFault
from model.item import Acting
from tests.kiosk.core.stage import CHEN, FATHER, NOON, TABLES, person
from tests.kiosk.core.step.asked import begun, context, credential, press, said, written
from wire.behalf import RelationQuery, Relations
from wire.operations import PersonQuery

ITEM = "remote_long_stay"
ALONE = context(VisitData(acting=Acting.AGENT, query_no="CX1"), item=ITEM)
BESIDE = context(VisitData(acting=Acting.ACCOMPANIED, credential=credential()), item=ITEM)
READ = replace(ALONE, data=replace(ALONE.data, agent=Agent(credential())))
MET = replace(BESIDE, data=replace(BESIDE.data, agent=Agent(credential(name="林国栋"))))
WARD = replace(FATHER, guardian=True, agnter_rlts="3", valid_to=None)
STATES: list[State] = [
    Waiting(),
    *(Waiting(trouble) for trouble in sorted(LAID_AGAIN)),
    AskingRelation(7, 100.0),
    AskingRelation(7, 0.0),
    Choosing((FATHER, WARD, replace(WARD, valid_to=NOON.date()), replace(FATHER, valid_to=None))),
    AskingPerson(7, 100.0),
    Naming(),
    Refused("hub.unknown", again=True),
    *(Refused(prefix, again=False) for prefix in sorted(set(REFUSALS.values()))),
]


def asked(outcome: object) -> Call:
    assert isinstance(outcome, Stay)
    (command,) = outcome.commands
    assert isinstance(command, Call)
    return command


def test_every_kind_of_state_is_covered() -> None:
    assert {type(state) for state in STATES} == set(get_args(State))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ctx", [READ, BESIDE])
def test_every_page_has_words_and_a_way_out(state: State, ctx: Context) -> None:
    ctx = MET if isinstance(state, Naming) else ctx
    page = AGENT.page(state, ctx)
    assert all(written(page))
    assert page.node("act:leave") is not None
    assert press(AGENT, state, "leave", ctx) == Leave(ctx.data)
    assert (AGENT.devices(state, ctx) == (READER,)) is isinstance(state, Waiting)
    waits = isinstance(state, Waiting | Refused)
    assert AGENT.demand(state) is (CredentialDemand.AGENT if waits else CredentialDemand.NOBODY)


def test_oneself_needs_none() -> None:
    ctx = context(VisitData(), item=ITEM)
    assert AGENT.begin(ctx) == Done(ctx.data)
    assert not AGENT.counted(ctx)


def test_who_is_alone_is_asked_whom_they_act_for() -> None:
    assert begun(AGENT, ALONE) == Stay(Waiting())
    call = asked(AGENT.handle(Waiting(), Presented(credential()), ALONE))
    assert call.op == "K352"
    assert call.input == RelationQuery(CHEN.number, CHEN.name, ITEM, query_no="CX1")
    assert asked(AGENT.begin(READ)).input == call.input, "the card was shown before"


def test_nobody_is_chosen_for_anybody() -> None:
    state = AskingRelation(7, 100.0)
    outcome = AGENT.handle(state, Answered("v1", 7, Relations((FATHER,))), READ)
    assert outcome == Stay(Choosing((FATHER,)))
    assert AGENT.page(Choosing((FATHER,)), READ).default == ""
    assert AGENT.handle(state, Answered("v1", 6, Relations((FATHER,))), READ) == Stay(state)


@pytest.mark.parametrize(("relation", "acting"), [(FATHER, "agent"), (WARD, "guardian")])
def test_the_hub_is_asked_about_the_one_that_is_chosen(relation: object, acting: str) -> None:
    outcome = press(AGENT, Choosing((relation,)), "row:0", READ)  # type: ignore[arg-type]
    query = asked(outcome).input
    assert isinstance(query, PersonQuery)
    assert (query.mdtrt_cert_no, query.psn_name) == (FATHER.certno, FATHER.psn_name)
    assert isinstance(outcome, Stay)
    assert outcome.data is not None
    assert outcome.data.acting is Acting(acting)
    assert outcome.data.agent is not None
    assert outcome.data.agent.relation is relation
    known = replace(READ, data=outcome.data)
    done = AGENT.handle(AskingPerson(7, 100.0), Answered("v1", 7, person()), known)
    assert done == Done(replace(outcome.data, person=person()))


def test_who_is_beside_says_what_they_are() -> None:
    outcome = AGENT.handle(Waiting(), Presented(credential(name="林国栋")), BESIDE)
    assert isinstance(outcome, Stay)
    assert outcome.state == Naming()
    assert outcome.data is not None
    ctx = replace(BESIDE, data=outcome.data)
    for code in TABLES.pool.family_rlts:
        done = press(AGENT, Naming(), f"rlts.{code}", ctx)
        assert isinstance(done, Done)
        assert done.data.agent is not None
        assert done.data.agent.rlts == code


# What goes wrong.


@pytest.mark.parametrize("trouble", [*CardFailure, *CardFault])
@pytest.mark.parametrize("ctx", [ALONE, BESIDE])
def test_every_trouble_with_the_card_has_words(
    trouble: CardFailure | CardFault, ctx: Context
) -> None:
    for outcome in (
        AGENT.handle(Waiting(), Unread(trouble), ctx),
        AGENT.begin(replace(ctx, data=replace(ctx.data, trouble=trouble))),
    ):
        assert isinstance(outcome, Stay)
        page = AGENT.page(outcome.state, ctx)
        assert all(written(page))
        assert [text for text in said(page) if text.startswith(f"card.{trouble}")]


@pytest.mark.parametrize("changes", [{"expired": True}, {"address": None}])
def test_a_card_that_may_not_act_is_refused(changes: dict[str, object]) -> None:
    shown = replace(credential(), **changes)  # type: ignore[arg-type]
    outcome = AGENT.handle(Waiting(), Presented(shown), ALONE)
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.state, Refused)
    assert all(written(AGENT.page(outcome.state, ALONE)))
    assert not outcome.commands


@pytest.mark.parametrize("state", [AskingRelation(7, 100.0), AskingPerson(7, 100.0)])
@pytest.mark.parametrize("failure", list(Failure))
@pytest.mark.parametrize("code", ["", *REFUSALS, "9999"])
def test_every_failure_of_the_hub_has_words(state: State, failure: Failure, code: str) -> None:
    outcome = AGENT.handle(state, Answered("v1", 7, None, failure, code), READ)
    assert isinstance(outcome, Stay)
    page = AGENT.page(outcome.state, READ)
    assert all(written(page))
    assert (page.node("act:retry") is not None) is (failure is not Failure.REFUSED)


@pytest.mark.parametrize("output", [None, Relations(()), "text", person()])
def test_no_relation_at_all_is_no_principal(output: object) -> None:
    outcome = AGENT.handle(AskingRelation(7, 100.0), Answered("v1", 7, output), READ)
    assert outcome == Stay(Refused("hub.garbled", again=True))


def test_another_card_begins_anew() -> None:
    known = replace(READ.data, credential=credential(), person=person(), acting=Acting.GUARDIAN)
    ctx = replace(READ, data=known)
    outcome = press(AGENT, Refused("refuse.agent_none", again=False), "other_card", ctx)
    bare = replace(known, acting=Acting.AGENT, agent=None, credential=None, person=None)
    assert outcome == Stay(Waiting(), data=bare)
    outcome = press(AGENT, Refused("card.expired", again=False), "other_card", BESIDE)
    assert outcome == Stay(Waiting(), data=BESIDE.data), "the principal stays"


def test_back_and_what_means_nothing() -> None:
    assert press(AGENT, Naming(), "back", MET) == Back()
    for state in STATES:
        assert AGENT.handle(state, Tick(), READ) == Stay(state)
