"""K403: where else an item can be done."""

from __future__ import annotations

from hub import numbers
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.points import Points, PointsQuery
from wire.refusals import RefusalCode


def handle(context: Context, query: PointsQuery) -> Points | Refusal:
    """Near a place on the map, or in an area."""
    if not numbers.area(query.admdvs):
        return refusal(RefusalCode.INPUT, "admdvs")
    if bool(query.lat) != bool(query.lng):
        return refusal(RefusalCode.INPUT, "lat, lng")
    if query.lat and not (_within(query.lat, 90) and _within(query.lng, 180)):
        return refusal(RefusalCode.INPUT, "lat, lng")
    return context.platform.points(query)


def _within(text: str, most: int) -> bool:
    try:
        return abs(float(text)) <= most
    except ValueError:
        return False
