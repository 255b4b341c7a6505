"""Every way in which a card or the reader can fail, without a process: devices.md 1.4 and 1.6."""

from __future__ import annotations

from typing import Any

import pytest

from devices.port import CardFailure, LinkLost, ResidentCard
from devices.resident_id.driver import SamVReader
from devices.resident_id.profile import ReaderProfile
from devices.status import Health, Reason, State

SILENT = Health(State.UNKNOWN, Reason.NO_ANSWER)
GARBLED = Health(State.UNKNOWN, Reason.GARBLED)


@pytest.fixture
def laid(link: Any) -> Any:
    link.order("lay", person="chen_xiumei")
    return link


@pytest.mark.parametrize("word", ["31", "32", "33"])
def test_a_refused_proof_is_rejected(driver: SamVReader, link: Any, word: str) -> None:
    link.order("lay", person="chen_xiumei", word=word)
    assert driver.poll() is CardFailure.REJECTED


def test_another_kind_of_card(driver: SamVReader, link: Any) -> None:
    link.order("lay", person="chen_xiumei", word="40")
    assert driver.poll() is CardFailure.WRONG_KIND


def test_a_card_that_cannot_be_selected_is_to_be_laid_again(driver: SamVReader, link: Any) -> None:
    link.order("lay", person="chen_xiumei", word="81")
    assert driver.poll() is CardFailure.UNREADABLE


@pytest.mark.parametrize("after", ["find", "select"])
def test_a_card_lifted_between_the_steps_is_unreadable(
    driver: SamVReader, laid: Any, after: str
) -> None:
    laid.order("take", after=after)
    assert driver.poll() is CardFailure.UNREADABLE
    assert driver.poll() is None


@pytest.mark.parametrize("on", ["find", "select", "read"])
@pytest.mark.parametrize("word", ["10", "11", "24", "41", "47", "77", "91"])
def test_one_spoilt_step_is_tried_again_from_find(
    driver: SamVReader, laid: Any, on: str, word: str
) -> None:
    laid.order("word", word=word, on=on)
    assert isinstance(driver.poll(), ResidentCard)


@pytest.mark.parametrize("on", ["select", "read"])
def test_a_step_that_is_spoilt_twice_asks_for_the_card_again(
    driver: SamVReader, laid: Any, on: str
) -> None:
    laid.order("word", word="41", on=on, times=2)
    assert driver.poll() is CardFailure.UNREADABLE
    assert isinstance(driver.poll(), ResidentCard)


@pytest.mark.parametrize("on", ["find", "select"])
def test_a_wrong_sum_is_tried_again_once(driver: SamVReader, laid: Any, on: str) -> None:
    laid.order("corrupt_checksum", on=on)
    assert isinstance(driver.poll(), ResidentCard)


@pytest.mark.parametrize("verb", ["corrupt_checksum", "truncate"])
def test_a_read_that_was_spoilt_on_the_wire_asks_for_the_card_again(
    driver: SamVReader, laid: Any, verb: str
) -> None:
    laid.order(verb, on="read", bytes=3)
    assert driver.poll() is CardFailure.UNREADABLE
    laid.order("take")
    laid.order("lay", person="chen_xiumei")
    assert isinstance(driver.poll(), ResidentCard)


def test_wrong_sums_without_end_are_a_garbled_reader(driver: SamVReader, link: Any) -> None:
    link.order("corrupt_checksum", times=9)
    assert driver.poll() == GARBLED
    assert driver.status() == GARBLED


@pytest.mark.parametrize(
    ("word", "reason"), [("60", Reason.SELF_TEST), ("66", Reason.NOT_AUTHORISED)]
)
@pytest.mark.parametrize("on", ["find", "select", "read", "status"])
def test_a_reader_that_cannot_work_is_a_fault(
    driver: SamVReader, laid: Any, word: str, reason: Reason, on: str
) -> None:
    laid.order("word", word=word, on=on)
    seen = driver.status() if on == "status" else driver.poll()
    assert seen == Health(State.FAULT, reason)


def test_a_status_that_is_neither_good_nor_a_fault_is_unknown(
    driver: SamVReader, link: Any
) -> None:
    link.order("word", word="24", on="status")
    assert driver.status() == GARBLED


def test_silence_is_unknown_never_fine(driver: SamVReader, laid: Any) -> None:
    laid.silent = True
    assert driver.status() == SILENT
    assert driver.poll() == SILENT
    laid.silent = False
    assert isinstance(driver.poll(), ResidentCard)


def test_silence_at_opening_is_unknown(link: Any) -> None:
    link.silent = True
    assert SamVReader(link).open() == SILENT


@pytest.mark.parametrize(
    "noise",
    [
        bytes(range(256)),
        bytes.fromhex("AAAAAA"),
        bytes.fromhex("AAAAAA9669 FFFF"),
        bytes.fromhex("AAAAAA9669 0A00 01020304"),
        bytes.fromhex("AAAAAA9669 0004 000090 00"),
    ],
)
def test_noise_before_an_answer_hides_nothing(driver: SamVReader, laid: Any, noise: bytes) -> None:
    laid.before = noise
    assert isinstance(driver.poll(), ResidentCard)


def test_a_read_answer_with_wrong_inner_lengths_is_no_card(driver: SamVReader, laid: Any) -> None:
    laid.order("word", word="90", on="read", times=2)  # done, and no data
    assert driver.poll() is CardFailure.UNREADABLE


def test_a_module_with_another_preamble_is_silent_to_the_usual_one(link: Any) -> None:
    odd = SamVReader(link, ReaderProfile(preamble="EAEBECED"))
    assert odd.open() == SILENT


@pytest.mark.parametrize("call", ["poll", "status", "open"])
def test_a_lost_link_is_raised_whatever_is_called(driver: SamVReader, link: Any, call: str) -> None:
    link.lost = True
    with pytest.raises(LinkLost):
        getattr(driver, call)()
    driver.close()
