"""What goes wrong with a filing, on real processes: plain words, nothing lost, nothing twice."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.sandbox import person
from config.sandbox.vouchers import code_of
from kiosk.shell.journal import State
from model.page import Kind
from model.value import Area
from tests.journeys.errands import (
    ITEM,
    city,
    decide,
    effects,
    filed,
    filled,
    for_self,
    home,
    kept,
    node,
    number,
    opened,
    tap,
)
from tests.journeys.shell import Journey, journey, planned

pytestmark = pytest.mark.timeout(180)

WHO = "lin_ran"
"""Has no filing that holds, before and after each of these tests."""


def reviewed(one: Journey, who: str) -> None:
    for_self(one, who)
    filled(one)


# Whoever acts.


@pytest.mark.parametrize(
    ("agent", "text"),
    [
        ("wang_lanfang", "refuse.agent_none"),
        ("ayinuer", "refuse.agent_expired"),
        ("ouyang_ji", "refuse.agent_scope"),
    ],
)
def test_an_agent_who_may_not_is_told_why(here: Journey, agent: str, text: str) -> None:
    before = here.hub_tasks()
    opened(here, "agent")
    here.lay(agent)
    here.shows(f"{text}.heading")
    home(here)
    assert here.hub_tasks() == before


def test_an_expired_card_files_nothing_and_may_ask(here: Journey) -> None:
    for_self(here, "xu_guifang")
    here.shows("card.expired.heading")
    home(here)
    for_self(here, "xu_guifang", "query_filings")
    here.kind(Kind.RESULT)
    assert "row.none" in here.said


def test_a_card_that_cannot_be_read_is_laid_again(here: Journey) -> None:
    opened(here, "agent")
    here.reader.do("corrupt_checksum", on="read")
    here.lay("ayinuer")
    here.shows("card.unreadable")
    here.lift()
    here.lay("ayinuer")
    here.shows("refuse.agent_expired.heading")


# Codes.


def test_a_stale_code_is_refreshed(here: Journey) -> None:
    opened(here, "self")
    old = code_of(person(WHO), datetime.now(UTC) - timedelta(minutes=5))
    here.scanner.do("show", text=old)
    here.shows("code.stale")
    here.scanner.do("show", person=WHO)
    here.kind(Kind.GRID)


@pytest.mark.parametrize("text", ["https://example.com/", "A" * 2048, "424" + "9" * 25])
def test_a_code_of_another_kind_is_no_credential(here: Journey, text: str) -> None:
    opened(here, "self")
    here.scanner.do("show", text=text)
    here.shows("code.kind")
    assert here.page.kind is Kind.PRESENT


# The hub's word.


def test_the_hub_says_why_not_and_where_else(here: Journey) -> None:
    reviewed(here, WHO)
    before = here.hub_tasks()
    here.fault(op="K311", kind="refused", code="4005", times=1)
    tap(here, "submit")
    here.shows("refuse.begin_date.heading")
    here.shows("refuse.point")
    assert here.hub_tasks() == before
    tap(here, "mend")
    here.shows("ask.begndate")


def test_an_answer_that_was_lost_is_found_by_its_key(
    here: Journey, hub_url: str, hub_folder: Path
) -> None:
    reviewed(here, WHO)
    here.fault(op="K311", kind="dropped_after_commit", times=1)
    tap(here, "submit")
    here.shows("filed.unknown")
    key = number(here)
    here.shows("filed.accepted")
    accept_no = number(here)
    found, row = effects(here, accept_no), kept(here, accept_no)
    assert found["biz_sn"] == key == row.biz_sn
    assert (found["tasks"], found["applications"], found["effects"]) == (1, 1, 1)
    assert row.state is State.ACCEPTED
    password = (hub_folder / "hub.console").read_text("utf-8").strip()
    decide(hub_url, password, accept_no, "refuse", "材料不全")


def test_who_has_filed_is_told_so_before_the_form(
    here: Journey, hub_url: str, hub_folder: Path
) -> None:
    accept_no = filed(here, WHO)
    tap(here, "another", "skip", ITEM, "begin", "for.self")
    here.shows("item.remote_long_stay.refuse.filed_before.heading")
    assert node(here, "heading").slots["where"] == Area("330106", full=True)
    password = (hub_folder / "hub.console").read_text("utf-8").strip()
    decide(hub_url, password, accept_no, "refuse", "材料不全")


def test_a_hub_that_is_gone_is_not_called_filed_and_may_be_tried_again(tmp_path: Path) -> None:
    with ExitStack() as hub:
        url = hub.enter_context(city(tmp_path))
        with journey(tmp_path / "terminal", planned(hub={"url": url})) as one:
            reviewed(one, WHO)
            hub.close()
            tap(one, "submit")
            one.shows("hub.not_sent.heading")
            assert node(one, "point").text == "submit.point"
            with one.journal() as journal:
                (row,) = journal.tasks()
            assert row.state is State.NOT_SENT
            with city(tmp_path, "--port", url.rpartition(":")[2]):
                assert one.hub_tasks() == []
                tap(one, "retry")
                one.shows("filed.accepted")
                assert effects(one, number(one))["biz_sn"] == row.biz_sn
            assert one.sound()
