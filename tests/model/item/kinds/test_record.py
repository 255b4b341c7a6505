"""Rows of a lookup's list: one choice each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.event import Chosen
from kiosk.core.step.ask import form
from kiosk.core.step.kind import Back, Leave, Stay
from kiosk.core.step.worded import answer_line
from model.node_id import MORE
from model.page import Kind, Privacy, Role
from model.profile import Profile, Size
from model.value import Area, Code, Plain
from tests.kiosk.core.step.ask.form.blank import (
    BEGIN,
    FILING,
    begun,
    context,
    done,
    filing,
    handled,
    ids,
    known,
    node,
    page,
    pressed,
)
from tests.kiosk.core.step.asked import written

THREE = known(filings=3)


def test_each_row_is_a_choice_with_its_words() -> None:
    ctx = context(FILING, data=THREE)
    state = begun(ctx)
    rows = [n for n in page(state, ctx).nodes if n.role is Role.CHOICE]
    assert [n.id for n in rows] == ["field:filing.0", "field:filing.1", "field:filing.2"]
    assert rows[0].text == "pick.choice"
    assert rows[0].slots["place"] == Area("330100")
    assert rows[0].slots["kind"] == Code("insutype", "310")
    assert all(n.privacy is Privacy.PERSONAL for n in rows)
    assert done(handled(state, "filing.1", ctx)) == {"filing": "SN0001"}


def test_only_the_rows_that_may_be_chosen_are_shown() -> None:
    rows = (filing(0, vali_flag="0"), filing(1))
    ctx = context(FILING, data=known(outputs={"filings": rows}))
    assert done(handled(begun(ctx), "filing.0", ctx)) == {"filing": "SN0001"}
    assert "field:filing.1" not in ids(begun(ctx), ctx)


@pytest.mark.parametrize("profile", [Profile(size=size) for size in Size])
def test_all_rows_are_reached_part_by_part(profile: Profile) -> None:
    ctx = context(FILING, data=known(filings=11), profile=profile)
    state, seen = begun(ctx), set[str]()
    for _ in range(12):
        choices = [n.id for n in page(state, ctx).nodes if n.role is Role.CHOICE]
        assert len(choices) <= profile.rows + 1
        seen |= {*choices} - {MORE}
        state = pressed(state, "more", ctx=ctx)
    assert seen == {f"field:filing.{n}" for n in range(11)}


def test_none_is_a_refusal_with_a_way_back_and_out() -> None:
    ctx = context(FILING, data=known(outputs={"filings": (filing(0, vali_flag="0"),)}))
    state = begun(ctx)
    refused = page(state, ctx)
    assert refused.kind is Kind.MESSAGE
    assert node(state, "heading", ctx).text == "refuse.not_insured.heading"
    assert written(refused)
    assert handled(state, "back", ctx) == Back()
    assert handled(state, "leave", ctx) == Leave(ctx.data)
    assert form.handle(state, Chosen("form", "act:next"), ctx) == Stay(state)


def test_nothing_to_choose_from_is_not_asked_where_it_may_be_left_empty() -> None:
    ctx = context(replace(FILING, required=False), BEGIN)
    assert begun(ctx).at == "begndate"


def test_the_row_that_was_chosen_is_found_again() -> None:
    data = known(filings=11, answers={"filing": "SN0007"})
    ctx = context(FILING, data=data, profile=Profile(size=Size.XL))
    state = begun(ctx)
    assert node(state, "filing.7", ctx).chosen
    assert done(handled(state, "next", ctx)) == {"filing": "SN0007"}


def test_a_row_that_is_gone_is_not_chosen_any_more() -> None:
    ctx = context(FILING, data=known(filings=2, answers={"filing": "SN0007"}))
    assert begun(ctx).answers == {"filing": ""}


def test_a_row_can_be_told_again_later() -> None:
    ctx = context(FILING, data=THREE)
    line = answer_line(FILING, "SN0002", ctx)
    assert line is not None
    assert (line.text, line.slots["state"]) == ("pick.choice", Plain(""))
    assert answer_line(FILING, "SN0009", ctx) is None


def test_a_row_that_is_not_there_is_not_taken() -> None:
    ctx = context(FILING, data=THREE)
    state = begun(ctx)
    for act in ("3", "SN0001", "-1", ""):
        assert form.handle(state, Chosen("form", f"field:filing.{act}"), ctx) == Stay(state)
