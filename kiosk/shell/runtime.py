"""The shell around the core: performs its commands, posts what comes of them, publishes the page.

Threads: `post` may be called from any; everything else runs on the UI thread, which calls `turn`
whenever it was woken or `due` has come.
"""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import assert_never

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
from kiosk.core.bug import bug_of
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
    Broke,
    DeviceChanged,
    Ended,
    Event,
    Said,
    Tick,
    VisitBegan,
)
from kiosk.core.situation import JOURNAL
from kiosk.core.slip import laid_out
from kiosk.core.terminal import Terminal
from kiosk.shell.ports import Callback, ClockAndRandom, Ports
from model.page import Kind, Page
from model.profile import Profile

HOLD = 0.25
"""Seconds for which a page that only waits is held back; what is shorter feels like at once."""

Subscriber = Callable[[Page, Profile], None]


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
        self._asked: list[Command] = []
        """What the core wants done, and nobody has done yet."""
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
        """Once, on the UI thread: the first visit waits. What it asks for is done once the outside
        is there; no device is known yet.
        """
        now = self.nature.clock()
        self._asked += self.terminal.handle(replace(self._visit(), at=now))

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
        said, self._asked = self._asked, []
        said += (command for event in self._come() for command in self.terminal.handle(event))
        now = self.nature.clock()
        due = self.terminal.due
        if due is not None and now >= due:
            said += self.terminal.handle(Tick(at=now))
        self._publish(now)
        for command in said:
            self._safely(partial(self._perform, command))
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
            self._safely(partial(subscriber, page, profile))

    def _safely(self, does: Callback) -> None:
        """What shows, speaks or performs may have a bug: then it is the visit that ends."""
        try:
            does()
        except Exception as error:  # noqa: BLE001 - a bug, of whatever kind
            self.broke(error)

    def broke(self, error: Exception) -> None:
        """A bug outside the core, of whoever serves the visit. Any thread."""
        self.post(Broke(bug_of(error)))

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
            self._safely(forget)
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
                    outside.devices.ask(command.device, _tag(command.visit, command.n), ticket)
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
