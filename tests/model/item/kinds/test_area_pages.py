"""Areas: every one is reached, level by level, and Back goes up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.pool import Level
from kiosk.core.event import Chosen
from kiosk.core.step.ask import form
from kiosk.core.step.ask.form import Filling
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.kind import Back, Done, Stay
from model.item.kinds.area import Keys
from model.node_id import MORE
from model.page import Kind, Role
from model.profile import Profile, Size
from model.value import Area, Count
from tests.kiosk.core.stage import TABLES
from tests.kiosk.core.step.ask.form.blank import (
    PHONE,
    PLACE,
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

AREAS = TABLES.areas
COUNTIES = context(PLACE)
CITIES = context(replace(PLACE, own=Keys(Level.CITY)))
LISTED = sorted(code for p in AREAS.children("") for code in (p, *AREAS.children(p)))
ALL = sorted({*LISTED, *(code for c in LISTED for code in AREAS.children(c))})
PROFILES = [Profile(size=size) for size in Size] + [Profile(voice=True)]


def taken(state: Filling, code: str, ctx: Context) -> Filling | dict[str, str]:
    """Looks through the windows of the page for this area, and presses it."""
    for _ in range(40):
        if f"field:rloc_admdvs.{code}" in ids(state, ctx):
            outcome = handled(state, f"rloc_admdvs.{code}", ctx)
            if isinstance(outcome, Done):
                return dict(outcome.data.answers)
            assert isinstance(outcome, Stay)
            assert isinstance(outcome.state, Filling)
            return outcome.state
        state = pressed(state, "more", ctx=ctx)
    raise AssertionError(f"{code} is not on {page(state, ctx).key}")


def walked(code: str, ctx: Context) -> dict[str, str]:
    """From the provinces down to this area; a whole city is chosen on its own page."""
    state: Filling | dict[str, str] = begun(ctx)
    for step in (*AREAS.path(code), code):
        if isinstance(state, dict):
            break
        state = taken(state, step, ctx)
    assert isinstance(state, dict)
    return state


def parted(code: str) -> bool:
    """Whether the province has parts: those without cannot be filed for."""
    return bool(AREAS.children(AREAS.path(code)[0]))


def test_from_province_to_city_to_county() -> None:
    state = begun(COUNTIES)
    assert page(state, COUNTIES).kind is Kind.GRID
    state = pressed(state, "rloc_admdvs.350000", ctx=COUNTIES)
    assert written(page(state, COUNTIES))[0] == "福建的哪个市？"
    state = pressed(state, "rloc_admdvs.350100", ctx=COUNTIES)
    assert written(page(state, COUNTIES))[:2] == ["福州的哪个区县？", "全市"]
    outcome = handled(state, "rloc_admdvs.350102", COUNTIES)
    assert done(outcome) == {"rloc_admdvs": "350102"}


def test_tiles_bear_short_names_and_the_answer_its_full_one() -> None:
    assert {"北京", "内蒙古", "广西"} <= {*written(page(begun(COUNTIES), COUNTIES))}
    ctx = replace(COUNTIES, data=replace(COUNTIES.data, answers={"rloc_admdvs": "622927"}))
    assert {"临夏市", "临夏县", "积石山"} <= {*written(page(begun(ctx), ctx))}
    assert node(begun(ctx), "rloc_admdvs.value", ctx).value == Area("622927", full=True)


def test_the_whole_city_is_the_first_choice() -> None:
    state = pressed(
        begun(COUNTIES), "field:rloc_admdvs.350000", "field:rloc_admdvs.350100", ctx=COUNTIES
    )
    assert done(handled(state, "rloc_admdvs.350100", COUNTIES)) == {"rloc_admdvs": "350100"}


def test_a_municipality_has_no_city_between() -> None:
    state = pressed(begun(COUNTIES), "rloc_admdvs.310000", ctx=COUNTIES)
    assert written(page(state, COUNTIES))[:2] == ["上海的哪个区县？", "全市"]
    assert done(handled(state, "rloc_admdvs.310000", COUNTIES)) == {"rloc_admdvs": "310000"}


def test_a_county_that_its_province_governs_stands_among_the_cities() -> None:
    state = pressed(begun(COUNTIES), "rloc_admdvs.420000", ctx=COUNTIES)
    assert done(handled(state, "rloc_admdvs.429004", COUNTIES)) == {"rloc_admdvs": "429004"}


@pytest.mark.parametrize("code", ["310000", "350100", "429004", "441900"])
def test_a_city_is_enough_where_no_county_is_asked_for(code: str) -> None:
    assert walked(code, CITIES) == {"rloc_admdvs": code}
    assert not any(".350102" in node_id for node_id in ids(begun(CITIES), CITIES))


def test_what_has_no_parts_is_no_place_to_file_for() -> None:
    assert "field:rloc_admdvs.810000" not in ids(begun(COUNTIES), COUNTIES)


@settings(deadline=None)
@given(code=st.sampled_from(ALL), profile=st.sampled_from(PROFILES))
def test_every_area_is_reached(code: str, profile: Profile) -> None:
    province = code.endswith("0000") and any(c.endswith("00") for c in AREAS.children(code))
    if parted(code) and not province:
        assert walked(code, replace(COUNTIES, profile=profile)) == {"rloc_admdvs": code}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_page_holds_as_many_as_the_profile_allows_and_says_how_many_are_left(
    profile: Profile,
) -> None:
    ctx = replace(COUNTIES, profile=profile)
    state, seen = begun(ctx), []
    provinces = [code for code in AREAS.children("") if AREAS.children(code)]
    for _ in range(10):
        choices = [n for n in page(state, ctx).nodes if n.role is Role.CHOICE]
        assert len(choices) <= profile.tiles
        seen += [n.id.partition(".")[2] for n in choices if n.id != MORE]
        more = page(state, ctx).node("act:more")
        if more is None or more.text == "form.first":
            break
        assert more.slots == {"left": Count(len(provinces) - len(seen))}
        state = pressed(state, "more", ctx=ctx)
    assert seen == provinces


def test_the_last_part_leads_to_the_first() -> None:
    ctx = replace(COUNTIES, profile=Profile(size=Size.L))
    first = begun(ctx)
    second = pressed(first, "more", ctx=ctx)
    assert page(second, ctx).key != page(first, ctx).key
    assert pressed(second, "more", ctx=ctx) == first


def test_back_goes_up_before_it_leaves_the_field() -> None:
    state = begun(COUNTIES)
    city = pressed(state, "rloc_admdvs.350000", ctx=COUNTIES)
    county = pressed(city, "rloc_admdvs.350100", ctx=COUNTIES)
    assert pressed(county, "back", ctx=COUNTIES) == city
    assert pressed(county, "back", "back", ctx=COUNTIES) == state
    assert handled(state, "back", COUNTIES) == Back()


def test_back_goes_up_to_the_part_that_one_came_from() -> None:
    ctx = replace(COUNTIES, profile=Profile(voice=True))
    second = pressed(begun(ctx), "more", ctx=ctx)
    inside = next(
        node_id for node_id in ids(second, ctx) if node_id.startswith("field:rloc_admdvs.")
    )
    assert pressed(pressed(second, inside, ctx=ctx), "back", ctx=ctx) == second


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("code", ["350102", "350100", "310000", "429004", "659005"])
def test_an_answer_is_found_again_where_it_was_given(code: str, profile: Profile) -> None:
    ctx = replace(context(PLACE, PHONE), profile=profile)
    ctx = replace(ctx, data=replace(ctx.data, answers={"rloc_admdvs": code}))
    state = begun(ctx)
    assert node(state, f"rloc_admdvs.{code}", ctx).chosen
    assert node(state, "rloc_admdvs.value", ctx).value == Area(code, full=True)
    assert page(state, ctx).default == "act:next"
    assert pressed(state, "next", ctx=ctx).at == "tel"


def test_pages_within_a_field_have_keys_of_their_own() -> None:
    state = begun(COUNTIES)
    city = pressed(state, "rloc_admdvs.350000", ctx=COUNTIES)
    county = pressed(city, "rloc_admdvs.350100", ctx=COUNTIES)
    assert len({page(one, COUNTIES).key for one in (state, city, county)}) == 3


def test_an_area_of_another_page_is_not_taken() -> None:
    state = begun(COUNTIES)
    for code in ("350102", "350100", "999999", ""):
        stale = Chosen("form", f"field:rloc_admdvs.{code}")
        assert form.handle(state, stale, COUNTIES) == Stay(state)


def test_another_area_begins_with_the_provinces() -> None:
    ctx = replace(context(PLACE), change=ChangeRequest(field="rloc_admdvs"))
    ctx = replace(ctx, data=replace(ctx.data, answers={"rloc_admdvs": "350102"}))
    state = begun(ctx)
    assert "field:rloc_admdvs.350000" in ids(state, ctx)
    assert done(handled(state, "next", ctx)) == {"rloc_admdvs": "350102"}


@pytest.mark.parametrize(
    ("city", "whole"),
    [
        ("330100", "form.whole.city"),
        ("622900", "form.whole.prefecture"),
        ("542500", "form.whole.region"),
        ("152500", "form.whole.league"),
    ],
)
def test_the_whole_is_called_after_what_it_is(city: str, whole: str) -> None:
    state = taken(begun(COUNTIES), f"{city[:2]}0000", COUNTIES)
    assert isinstance(state, Filling)
    state = taken(state, city, COUNTIES)
    assert isinstance(state, Filling)
    assert node(state, f"rloc_admdvs.{city}", COUNTIES).text == whole
