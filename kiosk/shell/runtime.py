"""The shell around the core: performs its commands, posts what comes of them, publishes the page.

Threads: `post` may be called from any; everything else runs on the UI thread, which calls `turn`
whenever it was woken or `due` has come.
"""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, assert_never

from config.text import Texts
from devices.port import (
    DeviceSaid,
    HealthChanged,
    JobEnded,
    News,
    Printed,
    PrintEnd,
    Ticket,
)
from devices.status import Health, Reason, State
from kiosk.core.command import (
    Arm,
    AuditEvent,
    Call,
    Command,
    Disarm,
    Print,
    Record,
    SayAgain,
    Submit,
    Wipe,
)
from kiosk.core.event import (
    DeviceChanged,
    Ended,
    Event,
    Said,
    Tick,
    VisitBegan,
)
from kiosk.core.slip import laid_out
from kiosk.core.terminal import JOURNAL, Terminal
from model.page import Kind, Page
from model.profile import Profile

HOLD = 0.25
"""Seconds for which a page that only waits is held back; what is shorter feels like at once."""

Callback = Callable[[], None]
Subscriber = Callable[[Page, Profile], None]


class JournalPort(Protocol):
    """What the runtime wants of `kiosk.shell.journal.Journal`."""

    def record(self, record: Record, wall: datetime) -> Future[int]:
        """Durable when the future is done; it holds the number in the chain."""

    def visit_began(self, visit: str, now: datetime) -> Future[None]:
        """A row for the visit, which begins to be served now."""

    def visit_ended(
        self, visit: str, now: datetime, how: str, items: Sequence[str] = ()
    ) -> Future[None]:
        """`how` is a `Way`; `items` are the ids of what was done."""

    def slip_hash(self, content: bytes) -> str:
        """Keyed, so that a slip cannot be guessed from it."""

    def print_intent(
        self, visit: str, n: int, number: str, slip_hash: str, on_done: Callable[[bool], None]
    ) -> Future[None]:
        """`on_done` is called on the writer's thread: True when it is durable."""

    def print_ended(
        self, visit: str, n: int, printed: Printed, on_done: Callable[[bool], None]
    ) -> Future[None]:
        """`on_done` as for the intent."""


class DevicesPort(Protocol):
    """What the runtime wants of `devices.supervisor.Devices`."""

    def arm(self, device: str, tag: str) -> None:
        """From now on the device tells what is laid down, with this tag."""

    def disarm(self, device: str) -> None:
        """What is under way is given up; it tells nothing more."""

    def print(self, device: str, tag: str, ticket: Ticket) -> None:
        """Answers by news with the same tag when the paper is out, or is not."""

    def clear(self, then: Callback) -> None:
        """Every device forgets the visit; `then` is called when the last one has."""

    def columns(self, device: str) -> int:
        """Cells of a line on this printer's paper."""


class HubPort(Protocol):
    """What the runtime wants of `kiosk.shell.backend.pool`: `Answered` is posted for every call."""

    def submit(self, call: Call) -> None:
        """Answers by posting `Answered`, exactly once."""

    def forget(self, visit: str) -> None:
        """From now on no answer of that visit carries an output."""


class SenderPort(Protocol):
    """The sender, as the runtime sees it: `TaskEnded` is posted for every task."""

    def submit(self, command: Submit) -> None:
        """Answers by posting `TaskEnded`, as often as there is something to tell."""

    def forget(self, visit: str) -> None:
        """Nobody of that visit waits any more; the task itself goes on."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything the runtime performs commands with. `forget` is called on the UI thread."""

    journal: JournalPort
    hub: HubPort
    sender: SenderPort
    devices: DevicesPort
    texts: Texts
    say_again: Callback
    forget: tuple[Callback, ...]


@dataclass(frozen=True, slots=True)
class ClockAndRandom:
    """Time and chance, which the core is given with its events."""

    clock: Callable[[], float]
    wall: Callable[[], datetime]
    chance: Callable[[], bytes]
    """A fresh seed of a visit: 16 bytes from the operating system."""


