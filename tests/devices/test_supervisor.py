"""The facade with its threads running: what is asked is done, what happens is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any

import pytest

from devices.port import (
    CardKind,
    DeviceSaid,
    HealthChanged,
    JobEnded,
    News,
    Printed,
    PrintEnd,
    ResidentCard,
    Text,
    Ticket,
)
from devices.receipt_printer.owner import PrinterOwner
from devices.resident_id.owner import ReaderOwner
from devices.status import UNSEEN, Health, Reason, State
from devices.supervisor import Devices

READY = Health(State.READY)
CARD = ResidentCard(CardKind.RESIDENT, "示例", "1", "01", None, "", "", "", None, None)
TICKET = Ticket((Text("示例"),))


class Rig:
    """One reader and one printer, and what they tell."""

    def __init__(self, reader: Any, printer: Any) -> None:
        self.reader, self.printer = reader, printer
        self.news: SimpleQueue[News] = SimpleQueue()
        self.devices = Devices(
            [
                ReaderOwner("reader", reader, self.news.put, poll_s=0.001),
                PrinterOwner("printer", printer, self.news.put),
            ]
        )

    def next(self) -> News:
        return self.news.get(timeout=10)


@pytest.fixture
def rig(fake: Any) -> Iterator[Rig]:
    made = Rig(fake, type(fake)())
    yield made
    made.devices.stop()


@pytest.fixture
def started(rig: Rig) -> Rig:
    rig.devices.start()
    ready = {HealthChanged("reader", READY), HealthChanged("printer", READY)}
    assert {rig.next(), rig.next()} == ready
    return rig


def test_before_the_start_nothing_is_known(rig: Rig) -> None:
    assert rig.devices.names == ("reader", "printer")
    assert rig.devices.health("reader") == UNSEEN
    assert rig.devices.columns("printer") == 48


def test_a_card_reaches_the_listener_with_its_tag(started: Rig) -> None:
    started.devices.arm("reader", "v:1")
    started.reader.card = CARD
    assert started.next() == DeviceSaid("reader", "v:1", CARD)


def test_a_ticket_is_answered(started: Rig) -> None:
    started.devices.ask("printer", "v:2", TICKET)
    assert started.next() == JobEnded("printer", "v:2", Printed(PrintEnd.PRINTED))


def test_a_reader_lost_while_armed_is_told_and_so_is_its_return(started: Rig) -> None:
    started.devices.arm("reader", "v:1")
    started.reader.connected = False
    absent = Health(State.ABSENT, Reason.NOT_CONNECTED)
    assert started.next() == HealthChanged("reader", absent)
    assert started.devices.health("reader") == absent
    started.reader.connected = True
    assert started.next() == HealthChanged("reader", READY)


def test_clearing_disarms_and_says_when_it_is_done(started: Rig) -> None:
    cleared = threading.Event()
    started.devices.arm("reader", "v:1")
    started.devices.clear(cleared.set)
    assert cleared.wait(10)
    assert "clear" in started.printer.calls
    assert started.devices._armed["reader"]._tag is None


def test_without_printers_clearing_is_done_at_once(fake: Any) -> None:
    cleared = threading.Event()
    Devices([ReaderOwner("reader", fake, lambda _: None)]).clear(cleared.set)
    assert cleared.is_set()


def test_stopping_closes_the_drivers_in_their_threads(started: Rig) -> None:
    started.devices.stop()
    assert not started.reader.opened
    assert not started.printer.opened


def test_after_the_stop_everything_is_still_answered(started: Rig) -> None:
    cleared = threading.Event()
    started.devices.stop()
    started.devices.ask("printer", "late", TICKET)
    started.devices.clear(cleared.set)
    assert started.next() == JobEnded("printer", "late", Printed(PrintEnd.NOT_PRINTED))
    assert cleared.is_set()


def test_a_device_that_it_does_not_have_is_a_bug(rig: Rig) -> None:
    with pytest.raises(KeyError):
        rig.devices.arm("toaster", "v:1")
