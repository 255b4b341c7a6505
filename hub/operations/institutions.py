"""1201: connected institutions, found by area, by syllables of the name, by digits of the code."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from config import pinyin
from config.pinyin import Syllables
from hub import numbers
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.institutions import Institution, Institutions, InstitutionsQuery
from wire.refusals import RefusalCode

MOST = 40
"""Rows of one answer: whoever gets that many asks for less."""
AREA = slice(1, 7)
"""Of a code: the area in which the institution lies (domain.md 3.1)."""


def handle(context: Context, query: InstitutionsQuery) -> Institutions | Refusal:
    """The platform knows kinds, names and codes; area and sound are looked for here."""
    if query.admdvs and not numbers.area(query.admdvs):
        return refusal(RefusalCode.INPUT, "admdvs")
    national = replace(query, admdvs="", sounds="", query_no="")
    found = context.platform.institutions(national)
    if isinstance(found, Refusal):
        return found
    rows = tuple(one for one in found.medinsinfo if _is_meant(one, query))
    return Institutions(rows[:MOST], more=found.more or len(rows) > MOST)


def _is_meant(one: Institution, query: InstitutionsQuery) -> bool:
    area = query.admdvs.removesuffix("00")
    sounds = query.sounds.split()
    return one.fixmedins_code[AREA].startswith(area) and _sounds(one.fixmedins_name, sounds)


def _sounds(name: str, syllables: list[str]) -> bool:
    """Whether characters of the name are read so, in this order."""
    left = iter(name)
    return all(any(c in _syllables().characters(one) for c in left) for one in syllables)


@cache
def _syllables() -> Syllables:
    return pinyin.load()
