"""Whole visits against real processes: hub on loopback, emulators on ptys, journal on disk."""

from __future__ import annotations

import pytest

from model.page import Kind
from model.value import Money
from tests.journeys.shell import Journey

pytestmark = pytest.mark.timeout(180)


def test_hub_journal_and_slip_tell_the_same_visit(visit: Journey) -> None:
    visit.to_result()
    visit.press("reveal")
    visit.until(lambda page: page.node("act:reveal").text == "act.hide")  # type: ignore[union-attr]
    assert visit.page.node("answer.0").value == Money.of("1234.56")  # type: ignore[union-attr]
    visit.press("print")
    visit.shows("print.done")
    visit.end()
    with visit.journal() as journal:
        slip, calls, seen = journal.prints()[-1], journal.calls(), journal.visits()
    assert slip.state == "printed"
    asked = [c.op for c in calls if c.query_no == slip.number and c.op != "9001"]
    assert asked == visit.hub_calls(slip.number) == ["1101", "K202", "K202"]
    text = max(visit.shell.around.slips.glob("slip-*.txt")).read_text("utf-8")
    assert slip.number in text.replace(" ", "")
    assert "1,234.56" in text
    assert [(v.how, v.items) for v in seen] == [("choice", ("query_account",))]
    assert visit.sound()


def test_two_people_one_after_the_other(visit: Journey) -> None:
    visit.to_result()
    first = visit.page.node("who")
    visit.end()
    visit.to_result("lin_ran")
    assert visit.page.node("who") != first
    visit.end()
    with visit.journal() as journal:
        assert len(journal.visits()) == 2


def test_insured_status(visit: Journey) -> None:
    visit.to_result(item="query_insured_status")
    assert "item.query_insured_status.row.insurance" in visit.said
    assert visit.page.kind is Kind.RESULT


def test_a_rating_is_kept_by_the_hub(visit: Journey) -> None:
    visit.to_result()
    visit.press("finish")
    visit.kind(Kind.RATING)
    visit.press("rate.4")
    visit.shows("rating.thanks")
    with visit.journal() as journal:
        assert [c.state for c in journal.calls() if c.op == "K402"] == ["ok"]
