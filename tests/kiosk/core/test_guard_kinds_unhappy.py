"""A bug of a kind of field ends the visit like any other: planted in every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.item import Catalogue
from model.item.kinds import KINDS
from model.page import Kind
from tests.kiosk.core.filing import ITEM, for_self
from tests.kiosk.core.planted import fault
from tests.kiosk.core.stage import ITEMS, Stage

PARTS = ("sheet", "opened")
"""What the first page of a form asks of each kind."""


def planted(kind: str, part: str) -> Catalogue:
    """The first field of a filing is of this kind, with a fault."""
    item = ITEMS.item(ITEM)
    key = item.pages[0][0]
    broken = replace(item.fields[key], kind=replace(KINDS[kind], **{part: fault}))
    other = {**item.fields, key: broken}
    return Catalogue({**ITEMS.items, ITEM: replace(item, fields=other)})


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", list(KINDS))
def test_a_fault_in_a_kind_of_field_ends_one_visit(kind: str, part: str) -> None:
    stage = Stage(items=planted(kind, part), planted=True)
    for_self(stage=stage)
    assert stage.data().count("bug") == 1
    assert "ending.bug" in stage.said
    assert stage.terminal._now.serving is None
    stage.press("noted")
    stage.begin()
    stage.to_result()
    assert stage.page.kind is Kind.RESULT
