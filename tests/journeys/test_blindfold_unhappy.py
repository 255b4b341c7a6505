"""What the blindfold player cannot do, and what it does when a card is not read at once."""

from __future__ import annotations

import pytest

from devices.port import CardFailure
from kiosk.core.command import Submit
from tests.journeys.blindfold import Goal, Lost, Player
from tests.journeys.dark import Room
from tests.journeys.goals import HEADPHONES, OWN, SELF, WHERE
from tests.kiosk.core.stage import CHEN, LIN


def test_without_the_card_it_is_lost_and_tells_what_it_heard() -> None:
    with pytest.raises(Lost, match="请放上身份证，或扫医保码"):
        Player(Room(HEADPHONES), Goal(("查余额",), {})).play()


def test_what_the_menu_does_not_have_is_not_found() -> None:
    with pytest.raises(Lost, match="您要办什么"):
        Player(Room(HEADPHONES), Goal(("查天气",), OWN)).play()


def test_a_card_that_is_not_read_is_laid_down_again() -> None:
    tries = iter((CardFailure.UNREADABLE, None))

    def hands(room: Room) -> list[str]:
        failure = next(tries)
        return room.lay(CHEN, "陈女士") if failure is None else room.lay_badly(failure)

    room = Room(HEADPHONES)
    Player(room, Goal(("查余额",), {"请放上身份证": hands})).play()
    assert any("没有读到" in line for line in room.lines)
    assert next(tries, "none left") == "none left"


def test_another_persons_card_does_not_sign() -> None:
    cards = iter(((LIN, "林先生"), (CHEN, "陈女士")))
    hands = {**OWN, "请拿起身份证": lambda room: room.lay(*next(cards))}
    room = Room(HEADPHONES)
    Player(room, Goal(("去外地长住", *SELF), hands, WHERE, last=("接着办我的", "不评了"))).play()
    assert any("另一个人的身份证" in line for line in room.lines)
    submits = [c for c in room.stage.commands if isinstance(c, Submit)]
    assert len(submits) == 1
