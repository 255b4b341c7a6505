"""Filings on a terminal of real processes, in pieces: from wherever it stands to each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import requests

from app.surroundings import start_service
from kiosk.core.event import Drawn
from model.node_id import act_id
from model.page import Kind, Node, Page
from model.value import Number
from tests.journeys.shell import Journey
from tests.kiosk.core.stage import NAME
from tests.node_ids import named

ITEM = "remote_long_stay"
HANGZHOU = ("330000", "330100", "330106")
SHANGHAI = ("310000", "310101")
TOKEN = re.compile(r'name="token" value="([\w.-]+)"')
AWAY = ("noted", "finish", "skip", "leave", "leave_now", "end", "close_help")
"""What leads out of a page, in this order."""


@contextmanager
def city(folder: Path, *options: str) -> Iterator[str]:
    """A hub of its own, and its address."""
    with ExitStack() as stack:
        command = ["hub", "serve", "--until-eof", "--json", *options]
        log = stack.enter_context((folder / "hub.log").open("ab"))
        database = f"sqlite:///{folder / 'hub.db'}"
        yield start_service([*command, "--database", database], stack, 60.0, log)


def home(one: Journey) -> None:
    """To attract or to the menu of nobody, as a resident who has had enough."""
    one.lift()
    one.scanner.do("take")
    while True:
        page = one.page
        nobody = page.kind is Kind.MENU and page.node("act:finish") is None
        if page.kind is Kind.ATTRACT or nobody:
            return
        out = next((act for act in AWAY if page.node(act_id(act))), "")
        if out:
            one.press(out)
        one.until(lambda now, was=page.key: now.key != was)


def tap(one: Journey, *node_ids: str) -> None:
    """Each as soon as it is there."""
    for node_id in node_ids:
        one.until(lambda page, node_id=node_id: page.node(named(page, node_id)) is not None)
        one.press(node_id)


def chosen(one: Journey, item: str) -> None:
    """From attract or menu, past the notice."""
    if one.page.kind is Kind.ATTRACT:
        one.press("start")
    tap(one, item, "begin")


def opened(one: Journey, whose: str, item: str = ITEM) -> None:
    """To the page that asks for a card."""
    chosen(one, item)
    tap(one, f"for.{whose}")
    one.kind(Kind.PRESENT)


def for_self(one: Journey, person: str, item: str = ITEM) -> None:
    opened(one, "self", item)
    one.lay(person)


def as_agent(one: Journey, person: str, item: str = ITEM) -> Page:
    """To the question for whom."""
    opened(one, "agent", item)
    one.lay(person)
    return one.shows("agent.for_whom")


def changed(one: Journey, person: str, relation: str) -> None:
    """The principal's card makes room for that of whoever came along."""
    one.shows("agent.heading_beside")
    one.lift()
    one.lay(person)
    tap(one, f"rlts.{relation}")


def filled(one: Journey, place: tuple[str, ...] = HANGZHOU) -> None:
    """Place, day, telephone; signed by ink, up to the review."""
    placed(one, place)
    one.until(lambda page: page.node("field:tel.keep") is not None or page.kind is Kind.KEYPAD)
    if one.page.node("field:tel.keep"):
        one.press("tel.keep")
    else:
        typed(one, "13800000028")
    sign(one)


def placed(one: Journey, place: tuple[str, ...] = HANGZHOU) -> None:
    tap(one, *(f"rloc_admdvs.{code}" for code in place), "next")


def typed(one: Journey, digits: str) -> None:
    for digit in digits:
        tap(one, f"key.{digit}")
    tap(one, "next")


def sign(one: Journey) -> None:
    one.kind(Kind.COMMITMENT)
    for stroke in NAME:
        one.shell.runtime.post(Drawn(one.page.key, "ink", stroke))
    one.press("agree")
    one.kind(Kind.REVIEW)


def handed_in(one: Journey) -> str:
    """From the review to the number that the city gave."""
    tap(one, "submit")
    one.until(lambda page: page.key.endswith(".filed") and page.node("outcome") is not None)
    return number(one)


def filed(one: Journey, person: str, place: tuple[str, ...] = HANGZHOU) -> str:
    """A whole filing for oneself."""
    for_self(one, person)
    filled(one, place)
    return handed_in(one)


def printed(one: Journey) -> str:
    """The newest slip as text, without blanks."""
    tap(one, "print")
    one.shows("print.done")
    newest = max(one.shell.around.slips.glob("slip-*.txt"))
    return "".join(newest.read_text("utf-8").split())


def node(one: Journey, node_id: str) -> Node:
    found = one.page.node(node_id)
    assert found is not None, f"{node_id} is not on {one.page.key}: {one.said}"
    return found


def number(one: Journey) -> str:
    value = node(one, "number").value
    assert isinstance(value, Number)
    return value.text


def effects(one: Journey, accept_no: str) -> dict[str, Any]:
    """What the city has under this number."""
    (found,) = [task for task in one.hub_tasks() if task["accept_no"] == accept_no]
    return found


def kept(one: Journey, accept_no: str) -> Any:
    """The journal's row of this number."""
    with one.journal() as journal:
        (row,) = [task for task in journal.tasks() if task.accept_no == accept_no]
    return row


def decide(url: str, password: str, accept_no: str, decision: str, reason: str) -> None:
    """A clerk at the console, without a browser."""
    path = f"{url}/console/applications/{accept_no}"
    with requests.Session() as clerk:
        page = clerk.get(f"{url}/console", timeout=10)
        form = {"token": _token(page), "clerk": "林审核", "password": password}
        page = clerk.post(f"{url}/console/sign-in", form, timeout=10, allow_redirects=False)
        # The cookie is for HTTPS only; on loopback it is sent by hand.
        clerk.headers["Cookie"] = page.headers["Set-Cookie"].partition(";")[0]
        page = clerk.get(path, timeout=10)
        form = {"token": _token(page), "decision": decision, "reason": reason, "seen": "0"}
        clerk.post(path, form, timeout=10, allow_redirects=False).raise_for_status()


def _token(page: requests.Response) -> str:
    found = TOKEN.search(page.text)
    return found[1] if found else ""
