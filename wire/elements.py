"""What each data element of the interface may hold. A name means one thing in every operation, so
there is one dictionary of names (domain.md 3.1, 4.1, 6, 8); nothing is always allowed, for whether
something must be there is said elsewhere.

A new operation needs a line here only where it brings a name of its own that wants a narrower rule
than its type has (`OTHER_TEXT`, `OTHER_NUMBER`, `LIFETIMES`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wire import shapes


@dataclass(frozen=True, slots=True)
class Text:
    """So many characters at most. `written` is typed, or read from a card: no character in it
    controls anything or turns the text around it.
    """

    longest: int
    written: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """One of these codes."""

    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shaped:
    """All of it is of this pattern."""

    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Range:
    """A number, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or a moment of one, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment as text, `yyyy-MM-dd HH:mm:ss`, of one of these days."""

    days: Days


Element = Text | Coded | Shaped | Range | Days | Clock

OTHER_TEXT = Text(500)
OTHER_NUMBER = Range(0, 10**9)
LIFETIMES = Days(date(1900, 1, 1), date(2099, 12, 31))
"""No day of an insured person's papers lies outside."""
MOST_ROWS = 100
"""Rows or codes of one list."""


def codes(text: str) -> Coded:
    """A table of codes, written with spaces between them."""
    return Coded(frozenset(text.split()))


ENVELOPE: Mapping[str, Element] = {
    "infno": Text(5),
    "msgid": Shaped(shapes.MSGID),
    "mdtrtarea_admvs": Shaped(shapes.AREA),
    "insuplc_admdvs": Text(6),
    "recer_sys_code": Text(10),
    "dev_no": Text(100),
    "dev_safe_info": Text(2000),
    "cainfo": Text(1024),
    "signtype": codes("SM2 SM3"),
    "infver": codes("V1.0 1.0 1.0.0"),
    "opter_type": codes("1 2 3"),
    "opter": Shaped(shapes.TERMINAL),
    "opter_name": Text(50),
    "inf_time": Clock(Days(date(2000, 1, 1), LIFETIMES.last)),
    "fixmedins_code": Text(30),
    "fixmedins_name": Text(200),
    "sign_no": Text(30),
    "enc_type": codes(""),
}
"""Whether `insuplc_admdvs` is an area has a refusal of its own; an input that is an object is not
encrypted, whatever it says, so there is no `enc_type`.
"""

INPUT: Mapping[str, Element] = {
    "biz_sn": Shaped(shapes.UUID),
    "query_no": Shaped(shapes.REFERENCE),
    "accept_no": Text(30),
    "rated_no": Shaped(shapes.REFERENCE),
    "item_id": Shaped(shapes.ITEM),
    "psn_no": Text(30),
    "psn_name": Text(50, written=True),
    "certno": Text(50),
    "psn_cert_type": codes("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 90 99"),
    "mdtrt_cert_type": Text(3),
    "mdtrt_cert_no": Text(50),
    "card_sn": Text(32),
    "insutype": Shaped(shapes.INSURANCE),
    "acting": Text(20),
    "agnter_name": Text(50, written=True),
    "agnter_cert_type": codes("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 90 99"),
    "agnter_certno": Text(50),
    "agnter_tel": Shaped(shapes.MOBILE),
    "agnter_addr": Text(200, written=True),
    "agnter_rlts": Shaped(shapes.RELATION),
    "proxy_no": Text(40),
    "id": Text(40),
    "version": Text(20),
    "way": Text(20),
    "signature": Text(40_000),
    "rloc_rea": codes("02 06 07"),
    "rloc_admdvs": Shaped(shapes.AREA),
    "resout_addr": Text(200, written=True),
    "tel": Shaped(shapes.MOBILE),
    "dcla_souc": codes("01 02 03 04 05 99"),
    "evt_type": codes("01 02 03 04 05 06 07 08"),
    "trt_dcla_detl_sn": Text(30),
    "memo": Text(500, written=True),
    "scope": Text(40),
    "score": Range(1, 5),
    "tags": Text(40, written=True),
    "words": Text(500, written=True),
    "begn_ym": Text(6),
    "end_ym": Text(6),
    "page": Range(1, 10_000),
    "opter_no": Text(30),
    "mac": Text(20),
    "ip": Text(45),
    "ec_qr_code": Text(4096),
    "business_type": Text(10),
    "office_id": Text(30),
    "device_type": Text(20),
    "admdvs": Shaped(shapes.AREA),
    "lat": Text(20),
    "lng": Text(20),
}
"""Names that are refused with a code of their own, such as months, codes and ways of signing, are
only held to a length here.
"""
