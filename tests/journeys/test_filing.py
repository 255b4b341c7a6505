"""A filing through real processes: hub, reader, scanner, printer, journal, sender."""

from __future__ import annotations

from pathlib import Path

from kiosk.event import Drawn
from kiosk.page import Kind
from kiosk.task import Outcome
from kiosk.value import Number
from tests.journeys.shell import Journey, journey
from tests.kiosk.stage import NAME

ITEM = "remote_long_stay"
PLACE = ("rloc_admdvs.330000", "rloc_admdvs.330100", "rloc_admdvs.330106")


def opened(one: Journey, whose: str, item: str = ITEM) -> None:
    one.kind(Kind.ATTRACT)
    one.press("start")
    one.shows(f"item.{item}")
    one.press(item)
    one.kind(Kind.NOTICE)
    one.press("begin")
    one.until(lambda page: page.node(f"for.{whose}") is not None)
    one.press(f"for.{whose}")


def filled(one: Journey) -> None:
    """Place, day, the telephone that the hub knows; signed by ink, up to the review."""
    for node_id in (*PLACE, "next"):
        one.until(lambda page, node_id=node_id: page.node(node_id) is not None)
        one.press(node_id)
    one.until(lambda page: page.node("tel.keep") is not None or page.kind is Kind.KEYPAD)
    if one.page.node("tel.keep"):
        one.press("tel.keep")
    else:
        for digit in "13800000028":
            one.press(f"key.{digit}")
        one.until(lambda page: page.node("next") is not None)
        one.press("next")
    one.kind(Kind.COMMITMENT)
    for stroke in NAME:
        one.shell.runtime.post(Drawn(one.page.key, "ink", stroke))
    one.press("agree")
    one.kind(Kind.REVIEW)


def number(one: Journey) -> str:
    value = one.page.node("number")
    assert value is not None
    assert isinstance(value.value, Number)
    return value.value.text


def test_city_journal_and_slip_say_the_same(tmp_path: Path) -> None:
    with journey(tmp_path) as one:
        opened(one, "self")
        one.lay("chen_xiumei")
        one.kind(Kind.GRID)
        filled(one)
        one.press("submit")
        one.shows("filed.accepted")
        accept_no = number(one)
        one.press("print")
        one.shows("print.done")
        (key,) = [task for task in one.hub_tasks() if task["accept_no"] == accept_no]
        with one.journal() as journal:
            (kept,) = journal.tasks()
            (slip,) = journal.prints()
        assert (kept.state, kept.accept_no) == (Outcome.ACCEPTED, accept_no)
        assert kept.biz_sn == key["biz_sn"]
        assert slip.number == accept_no
        assert one.sound()
