"""Telephone numbers: kept with one touch, or typed by the keypad."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.wording import said, spoken
from kiosk.core.event import Chosen
from kiosk.core.step.ask import form
from kiosk.core.step.ask.form import Filling
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.kind import Back, Stay
from model.page import KEYPAD, Kind, Page, Privacy, digit_node
from model.profile import Profile
from model.value import Masked, Number
from tests.kiosk.core.stage import TEXTS
from tests.kiosk.core.step.ask.form.blank import (
    PHONE,
    TEL,
    begun,
    context,
    done,
    handled,
    ids,
    known,
    node,
    page,
    pressed,
)
from tests.kiosk.core.step.asked import written

EMPTY = context(PHONE)
KNOWN = context(PHONE, data=known(tel=TEL))


def typed(state: Filling, digits: str, ctx: Context = EMPTY) -> Filling:
    return pressed(state, *(f"key.{digit}" for digit in digits), ctx=ctx)


def state_text(state: Filling) -> str:
    return node(state, "tel.typed", EMPTY).text


def spoken_of(page: Page) -> str:
    """All that a loudspeaker may say of the page."""
    public = [n for n in page.nodes if n.privacy is Privacy.PUBLIC and n.group != KEYPAD]
    return "".join(
        said(n.text, n.slots, TEXTS) + (spoken(n.value, TEXTS) if n.value else "") for n in public
    )


def test_a_number_is_typed_by_the_keypad() -> None:
    state = begun(EMPTY)
    keypad = page(state, EMPTY)
    assert keypad.kind is Kind.KEYPAD
    assert [digit_node(keypad, n) for n in range(10)] == [f"act:key.{n}" for n in range(10)]
    assert [n.id for n in keypad.nodes if n.group == KEYPAD][-1] == "act:key.erase"
    state = typed(state, TEL)
    assert node(state, "tel.value", EMPTY).value == Number(TEL, first=3)
    assert done(handled(state, "next", EMPTY)) == {"tel": TEL}


def test_the_page_says_what_is_missing() -> None:
    state = begun(EMPTY)
    assert "已输入0位，还差11位" in written(page(state, EMPTY))
    assert state_text(typed(state, "1380")) == "form.phone.typed"
    assert "act:next" not in ids(typed(state, TEL[:10]), EMPTY)
    assert state_text(typed(state, TEL)) == "form.phone.whole"
    for wrong in ("2", "12", "10", "02345678901"):
        assert state_text(typed(state, wrong)) == "form.phone.wrong"
        assert "act:next" not in ids(typed(state, wrong), EMPTY)


def test_a_digit_is_taken_back() -> None:
    state = pressed(typed(begun(EMPTY), "139"), "key.erase", ctx=EMPTY)
    assert node(state, "tel.value", EMPTY).value == Number("13", first=3)


def test_nothing_is_taken_back_from_nothing_and_a_twelfth_digit_is_not_taken() -> None:
    state = begun(EMPTY)
    assert handled(state, "key.erase", EMPTY) == Stay(state)
    full = typed(state, TEL)
    assert handled(full, "key.9", EMPTY) == Stay(full)


@settings(deadline=None)
@given(digits=st.text("0123456789", max_size=14))
def test_no_digit_is_said_aloud_and_none_but_a_whole_number_goes_on(digits: str) -> None:
    state = begun(EMPTY)
    for digit in digits:
        state = typed(state, digit)
    shown = page(state, EMPTY)
    field = shown.node("field:tel.value")
    assert field is not None
    assert field.privacy is Privacy.PERSONAL
    assert field.value == Number(digits[:11], first=3)
    whole = len(digits) >= 11 and digits[0] == "1" and digits[1] in "3456789"
    assert (shown.node("act:next") is not None) is whole
    twin = typed(begun(EMPTY), digits[:2] + "0" * len(digits[2:11]))
    assert spoken_of(shown) == spoken_of(page(twin, EMPTY))
    if whole:
        assert done(handled(state, "next", EMPTY))["tel"] == digits[:11]


def test_a_known_number_is_kept_with_one_touch() -> None:
    state = begun(KNOWN)
    shown = node(state, "tel.value", KNOWN)
    assert shown.value == Masked("138****0007", "0007")
    assert shown.privacy is Privacy.PERSONAL
    assert "act:next" not in ids(state, KNOWN)
    assert done(handled(state, "tel.keep", KNOWN)) == {"tel": TEL}


def test_another_number_replaces_it() -> None:
    state = pressed(begun(KNOWN), "tel.other", ctx=KNOWN)
    assert node(state, "tel.value", KNOWN).value == Number("", first=3)
    assert pressed(state, "back", ctx=KNOWN) == begun(KNOWN)
    state = typed(state, "13900000008", KNOWN)
    assert done(handled(state, "next", KNOWN)) == {"tel": "13900000008"}


def test_from_the_review_another_number_is_typed_at_once() -> None:
    ctx = replace(
        KNOWN, change=ChangeRequest(field="tel"), data=known(tel=TEL, answers={"tel": TEL})
    )
    assert page(begun(ctx), ctx).kind is Kind.KEYPAD
    assert handled(begun(ctx), "back", ctx) == Back()


def test_what_the_hub_has_and_is_no_mobile_number_is_asked_for() -> None:
    ctx = context(PHONE, data=known(tel="0591-00000000"))
    assert page(begun(ctx), ctx).kind is Kind.KEYPAD
    assert handled(begun(ctx), "back", ctx) == Back()


def test_a_number_that_need_not_be_is_left_empty_with_one_touch() -> None:
    for data in (known(), known(tel=TEL)):
        ctx = context(replace(PHONE, required=False), data=data)
        assert done(handled(begun(ctx), "tel.skip", ctx)) == {"tel": ""}


def test_keys_mean_nothing_where_there_is_no_keypad() -> None:
    state = begun(KNOWN)
    for node_id in ("act:key.1", "act:key.erase", "next"):
        assert form.handle(state, Chosen("form", node_id), KNOWN) == Stay(state)
    keypad = begun(EMPTY)
    for node_id in ("field:tel.keep", "act:key.10", "act:key.x", "act:key."):
        assert form.handle(keypad, Chosen("form", node_id), EMPTY) == Stay(keypad)


def test_the_voice_may_be_asked_to_read_the_known_number_and_never_what_is_typed() -> None:
    voice = Profile(voice=True)
    assert "act:aloud" in ids(begun(KNOWN), replace(KNOWN, profile=voice))
    assert "act:aloud" not in ids(begun(EMPTY), replace(EMPTY, profile=voice))
    heard = Profile(voice=True, headphones=True)
    assert "act:aloud" not in ids(begun(KNOWN), replace(KNOWN, profile=heard))


def test_no_repr_shows_a_number() -> None:
    state = typed(begun(EMPTY), TEL)
    assert TEL not in repr(state) + repr(form.handle(state, Chosen("form", "act:next"), EMPTY))
