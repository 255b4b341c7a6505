"""A scanner's owner, turn by turn: the light, tags, and codes told once."""

from __future__ import annotations

from typing import Any

import pytest

from devices.code_scanner.owner import APART_S, ScannerOwner
from devices.port import CodeFailure, DeviceSaid, HealthChanged, News, ScannedCode
from devices.status import Health, Reason, State

READY = Health(State.READY)
CODE = ScannedCode("4240000000000000000107350000", 1.0)
OTHER = ScannedCode("https://example.org", 2.0)


@pytest.fixture
def owner(fake: Any, clock: Any, news: list[News]) -> ScannerOwner:
    made = ScannerOwner("scanner", fake, news.append, clock)
    made.turn()
    return made


def codes(news: list[News]) -> list[DeviceSaid]:
    return [one for one in news if isinstance(one, DeviceSaid)]


def test_disarmed_it_is_dark_and_does_not_look(owner: ScannerOwner, fake: Any) -> None:
    fake.card = CODE
    for _ in range(3):
        owner.turn()
    assert fake.calls == ["open"]


def test_armed_it_looks_without_asking_for_status(
    owner: ScannerOwner, fake: Any, clock: Any
) -> None:
    owner.arm("a")
    for _ in range(100):
        clock.now += 0.1 + owner.turn()
    assert fake.calls == ["open", "begin"] + ["poll"] * 100


def test_what_is_shown_carries_the_tag(owner: ScannerOwner, fake: Any, news: list[News]) -> None:
    owner.arm("v1:3")
    fake.card = CODE
    owner.turn()
    assert codes(news) == [DeviceSaid("scanner", "v1:3", CODE)]


def test_disarming_puts_the_light_out_once(owner: ScannerOwner, fake: Any) -> None:
    owner.arm("a")
    owner.turn()
    owner.disarm()
    owner.turn()
    owner.turn()
    assert fake.calls == ["open", "begin", "poll", "end"]


def test_another_tag_begins_anew(owner: ScannerOwner, fake: Any) -> None:
    owner.arm("a")
    owner.turn()
    owner.disarm()
    owner.arm("b")
    owner.turn()
    assert fake.calls == ["open", "begin", "poll", "begin", "poll"]


def test_what_was_read_while_it_was_disarmed_is_dropped(
    owner: ScannerOwner, fake: Any, news: list[News]
) -> None:
    def poll() -> ScannedCode:
        owner.disarm()
        owner.arm("next")
        fake.poll = lambda: CODE
        return CODE

    fake.poll = poll
    owner.arm("stale")
    owner.turn()
    assert codes(news) == []
    owner.turn()
    assert codes(news) == [DeviceSaid("scanner", "next", CODE)]


@pytest.mark.parametrize("held", [CODE, CodeFailure.UNREADABLE])
def test_what_is_held_up_is_told_once(
    owner: ScannerOwner, fake: Any, clock: Any, news: list[News], held: ScannedCode | CodeFailure
) -> None:
    owner.arm("a")
    fake.card = held
    for _ in range(10):
        owner.turn()
        clock.now += APART_S / 2
    assert len(codes(news)) == 1
    owner.arm("b")
    owner.turn()
    assert len(codes(news)) == 1


def test_gone_and_shown_again_it_is_told_again(
    owner: ScannerOwner, fake: Any, clock: Any, news: list[News]
) -> None:
    owner.arm("a")
    fake.card = CODE
    owner.turn()
    clock.now += APART_S
    owner.turn()
    assert codes(news) == [DeviceSaid("scanner", "a", CODE)] * 2


def test_another_code_is_told_at_once(owner: ScannerOwner, fake: Any, news: list[News]) -> None:
    owner.arm("a")
    for fake.card in (CODE, OTHER, CodeFailure.TOO_LONG):
        owner.turn()
    assert [code.value for code in codes(news)] == [CODE, OTHER, CodeFailure.TOO_LONG]


def test_nothing_that_it_keeps_shows_the_code(owner: ScannerOwner, fake: Any) -> None:
    owner.arm("a")
    fake.card = CODE
    owner.turn()
    fake.card = None
    assert CODE.text not in repr(vars(owner))


def test_found_ill_while_it_looks_it_begins_anew_once_it_is_well(
    owner: ScannerOwner, fake: Any, clock: Any, news: list[News]
) -> None:
    silent = Health(State.UNKNOWN, Reason.NO_ANSWER)
    owner.arm("a")
    fake.card = fake.health = silent
    clock.now += owner.turn()
    clock.now += owner.turn()
    fake.health, fake.card = READY, CODE
    clock.now += 1.0
    assert owner.turn() == 0.0
    owner.turn()
    assert fake.calls == ["open", "begin", "poll", "end", "status", "begin", "poll"]
    assert news[-3:] == [
        HealthChanged("scanner", silent),
        HealthChanged("scanner", READY),
        DeviceSaid("scanner", "a", CODE),
    ]


def test_unplugged_it_comes_back_armed(owner: ScannerOwner, fake: Any, news: list[News]) -> None:
    owner.arm("a")
    owner.turn()
    fake.connected = False
    owner.turn()
    fake.connected, fake.card = True, CODE
    owner.turn()
    owner.turn()
    assert fake.calls[-3:] == ["open", "begin", "poll"]
    assert news[-1] == DeviceSaid("scanner", "a", CODE)


def test_unplugged_and_disarmed_it_comes_back_dark(owner: ScannerOwner, fake: Any) -> None:
    owner.arm("a")
    owner.turn()
    fake.connected = False
    owner.turn()
    owner.disarm()
    fake.connected = True
    owner.turn()
    owner.turn()
    assert fake.calls[-1] == "open"
