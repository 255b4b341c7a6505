"""Time-outs, warnings and clocks of a visit, on the pure core: time comes with events."""

from __future__ import annotations

from kiosk.core.command import Wipe
from kiosk.core.event import Spoke, Stirred
from model.page import Kind
from model.value import Count
from tests.kiosk.core.stage import VOUCHER, Stage


def test_the_time_out_warns_and_one_touch_extends_it_ten_times() -> None:
    stage = Stage()
    stage.to_result()
    before = stage.page
    for _ in range(10):
        stage.wait(121)
        assert stage.page.key == "warning"
        stage.press("go_on")
        assert stage.page == before


def test_a_touch_beside_the_buttons_extends_too() -> None:
    stage = Stage()
    stage.to_result()
    stage.wait(121)
    stage.post(Stirred())
    assert stage.page.kind is Kind.RESULT


def test_the_warning_counts_once_a_second_and_then_the_visit_ends() -> None:
    stage = Stage()
    stage.to_result()
    stage.wait(120)
    seen = []
    for _ in range(4):
        seen.append(stage.node("left").slots["left"].n)
        stage.wait(1)
    assert seen == [30, 29, 28, 27]
    stage.wait(26)
    assert stage.page.key == "ending"
    assert "ending.heading_timeout" in stage.said


def test_no_idle_time_runs_while_the_voice_speaks() -> None:
    stage = Stage()
    stage.to_result()
    stage.post(Spoke(True))
    stage.wait(1000)
    assert stage.page.kind is Kind.RESULT
    stage.post(Spoke(False))
    stage.wait(119)
    assert stage.page.kind is Kind.RESULT
    stage.wait(2)
    assert stage.page.key == "warning"


def test_the_warning_counts_on_while_it_is_spoken() -> None:
    stage = Stage()
    stage.to_result()
    stage.wait(120)
    stage.post(Spoke(True))
    stage.wait(5)
    assert stage.node("left").slots["left"] == Count(25)
    stage.post(Spoke(False))
    stage.wait(25)
    assert stage.page.key == "ending"


def test_elder_has_more_time() -> None:
    stage = Stage()
    stage.press("elder")
    stage.press("query_account")
    stage.wait(170)
    assert stage.page.key == "query_account.notice"
    stage.wait(11)
    assert stage.page.key == "warning"


def test_a_menu_without_a_person_returns_to_attract_without_a_warning() -> None:
    stage = Stage()
    stage.press("start")
    said = stage.wait(121)
    assert any(isinstance(c, Wipe) for c in said)


def test_who_is_known_by_a_code_is_warned_like_one_whose_card_lies_there() -> None:
    stage = Stage()
    for node_id in ("start", "query_account", "begin"):
        stage.press(node_id)
    stage.show_code(VOUCHER)
    for _ in ("K101", "1101", "K202"):
        stage.answer()
    for node_id in ("another", "skip"):
        stage.press(node_id)
    assert stage.page.kind is Kind.MENU
    stage.wait(121)
    assert stage.page.key == "warning"
