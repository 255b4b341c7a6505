"""Service points (K403): where else an item can be done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PointsQuery:
    """`admdvs` six digits; points that do `item_id`, nearest first where lat and lng are given."""

    admdvs: str
    item_id: str = ""
    lat: str = ""
    lng: str = ""
    query_no: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """`lat` and `lng` are degrees as text; `hours` is a sentence for people."""

    name: str
    level: str
    addr: str
    tel: str
    hours: str
    items: tuple[str, ...] = ()
    lat: str = ""
    lng: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Answer of K403, in the order in which they are told."""

    points: tuple[Point, ...] = ()
