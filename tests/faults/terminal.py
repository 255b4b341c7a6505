"""One life of a terminal without a screen: journal, sender, client, printer; a process of its own.

`python -m tests.faults.terminal ORDERS`, with the orders of `Orders` as JSON. What it did and was
told goes to standard output, one JSON object a line.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config import settings, text_files
from config.settings import Settings
from devices import registry
from devices.port import News
from devices.supervisor import Devices
from kiosk.core.command import Submit
from kiosk.shell import log
from kiosk.shell.backend import CallPool, HubClient, session
from kiosk.shell.backend.backoff import Backoff
from kiosk.shell.backend.circuit import Circuit
from kiosk.shell.backend.numbers import Numbers
from kiosk.shell.backend.sender import Sender
from kiosk.shell.journal import Journal, Place, Row, State
from kiosk.shell.journal.reading import reading
from kiosk.shell.runtime import ClockAndRandom, Ports, Runtime
from tests.faults.core import PRINTER, Core
from tests.faults.hooks import Boundary, Hooks
from wire.signing import Unsigned

ZONE = ZoneInfo("Asia/Shanghai")
BACKOFF = Backoff(0.1, 2.0)
PAUSE_S = 0.3
LOOK_S = 0.1


@dataclass(frozen=True)
class Orders:
    """File `numbers[0]` up to `numbers[1]`; die at the `nth` time at `boundary`, or live on; a
    life that drains ends when nothing is open and every slip was made.
    """

    folder: str
    url: str
    printer: str
    read_s: float
    numbers: tuple[int, int]
    boundary: str = ""
    nth: int = 0
    drain: bool = False


def say(what: str, **fields: object) -> None:
    os.write(1, (json.dumps({"what": what, **fields}) + "\n").encode())


def wall() -> datetime:
    return datetime.now(ZONE)


class Told(Journal):
    """Says that a task was kept once that is durable, and not before."""

    def task_kept(self, submit: Submit, payload: str, now: datetime):  # type: ignore[no-untyped-def]
        kept = super().task_kept(submit, payload, now)
        kept.add_done_callback(lambda done: done.exception() or _said(done.result().row))
        return kept


def _said(row: Row) -> None:
    say("kept", key=row.biz_sn)


class Life:
    def __init__(self, orders: Orders, stack: ExitStack) -> None:
        self._orders = orders
        self._woken = threading.Event()
        self._ready = threading.Event()
        self.place = Place.of(orders.folder)
        self.journal = Told.open(self.place, wall(), lambda reason: say("journal failed"))
        stack.callback(self.journal.close)
        for row in self.rows():
            say("row", key=row.biz_sn, state=row.state)
        chosen = self._settings()
        self.core = Core(iter(range(*orders.numbers)), self._to_print_again(), say)
        nature = ClockAndRandom(time.monotonic, wall, lambda: os.urandom(16))
        self.runtime = Runtime(self.core, self._woken.set, nature)  # type: ignore[arg-type]
        port = {PRINTER: {**chosen.devices[PRINTER], "port": self._orders.printer}}
        fitted = registry.configured(port, "terminal.toml")
        printer = [one for one in fitted if one.name == PRINTER]
        self.devices = Devices(registry.owners(printer, self._told))
        self._client = self._made_client(chosen)
        stack.callback(self._client.close)
        self._pool = CallPool(self._client, self.journal, self.runtime.post, time.monotonic)
        stack.callback(self._pool.close)
        self.sender = Sender(
            self._client, self.journal, self.runtime.post, time.monotonic, wall,
            random.Random(orders.numbers[0]).random, BACKOFF, PAUSE_S,
        )  # fmt: skip
        stack.callback(self.sender.close)
        stack.callback(self.devices.stop)
        boundary = Boundary(orders.boundary) if orders.boundary else None
        Hooks(boundary, orders.nth).install(self.journal, self.devices)

    def run(self) -> None:
        self.runtime.connect(self._outside())
        self.devices.start()
        assert self._ready.wait(30), "no printer"
        self.sender.start()
        if self._orders.drain:
            while self.journal.tasks_open().result():
                self._woken.wait(LOOK_S)
        self.runtime._next_visit()  # as after a wipe: the first page, which `begin` shows, is none
        while not self.core.finished:
            due = self.runtime.turn()
            self._woken.wait(LOOK_S if due is None else max(0.0, due - time.monotonic()))
            self._woken.clear()

    def rows(self) -> list[Row]:
        with reading(self.place) as journal:
            return journal.tasks()

    def _to_print_again(self) -> Iterator[str]:
        """Numbers of which no slip is known to have come out; looked up when nothing is open."""
        if not self._orders.drain:
            return
        with reading(self.place) as journal:
            printed = {job.number for job in journal.prints() if job.state == "printed"}
        yield from (
            row.accept_no
            for row in self.rows()
            if row.state is State.ACCEPTED and row.accept_no not in printed
        )

    def _told(self, news: News) -> None:
        if self.devices.health(PRINTER).usable:
            self._ready.set()
        self.runtime.told(news)

    def _settings(self) -> Settings:
        chosen = settings.load()
        hub = replace(chosen.hub, url=self._orders.url, connect_s=0.5, read_s=self._orders.read_s)
        return replace(chosen, hub=hub)

    def _made_client(self, chosen: Settings) -> HubClient:
        client = HubClient(
            chosen,
            Unsigned(),
            Numbers(self.journal).next,
            time.monotonic,
            wall,
            session,
        )
        client._circuit = Circuit(time.monotonic, pause_s=PAUSE_S)  # ten seconds are for cities
        return client

    def _outside(self) -> Ports:
        return Ports(
            journal=self.journal,
            hub=self._pool,
            sender=self.sender,
            devices=self.devices,
            texts=text_files.load(),
            say_again=lambda: None,
            forget=(),
        )


def main() -> None:
    orders = Orders(**json.loads(sys.argv[1]))
    with ExitStack() as stack:
        stack.enter_context(log.written_to(Path(orders.folder).parent / "terminal.log"))
        Life(orders, stack).run()
    say("ended well")


if __name__ == "__main__":
    main()
