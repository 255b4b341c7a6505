"""The driver with a printer that works."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from devices.port import Printed, PrintEnd, Text, Ticket
from devices.receipt_printer.codec import CLEAR, PROOF
from devices.status import Health, Reason, State
from tests.devices.receipt_printer.bench import Bench

Make = Callable[..., Bench]


def test_it_says_how_wide_it_is(bench: Bench) -> None:
    assert bench.driver.columns == 32


def test_opening_sets_up_drops_what_is_left_and_asks(make_bench: Make) -> None:
    bench = make_bench(opened=False)
    assert bench.driver.open() == Health(State.READY)
    assert bench.link.written.startswith(CLEAR + bytes.fromhex("1b40 1c26 1d6100 100401"))


def test_a_ticket_is_printed_and_proved(bench: Bench, ticket: Ticket) -> None:
    assert bench.driver.print(ticket) == Printed(PrintEnd.PRINTED)
    assert [line for line in bench.slips()[0].split("\n") if line][:2] == ["第1行", "第2行"]


def test_it_waits_until_the_paper_stands(make_bench: Make, ticket: Ticket) -> None:
    bench = make_bench(line_s=0.25)
    began = bench.link.now()
    assert bench.driver.print(ticket) == Printed(PrintEnd.PRINTED)
    assert bench.link.now() - began >= 20 * 0.25


def test_low_paper_is_usable_and_told(bench: Bench, ticket: Ticket) -> None:
    bench.do("paper_near_end")
    assert bench.driver.status() == Health(State.READY, Reason.PAPER_LOW)
    assert bench.driver.print(ticket) == Printed(PrintEnd.PRINTED, Reason.PAPER_LOW)


def test_one_ticket_after_another(bench: Bench) -> None:
    ends = [bench.driver.print(Ticket((Text(f"{n}"),))).end for n in range(3)]
    assert ends == [PrintEnd.PRINTED] * 3
    assert [slip.strip() for slip in bench.slips()] == ["0", "1", "2"]


def test_a_printer_that_does_not_answer_gs_r_gets_the_time_of_the_paper(
    make_bench: Make, ticket: Ticket
) -> None:
    bench = make_bench(line_s=0.05)
    bench.do("mute_roll")
    began = bench.link.now()
    assert bench.driver.print(ticket) == Printed(PrintEnd.PRINTED)
    assert bench.link.now() - began >= 20 * 0.05
    assert len(bench.slips()) == 1


def test_whether_it_answers_gs_r_is_learnt_once(bench: Bench, ticket: Ticket) -> None:
    for _ in range(3):
        bench.driver.print(ticket)
    assert bench.link.written.count(PROOF) == 1 + 3


@pytest.mark.parametrize("unasked", ["0000", "1313", "10000000"])
def test_what_came_before_the_question_is_not_its_answer(bench: Bench, unasked: str) -> None:
    bench.link.waiting += bytes.fromhex(unasked)
    assert bench.driver.status() == Health(State.READY)
