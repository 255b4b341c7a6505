"""The driver with a printer that cannot, stops half-way, says nothing or is gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from devices.port import LinkLost, Printed, PrintEnd, Text, Ticket
from devices.status import Health, Reason, State
from tests.devices.receipt_printer.bench import Bench

Make = Callable[..., Bench]

BEFORE = [
    ("paper_out", State.ATTENTION, Reason.PAPER_OUT),
    ("cover_open", State.ATTENTION, Reason.COVER_OPEN),
    ("head_hot", State.ATTENTION, Reason.HEAD_HOT),
    ("cutter_error", State.FAULT, Reason.CUTTER),
    ("mechanical_error", State.FAULT, Reason.MECHANICAL),
    ("offline", State.FAULT, Reason.OFFLINE),
    ("garble", State.UNKNOWN, Reason.GARBLED),
]


@pytest.mark.parametrize(("verb", "state", "reason"), BEFORE)
def test_before_a_job_nothing_is_sent(
    bench: Bench, ticket: Ticket, verb: str, state: State, reason: Reason
) -> None:
    bench.do(verb)
    assert bench.driver.status() == Health(state, reason)
    bench.link.written.clear()
    assert bench.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, reason)
    assert "行".encode("gb18030") not in bench.link.written


def test_silence_is_unknown_and_not_printed(bench: Bench, ticket: Ticket) -> None:
    bench.link.silent = True
    assert bench.driver.status() == Health(State.UNKNOWN, Reason.NO_ANSWER)
    assert bench.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, Reason.NO_ANSWER)


@pytest.mark.parametrize(
    ("verb", "reason"),
    [
        ("paper_out", Reason.PAPER_OUT),
        ("cover_open", Reason.COVER_OPEN),
        ("cutter_error", Reason.CUTTER),
        ("mechanical_error", Reason.MECHANICAL),
    ],
)
def test_a_stop_within_the_job_is_unknown_at_once(
    make_bench: Make, ticket: Ticket, verb: str, reason: Reason
) -> None:
    bench = make_bench(line_s=0.25)
    began = bench.link.now()
    bench.link.after(2.0, lambda: bench.do(verb))
    assert bench.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, reason)
    assert bench.link.now() - began < 4.0


@pytest.mark.parametrize("verb", ["head_hot", "offline", "garble"])
def test_what_may_pass_is_waited_for(make_bench: Make, ticket: Ticket, verb: str) -> None:
    bench = make_bench(line_s=0.25)
    bench.link.after(2.0, lambda: bench.do(verb))
    bench.link.after(4.0, lambda: bench.do("mend"))
    bench.link.after(4.0, lambda: bench.do("garble", on=False))
    assert bench.driver.print(ticket) == Printed(PrintEnd.PRINTED)


@pytest.mark.parametrize(
    ("verb", "reason"),
    [("head_hot", Reason.HEAD_HOT), ("offline", Reason.OFFLINE), ("garble", Reason.GARBLED)],
)
def test_and_unknown_if_it_does_not(
    make_bench: Make, ticket: Ticket, verb: str, reason: Reason
) -> None:
    bench = make_bench(line_s=0.25)
    bench.link.after(2.0, lambda: bench.do(verb))
    assert bench.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, reason)


def test_silence_within_the_job_is_unknown(make_bench: Make, ticket: Ticket) -> None:
    bench = make_bench(line_s=0.25)

    def fall_silent() -> None:
        bench.link.silent = True

    bench.link.after(2.0, fall_silent)
    assert bench.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, Reason.NO_ANSWER)


def test_a_printer_that_answered_gs_r_once_has_to_answer_it(bench: Bench, ticket: Ticket) -> None:
    bench.driver.print(ticket)
    bench.do("mute_roll")
    bench.driver.open()
    assert bench.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, Reason.NO_ANSWER)


def test_the_rest_of_a_stopped_slip_does_not_come_out_for_the_next_person(
    bench: Bench, ticket: Ticket
) -> None:
    bench.do("paper_out_after", lines=5)
    assert bench.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)
    bench.do("paper_ok")
    assert bench.emulated.state()["waiting"] == 0
    assert bench.driver.print(Ticket((Text("下一位"),))).end is PrintEnd.PRINTED
    half, whole = bench.slips()
    assert half.split() == ["第1行", "第2行", "第3行", "第4行", "第5行"]
    assert whole.split() == ["下一位"]


def test_a_half_slip_is_cut_off_when_the_visit_is_wiped(bench: Bench, ticket: Ticket) -> None:
    bench.do("paper_out_after", lines=5)
    bench.driver.print(ticket)
    bench.do("paper_ok")
    bench.driver.clear()
    assert len(bench.slips()) == 1


def test_unplugged_before_the_job(bench: Bench, ticket: Ticket) -> None:
    bench.link.lost = True
    assert bench.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, Reason.NOT_CONNECTED)
    with pytest.raises(LinkLost):
        bench.driver.status()
    with pytest.raises(LinkLost):
        bench.driver.clear()


def test_unplugged_within_the_job_and_back(make_bench: Make, ticket: Ticket) -> None:
    bench = make_bench(line_s=0.25)

    def unplug() -> None:
        bench.link.lost = True

    bench.link.after(2.0, unplug)
    assert bench.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, Reason.NOT_CONNECTED)
    bench.driver.close()
    with pytest.raises(LinkLost):
        bench.driver.open()
    bench.link.lost = False
    bench.emulated.plugged_in()
    assert bench.driver.open() == Health(State.READY)
    assert bench.driver.print(Ticket((Text("下一位"),))) == Printed(PrintEnd.PRINTED)
    assert bench.slips()[-1].split() == ["下一位"]


def test_a_fault_after_the_last_line_is_not_called_printed(
    make_bench: Make, ticket: Ticket
) -> None:
    """Paper that ends with the slip: all of it may be out, but nobody saw it (devices.md 10.6)."""
    bench = make_bench(line_s=0.25)
    bench.do("paper_out_after", lines=21)
    assert bench.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)
