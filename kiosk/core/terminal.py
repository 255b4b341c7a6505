"""The root of the core: events in, commands out, one page now (design.md §1.2).

It opens nothing, waits for nothing, and asks no clock: a whole visit, faults included, replays
without a screen or a thread. Called from one thread only (the UI thread, by `Runtime`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import assert_never

from config.times import Times
from devices.port import Printed
from devices.status import Health
from kiosk.core import bar, ladder
from kiosk.core.active_visit import ActiveVisit
from kiosk.core.command import Arm, AuditEvent, Command, Disarm, Record, SayAgain, Wipe
from kiosk.core.credential_intake import CredentialIntake
from kiosk.core.ending import Ending, Way, over
from kiosk.core.event import (
    Answered,
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
from kiosk.core.frame import State, framed
from kiosk.core.idle import Idle
from kiosk.core.ladder import Situation
from kiosk.core.receiving import Received, received
from kiosk.core.step.who.credentials import READER, SCANNER
from kiosk.core.visit import Site, Tables, Visit
from model.item import Catalogue
from model.page import ACTING, BAR, Page, Role
from model.profile import Profile

JOURNAL = "journal"
"""The journal is a device too; its health is told like another's."""


class Terminal:
    """The state of the terminal; `page` is a pure function of it (`kiosk.core.ladder`).

    A visit goes through three states: served (`_serving`), over but not yet taken away
    (`_ending`), and wiped (neither), until `VisitBegan` brings the next.
    """

    def __init__(self, catalogue: Catalogue, site: Site, times: Times, tables: Tables) -> None:
        self._catalogue = catalogue
        self._site = site
        self._tables = tables
        self._times = times
        self._health: dict[str, Health] = {}
        self._serving: ActiveVisit | None = None
        self._ending: Ending | None = None
        self._idle = Idle(times)
        self._now = 0.0
        self._page: Page | None = None
        self.dropped: Counter[str] = Counter()
        """Events that came too late or to nobody, by kind."""

    # What is perceived.

    @property
    def page(self) -> Page:
        """Made once between two events: what is drawn, spoken and pressed is the same page."""
        if self._page is None:
            self._page = self._made()
        return self._page

    def _made(self) -> Page:
        state = self._state()
        left = self._idle.left(self._now) if self._serving else None
        now = Situation(self._catalogue, state, self._serving, self._ending, self._failed, left)
        return framed(ladder.page(now), state)

    @property
    def profile(self) -> Profile:
        return self._present.profile if self._present else Profile()

    @property
    def health(self) -> Mapping[str, Health]:
        return self._health

    @property
    def due(self) -> float | None:
        """When the next `Tick` is wanted, on the clock of `at`; None where nothing is to come."""
        step = self._serving.due if self._serving else None
        wanted = (self._due_ending(), self._due_idle(), step, self._due_clock())
        return min((at for at in wanted if at is not None), default=None)

    def _state(self) -> State:
        active = self._serving
        return State(
            site=self._site,
            health=self._health,
            visit=active.visit if active else None,
            now=active.visit.now(self._now) if active else None,
            run=active.run if active else None,
            position=active.position if active else None,
            profile=self.profile,
        )

    @property
    def _present(self) -> Visit | Ending | None:
        """Whose profile is worn, and whose help may be open."""
        return self._serving.visit if self._serving else self._ending

    @property
    def vacant(self) -> bool:
        """Nobody is served, and nobody's things are given back."""
        return self._ending is None and (self._serving is None or not self._serving.visit.touched)

    @property
    def _failed(self) -> bool:
        """The journal cannot be written."""
        health = self._health.get(JOURNAL)
        return health is not None and not health.usable

    def _usable(self, device: str) -> bool:
        return device in self._health and self._health[device].usable

    # What happens.

    def handle(self, event: Event) -> list[Command]:
        """The one door. Changes the state and names what the outside must do, in order."""
        self._now = max(self._now, event.at)
        if self._serving is not None:
            self._serving.at = self._now
        commands = self._handled(event)
        self._page = None
        if self._serving is not None and self._serving.finished:
            return commands + self._end(self._serving, Way.CHOICE)
        return commands + (CredentialIntake(self._serving).scanner() if self._serving else [])

    def _handled(self, event: Event) -> list[Command]:
        match event:
            case VisitBegan():
                return self._begin(event)
            case DeviceChanged(device=device, health=health):
                return self._device(device, health)
            case Spoke(speaking=speaking):
                self._idle.spoke(self._now, speaking)
                return []
            case Stirred():
                self._idle.act(self._now)
                return []
            case Tick():
                return self._tick()
            case Chosen():
                return self._chosen(event)
            case Drawn():
                return self._drawn(event)
            case Ended(result=Printed() as printed):
                return self._slip_ended(event, printed)
            case Ended():
                return self._drop(event)  # of a device that nobody here asks
            case Said() | Answered() | TaskEnded():
                return self._received(event)
            case _:
                assert_never(event)

    def _begin(self, event: VisitBegan) -> list[Command]:
        visit = Visit(event.visit, event.seed, event.at, event.now)
        self._serving = ActiveVisit(
            visit, self._catalogue, self._site, self._tables, self._health, self._now
        )
        self._ending = None
        self._idle.act(self._now)
        return self._arm(visit)

    def _arm(self, visit: Visit) -> list[Command]:
        """Once a visit: a reader that is lost and comes back looks on for the same one."""
        if not self._usable(READER) or self._failed or visit.arm:
            return []
        visit.arm = visit.take()
        return [Arm(visit.id, visit.arm, READER)]

    def _device(self, device: str, health: Health) -> list[Command]:
        self._health[device] = health
        fields: dict[str, str | int] = {"device": device, "state": health.state}
        fields["reason"] = health.reason
        commands: list[Command] = [self._told(AuditEvent.DEVICE_CHANGED, fields)]
        active = self._serving
        if active is None:
            return commands
        if device == JOURNAL and self._failed:
            return commands + self._end(active, Way.FAULT)
        if device in active.devices:
            self._idle.stir(self._now)
        return commands + self._arm(active.visit)

    def _chosen(self, event: Chosen) -> list[Command]:
        """A press counts only on the page that is shown, and only on a node of it that acts."""
        page, active = self.page, self._serving
        node = page.node(event.node_id)
        self._idle.act(self._now)
        if event.page_key != page.key or node is None or node.role not in ACTING:
            return self._drop(event)
        if node.group == BAR:
            return self._bar(node.id)
        if self._present is not None and event.act == "close_help":
            self._present.help = False
            return []
        if self._ending is not None:
            return self._wipe(self._ending)
        if active is None:
            return self._drop(event)
        if event.act == "end":
            return self._end(active, Way.STRANGER if active.visit.stranger else Way.CHOICE)
        return active.chosen(event)

    def _bar(self, node_id: str) -> list[Command]:
        """It works on the last page of a visit as on all others."""
        if node_id == bar.REPEAT:
            return [self._say_again()]
        if self._present is not None:
            bar.press(node_id, self._present)
        return self._serving.touch() if self._serving else []

    def _say_again(self) -> SayAgain:
        if self._serving is not None:
            return SayAgain(self._serving.visit.id, self._serving.visit.take())
        return SayAgain(self._ending.visit if self._ending else "", 0)

    def _drawn(self, event: Drawn) -> list[Command]:
        """A stroke counts only in the ink node of the page that is shown."""
        page, active = self.page, self._serving
        node = page.node(event.node_id)
        self._idle.act(self._now)
        inked = node is not None and node.role is Role.INK
        if event.page_key != page.key or not inked or active is None or active.run is None:
            return self._drop(event)
        return active.feed(event)

    def _received(self, event: Received) -> list[Command]:
        """For the visit that is being served, or too late."""
        commands = received(event, self._serving) if self._serving else None
        if commands is None:
            return self._drop(event)
        if isinstance(event, Answered | TaskEnded):
            self._idle.stir(self._now)
        else:
            self._idle.act(self._now)
        return commands

    def _slip_ended(self, event: Ended, printed: Printed) -> list[Command]:
        """It goes on printing when the visit is over."""
        fields: dict[str, str | int] = {"end": printed.end, "reason": printed.reason}
        record = Record(event.visit, event.n, AuditEvent.PRINT_ENDED, fields)
        if self._ending is not None and self._ending.waits_for(event):
            self._ending.slip_ended(printed, self._now + self._times.ending)
            return [record]
        if self._serving is None or not self._serving.slip_ended(event, printed):
            return [record, *self._drop(event)]
        self._idle.stir(self._now)
        return [record]

    # Time.

    def _due_idle(self) -> float | None:
        active = self._serving
        if active is None or not active.visit.touched:
            return None
        return self._idle.due(self._now, elder=self.profile.elder, waits=active.working)

    def _due_ending(self) -> float | None:
        return self._ending.until if self._ending is not None else None

    def _due_clock(self) -> float | None:
        """The next minute, where the header shows the time."""
        if self._serving is None or self._serving.run is not None:
            return None
        now = self._serving.visit.now(self._now)
        return self._now + 60.0 - now.second - now.microsecond / 1e6

    def _tick(self) -> list[Command]:
        if self._ending is not None:
            due = self._due_ending()
            return self._wipe(self._ending) if due is not None and self._now >= due else []
        active, due = self._serving, self._due_idle()
        if active is None:
            return []
        if due is not None and self._now >= due:
            return self._idled(active)
        step_due = active.due
        if step_due is not None and self._now >= step_due:
            return active.feed(Tick(at=self._now))
        return []

    def _idled(self, active: ActiveVisit) -> list[Command]:
        """The time-out: first a warning, unless there is nothing to lose."""
        if not active.holds_something or self._idle.over(self._now):
            return self._end(active, Way.TIMEOUT)
        if self._idle.warned_at is None:
            self._idle.warn(self._now)
        return []

    # The end.

    def _end(self, active: ActiveVisit, way: Way) -> list[Command]:
        """The one function that ends a visit: everything of the person goes, now."""
        visit = active.visit
        commands: list[Command] = [
            Disarm(visit.id, visit.take(), READER),
            *([Disarm(visit.id, visit.take(), SCANNER)] if visit.scanning else []),
            Record(visit.id, visit.take(), AuditEvent.VISIT_ENDED, {"way": way}),
        ]
        ending = over(visit, way, active.unfinished, self._now, self._times.ending)
        active.close()
        self._serving, self._ending = None, ending
        return commands + ([] if ending.leaves_something else self._wipe(ending))

    def _wipe(self, ending: Ending) -> list[Command]:
        self._ending = None
        return [Wipe(ending.visit, ending.n)]

    def _drop(self, event: Event) -> list[Command]:
        """Too late, or to nobody: counted, and told to the audit chain by kind only."""
        kind = type(event).__name__
        self.dropped[kind] += 1
        return [self._told(AuditEvent.EVENT_DROPPED, {"kind": kind})]

    def _told(self, fact: AuditEvent, fields: dict[str, str | int]) -> Record:
        """An event of the terminal rather than of a visit's steps; it carries no number."""
        return Record(self._serving.visit.id if self._serving else "", 0, fact, fields)
