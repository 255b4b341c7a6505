"""Commands are performed in order, nothing is told before it is durable, only news is published."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from devices.port import Align, Feed, Qr, Rule, Text, Ticket
from kiosk.core.command import AuditEvent, Call
from kiosk.core.event import Chosen, Stirred
from kiosk.shell.runtime import ticket_bytes
from model.page import Kind, Page
from model.profile import Profile, Size
from tests.kiosk.core.stage import LOST, NOON, SETTINGS
from tests.kiosk.shell.journal.handed import submitted
from tests.kiosk.shell.shell import Shell


def test_the_first_visit_waits_armed() -> None:
    shell = Shell()
    assert shell.page.kind is Kind.ATTRACT
    assert shell.last("arm") == ("resident_id", "V000000000001:1")
    assert shell.facts() == [AuditEvent.DEVICE_CHANGED, AuditEvent.DEVICE_CHANGED]


def test_a_touch_waits_until_the_parts_are_connected() -> None:
    """The first page is shown, and nothing is promised before the journal is open."""
    shell = Shell(connected=False)
    assert shell.runtime.turn() is None
    assert [page.kind for page, _ in shell.pages] == [Kind.ATTRACT]
    shell.press("start")
    assert (shell.page.kind, shell.did) == (Kind.ATTRACT, [])
    shell.connect()
    assert shell.page.kind is Kind.MENU
    assert AuditEvent.VISIT_BEGAN in shell.facts()


def test_who_subscribes_late_is_told_the_page_that_is_shown() -> None:
    shell = Shell(connected=False)
    shell.runtime.turn()
    told: list[Kind] = []
    shell.runtime.subscribe(lambda page, profile: told.append(page.kind))
    assert told == [Kind.ATTRACT]


def test_a_visit_with_every_command() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("bar.repeat")
    shell.press("print")
    shell.commit()
    shell.printed()
    shell.commit()
    shell.press("finish")
    shell.press("rate.5")
    shell.answer()
    shell.press("noted")
    assert {name for name in shell.names if name != "record"} == {
        "arm",
        "visit_began",
        "submit",
        "say_again",
        "print_intent",
        "print",
        "print_ended",
        "disarm",
        "visit_ended",
        "forget hub",
        "forget sender",
        "forget screen",
        "forget voice",
        "clear",
    }


def test_calls_go_to_the_hub_as_they_are() -> None:
    shell = Shell()
    for node_id in ("start", "query_account", "begin"):
        shell.press(node_id)
    shell.lay()
    call = shell.last("submit")
    assert isinstance(call, Call)
    assert (call.visit, call.op) == ("V000000000001", "1101")


def test_a_task_goes_to_the_sender_as_it_is() -> None:
    shell = Shell()
    handed_in = submitted()
    shell.runtime._perform(handed_in)
    assert shell.last("hand in") is handed_in


# Time.


def test_an_event_is_stamped_when_it_is_posted_not_when_it_is_handled() -> None:
    shell = Shell()
    shell.to_result()
    shell.at = 150.0
    shell.runtime.post(Stirred())
    shell.at = 160.0
    assert shell.runtime.turn() == 150.0 + SETTINGS.times.idle


def test_posting_wakes_the_thread_that_turns() -> None:
    shell = Shell()
    before = shell.woken
    shell.runtime.post(Stirred())
    assert shell.woken == before + 1


def test_a_turn_ticks_when_it_is_time_and_says_when_it_is_next() -> None:
    shell = Shell()
    shell.to_result()
    due = shell.runtime.turn()
    assert due == 100.0 + SETTINGS.times.idle
    shell.at = due - 0.1
    shell.runtime.turn()
    assert shell.page.kind is Kind.RESULT
    shell.at = due
    assert shell.runtime.turn() == due + 1, "the warning counts seconds"
    assert shell.page.key == "warning"


def test_what_a_turn_itself_brings_is_wanted_at_once() -> None:
    shell = Shell()
    shell.to_result()
    told: list[Page] = []

    def post_once(page: Page, _: Profile) -> None:
        told.append(page)
        if len(told) == 2:  # the first was the page that is shown
            shell.runtime.post(Stirred())

    shell.runtime.subscribe(post_once)
    shell.runtime.post(Chosen(shell.page.key, "act:reveal"))
    assert shell.runtime.turn() == shell.at
    assert shell.runtime.turn() == shell.at + SETTINGS.times.idle


# What is published.


def test_only_what_differs_is_published() -> None:
    shell = Shell()
    published = len(shell.pages)
    shell.runtime.turn()
    shell.runtime.post(Stirred())
    shell.runtime.turn()
    assert len(shell.pages) == published
    shell.press("start")
    assert len(shell.pages) == published + 1
    assert shell.pages[-1][0] == shell.page


def test_a_new_profile_is_published_with_its_page() -> None:
    shell = Shell()
    shell.press("start")
    shell.press("bar.size")
    page, profile = shell.pages[-1]
    assert (page.key, profile.size) == ("menu.0", Size.L)


def test_several_events_of_one_turn_are_published_as_one_page() -> None:
    shell = Shell()
    before = len(shell.pages)
    shell.health("receipt_printer", LOST)
    shell.press("start")
    assert len(shell.pages) == before + 1


# Printing.


def test_the_intent_is_durable_before_a_byte_is_sent() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("print")
    assert "print_intent" in shell.names
    assert "print" not in shell.names
    shell.commit()
    device, tag, ticket = shell.last("print")
    visit, n, number = shell.last("print_intent")
    assert (device, tag) == ("receipt_printer", f"{visit}:{n}")
    assert Qr(number) in ticket.parts


def test_the_outcome_is_durable_before_it_is_shown() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("print")
    shell.commit()
    shell.printed()
    assert shell.page.node("printing") is not None
    shell.commit()
    assert shell.page.node("printed") is not None
    assert shell.names.index("print_intent") < shell.names.index("print")
    assert shell.names.index("print") < shell.names.index("print_ended")


def test_a_slip_is_laid_out_for_the_paper_of_its_printer() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("print")
    shell.commit()
    _, _, ticket = shell.last("print")
    assert max(len(part.text) for part in ticket.parts if isinstance(part, Text)) <= 32


WORDS = st.text("a\n\t\x00\ud8001", max_size=4)
PARTS = st.one_of(
    st.builds(Text, WORDS, st.sampled_from([1, 2]), st.sampled_from(Align), st.booleans()),
    st.builds(Qr, WORDS),
    st.builds(Rule),
    st.builds(Feed, st.integers(1, 3)),
)
TICKETS = st.lists(PARTS, max_size=4).map(lambda parts: Ticket(tuple(parts)))


@given(one=TICKETS, two=TICKETS)
def test_slips_have_the_same_bytes_where_they_are_the_same(one: Ticket, two: Ticket) -> None:
    assert (ticket_bytes(one) == ticket_bytes(two)) is (one == two)


# The end.


def test_everybody_forgets_before_the_next_visit_waits() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("finish")
    shell.press("skip")
    shell.press("noted")
    assert shell.names[-5:] == [
        "forget hub",
        "forget sender",
        "forget screen",
        "forget voice",
        "clear",
    ]
    assert shell.last("forget hub") == shell.last("forget sender") == "V000000000001"
    assert shell.page.key == "wiping"
    assert shell.seeds == 1
    shell.clear()
    assert shell.page.kind is Kind.ATTRACT
    assert shell.seeds == 2
    assert shell.last("arm") == ("resident_id", "V000000000002:1")


def test_a_visit_is_told_to_the_journal_with_its_items() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("another")
    shell.press("skip")
    shell.press("query_insured_status")
    shell.press("leave")
    shell.press("finish")
    visit, how, items = shell.last("visit_ended")
    assert (visit, how) == ("V000000000001", "choice")
    assert items == ("query_account", "query_insured_status")
    assert shell.last("visit_began") == visit


def test_the_items_of_one_visit_are_not_the_next_ones() -> None:
    shell = Shell()
    shell.to_result()
    for node_id in ("finish", "skip", "noted"):
        shell.press(node_id)
    first = shell.last("visit_ended")
    shell.clear()
    shell.to_result()
    for node_id in ("finish", "skip"):
        shell.press(node_id)
    assert first[2] == shell.last("visit_ended")[2] == ("query_account",)


def test_a_visits_wall_time_is_that_of_its_beginning() -> None:
    shell = Shell()
    shell.to_result()
    shell.at = 400.0
    for node_id in ("finish", "skip", "noted"):
        shell.press(node_id)
    shell.clear()
    serving = shell.runtime.terminal._now.serving
    assert serving is not None
    assert serving.visit.began == NOON + timedelta(seconds=300)
