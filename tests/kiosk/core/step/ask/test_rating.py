"""A rating: one tap, never in the way, and honest about whether it was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.command import Call
from kiosk.core.event import Answered, Failure, Tick
from kiosk.core.step.ask.rating import PATIENCE, RATING, Asking, Sent
from kiosk.core.step.kind import Done, Stay
from model.page import numbers
from tests.kiosk.core.step.asked import context, press, written
from wire.operations import Evaluated, Evaluation

SENT = Sent(n=7, since=100.0, score=4)


@pytest.mark.parametrize("score", [1, 2, 3, 4, 5])
def test_a_face_sends_its_score_with_the_query(score: int) -> None:
    outcome = press(RATING, Asking(), f"rate.{score}", context())
    assert isinstance(outcome, Stay)
    (call,) = outcome.commands
    assert isinstance(call, Call)
    assert isinstance(call.input, Evaluation)
    assert (call.op, call.input.score) == ("K402", score)
    assert (call.input.rated_no, call.input.item_id) == ("CX26112200000001", "query_account")
    assert outcome.state == replace(SENT, score=score)


def test_the_face_that_was_tapped_is_marked() -> None:
    page = RATING.page(SENT, context())
    assert [node.id for node in page.nodes if node.chosen] == ["act:rate.4"]
    assert not [node for node in RATING.page(Asking(), context()).nodes if node.chosen]
    assert all(written(page))


@pytest.mark.parametrize("state", [Asking(), SENT])
def test_it_can_be_skipped_at_any_time(state: Asking | Sent) -> None:
    ctx = context()
    assert press(RATING, state, "skip", ctx) == Done(ctx.data)


def test_not_to_rate_is_the_sixth_choice() -> None:
    page = RATING.page(Asking(), context())
    assert numbers(page)["act:skip"] == 6
    assert page.escape == "act:skip"


def test_a_second_face_changes_nothing() -> None:
    assert press(RATING, SENT, "rate.1", context()) == Stay(SENT)


def test_the_hubs_word_decides_whether_it_was_kept() -> None:
    ctx = context()
    kept = RATING.handle(SENT, Answered("v1", 7, Evaluated(True, "PJ-1")), ctx)
    lost = RATING.handle(SENT, Answered("v1", 7, None, Failure.UNREACHABLE), ctx)
    assert kept == Done(replace(ctx.data, rated=True))
    assert lost == Done(replace(ctx.data, rated=False))


def test_patience_has_an_end() -> None:
    ctx = context()
    assert RATING.due(SENT, ctx) == 100.0 + PATIENCE
    assert RATING.due(Asking(), ctx) is None
    assert RATING.handle(SENT, Tick(), ctx) == Stay(SENT)
    late = replace(ctx, at=100.0 + PATIENCE)
    assert RATING.handle(SENT, Tick(), late) == Done(replace(ctx.data, rated=False))


def test_the_answer_to_something_else_is_not_taken() -> None:
    assert RATING.handle(SENT, Answered("v1", 6, Evaluated(True, "PJ-1")), context()) == Stay(SENT)
    assert RATING.handle(Asking(), Tick(), context()) == Stay(Asking())
