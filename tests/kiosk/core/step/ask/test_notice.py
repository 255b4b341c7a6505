"""The one notice before an item: what to bring, how long, what it costs."""

from __future__ import annotations

import pytest

from kiosk.core.event import Tick
from kiosk.core.step.ask.notice import NOTICE, Told
from kiosk.core.step.kind import Done, Leave, Presented, Stay
from tests.kiosk.core.stage import ITEMS, PAPER_OUT
from tests.kiosk.core.step.asked import PRINTER, context, credential, press, said, written


@pytest.mark.parametrize("item", sorted(ITEMS.items))
def test_every_item_says_what_it_needs(item: str) -> None:
    ctx = context(item=item)
    page = NOTICE.page(Told(), ctx)
    assert set(ctx.item.notice) <= set(said(page))
    assert all(written(page))
    assert page.default == "act:begin"


def test_the_official_name_stands_once() -> None:
    page = NOTICE.page(Told(), context())
    assert sum("个人账户余额及明细查询" in text for text in written(page)) == 1


def test_a_slip_that_cannot_be_had_is_told_beforehand() -> None:
    without = NOTICE.page(Told(), context(health={PRINTER: PAPER_OUT}))
    assert "notice.no_printer" in said(without)
    assert "notice.no_printer" not in said(NOTICE.page(Told(), context()))


def test_without_paper_a_filing_can_be_made_and_its_number_written_down() -> None:
    ctx = context(health={PRINTER: PAPER_OUT}, item="remote_long_stay")
    told = said(NOTICE.page(Told(), ctx))
    assert {"notice.no_printer.filing", "get.number_only"} <= set(told)
    assert not {"notice.no_printer", "get.number"} & set(told)


def test_a_filing_says_what_to_fill_in_and_that_it_is_reviewed() -> None:
    told = said(NOTICE.page(Told(), context(item="remote_long_stay")))
    assert {
        "item.remote_long_stay.need.stay",
        "item.remote_long_stay.time.reviewed",
        "need.for_family",
    } <= set(told)


def test_beginning_laying_a_card_and_leaving() -> None:
    ctx = context()
    assert press(NOTICE, Told(), "begin", ctx) == Done(ctx.data)
    assert NOTICE.handle(Told(), Presented(credential()), ctx) == Done(ctx.data)
    assert press(NOTICE, Told(), "leave", ctx) == Leave(ctx.data)
    assert NOTICE.handle(Told(), Tick(), ctx) == Stay(Told())
