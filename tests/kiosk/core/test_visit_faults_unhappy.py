"""Devices that fail, other people, late touches, and what a visit leaves: on the pure core."""

from __future__ import annotations

import pytest

from devices.port import Printed, PrintEnd
from devices.status import Health, Reason, State
from kiosk.core.command import Arm, AuditEvent, Disarm, Print, Record, Wipe
from kiosk.core.event import Chosen, DeviceChanged, Ended, Said
from model.page import Kind, Role
from model.value import Number
from tests.kiosk.core.stage import (
    CHEN,
    LIN,
    LOST,
    PAPER_OUT,
    READY,
    Stage,
)

# The printer.


def test_no_paper_beforehand_is_told_on_the_notice_and_offers_no_print() -> None:
    stage = Stage(printer=PAPER_OUT)
    stage.press("start")
    stage.press("query_account")
    assert "notice.no_printer" in stage.said
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.answer()
    assert "act:print" not in stage.ids
    assert "print.unavailable.paper_out" in stage.said


def test_paper_that_ends_within_the_slip() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    stage.post(DeviceChanged("receipt_printer", PAPER_OUT))
    stage.printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)
    assert "print.unknown.paper_out" in stage.said
    assert "number" in stage.ids, "the number stands in for the slip"
    assert "act:print" not in stage.ids
    stage.post(DeviceChanged("receipt_printer", READY))
    assert "act.print_again" in stage.said, "by the resident's choice, never by itself"


def test_a_slip_that_did_not_print_leaves_nothing_to_take() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    stage.printed(PrintEnd.NOT_PRINTED, Reason.COVER_OPEN)
    assert "print.failed.cover_open" in stage.said
    stage.press("finish")
    stage.press("skip")
    assert "slip" not in stage.ids


def test_how_a_slip_ended_after_the_visit_is_told_on_its_last_page() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    number = stage.page_number()
    stage.press("finish")
    stage.press("skip")
    stage.printed(PrintEnd.NOT_PRINTED, Reason.PAPER_OUT)
    assert "print.failed.paper_out" in stage.said
    assert stage.node("number").value == Number(number)
    assert "slip" not in stage.ids


def test_a_second_slip_waits_for_the_first() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    stage.press("period")
    stage.press("begn_ym.earlier")
    stage.press("next")
    stage.answer()
    assert "act:print" not in stage.ids
    assert "print.busy" in stage.said
    first = stage.last(Print)
    stage.post(Ended(first.visit, first.n, Printed(PrintEnd.PRINTED)))
    assert "act:print" in stage.ids
    stage.press("finish")
    stage.press("skip")
    assert "ending.slip" in stage.said


def test_the_end_waits_for_a_slip_but_not_for_ever() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    stage.press("finish")
    stage.press("skip")
    stage.wait(121)
    assert stage.page.key == "wiping"


def test_print_pressed_twice_prints_once() -> None:
    stage = Stage()
    stage.to_result()
    key = stage.page.key
    stage.press("print")
    stage.post(Chosen(key, "act:print"))
    assert sum(isinstance(c, Print) for c in stage.commands) == 1
    assert stage.terminal.dropped["Chosen"] == 1


def test_the_slip_of_the_last_visit_never_changes_this_one() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("print")
    command = stage.last(Print)
    stage.printed()
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.begin()
    stage.to_result()
    before = stage.page
    stage.post(Ended(command.visit, command.n, Printed(PrintEnd.PRINTED)))
    assert stage.page == before
    assert stage.terminal.dropped["Ended"] == 1


# The reader.


def test_a_reader_that_is_lost_covers_the_step_that_waits_for_it_and_gives_it_back() -> None:
    stage = Stage(scanner=LOST)
    stage.open()
    before = stage.page
    stage.post(DeviceChanged("resident_id", LOST))
    assert stage.page.key == "cover.resident_id"
    assert "safe.kept" in stage.said
    said = stage.post(DeviceChanged("resident_id", READY))
    assert stage.page == before
    assert not any(isinstance(c, Arm) for c in said), "it looks on for the same visit"
    stage.lay()
    assert stage.page.kind is Kind.BUSY


def test_a_reader_that_is_lost_elsewhere_changes_nothing() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    stage.post(DeviceChanged("resident_id", LOST))
    assert stage.page == before


def test_a_cover_may_be_left() -> None:
    stage = Stage(scanner=LOST)
    stage.open()
    stage.post(DeviceChanged("resident_id", LOST))
    stage.press("leave")
    assert stage.page.key == "out"


@pytest.mark.parametrize("state", [State.ABSENT, State.FAULT, State.UNKNOWN])
def test_without_a_reader_the_terminal_is_out_of_service(state: State) -> None:
    stage = Stage(reader=Health(state, Reason.NO_ANSWER), scanner=LOST)
    assert stage.page.key == "out"
    stage.post(DeviceChanged("resident_id", READY))
    assert stage.page.key == "attract"


