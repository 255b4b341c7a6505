"""One option, or several."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.event import Chosen
from kiosk.core.step.ask import form
from kiosk.core.step.kind import Stay
from model.page import Role, Tone
from tests.kiosk.core.step.ask.form.blank import (
    BEGIN,
    INSURANCE,
    STATES,
    begun,
    context,
    done,
    handled,
    ids,
    node,
    page,
    pressed,
)
from tests.kiosk.core.step.asked import written

KIND = replace(INSURANCE, default="390")


def test_a_choice_shows_every_option_and_marks_the_one_taken() -> None:
    ctx = context(KIND)
    state = begun(ctx)
    options = [n for n in page(state, ctx).nodes if n.role is Role.CHOICE]
    assert [(n.id, n.text, n.chosen) for n in options] == [
        ("field:act.310", "option.insutype.310", False),
        ("field:act.390", "option.insutype.390", True),
    ]
    assert pressed(state, "act.310", ctx=ctx).answers == {"act": "310"}


def test_a_code_that_is_no_option_is_not_taken() -> None:
    ctx = context(KIND)
    state = begun(ctx)
    assert form.handle(state, Chosen("form", "field:act.999"), ctx) == Stay(state)


def test_what_has_no_default_is_chosen_with_one_touch() -> None:
    ctx = context(INSURANCE)
    assert "act:next" not in ids(begun(ctx), ctx)
    assert done(handled(begun(ctx), "act.310", ctx)) == {"act": "310"}


def test_beside_another_question_a_choice_waits_for_it() -> None:
    ctx = context(INSURANCE, BEGIN)
    state = begun(ctx)
    assert "missing" in ids(state, ctx)
    assert form.handle(state, Chosen("form", "act:next"), ctx) == Stay(state)
    state = pressed(state, "act.390", ctx=ctx)
    assert "missing" not in ids(state, ctx)
    assert written(page(state, ctx))[0] == "请填下面几项"
    assert done(handled(state, "next", ctx)) == {"act": "390", "begndate": "2026-11-22"}


def test_several_are_taken_and_taken_back_in_the_order_of_the_table() -> None:
    ctx = context(STATES)
    state = pressed(
        begun(ctx), "field:scope.3", "field:scope.0", "field:scope.2", "field:scope.3", ctx=ctx
    )
    assert state.answers == {"scope": "0,2"}
    chosen = [n.id for n in page(state, ctx).nodes if n.chosen]
    assert chosen == ["field:scope.0", "field:scope.2"]
    assert done(handled(state, "next", ctx)) == {"scope": "0,2"}


def test_at_least_one_has_to_be_taken_and_the_page_says_so() -> None:
    ctx = context(STATES)
    state = begun(ctx)
    needed = node(state, "missing", ctx)
    assert (needed.text, needed.tone, needed.live) == ("form.choose_one", Tone.CAUTION, True)
    assert "act:next" not in ids(state, ctx)
    assert "missing" not in ids(pressed(state, "field:scope.1", ctx=ctx), ctx)


def test_none_need_be_taken_of_what_may_be_left_empty() -> None:
    ctx = context(replace(STATES, required=False))
    state = begun(ctx)
    assert node(state, "scope.skip", ctx).tone is Tone.LIKELY
    assert page(state, ctx).default == "field:scope.skip"
    assert done(handled(state, "scope.skip", ctx)) == {"scope": ""}
    taken = pressed(state, "scope.1", ctx=ctx)
    assert page(taken, ctx).default == "act:next"
    assert done(handled(taken, "scope.skip", ctx)) == {"scope": ""}
