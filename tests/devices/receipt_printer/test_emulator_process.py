"""The driver with the emulator's process on a pty: as it runs in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from devices import remote
from devices.link.serial import SerialLink
from devices.port import LinkLost, Printed, PrintEnd, Text, Ticket
from devices.receipt_printer.driver import EscPosPrinter
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import printer_profile
from devices.status import Health, Reason, State

MODULE = "devices.receipt_printer.emulator"
FAST = printer_profile("escpos-58", {"answer_s": 1.0, "poll_s": 0.02, "grace_s": 5.0})
NEXT = Ticket((Text("下一位"),))


@dataclass(frozen=True, slots=True)
class Rig:
    emulator: remote.Running
    driver: EscPosPrinter
    out: Path

    def texts(self) -> list[list[str]]:
        return [path.read_text("utf-8").split() for path in sorted(self.out.glob("*.txt"))]


@pytest.fixture
def rig(tmp_path: Path, glyphs: Glyphs) -> Iterator[Rig]:
    options = ["--model", "escpos-58", "--line-ms", "1", "--baud", "2000000"]
    out = tmp_path / "slips"
    with remote.start(MODULE, *options, "--out", str(out), folder=tmp_path) as emulator:
        link = SerialLink(str(emulator.link), 115200)
        driver = EscPosPrinter(link, FAST, glyphs)
        driver.open()
        yield Rig(emulator, driver, out)
        driver.close()


def test_a_slip_is_printed(rig: Rig, ticket: Ticket) -> None:
    assert rig.driver.status() == Health(State.READY)
    assert rig.driver.print(ticket) == Printed(PrintEnd.PRINTED)
    state = rig.emulator.remote.state()
    assert (state["slips"], state["bits"]) == (1, "12 12 12 12")
    assert Path(state["last"]).exists()
    assert rig.texts() == [[f"第{n}行" for n in range(1, 21)]]


@pytest.mark.parametrize(
    ("verb", "reason"), [("paper_out", Reason.PAPER_OUT), ("cover_open", Reason.COVER_OPEN)]
)
def test_a_fault_before_the_job(rig: Rig, ticket: Ticket, verb: str, reason: Reason) -> None:
    rig.emulator.remote.do(verb)
    assert rig.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, reason)
    assert rig.emulator.remote.state()["waiting"] == 0


def test_paper_out_within_the_job(rig: Rig, ticket: Ticket) -> None:
    rig.emulator.remote.do("paper_out_after", lines=5)
    assert rig.driver.print(ticket) == Printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)
    assert rig.driver.status() == Health(State.ATTENTION, Reason.PAPER_OUT)
    rig.emulator.remote.do("paper_ok")
    assert rig.driver.print(NEXT) == Printed(PrintEnd.PRINTED)
    assert rig.texts() == [[f"第{n}行" for n in range(1, 6)], ["下一位"]]


def test_silence_and_its_end(rig: Rig, ticket: Ticket) -> None:
    rig.emulator.remote.do("silence")
    assert rig.driver.status() == Health(State.UNKNOWN, Reason.NO_ANSWER)
    assert rig.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, Reason.NO_ANSWER)
    rig.emulator.remote.do("answer")
    assert rig.driver.print(NEXT) == Printed(PrintEnd.PRINTED)


def test_garbage_and_its_end(rig: Rig, ticket: Ticket) -> None:
    rig.emulator.remote.do("garble")
    assert rig.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, Reason.GARBLED)
    rig.emulator.remote.do("garble", on=False)
    rig.emulator.remote.do("garbage", bytes="ff00ff18")
    # An answer comes behind the garbage, which on a busy machine comes after it was asked for.
    assert any(rig.driver.status() == Health(State.READY) for _ in range(50))
    assert rig.driver.print(NEXT) == Printed(PrintEnd.PRINTED)


def test_unplugged_and_back(rig: Rig, ticket: Ticket) -> None:
    rig.emulator.remote.do("hang_up")
    assert rig.driver.print(ticket) == Printed(PrintEnd.NOT_PRINTED, Reason.NOT_CONNECTED)
    rig.driver.close()
    with pytest.raises(LinkLost):
        rig.driver.open()
    rig.emulator.remote.do("come_back")
    assert rig.driver.open() == Health(State.READY)
    assert rig.driver.print(NEXT) == Printed(PrintEnd.PRINTED)


class Tripped(SerialLink):
    """Somebody stumbles over the cable as soon as a job has been sent."""

    trip: remote.Remote | None = None

    def write(self, data: bytes) -> None:
        super().write(data)
        if self.trip is not None and "行".encode("gb18030") in data:
            self.trip.do("hang_up")


def test_unplugged_within_the_job(rig: Rig, ticket: Ticket, glyphs: Glyphs) -> None:
    rig.driver.close()
    link = Tripped(str(rig.emulator.link), 115200)
    link.trip = rig.emulator.remote
    driver = EscPosPrinter(link, FAST, glyphs)
    driver.open()
    assert driver.print(ticket) == Printed(PrintEnd.UNKNOWN, Reason.NOT_CONNECTED)
    driver.close()
    rig.emulator.remote.do("come_back")
    assert driver.open() == Health(State.READY)
    assert driver.print(NEXT) == Printed(PrintEnd.PRINTED)
    driver.close()
    assert rig.texts()[-1] == ["下一位"]
