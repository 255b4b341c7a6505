"""What an item file says of the way to its form and of what follows it: which insurance, why it
ends before, and its own words for how something stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.item.loader.shaped import shaped
from model.item.loader.shapes import PickShape, StandingShape, StopShape
from model.item.model import STANDING, Pick, Standing, Stop
from model.item.sources import REFUSAL_SLOTS, Sources
from wire.operations import InsuInfo

STANDINGS = ("accepted", "holds", "done", "sent_back", "rejected", "over")
"""Of what the hub took: a review is to come, has said yes, or is none; or ended otherwise."""
GIVEN: tuple[tuple[str, ...], ...] = ((), ("line", "place", "who"), (), ("line",))
"""The slots that each text of a standing is given."""
FIRST = "first"
"""In the place of a question: the first that fits is taken."""


def pick(sources: Sources, raw: Mapping[str, Any]) -> Pick:
    """Which insurance, and the refusals where there is none that fits."""
    shape = shaped(sources, PickShape, raw, "pick") or PickShape()
    return Pick(
        where=sources.where("pick.where", InsuInfo, shape.where),
        none=sources.refusal("pick.none", shape.none),
        many=FIRST if shape.many == FIRST else sources.key("pick.many", shape.many),
        elsewhere=_refusal(sources, "pick.elsewhere", shape.elsewhere),
        stopped=_refusal(sources, "pick.stopped", shape.stopped),
    )


def _refusal(sources: Sources, at: str, prefix: str) -> str:
    return sources.refusal(at, prefix) if prefix else ""


def stop(sources: Sources, at: str, raw: Any) -> Stop | None:
    """A row that ends the item before its form; None where it is wrong."""
    shape = shaped(sources, StopShape, raw, at)
    if shape is None:
        return None
    each, within = sources.rows(f"{at}.each", shape.each)
    slots = sources.slots(f"{at}.slots", within, shape.slots)
    given = (*REFUSAL_SLOTS, *(name for name, _ in slots))
    return Stop(
        each=each,
        where=sources.where(f"{at}.where", within, shape.where),
        refuse=sources.refusal(f"{at}.refuse", shape.refuse, given),
        slots=slots,
        offers=shape.offers,
    )


def standing(sources: Sources, at: str, raw: Any) -> Standing | None:
    """Words for how something stands; None where they are wrong."""
    shape = shaped(sources, StandingShape, raw, at)
    if shape is None:
        return None
    if shape.of not in STANDINGS:
        sources.fault(f"{at}.of", f"`{shape.of}` is none of {', '.join(STANDINGS)}")
    said = zip(STANDING, GIVEN, strict=True)
    texts = {key: sources.key(f"{at}.name", key.format(shape.name), given) for key, given in said}
    where = sources.where(f"{at}.where", None, shape.where)
    for name, codes in where:
        field = sources.fields.get(name)
        known = set(field.kind.codes(field)) if field is not None else set()
        if name not in sources.unread and not set(codes) <= known:
            sources.fault(f"{at}.where.{name}", "no field with such an option")
    return Standing(shape.of, where, texts)