def test_a_journal_that_fails_ends_the_visit_and_takes_the_terminal_out() -> None:
    stage = Stage()
    stage.to_result()
    stage.post(DeviceChanged("journal", Health(State.FAULT, Reason.MECHANICAL)))
    stage.press("noted")
    stage.begin()
    assert stage.page.key == "out"


def test_a_reader_that_comes_only_after_the_visit_began_is_armed_then() -> None:
    stage = Stage(reader=LOST)
    said = stage.post(DeviceChanged("resident_id", READY))
    assert [type(c) for c in said if not isinstance(c, Record)] == [Arm]


def test_a_failed_journal_takes_no_card() -> None:
    stage = Stage()
    arm = stage.last(Arm)
    stage.post(DeviceChanged("journal", Health(State.FAULT, Reason.MECHANICAL)))
    stage.post(Said(arm.visit, arm.n, "resident_id", CHEN))
    assert AuditEvent.CREDENTIAL_READ not in stage.data()
    assert not any(isinstance(c, Arm) for c in stage.begin())


# Other people.


def test_another_persons_card_covers_and_asks_one_question() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    stage.lay(LIN)
    assert stage.page.key == "stranger"
    assert stage.page.header.person is None
    assert all(node.privacy == "public" for node in stage.page.nodes)
    stage.press("go_on")
    assert stage.page == before


def test_another_person_may_end_the_visit() -> None:
    stage = Stage()
    stage.to_result()
    stage.lay(LIN)
    stage.press("end")
    ended = [
        c for c in stage.commands if isinstance(c, Record) and c.fact == AuditEvent.VISIT_ENDED
    ]
    assert [c.fields for c in ended] == [{"way": "stranger"}]


def test_a_card_laid_while_the_visit_is_wiped_is_read_by_the_next() -> None:
    stage = Stage()
    stage.to_result()
    arm = stage.last(Arm)
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.post(Said(arm.visit, arm.n, "resident_id", LIN))
    assert stage.page.key == "wiping"
    assert stage.terminal.dropped["Said"] == 1
    said = stage.begin()
    assert any(isinstance(c, Arm) for c in said), "the reader looks again, and finds it"


def test_a_card_read_for_the_visit_before_must_be_laid_again() -> None:
    stage = Stage()
    stage.to_result()
    arm = stage.last(Arm)
    stage.press("finish")
    stage.press("skip")
    stage.press("noted")
    stage.begin()
    stage.post(Said(arm.visit, arm.n, "resident_id", LIN))
    assert "relay.text" in stage.said
    stage.lay(LIN)
    assert "relay.text" not in stage.said
    assert stage.page.kind is Kind.MENU


# Touches.


def test_a_touch_for_a_page_that_has_gone_is_dropped() -> None:
    stage = Stage()
    stage.press("start")
    stage.post(Chosen("attract", "act:start"))
    stage.post(Chosen(stage.page.key, "no_such_node"))
    assert stage.page.kind is Kind.MENU
    assert stage.terminal.dropped["Chosen"] == 2


def test_nothing_is_pressed_while_the_visit_is_wiped() -> None:
    stage = Stage()
    stage.press("start")
    stage.wait(121)
    assert stage.page.key == "wiping"
    stage.post(Chosen("wiping", "heading"))
    assert stage.page.key == "wiping"
    assert stage.terminal.dropped["Chosen"] == 1


# What is left behind.


def test_a_visit_leaves_nothing_in_the_terminal() -> None:
    stage = Stage()
    stage.to_result()
    active = stage.terminal._now.serving
    assert active is not None
    credential = active.data.credential
    assert credential is not None
    assert credential.number.reveal() == CHEN.number
    stage.press("finish")
    stage.press("skip")
    assert credential.number.reveal() == ""
    assert credential.name.reveal() == ""
    assert active.data.person is None
    assert not any(node.role is Role.AMOUNT for node in stage.page.nodes)


def test_no_repr_of_the_core_shows_a_person() -> None:
    stage = Stage()
    stage.to_result()
    stage.press("reveal")
    stage.press("print")
    seen = repr(stage.commands) + repr(stage.page) + repr(stage.terminal._now.serving)
    for secret in (CHEN.number, CHEN.name, "1234.56", "测试纺织厂"):
        assert secret not in seen


def test_every_way_out_disarms_and_wipes() -> None:
    for way in ("finish", "timeout", "stranger"):
        stage = Stage()
        stage.to_result()
        if way == "finish":
            stage.press("finish")
            stage.press("skip")
        elif way == "timeout":
            stage.wait(151)
        else:
            stage.lay(LIN)
            stage.press("end")
        stage.wait(31)
        assert any(isinstance(c, Disarm) for c in stage.commands), way
        assert isinstance(stage.commands[-1], Wipe), way
