"""Areas as a filing sees them: it names a city or municipality, whatever part of one is chosen."""

from __future__ import annotations

MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
"""Their first two digits: 北京, 天津, 上海, 重庆."""
NO_CITY = "90"
"""Third and fourth digit of a county that its province governs itself."""


def city_of(area: str) -> str:
    """350102 is in 350100, 110101 in 110000, 429004 is its own; 350199 (a pool) is 350100."""
    if area[:2] in MUNICIPALITIES:
        return f"{area[:2]}0000"
    return area if area[2:4] == NO_CITY else f"{area[:4]}00"


def province(area: str) -> bool:
    """Whether it is a whole province, which no filing may name."""
    return area[2:] == "0000" and area[:2] not in MUNICIPALITIES
