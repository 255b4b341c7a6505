"""Whole visits by data alone, on real processes: a query, and a cancel with what it needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.play.every import pairs, play_all
from app.play.goal import Goal
from app.play.house import House, SentAway, Visit, opened
from config.sandbox import person
from model.item import Acting
from tests.journeys.shell import planned

pytestmark = pytest.mark.timeout(180)
WANTED = (("query_insured_status", "self"), ("remote_cancel", "agent"))


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with opened(planned()) as one:
        yield one


def test_what_hands_in_comes_before_what_asks_for_it() -> None:
    catalogue = planned().catalogue
    submits = [item.submit is not None for item, _ in pairs(catalogue)]
    assert submits == sorted(submits, reverse=True)
    assert {item.id for item, _ in pairs(catalogue)} == set(catalogue.items)
    assert pairs(catalogue, "query_filings", "agent") == [
        (catalogue.item("query_filings"), Acting.AGENT)
    ]


def test_what_is_wanted_is_played_with_what_it_needs() -> None:
    """Nothing can be cancelled before it was filed; who files for it is found, and not told."""
    plan = planned()
    wanted = [pair for one in WANTED for pair in pairs(plan.catalogue, *one)]
    others = [pair for pair in pairs(plan.catalogue) if pair not in wanted]
    played = list(play_all(lambda: opened(plan), wanted, others))
    assert {(one.item, one.acting) for one in played} == set(WANTED)
    for one in played:
        assert one.differences == ()
        assert one.touches > 5
        assert one.seconds > 0
    operations = {one.item: one.operations for one in played}
    assert operations["query_insured_status"] == ("1101", "K201", "K402")
    assert operations["remote_cancel"] == ("K352", "1101", "K313", "K312", "K402")


def test_an_account_of_many_pages_is_read_to_its_end(house: House) -> None:
    item = house.plan.catalogue.item("query_account")
    visit = house.play(Goal(item, Acting.SELF, person("chen_xiumei")))
    assert isinstance(visit, Visit)
    assert visit.played.differences == ()
    assert visit.evidence.printed == "printed"


def test_who_cannot_do_it_is_sent_away_with_the_reason(house: House) -> None:
    item = house.plan.catalogue.item("query_account")
    sent = house.play(Goal(item, Acting.SELF, person("lin_guoqing")))
    assert sent == SentAway("item.query_account.refuse.no_account.heading")
