"""Each fault of the real world, against real processes: plain words, nothing lost, and back."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.core.step import wait
from model.page import Kind
from model.value import Area, shown
from tests.journeys.shell import Journey, journey, planned

pytestmark = pytest.mark.timeout(180)

OTHER = "其他"


def test_an_unreadable_card_is_read_when_it_is_laid_again(visit: Journey) -> None:
    visit.present()
    visit.reader.do("corrupt_checksum", on="read")
    visit.lay("chen_xiumei")
    visit.shows("card.unreadable")
    visit.lift()
    visit.lay("chen_xiumei")
    visit.kind(Kind.RESULT)


def test_an_expired_card_may_ask(visit: Journey) -> None:
    visit.to_result("xu_guifang")
    visit.shows("result.expired_card")


def test_a_wrong_check_digit_is_refused_before_anything_is_sent(visit: Journey) -> None:
    visit.present()
    visit.lay("liu_cuohao")
    visit.shows("card.bad_number.heading")
    with visit.journal() as journal:
        assert journal.calls() == []


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ("zhao_mingzhu", "refuse.unknown_person.heading"),
        ("he_yongnian", "refuse.deceased.heading"),
        ("lin_guoqing", "item.query_account.refuse.no_account.heading"),
        ("wang_lanfang", "refuse.insured_elsewhere.heading"),
    ],
)
def test_people_whose_balance_is_not_here(visit: Journey, person: str, text: str) -> None:
    visit.present()
    visit.lay(person)
    visit.shows(text)
    # 您的信息没有改动 is no word for somebody who holds the card of one who has died.
    assert (visit.page.node("safe") is None) is (person == "he_yongnian")


def test_insured_elsewhere_says_where(visit: Journey) -> None:
    visit.present()
    visit.lay("wang_lanfang")
    page = visit.shows("refuse.insured_elsewhere.heading")
    assert page.nodes[0].slots["place"] == Area("320900", full=True)


def test_several_insurances_are_asked_for(visit: Journey) -> None:
    visit.present()
    visit.lay("su_jianping")
    visit.kind(Kind.QUESTION)
    visit.press("row:1")
    visit.kind(Kind.RESULT)


def test_codes_that_nobody_knows_are_shown_as_others(visit: Journey) -> None:
    visit.to_result("gao_wenbin", "query_insured_status")
    texts = visit.shell.plan.texts
    rows = [
        node for node in visit.page.nodes if node.text == "item.query_insured_status.row.insurance"
    ]
    known, unknown = [shown(row.slots["kind"], texts) for row in rows]
    assert known != unknown == OTHER
    for row in rows:
        assert row.value is not None
        assert shown(row.value, texts) == OTHER


def test_a_card_of_another_writing_keeps_its_name(visit: Journey) -> None:
    visit.to_result("ouyang_ji")
    who = visit.page.node("who")
    assert who is not None
    assert who.slots["name"].shown == "欧阳*"  # type: ignore[union-attr]


# The hub.


@contextmanager
def deaf_port() -> Iterator[str]:
    """An address where nobody listens: bound, so that nobody else takes it meanwhile."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


def test_a_hub_that_cannot_be_reached(tmp_path: Path) -> None:
    with deaf_port() as url, journey(tmp_path, planned(hub={"url": url})) as visit:
        visit.present()
        visit.lay("chen_xiumei")
        visit.shows("hub.unreachable.heading")
        visit.press("leave")
        visit.kind(Kind.MENU)


def test_a_slow_hub_is_waited_for_and_may_be_asked_again(tmp_path: Path) -> None:
    with journey(tmp_path, planned(hub={"read_s": 0.5, "connect_s": 0.5})) as visit:
        visit.present()
        visit.fault(op="1101", kind="late", seconds=600, times=1)
        visit.lay("chen_xiumei")
        visit.shows("hub.unknown.heading")
        visit.mend()
        visit.press("retry")
        visit.kind(Kind.RESULT)


def test_a_late_hub_is_said_to_be_late(visit: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wait, "SLOW", 0.5)
    visit.present()
    visit.fault(op="1101", kind="late", seconds=600, times=1)
    visit.lay("chen_xiumei")
    visit.shows("busy.slow")
    visit.mend()
    visit.kind(Kind.RESULT)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("garbage", "hub.garbled.heading"),
        ("reset", "hub.unknown.heading"),
        ("dropped_after_commit", "hub.unknown.heading"),
        ("http_500", "hub.garbled.heading"),
    ],
)
def test_a_hub_that_answers_nothing_of_use(visit: Journey, kind: str, text: str) -> None:
    visit.present()
    visit.fault(op="K202", kind=kind, times=1)
    visit.lay("chen_xiumei")
    visit.shows(text)
    visit.press("retry")
    visit.kind(Kind.RESULT)


def test_a_refusal_without_words_of_its_own(visit: Journey) -> None:
    visit.present()
    visit.fault(op="K202", kind="refused", times=1, code="4999", message="x")
    visit.lay("chen_xiumei")
    visit.shows("refuse.other.heading")


def test_a_rating_that_got_lost_is_said_to_be_lost(visit: Journey) -> None:
    visit.to_result()
    visit.press("finish")
    visit.kind(Kind.RATING)
    visit.fault(op="K402", kind="reset", times=9)
    visit.press("rate.5")
    visit.shows("rating.lost")
