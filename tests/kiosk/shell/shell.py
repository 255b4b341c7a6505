"""The runtime around the real core, with fakes for all it performs commands with: no thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from config import deployment_files
from devices.port import (
    DeviceSaid,
    HealthChanged,
    JobEnded,
    Printed,
    PrintEnd,
    ResidentCard,
)
from devices.status import Health
from kiosk.core.command import AuditEvent, Call, Record, Submit
from kiosk.core.event import Answered, Chosen
from kiosk.core.terminal import Terminal
from kiosk.shell.ports import ClockAndRandom, Ports
from kiosk.shell.runtime import Runtime
from model.item import loader
from model.page import Page
from model.profile import Profile
from tests.kiosk.core.stage import ANSWERS, CHEN, NOON, READY, SETTINGS, SITE, TABLES, TEXTS
from tests.node_ids import named

Committed = Callable[[bool], None]
Did = tuple[str, Any]


def done(value: Any = None) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


@dataclass
class Journal:
    """Commits when it is told to; `waiting` are the intents and outcomes that are not durable."""

    did: list[Did]
    waiting: list[Committed] = field(default_factory=list)

    def record(self, record: Record, wall: datetime) -> Future[int]:
        self.did.append(("record", record.fact))
        return done(1)

    def visit_began(self, visit: str, now: datetime) -> Future[None]:
        self.did.append(("visit_began", visit))
        return done()

    def visit_ended(
        self, visit: str, now: datetime, how: str, items: Sequence[str] = ()
    ) -> Future[None]:
        self.did.append(("visit_ended", (visit, how, items)))
        return done()

    def slip_hash(self, content: bytes) -> str:
        return f"hash of {len(content)} bytes"

    def print_intent(
        self, visit: str, n: int, number: str, slip_hash: str, on_done: Committed
    ) -> Future[None]:
        self.did.append(("print_intent", (visit, n, number)))
        self.waiting.append(on_done)
        return done()

    def print_ended(self, visit: str, n: int, printed: Printed, on_done: Committed) -> Future[None]:
        self.did.append(("print_ended", (visit, n, printed)))
        self.waiting.append(on_done)
        return done()

    def commit(self, durable: bool = True) -> None:
        self.waiting.pop(0)(durable)


@dataclass
class Devices:
    did: list[Did]
    cleared: list[Callable[[], None]] = field(default_factory=list)

    def arm(self, device: str, tag: str) -> None:
        self.did.append(("arm", (device, tag)))

    def disarm(self, device: str) -> None:
        self.did.append(("disarm", device))

    def ask(self, device: str, tag: str, ticket: object) -> None:
        self.did.append(("print", (device, tag, ticket)))

    def clear(self, then: Callable[[], None]) -> None:
        self.did.append(("clear", None))
        self.cleared.append(then)

    def columns(self, device: str) -> int:
        return 32


@dataclass
class Hub:
    did: list[Did]

    def submit(self, call: Call) -> None:
        self.did.append(("submit", call))

    def forget(self, visit: str) -> None:
        self.did.append(("forget hub", visit))


@dataclass
class Sender:
    did: list[Did]

    def submit(self, command: Submit) -> None:
        self.did.append(("hand in", command))

    def forget(self, visit: str) -> None:
        self.did.append(("forget sender", visit))


class Shell:
    """A terminal with both devices ready and its first visit waiting."""

    def __init__(
        self, *, connected: bool = True, forget: tuple[Callable[[], None], ...] = ()
    ) -> None:
        """`forget` stands in the place of screen and voice."""
        self.did: list[Did] = []
        self._forget = forget or (
            lambda: self.did.append(("forget screen", None)),
            lambda: self.did.append(("forget voice", None)),
        )
        self.at = 100.0
        self.woken = 0
        self.seeds = 0
        self.pages: list[tuple[Page, Profile]] = []
        self.journal, self.devices = Journal(self.did), Devices(self.did)
        self.hub, self.sender = Hub(self.did), Sender(self.did)
        items = loader.load(TEXTS, SETTINGS.catalogue.home, deployment_files.load())
        terminal = Terminal(items, SITE, SETTINGS.times, TABLES)
        self.runtime = Runtime(terminal, self._wake, self._nature())
        self.runtime.subscribe(lambda page, profile: self.pages.append((page, profile)))
        self.runtime.begin()
        if connected:
            self.connect()

    def connect(self) -> None:
        self.runtime.connect(self._outside())
        self.health("resident_id", READY)
        self.health("receipt_printer", READY)
        self.runtime.turn()

    def _nature(self) -> ClockAndRandom:
        return ClockAndRandom(
            clock=lambda: self.at,
            wall=lambda: NOON + timedelta(seconds=self.at - 100),
            chance=self._seed,
        )

    def _outside(self) -> Ports:
        return Ports(
            journal=self.journal,
            hub=self.hub,
            sender=self.sender,
            devices=self.devices,
            texts=TEXTS,
            say_again=lambda: self.did.append(("say_again", None)),
            forget=self._forget,
        )

    def _seed(self) -> bytes:
        self.seeds += 1
        return self.seeds.to_bytes(6, "big").ljust(16, b".")

    def _wake(self) -> None:
        self.woken += 1

    @property
    def page(self) -> Page:
        return self.runtime.terminal.page

    @property
    def names(self) -> list[str]:
        """What was done, without what it was done with."""
        return [name for name, _ in self.did]

    def last(self, name: str) -> Any:
        return next(what for did, what in reversed(self.did) if did == name)

    def facts(self) -> list[AuditEvent]:
        return [what for name, what in self.did if name == "record"]

    def health(self, device: str, health: Health) -> None:
        self.runtime.told(HealthChanged(device, health))

    def press(self, node_id: str) -> None:
        self.runtime.post(Chosen(self.page.key, named(self.page, node_id)))
        self.runtime.turn()

    def lay(self, card: ResidentCard = CHEN, tag: str = "") -> None:
        device, armed = self.last("arm")
        self.runtime.told(DeviceSaid(device, tag or armed, card))
        self.runtime.turn()

    def answer(self) -> None:
        call = self.last("submit")
        self.runtime.post(Answered(call.visit, call.n, ANSWERS[call.op]()))
        self.runtime.turn()

    def to_result(self) -> None:
        for node_id in ("start", "query_account", "begin"):
            self.press(node_id)
        self.lay()
        self.answer()
        self.answer()

    def printed(self, end: PrintEnd = PrintEnd.PRINTED) -> None:
        """The printer's owner says how the last ticket ended."""
        device, tag, _ = self.last("print")
        self.runtime.told(JobEnded(device, tag, Printed(end)))
        self.runtime.turn()

    def commit(self, durable: bool = True) -> None:
        self.journal.commit(durable)
        self.runtime.turn()

    def clear(self) -> None:
        """The printer's owner has forgotten too."""
        self.devices.cleared.pop(0)()
        self.runtime.turn()
