"""The keys of open tasks, once more beside the journal."""

from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.shell.journal import Ended, Journal, Place, State
from kiosk.shell.journal.register import Register
from tests.kiosk.shell.journal.handed import AGENT, PRINCIPAL, key, submitted

Opener = Callable[[], Journal]


def test_a_task_is_there_before_anyone_is_told_and_gone_when_it_is_settled(
    place: Place, now: datetime
) -> None:
    journal = Journal.open(place, now, lambda reason: None)
    for number in (1, 2, 3):
        journal.task_kept(submitted(number), "{}", now).result()
    named = Register(place.register).read()
    assert [one.biz_sn for one in named] == [key(1), key(2), key(3)]
    journal.task_sending(key(2), State.JOURNALED, 1, 0.0, now)
    journal.task_ended(key(2), State.SENDING, Ended(State.ACCEPTED), now).result()
    journal.close()
    assert [one.biz_sn for one in Register(place.register).read()] == [key(1), key(3)]


def test_it_is_private_and_names_no_person(opener: Opener, place: Place, now: datetime) -> None:
    opener().task_kept(submitted(), '{"name":"x"}', now).result()
    text = place.register.read_text("utf-8")
    assert place.register.stat().st_mode & 0o777 == 0o600
    assert not [word for word in (PRINCIPAL, AGENT, '"name"') if word in text]


def test_a_parked_task_stays_until_a_person_has_looked_at_it(
    opener: Opener, place: Place, now: datetime
) -> None:
    journal = opener()
    journal.task_kept(submitted(), "{}", now)
    journal.task_sending(key(1), State.JOURNALED, 1, 0.0, now)
    journal.task_ended(key(1), State.SENDING, Ended(State.PARKED, "4001"), now).result()
    assert [one.biz_sn for one in Register(place.register).read()] == [key(1)]


def test_an_opening_writes_it_anew(opener: Opener, place: Place, now: datetime) -> None:
    opener().task_kept(submitted(), "{}", now).result()
    place.register.unlink()
    opener()
    assert [one.biz_sn for one in Register(place.register).read()] == [key(1)]


@pytest.mark.parametrize("torn", ["", '{"seq": 1, "biz', "[]", "\x00\x00", '{"seq": 1}', "7"])
def test_a_line_that_cannot_be_read_costs_no_other(
    opener: Opener, place: Place, now: datetime, torn: str
) -> None:
    opener().task_kept(submitted(), "{}", now).result()
    with place.register.open("a", encoding="utf-8") as file:
        file.write(torn + "\n")
    assert [one.biz_sn for one in Register(place.register).read()] == [key(1)]
