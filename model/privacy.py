"""Masking, and the one vault of what is known of a person (design.md §6, reliability.md 6).

Masks are made here and nowhere else: ID number four first and two last on screen, last four on
paper and in voice; name by its surname; nothing in logs.
"""

from __future__ import annotations

from model.value import Masked, Sealed

COMPOUND = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容")
) | frozenset(("令狐", "长孙", "宇文", "司徒", "夏侯", "轩辕", "端木", "百里", "南宫"))
"""Surnames of two characters that are met today; a name of three or more may begin with one."""

SHORTEST_ID = 15
"""Characters: the number of a foreign card of 2017 (devices.md 1.5), and old resident numbers."""
MOBILE = 11

TITLES = {"1": "先生", "2": "女士"}


def surname(name: str) -> str:
    """The part of a name that may be shown: 陈, 欧阳, or the first character of a name with ·."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[:1]


def masked_name(name: str, sex: str) -> Masked:
    """陈*, spoken 陈女士; `sex` is 1 or 2 (GB/T 2261.1), anything else is spoken 陈某."""
    family = surname(name)
    return Masked(f"{family}*", f"{family}{TITLES.get(sex, '某')}")


def masked_id(number: str) -> Masked:
    """3501************28, spoken by its last four. One of no known length shows nothing."""
    if len(number) < SHORTEST_ID:
        return Masked("*" * len(number), "")
    return Masked(f"{number[:4]}{'*' * (len(number) - 6)}{number[-2:]}", tail(number))


def masked_phone(number: str) -> Masked:
    """138****1234, spoken by its last four. One that is no mobile number shows nothing."""
    if len(number) < MOBILE:
        return Masked("*" * len(number), "")
    return Masked(f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}", tail(number))


def tail(number: str) -> str:
    """The last four, which may stand on paper; nothing of a number that is hardly longer."""
    return number[-4:] if len(number) >= 8 else ""


class Vault:
    """Everything sealed in this visit, so that one call wipes it all.

    Held by the visit and by nobody else; what is not sealed through it does not outlive the
    page that shows it, because the visit that holds the facts is dropped with it.
    """

    def __init__(self) -> None:
        self._sealed: list[Sealed] = []

    def seal(self, text: str) -> Sealed:
        """Keeps the text where the end of the visit finds it."""
        sealed = Sealed(text)
        self._sealed.append(sealed)
        return sealed

    def wipe(self) -> None:
        """Overwrites all that was sealed; nothing sealed can be revealed any more."""
        for sealed in self._sealed:
            sealed.wipe()
        self._sealed.clear()
