"""Synthetic service points (K403): those of the asked county first, or the nearest first."""

from __future__ import annotations

from math import cos, hypot, radians

from config.places import city_of
from config.sandbox.points import Place, places
from wire.points import Point, Points, PointsQuery


def listed(query: PointsQuery) -> Points:
    """Of the whole city of `admdvs`; the caller has checked that lat and lng are numbers."""
    there = [
        one
        for one in places()
        if city_of(one.area) == city_of(query.admdvs)
        and (not query.item_id or query.item_id in one.items)
    ]
    return Points(tuple(_point(one) for one in sorted(there, key=lambda one: _far(one, query))))


def _far(one: Place, query: PointsQuery) -> float:
    """Something like kilometres where coordinates are given; else in the county or elsewhere."""
    if not (query.lat and query.lng):
        return float(one.area != query.admdvs)
    lat, lng = float(query.lat), float(query.lng)
    east = (float(one.lng) - lng) * cos(radians(lat))
    return 111 * hypot(float(one.lat) - lat, east)


def _point(one: Place) -> Point:
    return Point(one.name, one.level, one.addr, one.tel, one.hours, one.items, one.lat, one.lng)
