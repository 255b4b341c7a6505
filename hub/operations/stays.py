"""The rules of a place and its days, which a filing and a change of one share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from config.places import city_of, province
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.filings import Filing, FilingsQuery
from wire.operations import PersonInfo
from wire.platform import VALID
from wire.refusals import RefusalCode

NORMAL = "1"
"""`psn_insu_stas`."""
LONG = frozenset(("02", "07"))
"""`rloc_rea` of those who live there (domain.md 8, 10.3); all others are on a trip."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Where and when; no `end`: it lasts."""

    places: tuple[str, ...]
    begin: date
    end: date | None

    @property
    def cities(self) -> frozenset[str]:
        """The cities its places lie in."""
        return frozenset(map(city_of, self.places))

    def meets(self, other: Stay) -> bool:
        """Whether they have a day in common."""
        return self.begin <= (other.end or date.max) and other.begin <= (self.end or date.max)


def insured_fault(context: Context, person: PersonInfo, insutype: str) -> Refusal | None:
    """The insurance that the envelope's area and this kind pick must be there, and running."""
    row = next(
        (
            one
            for one in person.insuinfo
            if (one.insutype, one.insuplc_admdvs) == (insutype, context.area)
        ),
        None,
    )
    if row is None:
        return refusal(RefusalCode.NOT_INSURED)
    return None if row.psn_insu_stas == NORMAL else refusal(RefusalCode.STOPPED)


def fault_of(context: Context, stay: Stay) -> Refusal | None:
    """What is wrong with it whatever else was filed."""
    known, pool, today = context.rules.places, context.rules.pool, context.now.date()
    sound = all(place in known and not province(place) for place in stay.places)
    if not sound or not 1 <= len(stay.places) <= pool.places_most:
        return refusal(RefusalCode.INPUT, "rloc_admdvs")
    if city_of(context.area) in stay.cities or any(map(pool.needs_no_filing, stay.places)):
        return refusal(RefusalCode.AREA_UNFIT)
    if stay.begin < today - timedelta(days=pool.begin_back_days):
        return refusal(RefusalCode.BEGIN_DATE)
    if stay.begin > today + timedelta(days=pool.begin_ahead_days):
        return refusal(RefusalCode.INPUT, "begndate")
    if stay.end is not None and stay.end < max(stay.begin, today):
        return refusal(RefusalCode.INPUT, "enddate")
    return None


def conflict_of(
    context: Context, psn_no: str, insutype: str, stay: Stay, reason: str, but: str = ""
) -> Refusal | None:
    """What holds or waits in the same days; `but` is the filing that a change will end. `reason` is
    its `rloc_rea`: where the pool allows it, a short trip does not stand in the way of a long stay.
    """
    found = context.platform.filings(FilingsQuery(psn_no, insutype))
    if isinstance(found, Refusal):
        return found
    beside = context.rules.pool.short_beside_long
    others = [
        one
        for one in found.filings
        if one.trt_dcla_detl_sn != but and not (beside and _long(one.rloc_rea) != _long(reason))
    ]
    meeting = _meeting(stay, others)
    if any(one.cities & stay.cities for one in meeting):
        return refusal(RefusalCode.ALREADY_FILED)
    return refusal(RefusalCode.OVERLAP) if meeting else None


def _long(reason: str) -> bool:
    return reason in LONG


def stay_of(filing: Filing) -> Stay:
    """Of a filing as the platform has it."""
    return Stay(tuple(filing.rloc_admdvs.split(",")), filing.begndate, filing.enddate)


def _meeting(stay: Stay, filings: Sequence[Filing]) -> list[Stay]:
    holding = (stay_of(one) for one in filings if one.vali_flag == VALID)
    return [other for other in holding if other.meets(stay)]
