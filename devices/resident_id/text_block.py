"""The 256 bytes of text on a resident card: UTF-16LE, fields padded with spaces (devices.md 1.5).

Pure. The character at byte 248 tells which of the four layouts it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from devices.port import CardKind, ResidentCard

SIZE = 256
FLAG = (248, 2)
LONG_TERM = "长期"

Field = tuple[tuple[int, int], ...]
"""(offset, length) in bytes of each part of a field."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each field stands; `latin` is the name's place where there is no Chinese name."""

    flag: str
    fields: Mapping[str, Field]
    latin: Field = ()


_COMMON: dict[str, Field] = {
    "name": ((0, 30),),
    "sex": ((30, 2),),
    "birth": ((36, 16),),
    "number": ((122, 36),),
    "valid_from": ((188, 16),),
    "valid_to": ((204, 16),),
}
_CHINESE: dict[str, Field] = {**_COMMON, "address": ((52, 70),), "issuer": ((158, 30),)}

LAYOUTS = {
    CardKind.RESIDENT: Layout(" ", {**_CHINESE, "nation": ((32, 4),)}),
    CardKind.HMT_PERMIT: Layout("J", _CHINESE),
    CardKind.FOREIGN_2017: Layout(
        "I",
        {
            "name": ((158, 30),),
            "sex": ((120, 2),),
            "number": ((122, 30),),
            "nation": ((152, 6),),
            "valid_from": ((188, 16),),
            "valid_to": ((204, 16),),
            "birth": ((220, 16),),
            "issuer": ((240, 8),),
        },
        latin=((0, 120),),
    ),
    CardKind.FOREIGN_2023: Layout(
        "Y", {**_COMMON, "nation": ((242, 6),)}, latin=((52, 70), (220, 22))
    ),
}
_KINDS = {layout.flag: kind for kind, layout in LAYOUTS.items()}


def card_of(block: bytes) -> ResidentCard | None:
    """The card, its fields as stored: sex 1 or 2, nation a number or a country's letters.

    A foreigner's name is the Chinese one where the card has it. Fields that a layout lacks are
    empty. None where the end of validity is neither a date nor 长期: an unreadable date must not
    turn into a card that never ends.
    """
    kind = _KINDS.get(_read(block, (FLAG,)), CardKind.RESIDENT)
    layout = LAYOUTS[kind]

    def field(name: str) -> str:
        return _read(block, layout.fields.get(name, ())).strip(" \0")

    until = _date(field("valid_to"))
    if until is None and field("valid_to") != LONG_TERM:
        return None
    return ResidentCard(
        kind=kind,
        name=field("name") or _read(block, layout.latin).strip(" \0"),
        sex=field("sex"),
        nation=field("nation"),
        birth=_date(field("birth")),
        address=field("address"),
        number=field("number"),
        issuer=field("issuer"),
        valid_from=_date(field("valid_from")),
        valid_to=until,
    )


def text_block(card: ResidentCard) -> bytes:
    """The block of a card, for emulators. Raises ValueError for a field that does not fit."""
    layout = LAYOUTS[card.kind]
    block = bytearray(" ".encode("utf-16-le") * (SIZE // 2))
    _write(block, (FLAG,), layout.flag)
    texts = {
        "sex": card.sex,
        "nation": card.nation,
        "birth": _stored(card.birth, ""),
        "address": card.address,
        "number": card.number,
        "issuer": card.issuer,
        "valid_from": _stored(card.valid_from, ""),
        "valid_to": _stored(card.valid_to, LONG_TERM),
    }
    latin = layout.latin and card.name.isascii()
    _write(block, layout.latin if latin else layout.fields["name"], card.name)
    for name, text in texts.items():
        _write(block, layout.fields.get(name, ()), text)
    return bytes(block)


def _read(block: bytes, field: Field) -> str:
    raw = b"".join(block[start : start + length] for start, length in field)
    return raw.decode("utf-16-le", "replace")


def _write(block: bytearray, field: Field, text: str) -> None:
    raw = text.encode("utf-16-le")
    if len(raw) > sum(length for _, length in field):
        raise ValueError(f"{len(raw)} bytes do not fit into {field}")
    for start, length in field:
        part, raw = raw[:length], raw[length:]
        block[start : start + len(part)] = part


def _date(text: str) -> date | None:
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _stored(day: date | None, without: str) -> str:
    return day.isoformat().replace("-", "") if day else without
