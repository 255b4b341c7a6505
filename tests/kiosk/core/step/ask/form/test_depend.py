"""Answers that depend on others: asked where these are so, gone when these change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.core.step.ask.form import Filling, asked_pages
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.kind import Back
from model.item import Ask
from model.item.answers import asked, dependants
from model.item.field import Comparison, Rule
from model.value import Area, Day
from tests.kiosk.core.step.ask.form.blank import (
    BEGIN,
    END,
    FILING,
    HOME,
    INSURANCE,
    PHONE,
    PLACE,
    REASON,
    STATES,
    TEL,
    begun,
    context,
    done,
    filing,
    first_answers,
    handled,
    ids,
    item,
    known,
    node,
    pressed,
)

ACT = replace(INSURANCE, after=("filing",))
NEW_PLACE = replace(PLACE, when=("act", "310"))
NEW_BEGIN = replace(BEGIN, when=("act", "310"))
FIELDS = (FILING, ACT, NEW_PLACE, NEW_BEGIN)
PAGES = (("filing",), ("act",), ("rloc_admdvs",), ("begndate",))
CHANGE = context(item=item(*FIELDS, pages=PAGES), data=known(filings=3))


def test_what_depends_on_another_answer_exists_only_then() -> None:
    assert [f.key for f in asked(CHANGE.item, {"act": "390"})] == ["filing", "act"]
    assert [f.key for f in asked(CHANGE.item, {"act": "310"})] == [k for (k,) in PAGES]


def test_what_depends_on_what_does_not_exist_does_not_exist() -> None:
    deep = replace(HOME, when=("rloc_admdvs", "310000"))
    one = item(*FIELDS, deep)
    given = {"act": "390", "rloc_admdvs": "310000"}
    assert "resout_addr" not in [f.key for f in asked(one, given)]
    assert "resout_addr" in [f.key for f in asked(one, {**given, "act": "310"})]


def test_one_of_several_is_enough() -> None:
    one = item(STATES, replace(REASON, when=("scope", "2")))
    assert [f.key for f in asked(one, {"scope": "0,2"})] == ["scope", "rea"]
    assert [f.key for f in asked(one, {"scope": "0,3"})] == ["scope"]


def test_fields_that_depend_on_each_other_do_not_hang() -> None:
    one = replace(INSURANCE, key="rea", when=("act", "310"))
    two = replace(INSURANCE, when=("rea", "310"))
    ctx = context(one, two)
    assert asked(ctx.item, {"act": "310", "rea": "310"}) == [one, two]
    assert dependants(ctx.item.fields, {"act"}) == {"rea"}


def test_an_answer_that_is_not_asked_for_does_not_exist() -> None:
    state = pressed(begun(CHANGE), "filing.1", ctx=CHANGE)
    assert done(handled(state, "act.390", CHANGE)) == {"filing": "SN0001", "act": "390"}


def test_changing_an_answer_clears_what_depends_on_it_and_keeps_the_rest() -> None:
    state = pressed(begun(CHANGE), "filing.1", "act.310", ctx=CHANGE)
    state = pressed(state, "rloc_admdvs.310000", "rloc_admdvs.310101", ctx=CHANGE)
    state = pressed(state, "begndate.day_later", ctx=CHANGE)
    back = pressed(state, "back", "back", "back", ctx=CHANGE)
    assert back.answers["rloc_admdvs"] == "310101"
    changed = pressed(back, "back", "filing.2", ctx=CHANGE)
    assert changed.answers == {
        "filing": "SN0002",
        "act": "",
        "rloc_admdvs": "",
        "begndate": "2026-11-22",
    }
    assert changed.at == "act"


def test_the_same_answer_again_changes_nothing() -> None:
    state = pressed(begun(CHANGE), "filing.1", "act.310", "back", "back", ctx=CHANGE)
    assert pressed(state, "filing.1", ctx=CHANGE).answers["act"] == "310"


def test_what_is_cleared_takes_its_first_answer_again() -> None:
    tel = replace(PHONE, after=("act",))
    ctx = context(INSURANCE, tel, data=known(tel=TEL, answers={"act": "310", "tel": ""}))
    state = pressed(begun(replace(ctx, change=ChangeRequest(all=True))), "act.390", ctx=ctx)
    assert state.answers["tel"] == TEL


def test_a_day_that_follows_another_is_a_change_too() -> None:
    until = replace(END, rule=Rule(Comparison.NOT_BEFORE, "begndate"), default="today")
    ctx = context(BEGIN, until, replace(REASON, after=("enddate",)))
    data = known(answers={"rea": "搬家", "begndate": "2026-11-22", "enddate": "2026-11-22"})
    ctx = replace(ctx, data=data, change=ChangeRequest(all=True))
    state = begun(ctx)
    earlier = pressed(state, "begndate.day_earlier", ctx=ctx)
    assert (earlier.answers["enddate"], earlier.answers["rea"]) == ("2026-11-22", "搬家")
    later = pressed(state, "begndate.day_later", ctx=ctx)
    assert (later.answers["enddate"], later.answers["rea"]) == ("2026-11-23", "")


def test_an_answer_that_may_not_be_any_more_is_asked_for_again() -> None:
    kept = {"act": "999", "scope": "0,9", "begndate": "2020-01-01", "rloc_admdvs": "000000"}
    kept |= {"tel": "123", "rea": "一二三四五六", "filing": "SN9999"}
    fields = (INSURANCE, STATES, BEGIN, PLACE, PHONE, REASON, FILING)
    answers = first_answers(context(*fields, data=known(answers=kept)))
    assert answers == {**dict.fromkeys(kept, ""), "begndate": "2026-11-22"}


# One answer, from the review.


GIVEN = {"filing": "SN0001", "act": "310", "rloc_admdvs": "310101", "begndate": "2026-11-20"}
REVIEWED = replace(CHANGE, data=known(filings=3, answers=GIVEN))


@pytest.mark.parametrize("key", ["filing", "act", "rloc_admdvs", "begndate"])
def test_only_the_one_answer_is_asked_for(key: str) -> None:
    ctx = replace(REVIEWED, change=ChangeRequest(field=key))
    state = begun(ctx)
    assert state.at == key
    assert asked_pages(ctx, state.answers) == [(key,)]
    assert handled(state, "back", ctx) == Back()


def test_the_other_answers_stay() -> None:
    ctx = replace(REVIEWED, change=ChangeRequest(field="begndate"))
    state = pressed(begun(ctx), "begndate.day_later", ctx=ctx)
    assert node(state, "next", ctx).text == "act.next"
    assert done(handled(state, "next", ctx)) == GIVEN | {"begndate": "2026-11-21"}


def test_what_was_cleared_is_asked_after_it() -> None:
    ctx = replace(REVIEWED, change=ChangeRequest(field="filing"))
    state = pressed(begun(ctx), "filing.2", ctx=ctx)
    assert state.at == "act"
    state = pressed(state, "act.310", ctx=ctx)
    state = pressed(state, "rloc_admdvs.310000", "rloc_admdvs.310104", ctx=ctx)
    assert state.at == "begndate"
    assert done(handled(state, "next", ctx)) == {
        "filing": "SN0002",
        "act": "310",
        "rloc_admdvs": "310104",
        "begndate": "2026-11-22",
    }


def test_what_does_not_exist_any_more_goes() -> None:
    ctx = replace(REVIEWED, change=ChangeRequest(field="act"))
    assert done(handled(begun(ctx), "act.390", ctx)) == {"filing": "SN0001", "act": "390"}


def test_the_same_answer_asks_for_nothing_more() -> None:
    ctx = replace(REVIEWED, change=ChangeRequest(field="act"))
    assert done(handled(begun(ctx), "act.310", ctx)) == GIVEN


def test_what_is_asked_on_request_only_can_be_asked_for_alone() -> None:
    home = replace(HOME, ask=Ask.ON_REQUEST)
    ctx = context(BEGIN, home)
    assert asked_pages(ctx) == [("begndate",)]
    data = known(answers={"begndate": "2026-11-22", "resout_addr": ""})
    ctx = replace(ctx, change=ChangeRequest(field="resout_addr"), data=data)
    assert "field:resout_addr.i.zh" in ids(begun(ctx), ctx)


FROM_ROW = (
    FILING,
    ACT,
    replace(NEW_PLACE, prefill=("filing", "rloc_admdvs")),
    replace(NEW_BEGIN, prefill=("filing", "begndate")),
)


def moving(**row: object) -> tuple[Filling, Context]:
    data = known(outputs={"filings": (filing(0, **row), filing(1, rloc_admdvs="310000"))})
    ctx = context(item=item(*FROM_ROW, pages=PAGES), data=data)
    return pressed(begun(ctx), "filing.0", "act.310", ctx=ctx), ctx


def test_place_and_day_of_the_chosen_row_are_there_already() -> None:
    state, ctx = moving(rloc_admdvs="330106", begndate=date(2026, 11, 1))
    assert (state.answers["rloc_admdvs"], state.answers["begndate"]) == ("330106", "2026-11-01")
    assert node(state, "rloc_admdvs.value", ctx).value == Area("330106", full=True)
    kept = pressed(state, "rloc_admdvs.keep", ctx=ctx)
    assert kept.at == "begndate"
    assert node(kept, "begndate.value", ctx).value == Day(date(2026, 11, 1))


def test_another_place_is_chosen_from_the_provinces_down() -> None:
    state, ctx = moving(rloc_admdvs="330106", begndate=date(2026, 11, 1))
    state = pressed(state, "rloc_admdvs.other", ctx=ctx)
    assert "field:rloc_admdvs.110000" in ids(state, ctx)
    assert pressed(state, "back", ctx=ctx).trail[-1].page == "known"


def test_what_may_not_be_any_more_is_not_offered() -> None:
    state, ctx = moving(rloc_admdvs="330106,310000", begndate=date(2026, 5, 1))
    assert (state.answers["rloc_admdvs"], state.answers["begndate"]) == ("", "2026-11-22")
    assert "field:rloc_admdvs.110000" in ids(state, ctx)


def test_another_row_brings_its_own() -> None:
    state, ctx = moving(rloc_admdvs="330106", begndate=date(2026, 11, 1))
    back = pressed(state, "back", "back", "filing.1", "act.310", ctx=ctx)
    assert back.answers["rloc_admdvs"] == "310000"
