"""A mobile number: the one that is known, shown masked, or another by our own keypad."""

from __future__ import annotations

from kiosk.core.step.ask.form.answers import MOBILE
from kiosk.core.step.ask.form.entry import (
    ERASE,
    Answer,
    Asking,
    Down,
    Entry,
    Here,
    Move,
    Sheet,
    Spot,
    Tile,
    key_digit,
    keys,
    tiled,
    value_node,
)
from kiosk.core.step.parts import notice, whose
from model.node_id import field_id
from model.page import Kind, Line, Node, Privacy, Tone
from model.privacy import MOBILE as LENGTH
from model.privacy import masked_phone
from model.value import Count, Number

KEYS = "keys"
"""The page of the keypad; on the first one a known number is kept or not."""
KEEP, OTHER = "keep", "other"


def sheet(asking: Asking) -> Sheet:
    return _typing(asking) if asking.spot.page == KEYS else _keeping(asking)


def _keeping(asking: Asking) -> Sheet:
    known = value_node(asking, masked_phone(asking.answer), Privacy.PERSONAL)
    tiles = tiled(asking, (Tile(KEEP, "form.phone.keep"), Tile(OTHER, "form.phone.other")), 2)
    return Sheet(
        (known, *tiles.nodes), heading=Line("form.phone.known", {"who": whose(asking.ctx)})
    )


def _typing(asking: Asking) -> Sheet:
    typed = asking.spot.typed
    whole = typed if MOBILE.fullmatch(typed) else ""
    nodes = (value_node(asking, Number(typed, first=3), Privacy.PERSONAL), _state(asking), *keys())
    return Sheet(nodes, whole, Kind.KEYPAD)


def _state(asking: Asking) -> Node:
    """How far it is and what is wrong, without a digit: this is what is heard."""
    typed, node_id = asking.spot.typed, field_id(asking.key, "typed")
    slots = {"n": Count(len(typed)), "left": Count(LENGTH - len(typed))}
    if not _may_begin(typed):
        return notice(node_id, "form.phone.wrong", Tone.CAUTION, live=True)
    if len(typed) == LENGTH:
        return notice(node_id, "form.phone.whole", Tone.SUCCESS, live=True)
    return notice(node_id, "form.phone.typed", Tone.PLAIN, slots, live=True)


def _may_begin(typed: str) -> bool:
    """Whether a mobile number begins so."""
    return MOBILE.fullmatch(typed + "13000000000"[len(typed) :]) is not None


def press(asking: Asking, act: str) -> Move | None:
    if asking.spot.page == KEYS:
        typed = _pressed(asking.spot.typed, act)
        return Here(Spot(KEYS, typed=typed)) if typed != asking.spot.typed else None
    match act:
        case "keep":
            return Answer(asking.answer, onward=True)
        case "other":
            return Down(Spot(KEYS))
        case _:
            return None


def _pressed(typed: str, act: str) -> str:
    """A twelfth digit is not taken."""
    return typed[:-1] if act == ERASE else (typed + key_digit(act))[:LENGTH]


def opened(asking: Asking) -> tuple[Spot, ...]:
    """Whoever comes from the review to change it is not asked whether to keep it."""
    keeps = asking.answer and asking.ctx.change.field != asking.key
    return (Spot() if keeps else Spot(KEYS),)


PHONE = Entry(sheet, press, opened=opened, personal=True)
