"""The picture of where a card goes: inside its panel, its arrow between card and reading area."""

from __future__ import annotations

import pytest

from model.page import Header, Kind, Line, Page
from model.profile import Profile, Size
from model.value import Plain
from screens.layout import lay_out
from screens.scene import Box, Shape, covers, rect_of
from tests.screens import samples

ARROWS = ("down", "down-left", "down-right", "up", "up-left", "up-right")


@pytest.mark.parametrize("kind", [Kind.PRESENT, Kind.MESSAGE])
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("place", ["left", "right", "below"])
def test_the_arrow_joins_card_and_reading_area(place: str, size: Size, kind: Kind) -> None:
    node = samples.credential("resident_id", place)
    page = Page("put", kind, Header(Line("head.name", {"place": Plain("")})), (node,))
    ops = lay_out(page, Profile(size=size), samples.desk()).ops
    panel, card, *boxes = [op for op in ops if isinstance(op, Box) and op.node == node.id]
    arrow = next(op for op in ops if isinstance(op, Shape) and op.name in ARROWS)
    area = max(boxes, key=lambda box: box.w)
    near = card.h // 8
    assert all(covers(rect_of(panel), rect_of(box)) for box in (card, area, arrow))
    assert abs(arrow.y - card.y - card.h) <= near
    assert abs(area.y - arrow.y - arrow.h) <= near
    assert area.x <= arrow.x + arrow.w // 2 <= area.x + area.w or place != "below"
    assert min(card.x, area.x) - panel.x <= panel.w // 10
    start = {"left": card.x - arrow.x - arrow.w, "right": arrow.x - card.x - card.w}
    assert abs(start.get(place, 0)) <= near
