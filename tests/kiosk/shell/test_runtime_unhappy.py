"""Late news, lost devices and a journal that fails: nothing is promised that is not durable."""

from __future__ import annotations

import pytest

from devices.port import CardFailure, DeviceSaid, JobEnded, Printed, PrintEnd
from devices.status import Health, Reason, State
from kiosk.core.command import AuditEvent
from model.page import Kind
from tests.kiosk.core.stage import LIN, LOST
from tests.kiosk.shell.shell import Shell


def over(shell: Shell) -> None:
    """One visit, to the moment when its wiping begins."""
    shell.to_result()
    for node_id in ("finish", "skip", "noted"):
        shell.press(node_id)


def test_a_slip_whose_intent_is_not_durable_is_not_printed() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("print")
    shell.commit(durable=False)
    assert "print" not in shell.names
    assert shell.page.node("print_failed") is not None


def test_an_outcome_that_cannot_be_written_is_told_all_the_same() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("print")
    shell.commit()
    shell.printed(PrintEnd.UNKNOWN)
    shell.commit(durable=False)
    assert shell.page.node("print_failed") is not None


def test_a_card_read_for_the_visit_before_is_dropped() -> None:
    shell = Shell()
    over(shell)
    shell.clear()
    shell.lay(LIN, tag="V000000000001:1")
    assert shell.page.node("again") is not None
    assert shell.runtime.terminal.dropped["Said"] == 1
    assert AuditEvent.CREDENTIAL_READ not in shell.facts()[-2:]


def test_a_card_that_comes_while_everybody_forgets_is_dropped() -> None:
    shell = Shell()
    over(shell)
    shell.lay(LIN)
    assert shell.page.key == "wiping"
    assert shell.runtime.terminal.dropped["Said"] == 1


def test_a_card_that_cannot_be_read_is_told() -> None:
    shell = Shell()
    device, tag = shell.last("arm")
    shell.runtime.told(DeviceSaid(device, tag, CardFailure.UNREADABLE))
    shell.runtime.turn()
    assert shell.page.node("again") is not None


def test_a_slip_of_the_visit_before_ends_without_a_word() -> None:
    shell = Shell()
    over(shell)
    shell.clear()
    before = shell.page
    shell.runtime.told(JobEnded("receipt_printer", "V000000000001:9", Printed(PrintEnd.PRINTED)))
    shell.commit()
    assert shell.page == before
    assert shell.last("print_ended")[:2] == ("V000000000001", 9)
    assert shell.runtime.terminal.dropped["Ended"] == 1


def test_a_reader_that_is_lost_covers_and_looks_on() -> None:
    shell = Shell()
    for node_id in ("start", "query_account", "begin"):
        shell.press(node_id)
    arms = shell.names.count("arm")
    shell.health("resident_id", LOST)
    shell.runtime.turn()
    assert shell.page.key == "cover.resident_id"
    shell.health("resident_id", Health(State.READY))
    shell.runtime.turn()
    assert shell.page.kind is Kind.PRESENT
    assert shell.names.count("arm") == arms, "it looks on for the same visit"


def test_a_journal_that_fails_ends_the_visit_for_good() -> None:
    shell = Shell()
    shell.to_result()
    shell.runtime.journal_failed()
    shell.runtime.turn()
    assert shell.page.key == "ending"
    assert shell.last("visit_ended")[1] == "fault"
    shell.press("noted")
    shell.clear()
    assert shell.page.key == "out"
    assert shell.runtime.terminal.health["journal"] == Health(State.FAULT, Reason.MECHANICAL)


def test_nobody_is_armed_while_everybody_forgets() -> None:
    shell = Shell()
    over(shell)
    arms = shell.names.count("arm")
    shell.health("resident_id", LOST)
    shell.health("resident_id", Health(State.READY))
    shell.runtime.turn()
    assert shell.names.count("arm") == arms
    shell.clear()
    assert shell.names.count("arm") == arms + 1


@pytest.mark.parametrize("tag", ["V1:2", "a:b:3"])
def test_a_tag_is_read_from_its_end(tag: str) -> None:
    shell = Shell()
    shell.runtime.told(JobEnded("receipt_printer", tag, Printed(PrintEnd.UNKNOWN)))
    visit, n, _ = shell.last("print_ended")
    assert f"{visit}:{n}" == tag
