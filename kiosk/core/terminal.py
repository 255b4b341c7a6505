"""The root of the core: events in, commands out, one page now (design.md §1.2).

It opens nothing, waits for nothing, and asks no clock: a whole visit, faults included, replays
without a screen or a thread. Called from one thread only (the UI thread, by `Runtime`). Which page
wins is the layers' (`kiosk.core.layers`); what escapes one of them ends the visit, never the
terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import assert_never

from config.times import Times
from devices.port import Printed
from devices.status import Health
from kiosk.core import bar
from kiosk.core.active_visit import ActiveVisit
from kiosk.core.bug import Bug, bug_of
from kiosk.core.command import Arm, AuditEvent, Command, Disarm, Record, SayAgain, Wipe
from kiosk.core.ending import Ending, UnfinishedBusiness, Way, over
from kiosk.core.event import (
    Answered,
    Broke,
    Chosen,
    DeviceChanged,
    Drawn,
    Ended,
    Event,
    Said,
    Spoke,
    Stirred,
    TaskEnded,
    Tick,
    VisitBegan,
)
from kiosk.core.frame import framed
from kiosk.core.idle import Idle
from kiosk.core.layers import highest
from kiosk.core.layers.layer import Gone, Layer, Moved, Over, Press, Reply
from kiosk.core.layers.out_of_service import BARE, OUT_OF_SERVICE, REST
from kiosk.core.receiving import Received, received
from kiosk.core.situation import JOURNAL, Situation
from kiosk.core.step.who.credentials import READER, SCANNER
from kiosk.core.visit import Site, Tables, Visit
from model.item import Catalogue
from model.page import ACTING, BAR, Page, Role
from model.profile import Profile

TRIES = 4
"""Faults in a row while one page is made, after which the barest of all is shown: of a step, of
the last page, of the first, of the one that is out of service."""


class Terminal:
    """The state of the terminal, its page, and when it is due: all three stand after each event."""

    def __init__(self, catalogue: Catalogue, site: Site, times: Times, tables: Tables) -> None:
        self._tables = tables
        self._now = Situation(catalogue, site, times, Idle(times))
        self._layer: Layer = OUT_OF_SERVICE
        self._page = BARE
        self._due: float | None = None
        self._settle()
        self.dropped: Counter[str] = Counter()
        """Events that came too late or to nobody, by kind."""

    # What is perceived.

    @property
    def page(self) -> Page:
        """Made once between two events: what is drawn, spoken and pressed is the same page."""
        return self._page

    @property
    def profile(self) -> Profile:
        """Of whoever is served, or whose things are being given back."""
        return self._now.profile

    @property
    def health(self) -> Mapping[str, Health]:
        """Of every device that was heard of, by name."""
        return self._now.health

    @property
    def due(self) -> float | None:
        """When the next `Tick` is wanted, on the clock of `at`; None where nothing is to come."""
        return self._due

    @property
    def vacant(self) -> bool:
        """Nobody is served, and nobody's things are given back."""
        now = self._now
        return now.ending is None and (now.serving is None or not now.serving.visit.touched)

    # What happens.

    def handle(self, event: Event) -> list[Command]:
        """The one door. Changes the state and names what the outside must do, in order."""
        now = self._now
        now.at = max(now.at, event.at)
        if now.serving is not None:
            now.serving.at = now.at
        _, commands = self._guarded(lambda: self._handled(event), self._broken)
        return commands + self._settle()

    def _settle(self) -> list[Command]:
        """The page after this event, and when it is due; what had a fault is not tried again."""
        commands: list[Command] = []
        for _ in range(TRIES):
            made, said = self._guarded(self._show, self._unshown)
            commands += said
            if made:
                return commands
        self._layer, self._page, self._due = OUT_OF_SERVICE, BARE, self._now.at + REST
        return commands

    def _show(self) -> list[Command]:
        """The layer that stands now, with its page; the scanner's light is on while it asks for
        what can be read there.
        """
        now, commands = self._now, list[Command]()
        if now.serving is not None and now.serving.finished:
            commands += self._end(now.serving, Way.CHOICE, now.serving.unfinished)
        layer = highest(now)
        page, due = framed(layer.page(now), now, names=layer.names), layer.due(now)
        commands += self._scanner(SCANNER in layer.devices(now))
        self._layer, self._page, self._due = layer, page, due
        return commands

    def _handled(self, event: Event) -> list[Command]:
        match event:
            case VisitBegan():
                return self._begin(event)
            case DeviceChanged(device=device, health=health):
                return self._device(device, health)
            case Spoke(speaking=speaking):
                self._now.idle.spoke(self._now.at, speaking)
                return []
            case Stirred():
                self._now.idle.act(self._now.at)
                return []
            case Tick():
                return self._tick()
            case Chosen() | Drawn():
                return self._pressed(event)
            case Ended(result=Printed() as printed):
                return self._slip_ended(event, printed)
            case Ended():
                return self._drop(event)  # of a device that nobody here asks
            case Said() | Answered() | TaskEnded():
                return self._received(event)
            case Broke(bug=bug):
                return self._unshown(bug)
            case _:
                assert_never(event)

    def _begin(self, event: VisitBegan) -> list[Command]:
        now = self._now
        visit = Visit(event.visit, event.seed, event.at, event.now)
        now.serving = ActiveVisit(visit, now.catalogue, now.site, self._tables, now.health, now.at)
        now.ending, now.broken_by = None, None
        now.idle.act(now.at)
        return self._arm(visit)

    def _tick(self) -> list[Command]:
        due = self._due
        return (
            self._replied(self._layer.tick(self._now))
            if due is not None and self._now.at >= due
            else []
        )

    def _replied(self, reply: Reply) -> list[Command]:
        """What a layer's answer comes to."""
        now = self._now
        match reply:
            case Moved(commands):
                return list(commands)
            case Over(way):
                return self._end(now.active, way, now.active.unfinished)
            case Gone():
                return self._wipe(now.ending) if now.ending is not None else []
            case _:
                assert_never(reply)

    # Devices.

    def _arm(self, visit: Visit) -> list[Command]:
        """Once a visit: a reader that is lost and comes back looks on for the same one."""
        if not self._now.usable(READER) or self._now.journal_failed or visit.arm:
            return []
        visit.arm = visit.take()
        return [Arm(visit.id, visit.arm, READER)]

    def _scanner(self, asked: bool) -> list[Command]:
        """Its light is on while something is asked for that it can read, and no longer."""
        if self._now.serving is None:
            return []
        visit, wanted = self._now.visit, asked and self._now.usable(SCANNER)
        if wanted and not visit.scanning:
            visit.scanning = visit.take()
            return [Arm(visit.id, visit.scanning, SCANNER)]
        if not wanted and visit.scanning:
            visit.scanning = 0
            return [Disarm(visit.id, visit.take(), SCANNER)]
        return []

    def _device(self, device: str, health: Health) -> list[Command]:
        now = self._now
        now.health[device] = health
        fields: dict[str, str | int] = {"device": device, "state": health.state}
        fields["reason"] = health.reason
        commands: list[Command] = [self._told(AuditEvent.DEVICE_CHANGED, fields)]
        if now.serving is None:
            return commands
        if device == JOURNAL and now.journal_failed:
            return commands + self._end(now.serving, Way.FAULT, now.serving.unfinished)
        if device in self._layer.devices(now):
            now.idle.stir(now.at)
        return commands + self._arm(now.visit)

    # What a resident does.

    def _pressed(self, event: Press) -> list[Command]:
        """It counts only on the page that is shown, and only on a node of it that takes it."""
        layer, page = self._layer, self._page
        node = page.node(event.node_id)
        self._now.idle.act(self._now.at)
        takes = ACTING if isinstance(event, Chosen) else {Role.INK}
        if event.page_key != page.key or node is None or node.role not in takes:
            return self._drop(event)
        if node.group == BAR:
            return self._bar(node.id)
        return self._replied(layer.press(event, self._now))

    def _bar(self, node_id: str) -> list[Command]:
        """It works on the last page of a visit as on all others."""
        now = self._now
        if node_id == bar.REPEAT:
            return [self._say_again()]
        if now.wearer is not None:
            bar.press(node_id, now.wearer)
        return now.serving.touch() if now.serving else []

    def _say_again(self) -> SayAgain:
        now = self._now
        if now.serving is not None:
            return SayAgain(now.visit.id, now.visit.take())
        return SayAgain(now.ending.visit if now.ending else "", 0)

    # What comes back.

    def _received(self, event: Received) -> list[Command]:
        """For the visit that is being served, or too late."""
        now = self._now
        demand = self._layer.demand(now)
        commands = received(event, now.serving, demand) if now.serving else None
        if commands is None:
            return self._drop(event)
        if isinstance(event, Answered | TaskEnded):
            now.idle.stir(now.at)
        else:
            now.idle.act(now.at)
        return commands

    def _slip_ended(self, event: Ended, printed: Printed) -> list[Command]:
        """It goes on printing when the visit is over."""
        now = self._now
        fields: dict[str, str | int] = {"end": printed.end, "reason": printed.reason}
        record = Record(event.visit, event.n, AuditEvent.PRINT_ENDED, fields)
        if now.ending is not None and now.ending.waits_for(event):
            now.ending.slip_ended(printed, now.at + now.times.ending)
            return [record]
        if now.serving is None or not now.serving.slip_ended(event, printed):
            return [record, *self._drop(event)]
        now.idle.stir(now.at)
        return [record]

    # The end.

    def _end(self, active: ActiveVisit, way: Way, unfinished: UnfinishedBusiness) -> list[Command]:
        """The one function that ends a visit: everything of the person goes, now."""
        visit, now = active.visit, self._now
        commands: list[Command] = [
            Disarm(visit.id, visit.take(), READER),
            *([Disarm(visit.id, visit.take(), SCANNER)] if visit.scanning else []),
            Record(visit.id, visit.take(), AuditEvent.VISIT_ENDED, {"way": way}),
        ]
        ending = over(visit, way, unfinished, now.at, now.times.ending)
        active.close()
        now.serving, now.ending = None, ending
        return commands + ([] if ending.leaves_something else self._wipe(ending))

    def _wipe(self, ending: Ending) -> list[Command]:
        self._now.ending = None
        return [Wipe(ending.visit, ending.n)]

    # Our own faults.

    def _guarded(
        self, does: Callable[[], list[Command]], else_: Callable[[Bug], list[Command]]
    ) -> tuple[bool, list[Command]]:
        """The guard: what escapes ends this visit, never the terminal. Whether nothing did."""
        try:
            return True, does()
        except Exception as error:  # noqa: BLE001 - a bug, of whatever kind
            return False, else_(bug_of(error))

    def _unshown(self, bug: Bug) -> list[Command]:
        """Its page cannot be shown; one that is shown between items would have the same fault for
        ever, so it is not offered for a while.
        """
        active = self._now.serving
        if active is not None and active.run is None:
            self._now.broken_until = self._now.at + REST
        return self._broken(bug)

    def _broken(self, bug: Bug) -> list[Command]:
        """It is recorded, and the visit ends and says so. Where nobody has come there is nothing to
        end: nobody is served for a while, and the same fault is not recorded again and again.
        """
        now, active = self._now, self._now.serving
        record = self._told(
            AuditEvent.BUG, {"where": bug.module, "line": bug.line, "error": bug.error}
        )
        if now.ending is not None:
            return [record, *self._wipe(now.ending)]
        if active is not None and active.visit.touched:
            return [record, *self._end(active, Way.BUG, self._unfinished(active))]
        if active is not None:
            now.broken_until = now.at + REST
        known, now.broken_by = now.broken_by == bug, bug
        return [] if known else [record]

    def _unfinished(self, active: ActiveVisit) -> UnfinishedBusiness:
        """What becomes of what was begun, as far as that can be told still."""
        try:
            return active.unfinished
        except Exception:  # noqa: BLE001 - it may be what had the fault
            return UnfinishedBusiness()

    def _drop(self, event: Event) -> list[Command]:
        """Too late, or to nobody: counted, and told to the audit chain by kind only."""
        kind = type(event).__name__
        self.dropped[kind] += 1
        return [self._told(AuditEvent.EVENT_DROPPED, {"kind": kind})]

    def _told(self, fact: AuditEvent, fields: dict[str, str | int]) -> Record:
        """An event of the terminal rather than of a visit's steps; it carries no number."""
        return Record(self._now.visit.id if self._now.serving else "", 0, fact, fields)
