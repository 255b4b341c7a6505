"""A mobile number of eleven digits: the one that is known, or another by our own keypad."""

from __future__ import annotations

from model.item.field import Answer, Asking, Down, Field, FieldKind, Here, Known, Move, Sheet, Spot
from model.item.kinds.entry import ERASE, Tile, key_digit, keys, notice, tiled, value_node
from model.page import Kind, Line, Node, Privacy, Tone
from model.privacy import MOBILE as LENGTH
from model.privacy import masked_phone
from model.value import Count, Masked, Number, Plain
from wire.shapes import MOBILE

KEYS = "keys"
"""The page of the keypad; on the first one a known number is kept or not."""
KEEP, OTHER = "keep", "other"


def _sheet(asking: Asking) -> Sheet:
    return _typing(asking) if asking.spot.page == KEYS else _keeping(asking)


def _keeping(asking: Asking) -> Sheet:
    known = value_node(asking, masked_phone(asking.answer), Privacy.PERSONAL)
    tiles = tiled(asking, (Tile(KEEP, "form.phone.keep"), Tile(OTHER, "form.phone.other")), 2)
    return Sheet((known, *tiles.nodes), heading=Line("form.phone.known", {"who": asking.who}))


def _typing(asking: Asking) -> Sheet:
    typed = asking.spot.typed
    whole = typed if MOBILE.fullmatch(typed) else ""
    nodes = (value_node(asking, Number(typed, first=3), Privacy.PERSONAL), _state(asking), *keys())
    return Sheet(nodes, whole, Kind.KEYPAD)


def _state(asking: Asking) -> Node:
    """How far it is and what is wrong, without a digit: this is what is heard."""
    typed = asking.spot.typed
    slots = {"n": Count(len(typed)), "left": Count(LENGTH - len(typed))}
    if not _may_begin(typed):
        return notice(asking, "typed", "form.phone.wrong", Tone.CAUTION)
    if len(typed) == LENGTH:
        return notice(asking, "typed", "form.phone.whole", Tone.SUCCESS)
    return notice(asking, "typed", "form.phone.typed", Tone.PLAIN, slots)


def _may_begin(typed: str) -> bool:
    """Whether a mobile number begins so."""
    return MOBILE.fullmatch(typed + "13000000000"[len(typed) :]) is not None


def _press(asking: Asking, act: str) -> Move | None:
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


def _opened(asking: Asking) -> tuple[Spot, ...]:
    """Whoever comes from the review to change it is not asked whether to keep it."""
    return (Spot() if asking.answer and not asking.anew else Spot(KEYS),)


def _valid(field: Field, answer: str, known: Known) -> bool:
    return MOBILE.fullmatch(answer) is not None


def _value(field: Field, answer: str) -> Masked:
    return masked_phone(answer)


def _whole(field: Field, answer: str) -> Plain:
    """Clerks call there."""
    return Plain(answer)


PHONE = FieldKind(
    "phone", _sheet, _press, _valid, _value, opened=_opened, clerk=_whole, personal=True
)
