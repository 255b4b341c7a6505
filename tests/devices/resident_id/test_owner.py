"""A reader's owner, turn by turn: armed or not, tags, cards and failures told once."""

from __future__ import annotations

from typing import Any

import pytest

from devices.port import CardFailure, CardKind, DeviceSaid, HealthChanged, News, ResidentCard
from devices.resident_id.owner import ReaderOwner
from devices.status import Health, Reason, State

READY = Health(State.READY)
CARD = ResidentCard(CardKind.RESIDENT, "示例", "1", "01", None, "", "", "", None, None)


@pytest.fixture
def owner(fake: Any, clock: Any, news: list[News]) -> ReaderOwner:
    made = ReaderOwner("reader", fake, news.append, clock, poll_s=0.25)
    made.turn()
    return made


def cards(news: list[News]) -> list[DeviceSaid]:
    return [one for one in news if isinstance(one, DeviceSaid)]


def test_disarmed_it_does_not_look(owner: ReaderOwner, fake: Any) -> None:
    fake.card = CARD
    for _ in range(3):
        owner.turn()
    assert "poll" not in fake.calls


def test_a_card_laid_while_disarmed_is_found_on_arm(
    owner: ReaderOwner, fake: Any, news: list[News]
) -> None:
    fake.card = CARD
    owner.turn()
    owner.arm("v1:3")
    assert owner.turn() == 0.25
    assert cards(news) == [DeviceSaid("reader", "v1:3", CARD)]


def test_armed_it_looks_at_its_interval_and_asks_for_no_status(
    owner: ReaderOwner, fake: Any, clock: Any
) -> None:
    owner.arm("a")
    for _ in range(100):
        clock.now += owner.turn()
    assert fake.calls == ["open"] + ["poll"] * 100


def test_what_is_read_carries_the_tag_in_force(
    owner: ReaderOwner, fake: Any, news: list[News]
) -> None:
    owner.arm("a")
    owner.turn()
    owner.arm("b")
    fake.card = CARD
    owner.turn()
    owner.disarm()
    owner.turn()
    assert [card.tag for card in cards(news)] == ["b"]


def test_a_card_under_way_at_disarm_keeps_the_tag_it_began_with(
    owner: ReaderOwner, fake: Any, news: list[News]
) -> None:
    def poll() -> ResidentCard:
        owner.disarm()
        owner.arm("next")
        return CARD

    fake.poll = poll
    owner.arm("stale")
    owner.turn()
    assert [card.tag for card in cards(news)] == ["stale"]


def test_a_failure_is_told_once_while_the_card_lies_there(
    owner: ReaderOwner, fake: Any, news: list[News]
) -> None:
    owner.arm("a")
    fake.card = CardFailure.UNREADABLE
    for _ in range(3):
        owner.turn()
    fake.card = CardFailure.WRONG_KIND
    owner.turn()
    fake.card = None
    owner.turn()
    fake.card = CardFailure.WRONG_KIND
    owner.turn()
    unreadable, wrong = CardFailure.UNREADABLE, CardFailure.WRONG_KIND
    assert [card.value for card in cards(news)] == [unreadable, wrong, wrong]


def test_a_card_that_fails_is_told_once_until_it_is_lifted(
    owner: ReaderOwner, fake: Any, news: list[News]
) -> None:
    fake.card = CardFailure.UNREADABLE
    for tag in ("a", "b"):
        owner.arm(tag)
        owner.turn()
        owner.turn()
    assert [card.tag for card in cards(news)] == ["a"]
    fake.card = None
    owner.turn()
    fake.card = CardFailure.UNREADABLE
    owner.turn()
    assert [card.tag for card in cards(news)] == ["a", "b"]


def test_a_poll_that_finds_the_reader_ill_is_a_change_of_health(
    owner: ReaderOwner, fake: Any, clock: Any, news: list[News]
) -> None:
    fault = Health(State.FAULT, Reason.NOT_AUTHORISED)
    owner.arm("a")
    fake.card = fake.health = fault
    for _ in range(3):
        clock.now += owner.turn()
    assert fake.calls == ["open", "poll", "status"]
    assert news == [HealthChanged("reader", READY), HealthChanged("reader", fault)]


def test_recovered_it_looks_again_at_once_still_armed(
    owner: ReaderOwner, fake: Any, clock: Any, news: list[News]
) -> None:
    owner.arm("a")
    fake.card = Health(State.UNKNOWN, Reason.NO_ANSWER)
    clock.now += owner.turn()
    clock.now += owner.turn()
    fake.card = CARD
    assert owner.turn() == 0.0
    owner.turn()
    assert cards(news) == [DeviceSaid("reader", "a", CARD)]


def test_unplugged_in_mid_visit_it_comes_back_armed(
    owner: ReaderOwner, fake: Any, news: list[News]
) -> None:
    owner.arm("a")
    owner.turn()
    fake.connected = False
    owner.turn()
    owner.turn()
    fake.connected, fake.card = True, CARD
    owner.turn()
    owner.turn()
    absent = Health(State.ABSENT, Reason.NOT_CONNECTED)
    assert news == [
        HealthChanged("reader", READY),
        HealthChanged("reader", absent),
        HealthChanged("reader", READY),
        DeviceSaid("reader", "a", CARD),
    ]
