"""The pages that are no step: every one has its words, and names nobody it should not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from devices.port import CardFailure
from devices.status import UNSEEN, Health
from devices.status import State as DeviceState
from kiosk import cover
from kiosk.cover import Ending, Way
from kiosk.event import DeviceChanged
from kiosk.frame import NEXT_SIZE, SIZE_TEXT, next_look, next_size
from kiosk.identity import CardFault, Means
from kiosk.page import Kind, Page, Role, Tone
from kiosk.profile import Look, Profile, Size
from kiosk.step.parts import credential_picture
from kiosk.visit import Trouble
from tests.kiosk.stage import LIN, LOST, READY, SITE, TEXTS, Stage
from tests.kiosk.step.asked import written

TROUBLES: list[Trouble] = [*CardFailure, *CardFault]


def ending(**changes: Any) -> Ending:
    left: dict[str, Any] = {
        "card": True,
        "slip": False,
        "printing": None,
        "rated": None,
        "done": True,
    }
    left |= {"way": Way.CHOICE, "profile": Profile(), **changes}
    return Ending(visit="v1", n=9, until=130.0, **left)


def covers() -> list[Page]:
    """Every page of this module that a stage leads to."""
    stage = Stage()
    pages = [stage.page, Stage(reader=LOST, scanner=LOST).page]
    stage.press("bar.help")
    pages.append(stage.page)
    stage.press(stage.page.default)
    pages.append(stage.page)
    stage.press("query_account")
    stage.lay()
    stage.answer()
    stage.answer()
    stage.wait(121)
    pages.append(stage.page)
    stage.press("go_on")
    stage.lay(LIN)
    pages.append(stage.page)
    stage.press("end")
    pages.append(stage.page)
    stage.press("noted")
    return [*pages, stage.page]


def test_the_stage_leads_to_every_cover() -> None:
    keys = ["attract", "out", "help", "menu.0", "warning", "stranger", "ending", "wiping"]
    assert [page.key for page in covers()] == keys


def test_every_cover_has_its_words_and_at_most_one_likely_action() -> None:
    for page in covers():
        assert all(written(page)), page.key
        assert sum(node.tone is Tone.LIKELY for node in page.nodes) <= 1, page.key
        assert page.nodes[0].role is Role.HEADING, page.key
        for pressed in (page.default, page.escape):
            assert not pressed or page.node(pressed) is not None, page.key


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_with_a_card_has_words_outside_an_item_too(trouble: Trouble) -> None:
    assert TEXTS.has(cover.trouble_text(trouble))


@pytest.mark.parametrize("means", [Means.RESIDENT_ID, Means.E_VOUCHER, Means.SLIP])
@pytest.mark.parametrize("place", ["left", "right", "below"])
def test_a_credential_is_drawn_where_it_goes(place: str, means: Means) -> None:
    site = replace(SITE, reader_place=place, scanner_place=place)
    entry = TEXTS.entry(credential_picture(means, site).text)
    assert entry.show
    assert entry.detail


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("rated", [None, True, False])
def test_the_end_says_what_is_left_and_how_it_was_rated(way: Way, rated: bool | None) -> None:
    page = cover.ending(ending(way=way, rated=rated, slip=True), SITE)
    assert all(written(page))
    assert page.node("card") is not None
    assert page.node("slip") is not None
    assert (page.node("rated") is not None) is (rated is not None)


def test_only_what_was_brought_to_its_end_is_called_done() -> None:
    heads = [cover.ending(ending(done=done), SITE).nodes[0].text for done in (True, False)]
    assert heads == ["ending.heading", "ending.heading_left"]


def test_an_end_with_nothing_left_needs_no_page() -> None:
    assert ending().leaves_something
    assert not ending(card=False).leaves_something
    assert ending(card=False, slip=True).leaves_something


@pytest.mark.parametrize("state", list(DeviceState))
def test_a_reader_in_any_state_gives_a_page_with_words(state: DeviceState) -> None:
    stage = Stage(scanner=LOST)
    for node_id in ("start", "query_account", "begin"):
        stage.press(node_id)
    stage.post(DeviceChanged("resident_id", Health(state)))
    assert all(written(stage.page))
    assert (stage.page.kind is Kind.PRESENT) is Health(state).usable
    assert all(written(Stage(reader=Health(state), scanner=LOST).page))


def test_a_reader_that_starts_is_not_yet_out_of_service() -> None:
    assert Stage(reader=UNSEEN).page.kind is Kind.ATTRACT
    assert Stage(reader=READY).page.kind is Kind.ATTRACT
    assert Stage(reader=LOST, scanner=LOST).page.key == "out"


def test_codes_keep_the_terminal_in_service_without_a_reader() -> None:
    stage = Stage(reader=LOST)
    assert stage.page.kind is Kind.ATTRACT
    assert stage.node("no_reader").text == "present.no_reader"
    stage.press("start")
    stage.press("query_account")
    stage.press("begin")
    assert stage.node("lost").text == "present.no_reader"
    assert stage.page.node("picture.resident_id") is None


# The bar.


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("voice", [True, False])
def test_the_bar_names_the_size_that_comes_next(size: Size, voice: bool) -> None:
    after = next_size(Profile(size=size, voice=voice))
    assert TEXTS.has(SIZE_TEXT[after.size])
    assert after.size is NEXT_SIZE[size]
    assert after.voice is (voice and after.size is not Size.M)


def test_colours_go_there_and_back() -> None:
    assert next_look(Profile()).look is Look.CONTRAST
    assert next_look(next_look(Profile())) == Profile()
