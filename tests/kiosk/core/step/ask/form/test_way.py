"""The way through a form: which pages, in which order, there and back, and out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.event import Chosen, Tick
from kiosk.core.step.ask import form
from kiosk.core.step.context import ChangeRequest
from kiosk.core.step.kind import Back, Done, Leave, Stay
from kiosk.core.visit_data import VisitData
from model.item import Ask
from model.profile import Profile, Size
from tests.kiosk.core.step.ask.form.blank import (
    BEGIN,
    END,
    HOME,
    INSURANCE,
    PERIOD,
    PHONE,
    PLACE,
    REASON,
    STATES,
    TEL,
    VALID,
    begun,
    context,
    done,
    handled,
    ids,
    item,
    known,
    node,
    page,
    pressed,
)

ASKED = tuple(replace(field, ask=Ask.ON_REQUEST) for field in PERIOD)


def test_what_is_not_requested_is_not_asked() -> None:
    ctx = context(*ASKED)
    outcome = form.begin(ctx)
    assert isinstance(outcome, Done)
    assert outcome.data.answers == {"begn_ym": "202608", "end_ym": "202611"}
    assert not form.FORM.counted(ctx)
    assert form.FORM.counted(replace(ctx, change=ChangeRequest(all=True)))


def test_what_must_be_asked_always_is() -> None:
    assert form.asked_pages(context(*ASKED, INSURANCE)) == [("act",)]


def test_simple_questions_share_a_page_and_the_others_never_do() -> None:
    ctx = context(BEGIN, END, PLACE, INSURANCE, PHONE, HOME, STATES, VALID)
    assert form.asked_pages(ctx) == [
        ("begndate", "enddate"),
        ("rloc_admdvs",),
        ("act",),
        ("tel",),
        ("resout_addr",),
        ("scope", "valid_to"),
    ]


def test_pages_of_the_file_are_not_joined() -> None:
    ctx = context(item=item(BEGIN, END, VALID, pages=(("begndate",), ("enddate", "valid_to"))))
    assert form.asked_pages(ctx) == [("begndate",), ("enddate", "valid_to")]


@pytest.mark.parametrize("profile", [Profile(size=Size.L), Profile(voice=True)])
def test_the_elder_are_asked_one_question_a_page(profile: Profile) -> None:
    ctx = context(*PERIOD, profile=profile)
    assert form.asked_pages(ctx) == [("begn_ym",), ("end_ym",)]
    second = pressed(begun(ctx), "next", ctx=ctx)
    assert second.at == "end_ym"
    assert pressed(second, "back", ctx=ctx).at == "begn_ym"
    assert isinstance(handled(second, "next", ctx), Done)


def test_a_size_chosen_meanwhile_keeps_the_question() -> None:
    large, small = context(*PERIOD, profile=Profile(size=Size.L)), context(*PERIOD)
    second = pressed(begun(large), "next", ctx=large)
    assert {"field:begn_ym.value", "field:end_ym.value"} <= {*ids(second, small)}
    assert isinstance(handled(second, "next", small), Done)
    assert "field:end_ym.value" in ids(second, large)


def test_old_outputs_go_where_the_item_asks_with_what_is_filled_in() -> None:
    data = VisitData(answers={"begn_ym": "202601"}, outputs={"balance": 1})
    asks = context(item=item(*PERIOD, submits=False), data=data)
    state = begun(asks)
    assert state.answers == {"begn_ym": "202601", "end_ym": "202611"}
    outcome = handled(state, "next", asks)
    assert isinstance(outcome, Done)
    assert outcome.data.outputs == {}
    kept = handled(state, "next", context(*PERIOD, data=data))
    assert isinstance(kept, Done)
    assert kept.data.outputs == {"balance": 1}


def test_back_and_leave() -> None:
    ctx = context(*PERIOD)
    state = begun(ctx)
    assert handled(state, "back", ctx) == Back()
    assert handled(state, "leave", ctx) == Leave(ctx.data)


def test_back_finds_every_answer_as_it_was() -> None:
    ctx = context(PLACE, BEGIN, PHONE)
    state = pressed(begun(ctx), "rloc_admdvs.310000", "rloc_admdvs.310101", ctx=ctx)
    state = pressed(state, "begndate.day_later", "next", ctx=ctx)
    assert state.at == "tel"
    back = pressed(state, "back", "back", ctx=ctx)
    assert node(back, "rloc_admdvs.310101", ctx).chosen
    assert back.answers == {"rloc_admdvs": "310101", "begndate": "2026-11-23", "tel": ""}


def test_the_answers_so_far_are_facts() -> None:
    ctx = context(PLACE, PHONE)
    outcome = handled(pressed(begun(ctx), "rloc_admdvs.310000", ctx=ctx), "rloc_admdvs.310101", ctx)
    assert isinstance(outcome, Stay)
    assert outcome.data is not None
    assert outcome.data.answers == {"rloc_admdvs": "310101", "tel": ""}


def test_whoever_comes_back_is_where_they_left() -> None:
    answers = {"rloc_admdvs": "310101", "begndate": "2026-11-20", "tel": TEL}
    ctx = context(PLACE, BEGIN, PHONE, data=known(answers=answers))
    assert begun(ctx).at == "tel"
    missing = replace(ctx, data=known(answers={**answers, "begndate": "", "tel": ""}))
    assert begun(missing).at == "begndate"
    assert begun(replace(ctx, change=ChangeRequest(all=True))).at == "rloc_admdvs"


@pytest.mark.parametrize(
    "node_id", ["field:no_such.earlier", "act:more", "act:next", "field:begndate.skip", "", "."]
)
def test_what_means_nothing_here_changes_nothing(node_id: str) -> None:
    ctx = context(REASON, BEGIN)
    state = begun(ctx)
    outcome = form.handle(state, Chosen("form", node_id), ctx)
    assert isinstance(outcome, Stay)
    assert outcome.state == state
    assert form.handle(state, Tick(), ctx) == Stay(state)


def test_every_page_has_a_key_of_its_own() -> None:
    ctx = context(PLACE, BEGIN, PHONE)
    first = begun(ctx)
    second = pressed(first, "rloc_admdvs.310000", "rloc_admdvs.310101", ctx=ctx)
    third = pressed(second, "next", ctx=ctx)
    assert len({page(state, ctx).key for state in (first, second, third)}) == 3


def test_what_is_done_holds_the_answers_of_all_that_was_asked() -> None:
    ctx = context(BEGIN, END)
    assert done(handled(begun(ctx), "next", ctx)) == {
        "begndate": "2026-11-22",
        "enddate": "2027-05-22",
    }