class Runtime:
    """From `begin` on a page is shown; what happens waits in the queue until `connect`, so that
    nothing is promised before the journal is open.
    """

    def __init__(self, terminal: Terminal, wake: Callback, nature: ClockAndRandom) -> None:
        self.terminal = terminal
        self.nature = nature
        self._wake = wake
        self._events: queue.SimpleQueue[tuple[float, Event]] = queue.SimpleQueue()
        self._subscribers: list[Subscriber] = []
        self._published: tuple[Page, Profile] | None = None
        self._held_until: float | None = None
        self._items: list[str] = []
        self._outside: Ports | None = None
        self._journal_usable = True
        self._live = ""
        """The visit whose slips may be printed; empty while it is wiped."""
        self._gate = threading.Lock()
        """Between `_live` and the printer: a slip is handed over before the wipe clears it, or not
        at all."""

    def connect(self, outside: Ports) -> None:
        """Once; any thread: the parts need `post`, and the runtime needs the parts."""
        self._outside = outside
        if not self._journal_usable:
            self._journal_usable = True
            self.post(DeviceChanged(JOURNAL, Health(State.READY)))
        self._wake()

    def disconnect(self) -> bool:
        """On the UI thread: from now on nothing is performed. False, and nothing changed, while
        somebody is served or their things are given back.
        """
        if not self.terminal.vacant:
            return False
        self._outside = None
        return True

    @property
    def outside(self) -> Ports:
        """What `connect` was given; nothing is performed before."""
        assert self._outside is not None, "nothing is performed before `connect`"
        return self._outside

    def subscribe(self, subscriber: Subscriber) -> None:
        """Called on the UI thread with the page that is shown, if any, and with each new page or
        profile.
        """
        self._subscribers.append(subscriber)
        if self._published is not None:
            subscriber(*self._published)

    def begin(self) -> None:
        """Once, on the UI thread: the first visit waits. It asks for nothing yet, for no device
        is known.
        """
        now = self.nature.clock()
        asked = self.terminal.handle(replace(self._visit(), at=now))
        assert not asked, "the first page needs nobody"

    def post(self, event: Event) -> None:
        """The only way in. Any thread."""
        self._events.put((self.nature.clock(), event))
        self._wake()

    def turn(self) -> float | None:
        """Handles all that has come, ticks if it is time; gives the next due time.

        The page is published before the commands are performed: the threads that they wake
        would else compete with the drawing for the interpreter.
        """
        if self._outside is None:
            if not self._journal_usable:
                self._out_of_service()
            self._publish(self.nature.clock())
            return None
        said = [command for event in self._come() for command in self.terminal.handle(event)]
        now = self.nature.clock()
        due = self.terminal.due
        if due is not None and now >= due:
            said += self.terminal.handle(Tick(at=now))
        self._publish(now)
        for command in said:
            self._perform(command)
        if not self._events.empty():
            return now
        wanted = (self.terminal.due, self._held_until)
        return min((at for at in wanted if at is not None), default=None)

    def _out_of_service(self) -> None:
        """Nothing is there yet that performs commands, and none is needed: nobody is served."""
        health = self.terminal.health.get(JOURNAL)
        if health is not None and not health.usable:
            return
        now = self.nature.clock()
        self.terminal.handle(DeviceChanged(JOURNAL, Health(State.FAULT, Reason.MECHANICAL), at=now))
        self.terminal.handle(replace(self._visit(), at=now))

    def _come(self) -> Iterator[Event]:
        while not self._events.empty():
            at, event = self._events.get()
            yield replace(event, at=at)

    def _publish(self, now: float) -> None:
        """Only what differs: a page is compared by value."""
        page, profile = self.terminal.page, self.terminal.profile
        if self._holds(page, now) or (page, profile) == self._published:
            return
        self._published = page, profile
        for subscriber in self._subscribers:
            subscriber(page, profile)

    def _holds(self, page: Page, now: float) -> bool:
        """A page that only waits is not shown for a moment: where the answer comes sooner, nothing
        flickers and nothing is begun to be said (decision 0018).
        """
        before = self._published[0].kind if self._published else Kind.BUSY
        if page.kind is not Kind.BUSY or before is Kind.BUSY:
            self._held_until = None
        elif self._held_until is None:
            self._held_until = now + HOLD
        return self._held_until is not None and now < self._held_until

    # What comes from the parts, on their threads.

    def told(self, news: News) -> None:
        """The listener of `devices.supervisor`."""
        match news:
            case HealthChanged(device, health):
                self.post(DeviceChanged(device, health))
            case DeviceSaid(device, tag, value):
                self.post(Said(*_untag(tag), device, value))
            case JobEnded(tag=tag, result=Printed() as printed):
                self._ended(*_untag(tag), printed)
            case JobEnded(tag=tag, result=result):
                self.post(Ended(*_untag(tag), result))
            case _:
                assert_never(news)

    def journal_unusable(self) -> None:
        """From the starter: it cannot be opened; `connect` takes that back."""
        self._journal_usable = False
        self._wake()

    def journal_failed(self) -> None:
        """From the journal's writer: nothing can be promised any more (reliability.md 1.9)."""
        self._journal_usable = False
        self.post(DeviceChanged(JOURNAL, Health(State.FAULT, Reason.MECHANICAL)))

    # What goes out, on the UI thread.

    def _perform(self, command: Command) -> None:
        outside = self.outside
        match command:
            case Wipe():
                self._wipe(command)
            case Arm(visit, n, device):
                outside.devices.arm(device, _tag(visit, n))
            case Disarm(device=device):
                outside.devices.disarm(device)
            case Call():
                outside.hub.submit(command)
            case Submit():
                outside.sender.submit(command)
            case Print():
                self._print(command)
            case Record():
                self._record(command)
            case SayAgain():
                outside.say_again()
            case _:
                assert_never(command)

    def _wipe(self, command: Wipe) -> None:
        """Every part forgets; the printer's owner says so last, from its thread."""
        with self._gate:
            self._live = ""
        self.outside.hub.forget(command.visit)
        self.outside.sender.forget(command.visit)
        for forget in self.outside.forget:
            forget()
        self._published = None
        self._publish(self.nature.clock())
        self.outside.devices.clear(self._next_visit)

    def _next_visit(self) -> None:
        self.post(self._visit())

    def _visit(self) -> VisitBegan:
        seed = self.nature.chance()
        self._live = f"V{seed[:6].hex()}"
        return VisitBegan(self._live, seed, self.nature.wall())

    def _print(self, command: Print) -> None:
        """Intent committed, then printed: a power cut between the two is known afterwards."""
        outside = self.outside
        ticket = laid_out(command.slip, outside.devices.columns(command.device), outside.texts)
        content = outside.journal.slip_hash(ticket_bytes(ticket))

        def committed(durable: bool) -> None:
            # A slip of a visit that was wiped meanwhile must not come out before the next person.
            with self._gate:
                handed = durable and command.visit == self._live
                if handed:
                    outside.devices.print(command.device, _tag(command.visit, command.n), ticket)
            if not handed:
                self.post(Ended(command.visit, command.n, Printed(PrintEnd.NOT_PRINTED)))

        outside.journal.print_intent(
            command.visit, command.n, command.slip.number, content, committed
        )

    def _ended(self, visit: str, n: int, printed: Printed) -> None:
        """The outcome is committed, then told."""

        def committed(durable: bool) -> None:
            self.post(Ended(visit, n, printed))

        self.outside.journal.print_ended(visit, n, printed, committed)

    def _record(self, record: Record) -> None:
        """The audit event, and with it the row of the visit that begins or ends."""
        journal, now = self.outside.journal, self.nature.wall()
        match record.fact:
            case AuditEvent.VISIT_BEGAN:
                self._items.clear()
                journal.visit_began(record.visit, now)
            case AuditEvent.ITEM_BEGAN:
                self._items.append(str(record.fields["item"]))
            case AuditEvent.VISIT_ENDED:
                way, items = str(record.fields["way"]), tuple(self._items)
                journal.visit_ended(record.visit, now, way, items)
        journal.record(record, now)


def ticket_bytes(ticket: Ticket) -> bytes:
    """What the keyed hash of a slip is taken of: every part with its kind and fields, in order."""
    parts = [
        [type(part).__name__, *(getattr(part, name) for name in part.__slots__)]
        for part in ticket.parts
    ]
    return json.dumps(parts).encode()


def _tag(visit: str, n: int) -> str:
    return f"{visit}:{n}"


def _untag(tag: str) -> tuple[str, int]:
    visit, _, n = tag.rpartition(":")
    return visit, int(n)
