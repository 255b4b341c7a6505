"""The pages that are no step: every one has its words, and names nobody it should not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from devices.port import CardFailure
from devices.status import UNSEEN, Health
from devices.status import State as DeviceState
from kiosk.core.event import DeviceChanged
from kiosk.core.step.parts import credential_picture
from kiosk.core.step.who.credentials import trouble_text
from kiosk.core.visit_data import Trouble
from model.identity import CardFault, CredentialType
from model.page import Kind, Page, Role, Tone
from tests.kiosk.core.stage import LIN, LOST, READY, SITE, TEXTS, Stage
from tests.kiosk.core.step.asked import written

TROUBLES: list[Trouble] = [*CardFailure, *CardFault]


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
    assert TEXTS.has(trouble_text(trouble))


@pytest.mark.parametrize(
    "credential_type", [CredentialType.RESIDENT_ID, CredentialType.E_VOUCHER, CredentialType.SLIP]
)
@pytest.mark.parametrize("place", ["left", "right", "below"])
def test_a_credential_is_drawn_where_it_goes(place: str, credential_type: CredentialType) -> None:
    site = replace(SITE, places=dict.fromkeys(SITE.places, place))
    entry = TEXTS.entry(credential_picture(credential_type, site).text)
    assert entry.show
    assert entry.detail


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
