"""Devices that fail, alone and together, as real processes: plain words, nothing lost, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.resident_id.codec import Word
from devices.status import State
from kiosk.core.step import wait
from model.page import Kind
from tests.journeys.shell import Journey, journey

pytestmark = pytest.mark.timeout(180)

DEVICES = ("resident_id", "receipt_printer")
PROOF_FAILED = f"{Word.CARD_REFUSED_READER:02x}"
"""The status word of a reader whose own proof the card does not take."""


@pytest.fixture
def slow_paper(tmp_path: Path) -> Iterator[Journey]:
    """A terminal whose printer takes so long that things happen within a slip."""
    with journey(tmp_path, line_ms=300.0) as one:
        yield one


# The printer.


def test_no_paper_beforehand(visit: Journey) -> None:
    visit.kind(Kind.ATTRACT)
    visit.printer.do("paper_out")
    visit.present_without_printer()
    visit.lay("chen_xiumei")
    visit.kind(Kind.RESULT)
    visit.shows("print.unavailable.paper_out")
    assert visit.page.node("act:print") is None


def test_paper_that_ends_within_the_slip(visit: Journey) -> None:
    visit.to_result()
    visit.printer.do("paper_out_after", lines=4)
    visit.press("print")
    visit.shows("print.unknown.paper_out")
    assert visit.page.node("number") is not None
    visit.printer.do("paper_ok")
    visit.shows("act.print_again")
    visit.press("print")
    visit.shows("print.done")
    with visit.journal() as journal:
        assert [job.state for job in journal.prints()] == ["unknown", "printed"]


def test_a_printer_unplugged_within_the_slip(slow_paper: Journey) -> None:
    visit = slow_paper
    visit.to_result()
    visit.printing()
    visit.printer.do("hang_up")
    visit.shows("print.unknown.other")
    assert visit.page.node("number") is not None
    visit.printer.do("come_back")
    visit.shows("act.print_again")
    visit.press("print")
    visit.shows("print.done")
    with visit.journal() as journal:
        assert [job.state for job in journal.prints()] == ["unknown", "printed"]


def test_a_cover_that_is_open_beforehand(visit: Journey) -> None:
    visit.kind(Kind.ATTRACT)
    visit.printer.do("cover_open")
    visit.present_without_printer()
    visit.lay("chen_xiumei")
    visit.kind(Kind.RESULT)
    visit.shows("print.unavailable.cover_open")
    assert visit.page.node("act:print") is None
    visit.printer.do("cover_close")
    visit.shows("act.print")


def test_a_cover_opened_within_the_slip(slow_paper: Journey) -> None:
    visit = slow_paper
    visit.to_result()
    visit.printing()
    visit.printer.do("cover_open")
    visit.shows("print.unknown.cover_open")
    visit.printer.do("cover_close")
    visit.shows("act.print_again")
    with visit.journal() as journal:
        assert [job.state for job in journal.prints()] == ["unknown"]


# The reader.


def test_a_reader_unplugged_in_mid_visit_covers_and_gives_back(visit: Journey) -> None:
    """Where nothing but a card will do."""
    visit.present("proxy_register")
    visit.reader.do("hang_up")
    visit.until(lambda page: page.key == "cover.resident_id")
    assert "safe.kept" in visit.said
    visit.reader.do("come_back")
    visit.kind(Kind.PRESENT)
    visit.lay("chen_xiumei")
    visit.until(lambda page: page.key == "proxy_register.agent")


def test_a_reader_unplugged_leaves_the_code(visit: Journey) -> None:
    visit.present()
    visit.reader.do("hang_up")
    visit.shows("present.no_reader")
    visit.scanner.do("show", person="chen_xiumei")
    visit.kind(Kind.RESULT)


def test_a_reader_unplugged_where_nobody_waits_for_it(visit: Journey) -> None:
    visit.to_result()
    visit.reader.do("hang_up")
    health = visit.shell.runtime.terminal.health
    visit.until(lambda page: health["resident_id"].state is State.ABSENT)
    assert visit.page.kind is Kind.RESULT


def test_a_silent_reader_is_told_before_anyone_asks_and_comes_back(visit: Journey) -> None:
    visit.kind(Kind.ATTRACT)
    visit.reader.do("silence")
    visit.shows("present.no_reader")
    assert visit.page.kind is Kind.ATTRACT, "codes are still read"
    visit.reader.do("answer")
    visit.until(lambda page: page.node("picture.resident_id") is not None)


@pytest.mark.parametrize(("away", "back"), [("silence", "answer"), ("hang_up", "come_back")])
def test_a_card_laid_while_the_reader_is_away_is_read_when_it_is_back(
    visit: Journey, away: str, back: str
) -> None:
    visit.present()
    visit.reader.do(away)
    visit.shows("present.no_reader")
    visit.lay("chen_xiumei")
    visit.reader.do(back)
    visit.kind(Kind.RESULT)


def test_a_card_that_fails_its_proof_is_refused_and_nothing_is_sent(visit: Journey) -> None:
    visit.present()
    visit.lay("chen_xiumei", word=PROOF_FAILED)
    visit.shows("card.rejected.heading")
    assert visit.page.node("act:retry") is None
    with visit.journal() as journal:
        assert journal.calls() == []
    visit.lift()
    visit.press("other_card")
    visit.kind(Kind.PRESENT)
    visit.lay("chen_xiumei")
    visit.kind(Kind.RESULT)


# Several at once.


def test_no_paper_and_a_late_hub(visit: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wait, "SLOW", 0.5)
    visit.kind(Kind.ATTRACT)
    visit.printer.do("paper_out")
    visit.present_without_printer()
    visit.fault(op="1101", kind="late", seconds=600, times=1)
    visit.lay("chen_xiumei")
    visit.shows("busy.slow")
    visit.mend()
    visit.shows("print.unavailable.paper_out")
    visit.printer.do("paper_ok")
    visit.shows("act.print")


def test_everything_goes_while_the_hub_is_asked(visit: Journey) -> None:
    visit.present()
    visit.fault(op="K202", kind="late", seconds=600, times=1)
    visit.lay("chen_xiumei")
    visit.kind(Kind.BUSY)
    health = visit.shell.runtime.terminal.health
    for device in (visit.reader, visit.printer):
        device.do("hang_up")
    visit.until(lambda page: not any(health[name].usable for name in DEVICES))
    visit.mend()
    visit.shows("print.unavailable.other")
    visit.printer.do("come_back")
    visit.shows("act.print")


# Other people.


def test_another_persons_card_covers_the_first_ones_data(visit: Journey) -> None:
    visit.to_result()
    before = visit.page
    visit.lift()
    visit.lay("lin_guoqing")
    visit.until(lambda page: page.key == "stranger")
    assert all(node.privacy == "public" for node in visit.page.nodes)
    visit.press("go_on")
    visit.until(lambda page: page == before)


def test_a_card_laid_while_the_last_visit_is_wiped_belongs_to_the_next(visit: Journey) -> None:
    visit.to_result()
    visit.press("finish")
    visit.kind(Kind.RATING)
    visit.press("skip")
    visit.until(lambda page: page.key == "ending")
    visit.lift()
    visit.lay("lin_guoqing")
    visit.press("noted")
    visit.shows("menu.hint_read")
    assert [key for key in visit.pages if key in ("wiping", "attract")][-1] == "attract"
    with visit.journal() as journal:
        assert len(journal.visits()) == 2
