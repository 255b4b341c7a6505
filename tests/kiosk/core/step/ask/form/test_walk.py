"""Whoever presses whatever, on whatever form: nothing raises, and there is a way back and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.event import Chosen
from kiosk.core.step.ask import form
from kiosk.core.step.ask.form import Filling
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Back, Done, Leave, Next, Stay
from kiosk.core.step.sources import known_of
from kiosk.core.step.worded import answer_value
from model.item import Item
from model.item.answers import asked, valid
from model.page import ACTING, Role
from model.profile import Profile, Size
from model.value import shown
from tests.kiosk.core.stage import TEXTS
from tests.kiosk.core.step.ask.form.blank import (
    BEGIN,
    END,
    FILING,
    HOME,
    INSURANCE,
    PERIOD,
    PHONE,
    PLACE,
    REASON,
    STATES,
    TEL,
    VALID,
    context,
    done,
    item,
    known,
    page,
)
from tests.kiosk.core.step.asked import written

EVERYTHING: Item = item(
    FILING,
    replace(INSURANCE, after=("filing",)),
    replace(PLACE, when=("act", "310")),
    BEGIN,
    replace(END, required=False),
    PHONE,
    replace(STATES, required=False),
    replace(REASON, when=("scope", "2"), after=("rloc_admdvs",)),
    HOME,
    VALID,
    *PERIOD,
)
FORMS = st.sampled_from(
    [
        EVERYTHING,
        replace(EVERYTHING, pages=tuple(reversed(tuple((key,) for key in EVERYTHING.fields)))),
        item(BEGIN, END, INSURANCE, STATES, submits=False),
    ]
)
PROFILES = st.builds(Profile, size=st.sampled_from(Size), voice=st.booleans())
CONTEXTS = st.builds(
    lambda form, profile, tel, filings, now: context(
        item=form, profile=profile, data=known(tel=tel, filings=filings), now=now
    ),
    FORMS,
    PROFILES,
    st.sampled_from(["", TEL, "12"]),
    st.sampled_from([0, 1, 9]),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)),
)
PRESSES = st.lists(st.integers(0, 40), max_size=60)
NEVER = frozenset({"act:leave", "act:aloud"})


def pressed(state: Filling, n: int, ctx: Context) -> Next:
    acts = [x.id for x in page(state, ctx).nodes if x.role in ACTING and x.id not in NEVER]
    return form.handle(state, Chosen(page(state, ctx).key, acts[n % len(acts)]), ctx)


def checked(state: Filling, ctx: Context) -> None:
    """What holds of every page of every form."""
    now = page(state, ctx)
    ids = [node.id for node in now.nodes]
    assert written(now)
    assert len(set(ids)) == len(ids)
    assert now.nodes[0].role is Role.HEADING
    assert {"act:back", "act:leave"} <= {*ids}
    assert now.default in (*ids, "")
    assert now.escape in ids
    assert sum(node.tone == "likely" for node in now.nodes) <= 1
    assert all(valid(f, state.answers[f.key], known_of(ctx)) for f in ctx.item.fields.values())


def finished(outcome: Next, ctx: Context) -> None:
    """What is done has an answer to all that exists, and to nothing else."""
    answers = done(outcome)
    fields = asked(ctx.item, answers)
    assert set(answers) == {field.key for field in fields}
    for field in fields:
        assert answers[field.key] or not field.required
        assert isinstance(shown(answer_value(field, answers[field.key]), TEXTS), str)


@settings(deadline=None, max_examples=60)
@given(ctx=CONTEXTS, presses=PRESSES, sizes=st.lists(PROFILES, min_size=1, max_size=3))
def test_no_walk_through_a_form_ends_nowhere(
    ctx: Context, presses: list[int], sizes: list[Profile]
) -> None:
    outcome = form.begin(ctx)
    for n, press in enumerate(presses):
        if not isinstance(outcome, Stay):
            break
        assert isinstance(outcome.state, Filling)
        state = outcome.state
        if n % 7 == 6:  # another size, in the middle
            ctx = replace(ctx, profile=sizes[n % len(sizes)])
        checked(state, ctx)
        assert form.handle(state, Chosen("", "act:leave"), ctx) == Leave(ctx.data)
        outcome = pressed(state, press, ctx)
        if isinstance(outcome, Stay) and outcome.data is not None:
            ctx = replace(ctx, data=outcome.data)
    if isinstance(outcome, Done):
        finished(outcome, ctx)


@settings(deadline=None, max_examples=60)
@given(ctx=CONTEXTS, presses=PRESSES)
def test_back_alone_leads_out_of_every_page_and_keeps_the_answers(
    ctx: Context, presses: list[int]
) -> None:
    state = form.begin(ctx)
    for press in presses:
        if not isinstance(state, Stay):
            break
        state = pressed(state.state, press, ctx)
    for _ in range(60):
        if not isinstance(state, Stay):
            break
        answers = state.state.answers
        state = form.handle(state.state, Chosen("", "act:back"), ctx)
        assert not isinstance(state, Stay) or state.state.answers == answers
    assert isinstance(state, Back | Done)


@settings(deadline=None, max_examples=60)
@given(ctx=CONTEXTS, presses=PRESSES)
def test_back_from_a_page_that_was_just_reached_shows_the_one_before(
    ctx: Context, presses: list[int]
) -> None:
    outcome = form.begin(ctx)
    for press in presses:
        if not isinstance(outcome, Stay):
            break
        before, outcome = outcome.state, pressed(outcome.state, press, ctx)
        if isinstance(outcome, Stay) and len(outcome.state.trail) > len(before.trail):
            inside = outcome.state
            back = form.handle(inside, Chosen("", "act:back"), ctx)
            if inside.at == before.at:
                assert back == Stay(before)
