"""How far a filing is: asked with a card, or with nothing but its slip."""

from __future__ import annotations

from datetime import date

from kiosk.command import Call, Print
from kiosk.page import Tone
from kiosk.value import Area, Day
from tests.kiosk.filing import ACCEPT_NO, ITEM, listed, opened
from tests.kiosk.stage import application
from wire.filings import Progress, ProgressQuery


def test_rows_tell_two_filings_apart() -> None:
    stage = listed()
    row = stage.node("open.0")
    assert row.slots["place"] == Area("330106", full=True)
    assert row.slots["day"] == Day(date(2026, 11, 22))
    assert stage.node("opens").text == "row.opens"
    assert stage.node("print").tone is Tone.PLAIN


def test_what_was_sent_back_is_done_again_from_its_row() -> None:
    stage = listed(application(rchk_flag="4", memo="请补地址"))
    stage.press("open.0")
    assert stage.node("do_again").tone is Tone.CAUTION
    assert stage.page.default == f"go.{ITEM}"
    stage.press(f"go.{ITEM}")
    assert stage.page.key.startswith(f"{ITEM}.")


def test_a_slip_is_printed_again_at_any_terminal() -> None:
    stage = listed()
    stage.press("open.0")
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
    assert stage.page.node("open.0") is not None


def test_a_slip_is_enough_to_ask_how_far_it_is() -> None:
    stage = opened("query_progress")
    stage.show_code("http://hub.example/p/YB-261122-000417?c=abc")
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert (query.psn_no, query.accept_no) == ("", ACCEPT_NO)
    bare = application(fields=(), psn_name="", page_url="")
    stage.answer(Progress((bare,)))
    assert stage.page.node("who") is None
    stage.press("open.0")
    assert stage.page.node("print") is None, "a slip alone reprints nothing"


def test_the_key_on_a_slip_asks_too_where_there_was_no_number_yet() -> None:
    key = "7c9e6679-7425-8000-a000-0000000000aa"
    stage = opened("query_progress")
    stage.show_code(key)
    query = stage.last(Call).input
    assert isinstance(query, ProgressQuery)
    assert (query.psn_no, query.accept_no, query.biz_sn) == ("", "", key)
    stage.answer(Progress())
    assert stage.node("none").text == "row.none_filed.slip"
    assert stage.page.node("print") is None, "a list of nothing is worth no paper"
