"""The terminal's shell with real processes around it, driven one move a line, without a screen.

Nothing sleeps: every wait is for a page, and ends with the page that came instead.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import requests

from app.bootstrap import Services, runtime
from app.plan import Plan, plan
from config import settings
from devices.remote import Remote
from kiosk.core.event import Chosen
from kiosk.shell.journal import Place, verify
from kiosk.shell.journal.reading import Reading, reading
from model.page import Kind, Page
from tests.node_ids import named

PATIENCE = 90.0
"""Seconds for a page that should come; it is never waited out where all is well."""

Until = Callable[[Page], bool]


def planned(**changes: Any) -> Plan:
    """The shipped configuration; `hub` and `times` may be replaced field by field."""
    made = plan(settings.DEFAULT)
    chosen = made.settings
    for table, fields in changes.items():
        chosen = replace(chosen, **{table: replace(getattr(chosen, table), **fields)})
    return replace(made, settings=chosen)


class Journey:
    """A visit under way. `pages` are the keys of all pages, in the order they came."""

    def __init__(self, shell: Services, woken: threading.Event) -> None:
        self.shell = shell
        self._woken = woken
        self.pages: list[str] = []
        shell.runtime.subscribe(lambda page, profile: self.pages.append(page.key))
        remotes = shell.around.remotes
        self.reader: Remote = remotes["resident_id"]
        self.printer: Remote = remotes["receipt_printer"]
        self.scanner: Remote = remotes["code_scanner"]

    @property
    def page(self) -> Page:
        return self.shell.runtime.terminal.page

    @property
    def said(self) -> list[str]:
        return [node.text for node in self.page.body]

    def until(self, holds: Until) -> Page:
        """Turns the runtime until the page is so."""
        end = time.monotonic() + PATIENCE
        while True:
            due = self.shell.runtime.turn()
            if holds(self.page):
                return self.page
            now = time.monotonic()
            assert now < end, f"stuck on {self.page.key}: {self.said}"
            self._woken.wait(min(due - now if due is not None else 1.0, 1.0))
            self._woken.clear()

    def shows(self, text: str) -> Page:
        """Until a node with this text key is shown."""
        return self.until(lambda page: any(node.text == text for node in page.nodes))

    def kind(self, kind: Kind) -> Page:
        return self.until(lambda page: page.kind is kind)

    def press(self, node_id: str) -> None:
        node_id = named(self.page, node_id)
        assert self.page.node(node_id), f"{node_id} is not on {self.page.key}: {self.said}"
        self.shell.runtime.post(Chosen(self.page.key, node_id))

    def present(self, item: str = "query_account") -> None:
        """From attract to the page that asks for a card."""
        self.kind(Kind.ATTRACT)
        self.press("start")
        self.kind(Kind.MENU)
        self.press(item)
        self.kind(Kind.NOTICE)
        self.press("begin")
        self.kind(Kind.PRESENT)

    def present_without_printer(self) -> None:
        """The same, with a printer that cannot print."""
        self.press("start")
        self.kind(Kind.MENU)
        self.press("query_account")
        self.shows("notice.no_printer")
        self.press("begin")
        self.kind(Kind.PRESENT)

    def lay(self, person: str, **more: Any) -> None:
        self.reader.do("lay", person=person, **more)

    def printing(self) -> None:
        """From the result, until paper is moving and more lines are to come."""
        self.press("print")
        self.shows("print.busy")
        self.until(lambda page: self.printer.state()["waiting"] > 0)

    def lift(self) -> None:
        self.reader.do("take")

    def to_result(self, person: str = "chen_xiumei", item: str = "query_account") -> None:
        self.present(item)
        self.lay(person)
        self.kind(Kind.RESULT)

    def end(self) -> None:
        """From the result to the next person's attract page; the card is taken."""
        self.press("finish")
        self.kind(Kind.RATING)
        self.press("skip")
        self.until(lambda page: page.key == "ending")
        self.lift()
        self.press("noted")
        self.kind(Kind.ATTRACT)

    def fault(self, **fields: Any) -> None:
        """Switches a fault of the sandbox hub on."""
        url = self.shell.around.settings.hub.url
        requests.post(f"{url}/sandbox/faults", json=fields, timeout=10).raise_for_status()

    def mend(self) -> None:
        url = self.shell.around.settings.hub.url
        requests.delete(f"{url}/sandbox/faults", timeout=10).raise_for_status()

    def hub_calls(self, query_no: str) -> list[str]:
        """Operations that the hub itself has under this number."""
        url = self.shell.around.settings.hub.url
        told = requests.get(f"{url}/sandbox/queries/{query_no}", timeout=10).json()
        return [call["infno"] for call in told["calls"]]

    def hub_tasks(self) -> list[dict[str, Any]]:
        """Everything that the hub has accepted, by key, with its effects."""
        url = self.shell.around.settings.hub.url
        told: dict[str, list[dict[str, Any]]] = requests.get(
            f"{url}/sandbox/tasks", timeout=10
        ).json()
        return told["tasks"]

    @contextmanager
    def journal(self) -> Iterator[Reading]:
        """What is written by now: the writer's queue is run through first."""
        self.shell.journal.next_sequence("barrier", 10).result(PATIENCE)
        with reading(self.place) as journal:
            yield journal

    @property
    def place(self) -> Place:
        return Place.of(self.shell.place)

    def sound(self) -> bool:
        return verify(self.place).sound


@contextmanager
def journey(folder: Path, made: Plan | None = None, line_ms: float = 0.0) -> Iterator[Journey]:
    """Hub, emulators, journal and devices of its own; all ended at the end.

    `line_ms` is the time that the printer takes for a line, where something happens meanwhile.
    """
    woken = threading.Event()
    with ExitStack() as stack:
        plan = made or planned()
        shell = Services(plan, folder, stack, runtime(plan, woken.set), line_ms)
        one = Journey(shell, woken)
        shell.runtime.begin()
        shell.open()
        yield one
