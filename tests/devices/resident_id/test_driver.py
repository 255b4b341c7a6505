"""The driver's way through find, select, read, against the emulated reader in the same process."""

from __future__ import annotations

from typing import Any

import pytest

from config import sandbox
from devices.port import ResidentCard
from devices.resident_id.driver import SamVReader
from devices.status import Health, State


def test_opening_asks_how_it_is(link: Any) -> None:
    assert SamVReader(link).open() == Health(State.READY)
    assert link.opened


def test_an_empty_field_is_nothing(driver: SamVReader) -> None:
    assert driver.poll() is None


@pytest.mark.parametrize("person", [one.id for one in sandbox.people()])
def test_every_synthetic_card_is_read_as_it_was_laid(
    driver: SamVReader, link: Any, person: str
) -> None:
    link.order("lay", person=person)
    seen = driver.poll()
    laid = sandbox.person(person).card
    assert isinstance(seen, ResidentCard)
    assert (seen.name, seen.number, seen.address) == (laid.name, laid.number, laid.address)
    assert (seen.birth, seen.valid_to) == (laid.birth, laid.valid_to)


def test_a_card_that_was_read_is_not_found_again_until_it_was_lifted(
    driver: SamVReader, link: Any
) -> None:
    link.order("lay", person="chen_xiumei")
    first = driver.poll()
    assert isinstance(first, ResidentCard)
    assert driver.poll() is None
    link.order("take")
    assert driver.poll() is None
    link.order("lay", person="chen_xiumei")
    assert driver.poll() == first


def test_an_answer_byte_by_byte_is_the_same_answer(driver: SamVReader, link: Any) -> None:
    link.portion = 1
    link.order("lay", person="chen_xiumei")
    assert isinstance(driver.poll(), ResidentCard)


def test_what_arrived_unasked_is_drained_before_a_request(driver: SamVReader, link: Any) -> None:
    link.order("lay", person="chen_xiumei")
    assert isinstance(driver.poll(), ResidentCard)
    link.reader.received(bytes.fromhex("AAAAAA9669000311FFED"))  # a stray status request's answer
    assert driver.poll() is None


def test_closing_closes_the_link(driver: SamVReader, link: Any) -> None:
    driver.close()
    assert not link.opened
