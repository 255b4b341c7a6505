"""What the printer's tests share: the font, a bench, a ticket of twenty lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config import fonts
from devices.port import Text, Ticket
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.paper import Paper
from devices.receipt_printer.profile import PrinterProfile, printer_profile
from devices.receipt_printer.slips import Event
from devices.receipt_printer.tokens import Tokens
from tests.devices.receipt_printer.bench import Bench


@pytest.fixture(scope="session")
def glyphs() -> Glyphs:
    return Glyphs(fonts.REGULAR)


@pytest.fixture
def make_bench(glyphs: Glyphs, tmp_path: Path) -> Callable[..., Bench]:
    """Makes a bench with an opened driver; `line_s` is how long one line takes."""

    def make(line_s: float = 0.0, opened: bool = True) -> Bench:
        bench = Bench(printer_profile("escpos-58"), glyphs, tmp_path, line_s)
        if opened:
            bench.driver.open()
        return bench

    return make


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    return make_bench()


@pytest.fixture(scope="session")
def printed(glyphs: Glyphs) -> Callable[..., list[Event]]:
    """What a printer does with these bytes, as events of its paper."""

    def events(job: bytes, profile: PrinterProfile) -> list[Event]:
        paper = Paper(profile, glyphs)
        for token in Tokens(wide=profile.charset == "gb18030-4").feed(job):
            paper.obey(token)
        return paper.torn_off().events

    return events


@pytest.fixture
def ticket() -> Ticket:
    """Twenty numbered lines."""
    return Ticket(tuple(Text(f"第{n}行") for n in range(1, 21)))
