"""How far a filing is: asked on the spot, with a card, or with nothing but its slip."""

from __future__ import annotations

from datetime import date

import pytest

from accessibility.narrator import narrate
from kiosk.core.command import Call, Print
from model.page import Kind, Tone
from model.value import Area, Day, Plain
from tests.kiosk.core.filing import ACCEPT_NO, ITEM, filed, for_self, listed, opened, written
from tests.kiosk.core.stage import TEXTS, Stage, application
from wire.filings import Progress, ProgressQuery

WHY = "请补一张居住证明"
STATES = [
    ("5", "accepted", Tone.SUCCESS, "ending.heading_filed", "stands.accepted"),
    ("9", "accepted", Tone.SUCCESS, "ending.heading_filed", "stands.accepted"),
    ("1", "holds", Tone.SUCCESS, "ending.heading", "stands.accepted"),
    ("7", "holds", Tone.SUCCESS, "ending.heading", "stands.accepted"),
    ("2", "rejected", Tone.DANGER, "ending.heading_rejected", "stands.rejected"),
    ("6", "rejected", Tone.DANGER, "ending.heading_rejected", "stands.rejected"),
    ("8", "rejected", Tone.DANGER, "ending.heading_rejected", "stands.rejected"),
    ("3", "over", Tone.CAUTION, "ending.heading_left", "stands.over"),
    ("4", "sent_back", Tone.CAUTION, "ending.heading_sent_back", "stands.sent_back"),
]
FLAGS = [state[0] for state in STATES]


def checked(flag: str) -> Stage:
    """Filed, and how far it is was asked on the spot."""
    stage = filed(for_self())
    stage.press("progress")
    stage.answer(Progress((application(rchk_flag=flag, memo=WHY),)))
    return stage


@pytest.mark.parametrize(("flag", "status", "tone", "farewell", "last_filing"), STATES)
def test_page_slip_and_end_follow_the_newest_word(
    flag: str, status: str, tone: Tone, farewell: str, last_filing: str
) -> None:
    stage = checked(flag)
    assert stage.node("heading").text == f"filed.{status}.heading"
    assert (stage.node("outcome").text, stage.node("outcome").tone) == (f"filed.{status}", tone)
    assert stage.node("memo").value == Plain(WHY)
    assert (stage.page.node("act:progress") is not None) is (status == "accepted")
    assert written(stage.page)
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.outcome.text == f"slip.{status}"
    assert [line.text for line in slip.then] == [f"slip.then.{status}"]
    assert (slip.rows[0].label, slip.rows[0].value) == ("label.why", Plain(WHY))
    stage.printed()
    stage.press("finish")
    stage.press("skip")
    assert stage.node("heading").text == farewell
    assert written(stage.page)


@pytest.mark.parametrize(("flag", "last_filing"), [(state[0], state[-1]) for state in STATES])
def test_whoever_stays_away_hears_the_newest_word(flag: str, last_filing: str) -> None:
    stage = checked(flag)
    while stage.page.key != "warning":
        stage.wait(5)
    assert stage.node("stood").text == last_filing
    stage.wait(35)
    assert (stage.page.key, stage.node("stood").text) == ("ending", last_filing)
    assert WHY not in written(stage.page), "what a clerk wrote goes with the visit"


@pytest.mark.parametrize("flag", FLAGS)
def test_what_is_said_is_what_has_come_of_it(flag: str) -> None:
    before = filed(for_self()).page
    stage = checked(flag)
    said = narrate(before, stage.page, stage.terminal.profile, TEXTS)
    heard = [one.node_id for one in said]
    waits = stage.node("outcome").text == "filed.accepted"
    assert ("state" if waits else "outcome") in heard
    assert {"checked", "memo"} <= set(heard)


def test_what_was_sent_back_is_done_again_on_the_spot() -> None:
    stage = checked("4")
    assert stage.page.default == f"item:{ITEM}"
    assert stage.node("act:print").tone is Tone.PLAIN
    stage.press(f"item:{ITEM}")
    assert stage.page.key.startswith(f"{ITEM}.")
    stage.press("leave")
    stage.press("finish")
    assert stage.node("heading").text == "ending.heading_left"


def test_what_another_item_learns_is_known_at_the_end() -> None:
    stage = filed(for_self())
    for node_id in ("another", "skip", "query_progress", "begin"):
        stage.press(node_id)
    stage.answer(Progress((application(accept_no="YB-1"), application(rchk_flag="4", memo=WHY))))
    stage.press("finish")
    stage.press("skip")
    assert stage.page.kind is Kind.MESSAGE
    assert stage.node("heading").text == "ending.heading_sent_back"


def test_rows_tell_two_filings_apart() -> None:
    stage = listed()
    row = stage.node("row:0")
    assert row.slots["place"] == Area("330106", full=True)
    assert row.slots["day"] == Day(date(2026, 11, 22))
    assert stage.node("opens").text == "row.opens"
    assert stage.node("act:print").tone is Tone.PLAIN


def test_what_was_sent_back_is_done_again_from_its_row() -> None:
    stage = listed(application(rchk_flag="4", memo="请补地址"))
    stage.press("row:0")
    assert stage.node("do_again").tone is Tone.CAUTION
    assert stage.page.default == f"item:{ITEM}"
    stage.press(f"item:{ITEM}")
    assert stage.page.key.startswith(f"{ITEM}.")


def test_a_slip_is_printed_again_at_any_terminal() -> None:
    stage = listed()
    stage.press("row:0")
    stage.press("print")
    slip = stage.last(Print).slip
    assert slip.again
    assert slip.number == ACCEPT_NO
    assert slip.title.text == f"item.{ITEM}.official"
    assert [row.label for row in slip.rows] == ["label.rloc_admdvs", "label.begndate"]
    assert slip.outcome.text == "slip.accepted"
    stage.printed()
    assert stage.page.node("printed") is not None
    stage.press("close")
    assert stage.page.node("row:0") is not None


def test_a_slip_is_enough_to_ask_how_far_it_is() -> None:
    stage = opened("query_progress")
    stage.show_code("http://hub.example/p/YB-261122-000417?c=abc")
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert (query.psn_no, query.accept_no) == ("", ACCEPT_NO)
    bare = application(fields=(), psn_name="", page_url="")
    stage.answer(Progress((bare,)))
    assert stage.page.node("who") is None
    stage.press("row:0")
    assert stage.page.node("act:print") is None, "a slip alone reprints nothing"


def test_the_key_on_a_slip_asks_too_where_there_was_no_number_yet() -> None:
    key = "7c9e6679-7425-8000-a000-0000000000aa"
    stage = opened("query_progress")
    stage.show_code(key)
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert (query.psn_no, query.accept_no, query.biz_sn) == ("", "", key)
    stage.answer(Progress())
    assert stage.node("none").text == "item.query_progress.row.none_filed.slip"
    assert stage.page.node("act:print") is None, "a list of nothing is worth no paper"
