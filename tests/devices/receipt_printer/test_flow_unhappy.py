"""A printer whose buffer is small, that says XOFF, answers late, or tells less than others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from devices.family import Flow
from devices.port import Printed, PrintEnd, Qr, Text, Ticket
from devices.receipt_printer.driver import EscPosPrinter
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import PrinterProfile, printer_profile
from devices.status import Health, Reason, State
from tests.devices.receipt_printer.bench import Bench, PrinterLink

XON, XOFF = b"\x11", b"\x13"
LONG = Ticket(tuple(Text(f"第{n}行{'医保' * 6}") for n in range(1, 41)))


class SmallBuffer(PrinterLink):
    """Takes in 1 kB/s; says XOFF with 128 bytes of room left, XON when half empty, and loses what
    finds no room.
    """

    size, room = 512, 128

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._held = bytearray()
        self._off = self._working = False
        self.lost_bytes = 0
        self.stuck = False

    def heard(self, data: bytes) -> None:
        space = self.size - len(self._held)
        self.lost_bytes += max(0, len(data) - space)
        self._held += data[:space]
        if len(self._held) > self.size - self.room and not self._off:
            self._off = True
            self.arrive(XOFF)
        if not self._working:
            self._working = True
            self.after(0.016, self._work)

    def _work(self) -> None:
        self._working = False
        if self.stuck:
            return
        done = bytes(self._held[:16])
        del self._held[:16]
        self.printer.received(done)
        if self._off and len(self._held) < self.size // 2:
            self._off = False
            self.arrive(XON)
        if self._held:
            self._working = True
            self.after(0.016, self._work)


@pytest.fixture
def small(glyphs: Glyphs, tmp_path: Path) -> Callable[..., tuple[SmallBuffer, EscPosPrinter]]:
    def make(flow: Flow, **own: Any) -> tuple[SmallBuffer, EscPosPrinter]:
        profile = printer_profile("escpos-80", own)
        link = SmallBuffer(profile, glyphs, tmp_path, 0.0)
        driver = EscPosPrinter(link, profile, glyphs, flow)
        assert driver.open() == Health(State.READY)
        return link, driver

    return make


@pytest.mark.parametrize("proof", [True, False])
def test_at_xoff_nothing_is_lost_and_at_xon_it_goes_on(small: Any, proof: bool) -> None:
    link, driver = small(Flow.XONXOFF, proof=proof, grace_s=60.0)
    assert driver.print(LONG) == Printed(PrintEnd.PRINTED)
    assert link.lost_bytes == 0
    [slip] = link.printer._out.glob("*.txt")
    assert slip.read_text("utf-8").count("行") == 40


@pytest.mark.parametrize("proof", [True, False])
def test_where_nobody_stops_for_it_a_ticket_is_never_called_printed(
    small: Any, proof: bool
) -> None:
    link, driver = small(Flow.NONE, proof=proof)
    assert driver.print(LONG).end is PrintEnd.UNKNOWN
    assert link.lost_bytes > 0


@pytest.mark.parametrize("flow", [Flow.NONE, Flow.XONXOFF])
def test_an_xoff_left_open_ends_at_the_deadline_and_is_unknown(small: Any, flow: Flow) -> None:
    link, driver = small(flow, proof=False, grace_s=5.0)

    def stick() -> None:
        link.stuck = True

    link.after(0.1, stick)
    began = link.now()
    assert driver.print(LONG).end is PrintEnd.UNKNOWN
    assert link.now() - began < 60


def test_before_a_job_an_open_xoff_is_not_printed(bench: Bench, ticket: Ticket) -> None:
    bench.link.arrive(XOFF)
    assert bench.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, Reason.OFFLINE)
    bench.link.arrive(XON)
    assert bench.driver.print(ticket) == Printed(PrintEnd.PRINTED)


# Late answers.


class Late(PrinterLink):
    """Each answer comes `late_s` after its question."""

    late_s = 0.0

    def send(self, data: bytes) -> None:
        if self.late_s:
            self.after(self.late_s, lambda: self.arrive(data))
        else:
            self.arrive(data)


@pytest.fixture
def late(glyphs: Glyphs, tmp_path: Path) -> Callable[..., tuple[Late, EscPosPrinter]]:
    def make(**own: Any) -> tuple[Late, EscPosPrinter]:
        profile = printer_profile("escpos-80", own)
        link = Late(profile, glyphs, tmp_path, 0.0)
        driver = EscPosPrinter(link, profile, glyphs)
        driver.open()
        return link, driver

    return make


def test_answers_that_come_late_but_in_time_are_answers(late: Any, ticket: Ticket) -> None:
    link, driver = late()
    link.late_s = 0.55
    assert driver.status() == Health(State.READY)
    assert driver.print(ticket) == Printed(PrintEnd.PRINTED)


def test_how_long_an_answer_is_waited_for_is_the_models(late: Any, ticket: Ticket) -> None:
    link, driver = late(answer_s=0.5)
    link.late_s = 0.55
    assert driver.status() == Health(State.UNKNOWN, Reason.NO_ANSWER)
    link, driver = late(answer_s=2.0)
    link.late_s = 1.8
    assert driver.print(ticket) == Printed(PrintEnd.PRINTED)


@pytest.mark.parametrize("pause", [0.0, 0.2, 1.0])
def test_after_one_late_answer_the_next_are_those_of_their_questions(
    late: Any, pause: float
) -> None:
    link, driver = late(answer_s=0.5)
    link.printer.verbs()["paper_near_end"]({})
    assert driver.status() == Health(State.READY, Reason.PAPER_LOW)
    link.late_s = 0.8
    assert driver.status() == Health(State.UNKNOWN, Reason.NO_ANSWER)
    link.late_s = 0.0
    link.time += pause
    assert driver.status() == Health(State.READY, Reason.PAPER_LOW)


# What a model can tell.


@pytest.fixture
def told(glyphs: Glyphs, tmp_path: Path) -> Callable[..., tuple[PrinterLink, EscPosPrinter]]:
    def make(**own: Any) -> tuple[PrinterLink, EscPosPrinter]:
        profile: PrinterProfile = printer_profile("escpos-80", own)
        link = PrinterLink(profile, glyphs, tmp_path, 0.0)
        return link, EscPosPrinter(link, profile, glyphs)

    return make


def test_one_without_dle_eot_3_is_asked_the_others(told: Any, ticket: Ticket) -> None:
    link, driver = told(status=[1, 2, 4])
    assert driver.open() == Health(State.READY)
    assert b"\x10\x04\x03" not in link.written
    assert driver.print(ticket) == Printed(PrintEnd.PRINTED)
    link.printer.verbs()["paper_out"]({})
    assert driver.status() == Health(State.ATTENTION, Reason.PAPER_OUT)


def test_one_that_tells_nothing_prints_and_nobody_knows_how_it_ended(
    told: Any, ticket: Ticket
) -> None:
    link, driver = told(status=[], proof=False)
    assert driver.open() == Health(State.READY)
    assert driver.print(ticket) == Printed(PrintEnd.UNKNOWN)
    assert len(list(link.printer._out.glob("*.png"))) == 1


def test_a_status_that_comes_by_itself_is_believed(told: Any, ticket: Ticket) -> None:
    link, driver = told(status=[1], asb=True)
    assert driver.open() == Health(State.READY)
    for verb, health in (
        ("paper_near_end", Health(State.READY, Reason.PAPER_LOW)),
        ("paper_out", Health(State.ATTENTION, Reason.PAPER_OUT)),
        ("paper_ok", Health(State.READY)),
    ):
        link.printer.verbs()[verb]({})
        assert driver.status() == health
    assert driver.print(ticket) == Printed(PrintEnd.PRINTED)
    link.silent = True
    assert driver.status() == Health(State.UNKNOWN, Reason.NO_ANSWER)


def test_a_code_may_be_drawn_as_a_picture(told: Any) -> None:
    link, driver = told(qr="picture")
    driver.open()
    driver.print(Ticket((Qr("FZ-251122-000123"),)))
    [slip] = link.printer._out.glob("*.json")
    kinds = slip.read_text("utf-8")
    assert '"image"' in kinds
    assert '"qr"' not in kinds


# Cancelled.


def test_a_ticket_that_is_cancelled_while_it_prints_is_unknown_at_once(
    make_bench: Callable[..., Bench], ticket: Ticket
) -> None:
    bench = make_bench(line_s=0.25)
    began = bench.link.now()
    printed = bench.driver.print(ticket, lambda: bench.link.now() > began + 1.0)
    assert printed.end is PrintEnd.UNKNOWN
    assert bench.link.now() - began < 2.0
    bench.driver.print(Ticket((Text("下一位"),)))
    half, whole = bench.slips()
    assert 0 < half.count("行") < 20
    assert whole.split() == ["下一位"]


def test_one_that_is_cancelled_before_it_began_is_not_printed(bench: Bench, ticket: Ticket) -> None:
    assert bench.driver.print(ticket, lambda: True).end is PrintEnd.NOT_PRINTED
    assert "行".encode("gb18030") not in bench.link.written
