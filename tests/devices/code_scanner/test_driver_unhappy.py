"""A scanner that is silent, noisy, unplugged, or shown something before it was asked to look."""

from __future__ import annotations

from typing import Any

import pytest

from devices.code_scanner.driver import SerialScanner
from devices.port import CodeFailure, CodeSeen, LinkLost, ScannedCode
from devices.status import Health, Reason, State

READY = Health(State.READY)
SILENT = Health(State.UNKNOWN, Reason.NO_ANSWER)
GARBLED = Health(State.UNKNOWN, Reason.GARBLED)


def looked(driver: SerialScanner, polls: int = 30) -> list[CodeSeen]:
    return [one for one in (driver.poll() for _ in range(polls)) if one is not None]


def told(seen: list[CodeSeen]) -> list[str]:
    return [one.text if isinstance(one, ScannedCode) else str(one) for one in seen]


def test_what_came_before_begin_is_not_told(driver: SerialScanner, link: Any) -> None:
    link.arrive(b"early\r")
    driver.begin()
    assert looked(driver) == []


def test_the_tail_of_what_began_before_is_not_told_either(driver: SerialScanner, link: Any) -> None:
    link.arrive(b"4240000000")
    link.after(0.05, lambda: link.arrive(b"000000000107350000\r"))
    driver.begin()
    assert looked(driver) == []


def test_what_comes_after_end_is_not_told_by_the_next_begin(
    driver: SerialScanner, link: Any
) -> None:
    driver.begin()
    link.arrive(b"half of a co")
    driver.poll()
    driver.end()
    link.arrive(b"de\rlate\r")
    driver.begin()
    assert looked(driver) == []


def test_a_code_that_holds_a_suffix_does_not_pass_for_two(driver: SerialScanner, link: Any) -> None:
    link.portion = 3
    driver.begin()
    link.order("show", text="harmless\r4240000000000000000107350000")
    link.order("show", text="harmless\r4240000000000000000107350000")
    assert set(told(looked(driver))) == {"harmless"}


def test_noise_is_unreadable_and_the_next_code_is_read(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.arrive(b"\xff\x00\xfe\x81")
    assert told(looked(driver, 15)) == [CodeFailure.UNREADABLE]
    link.order("show", text="good")
    assert told(looked(driver))[0] == "good"


def test_two_kilobytes_of_hostile_text_are_one_failure(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.order("show", text=("%s%n{0}\u202e\x1b[2J\x00" * 200)[:2048])
    seen = looked(driver)
    assert set(told(seen)) == {CodeFailure.UNREADABLE}


def test_more_than_a_code_can_hold_is_too_long(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.order("show", text="9" * 9000)
    assert set(told(looked(driver))) == {CodeFailure.TOO_LONG}
    link.order("show", text="good")
    assert "good" in told(looked(driver))


def test_half_a_code_and_then_silence_ends_with_the_pause(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.order("cut", bytes=9)
    link.order("show", text="4240000000000000000107350000")
    assert told(looked(driver))[0] == "424000000"


@pytest.mark.parametrize("sent", [0, 9])
def test_unplugged_in_mid_code_the_link_is_lost_and_nothing_told(
    driver: SerialScanner, link: Any, sent: int
) -> None:
    driver.begin()
    link.arrive(b"4240000000000000000107350000"[:sent])

    def lose() -> None:
        link.lost = True

    link.after(0.05, lose)
    with pytest.raises(LinkLost):
        looked(driver)
    driver.close()
    link.lost = False
    assert driver.open() == READY
    driver.begin()
    assert looked(driver) == []


def test_a_line_that_never_pauses_is_garbled(driver: SerialScanner, link: Any) -> None:
    def babble() -> None:
        link.arrive(b"x")
        link.after(0.02, babble)

    babble()
    assert driver.status() == GARBLED


def test_babble_that_begins_while_it_looks_is_garbled(driver: SerialScanner, link: Any) -> None:
    driver.begin()

    def babble() -> None:
        link.arrive(b"x" * 40)
        link.after(0.02, babble)

    babble()
    assert GARBLED in looked(driver, 60)


def test_where_the_line_never_pauses_nothing_that_was_begun_is_kept(
    driver: SerialScanner, link: Any
) -> None:
    def babble() -> None:
        link.arrive(b"x")
        link.after(0.02, babble)

    driver.begin()
    link.arrive(b"4240000000")
    driver.poll()
    babble()
    driver.end()
    assert not driver._messages.pending


def test_a_newland_that_does_not_take_the_trigger_is_unknown(newland: Any) -> None:
    driver = SerialScanner(newland, newland.profile)
    driver.open()
    newland.silent = True
    driver.begin()
    assert looked(driver, 20)[0] == SILENT


def test_another_baud_rate_is_garbled(newland: Any) -> None:
    driver = SerialScanner(newland, newland.profile)
    newland.silent = True
    newland.scanner.received = lambda data: newland.waiting.extend(b"\xf8\x00\xe6")
    assert driver.open() == GARBLED


def test_closing_what_is_lost_does_not_raise(driver: SerialScanner, link: Any) -> None:
    driver.begin()
    link.lost = True
    driver.close()
    assert not link.opened
