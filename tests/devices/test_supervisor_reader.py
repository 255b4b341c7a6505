"""A reader's owner, turn by turn: armed or not, tags, cards and failures told once."""

from __future__ import annotations

from typing import Any

import pytest

from devices.port import CardFailure, CardKind, DeviceSaid, HealthChanged, News, ResidentCard
from devices.status import Health, Reason, State
from devices.supervisor import ReaderOwner

READY = Health(State.READY)
CARD = ResidentCard(CardKind.RESIDENT, "示例", "1", "01", None, "", "", "", None, None)


@pytest.fixture
def owner(driver: Any, clock: Any, news: list[News]) -> ReaderOwner:
    made = ReaderOwner("reader", driver, news.append, clock, poll_s=0.25)
    made.turn()
    return made


def cards(news: list[News]) -> list[DeviceSaid]:
    return [one for one in news if isinstance(one, DeviceSaid)]


def test_disarmed_it_does_not_look(owner: ReaderOwner, driver: Any) -> None:
    driver.card = CARD
    for _ in range(3):
        owner.turn()
    assert "poll" not in driver.calls


def test_a_card_laid_while_disarmed_is_found_on_arm(
    owner: ReaderOwner, driver: Any, news: list[News]
) -> None:
    driver.card = CARD
    owner.turn()
    owner.arm("v1:3")
    assert owner.turn() == 0.25
    assert cards(news) == [DeviceSaid("reader", "v1:3", CARD)]


def test_armed_it_looks_at_its_interval_and_asks_for_no_status(
    owner: ReaderOwner, driver: Any, clock: Any
) -> None:
    owner.arm("a")
    for _ in range(100):
        clock.now += owner.turn()
    assert driver.calls == ["open"] + ["poll"] * 100


def test_what_is_read_carries_the_tag_in_force(
    owner: ReaderOwner, driver: Any, news: list[News]
) -> None:
    owner.arm("a")
    owner.turn()
    owner.arm("b")
    driver.card = CARD
    owner.turn()
    owner.disarm()
    owner.turn()
    assert [card.tag for card in cards(news)] == ["b"]


def test_a_card_under_way_at_disarm_keeps_the_tag_it_began_with(
    owner: ReaderOwner, driver: Any, news: list[News]
) -> None:
    def poll() -> ResidentCard:
        owner.disarm()
        owner.arm("next")
        return CARD

    driver.poll = poll
    owner.arm("stale")
    owner.turn()
    assert [card.tag for card in cards(news)] == ["stale"]


def test_a_failure_is_told_once_while_the_card_lies_there(
    owner: ReaderOwner, driver: Any, news: list[News]
) -> None:
    owner.arm("a")
    driver.card = CardFailure.UNREADABLE
    for _ in range(3):
        owner.turn()
    driver.card = CardFailure.WRONG_KIND
    owner.turn()
    driver.card = None
    owner.turn()
    driver.card = CardFailure.WRONG_KIND
    owner.turn()
    unreadable, wrong = CardFailure.UNREADABLE, CardFailure.WRONG_KIND
    assert [card.value for card in cards(news)] == [unreadable, wrong, wrong]


def test_a_card_that_fails_is_told_once_until_it_is_lifted(
    owner: ReaderOwner, driver: Any, news: list[News]
) -> None:
    driver.card = CardFailure.UNREADABLE
    for tag in ("a", "b"):
        owner.arm(tag)
        owner.turn()
        owner.turn()
    assert [card.tag for card in cards(news)] == ["a"]
    driver.card = None
    owner.turn()
    driver.card = CardFailure.UNREADABLE
    owner.turn()
    assert [card.tag for card in cards(news)] == ["a", "b"]


def test_a_poll_that_finds_the_reader_ill_is_a_change_of_health(
    owner: ReaderOwner, driver: Any, clock: Any, news: list[News]
) -> None:
    fault = Health(State.FAULT, Reason.NOT_AUTHORISED)
    owner.arm("a")
    driver.card = driver.health = fault
    for _ in range(3):
        clock.now += owner.turn()
    assert driver.calls == ["open", "poll", "status"]
    assert news == [HealthChanged("reader", READY), HealthChanged("reader", fault)]


def test_recovered_it_looks_again_at_once_still_armed(
    owner: ReaderOwner, driver: Any, clock: Any, news: list[News]
) -> None:
    owner.arm("a")
    driver.card = Health(State.UNKNOWN, Reason.NO_ANSWER)
    clock.now += owner.turn()
    clock.now += owner.turn()
    driver.card = CARD
    assert owner.turn() == 0.0
    owner.turn()
    assert cards(news) == [DeviceSaid("reader", "a", CARD)]


def test_unplugged_in_mid_visit_it_comes_back_armed(
    owner: ReaderOwner, driver: Any, news: list[News]
) -> None:
    owner.arm("a")
    owner.turn()
    driver.connected = False
    owner.turn()
    owner.turn()
    driver.connected, driver.card = True, CARD
    owner.turn()
    owner.turn()
    absent = Health(State.ABSENT, Reason.NOT_CONNECTED)
    assert news == [
        HealthChanged("reader", READY),
        HealthChanged("reader", absent),
        HealthChanged("reader", READY),
        DeviceSaid("reader", "a", CARD),
    ]
