"""The root of the core: events in, commands out, one page now (design.md §1.2).

It opens nothing, waits for nothing, and asks no clock: a whole visit, faults included, replays
without a screen or a thread. Called from one thread only (the UI thread, by `Runtime`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from config.settings import Times
from devices.port import PrintEnd
from devices.status import Health
from kiosk import cover
from kiosk.catalogue import Catalogue
from kiosk.command import Arm, Call, Command, Disarm, Fact, Print, Record, SayAgain, Wipe
from kiosk.event import (
    Answered,
    CardFailed,
    CardPresented,
    Chosen,
    DeviceChanged,
    Event,
    SlipEnded,
    Spoke,
    Stirred,
    Tick,
    VisitBegan,
)
from kiosk.cover import Ending, Way
from kiosk.frame import State, framed, next_look, next_size
from kiosk.identity import Credential, accept
from kiosk.page import Page
from kiosk.profile import Profile, Size
from kiosk.step import engine
from kiosk.step.engine import Course, Look, Turn
from kiosk.step.identify import READER
from kiosk.step.kind import Presented, StepEvent, Unread
from kiosk.visit import Context, Facts, Printing, Site, Then, Trouble, Visit, query_no


class Terminal:
    """The state of the terminal. `page` is a pure function of it: see `_page` for the ladder."""

    def __init__(self, catalogue: Catalogue, site: Site, times: Times) -> None:
        self._catalogue = catalogue
        self._site = site
        self._times = times
        self._health: dict[str, Health] = {}
        self._visit: Visit | None = None
        """None while the last visit is being wiped, and before the first."""
        self._course: Course | None = None
        self._ending: Ending | None = None
        self._warned_at: float | None = None
        self._quiet_since = 0.0
        self._speaking = False
        self._now = 0.0
        self.dropped: Counter[str] = Counter()
        """Events that came too late or to nobody, by kind."""

    # What is perceived.

    @property
    def page(self) -> Page:
        return framed(self._page(), self._state())

    @property
    def profile(self) -> Profile:
        return self._visit.profile if self._visit else Profile()

    @property
    def health(self) -> Mapping[str, Health]:
        return self._health

    @property
    def due(self) -> float | None:
        """When the next `Tick` is wanted, on the clock of `at`; None where nothing is to come."""
        wanted = (self._due_ending(), self._due_idle(), self._due_step(), self._due_clock())
        return min((at for at in wanted if at is not None), default=None)

    # What happens.

    def handle(self, event: Event) -> list[Command]:
        """The one door. Changes the state and names what the outside must do, in order."""
        self._now = max(self._now, event.at)
        match event:
            case VisitBegan():
                return self._begin(event)
            case DeviceChanged(device=device, health=health):
                return self._device(device, health)
            case Spoke(speaking=speaking):
                self._speaking = speaking
                self._stir()
                return []
            case Tick():
                return self._tick()
            case Chosen():
                return self._chosen(event)
            case Stirred():
                self._warned_at = None
                self._stir()
                return []
            case CardPresented() | CardFailed():
                return self._card(event)
            case Answered():
                return self._answered(event)
            case SlipEnded():
                return self._slip_ended(event)
            case _:
                assert_never(event)

    def _begin(self, event: VisitBegan) -> list[Command]:
        visit = Visit(event.visit, event.seed, event.at, event.now)
        self._visit, self._course, self._ending, self._warned_at = visit, None, None, None
        self._stir()
        return self._arm(visit)

    def _arm(self, visit: Visit) -> list[Command]:
        if READER not in self._health or not self._health[READER].usable:
            visit.arm = 0
            return []
        visit.arm = visit.take()
        return [Arm(visit.id, visit.arm, READER)]

    def _device(self, device: str, health: Health) -> list[Command]:
        was = self._health.get(device)
        self._health[device] = health
        fields: dict[str, str | int] = {
            "device": device,
            "state": health.state,
            "reason": health.reason,
        }
        visit = self._visit
        commands: list[Command] = [
            Record(visit.id if visit else "", 0, Fact.DEVICE_CHANGED, fields)
        ]
        back = health.usable and not (was and was.usable)
        if visit and device == READER and back and self._ending is None:
            commands += self._arm(visit)
        if self._course and self._course.kind.device(self._course.state) == device:
            self._stir()
        return commands

    # Touches.

    def _chosen(self, event: Chosen) -> list[Command]:
        page = self.page
        if event.page_key != page.key or page.node(event.node_id) is None:
            return self._drop(event)
        self._stir()
        if event.node_id.startswith("bar."):
            return self._bar(event.node_id)
        if self._ending is not None:
            return self._wipe(self._ending)
        visit = self._visit
        if visit is None:
            return self._drop(event)
        if event.node_id == "go_on":
            visit.stranger = visit.help = False
            self._warned_at = None
            return []
        if event.node_id == "end":
            return self._end(Way.STRANGER if visit.stranger else Way.CHOICE)
        visit.trouble, visit.relay = None, False
        if self._course is not None:
            return self._feed(event)
        return self._outside(visit, event.node_id)

    def _outside(self, visit: Visit, node_id: str) -> list[Command]:
        """A touch on attract or menu."""
        commands = self._touch(visit)
        match node_id:
            case "start":
                pass
            case "elder":
                visit.profile = replace(visit.profile, size=Size.L, voice=True)
            case "more":
                shown = cover.menu_window(self._catalogue, visit)
                visit.menu_from = shown.stop if shown.left else 0
            case "finish":
                return commands + self._end(Way.CHOICE)
            case item if item in self._catalogue.items:
                return commands + self._start(visit, item)
        return commands

    def _start(self, visit: Visit, item_id: str) -> list[Command]:
        fields: dict[str, str | int] = {"item": item_id}
        record = Record(visit.id, visit.take(), Fact.ITEM_BEGAN, fields)
        number = query_no(visit.seed, visit.take(), visit.now(self._now))
        facts = replace(visit.facts.between_items(), query_no=number)
        item = self._catalogue.item(item_id)
        return [record, *self._turn(visit, engine.start(item, facts, self._look(item)))]

    def _bar(self, node_id: str) -> list[Command]:
        visit = self._visit
        if visit is None:
            return []
        match node_id:
            case "bar.repeat":
                return [SayAgain(visit.id, visit.take())]
            case "bar.size":
                visit.profile = next_size(visit.profile)
            case "bar.contrast":
                visit.profile = next_look(visit.profile)
            case "bar.help":
                visit.help = True
        return self._touch(visit)

    def _touch(self, visit: Visit) -> list[Command]:
        """The first act of a resident makes a visit of the waiting one."""
        if visit.touched:
            return []
        visit.touched = True
        return [Record(visit.id, visit.take(), Fact.VISIT_BEGAN)]

    # Steps.

    def _look(self, item: object = None) -> Look:
        """Contexts for the engine, as things stand at this moment."""
        visit = self._visit
        assert visit is not None, "no course without a visit"
        course_item = item or (self._course and self._course.item)

        def look(facts: Facts, requested: bool) -> Context:
            return Context(
                visit=visit.id,
                seed=visit.seed,
                n=visit.n,
                at=self._now,
                now=visit.now(self._now),
                site=self._site,
                item=course_item,  # type: ignore[arg-type]
                facts=facts,
                profile=visit.profile,
                health=self._health,
                printing=visit.printing,
                requested=requested,
            )

        return look

    def _feed(self, event: StepEvent) -> list[Command]:
        assert self._visit is not None
        assert self._course is not None
        return self._turn(self._visit, engine.feed(self._course, event, self._look()))

    def _turn(self, visit: Visit, turn: Turn) -> list[Command]:
        """Takes the engine's move: its facts, its commands, its end."""
        left = self._course.item.id if self._course else ""
        moved = self._course is None or turn.course is None or turn.course.index != self._course.index
        if moved:
            visit.awaited.clear()
        self._course = turn.course
        visit.facts = turn.facts
        commands: list[Command] = []
        for command in turn.commands:
            assert isinstance(command, Call | Print), "steps call and print, nothing else"
            visit.n = max(visit.n, command.n + 1)
            if isinstance(command, Print):
                commands += self._print(visit, command)
            else:
                visit.awaited.add(command.n)
            commands.append(command)
        if turn.course is None:
            commands += self._left(visit, turn, left)
        return commands

    def _left(self, visit: Visit, turn: Turn, item_id: str) -> list[Command]:
        then = turn.facts.then if turn.finished else Then.MENU
        visit.facts = turn.facts.between_items()
        fields: dict[str, str | int] = {"item": item_id, "end": "done" if turn.finished else "left"}
        record = Record(visit.id, visit.take(), Fact.ITEM_ENDED, fields)
        return [record, *(self._end(Way.CHOICE) if then is Then.FINISH else [])]

    def _print(self, visit: Visit, command: Print) -> list[Command]:
        visit.printing = Printing(command.n, command.slip.number)
        fields: dict[str, str | int] = {"number": command.slip.number}
        return [Record(visit.id, command.n, Fact.PRINT_ASKED, fields)]

    def _slip_ended(self, event: SlipEnded) -> list[Command]:
        fields: dict[str, str | int] = {
            "end": event.printed.end,
            "reason": event.printed.reason,
        }
        record = Record(event.visit, event.n, Fact.PRINT_ENDED, fields)
        out = event.printed.end is not PrintEnd.NOT_PRINTED
        if self._ending is not None and self._ending.printing is not None:
            self._ending = replace(
                self._ending,
                printing=None,
                slip=self._ending.slip or out,
                until=self._now + self._times.ending,
            )
            return [record]
        visit = self._visit
        if visit is None or visit.id != event.visit or visit.printing is None:
            return [*self._drop(event), record]
        if visit.printing.n != event.n:
            return [*self._drop(event), record]
        self._stir()
        visit.printing = replace(visit.printing, printed=event.printed)
        visit.slip_out = visit.slip_out or out
        return [record]

    def _answered(self, event: Answered) -> list[Command]:
        visit = self._visit
        if visit is None or event.visit != visit.id or event.n not in visit.awaited:
            return self._drop(event)
        visit.awaited.discard(event.n)
        self._stir()
        return self._feed(event) if self._course else self._drop(event)

    # Credentials.

    def _card(self, event: CardPresented | CardFailed) -> list[Command]:
        visit = self._visit
        if visit is None or (event.visit, event.n) != (visit.id, visit.arm):
            if visit is not None:
                visit.relay = not visit.touched
            return self._drop(event)
        self._stir()
        commands = self._touch(visit)
        if isinstance(event, CardFailed):
            return commands + self._unread(visit, event.failure)
        found = accept(event.card, visit.now(self._now).date(), visit.vault)
        if isinstance(found, Credential):
            return commands + self._presented(visit, found)
        return commands + self._unread(visit, found)

    def _unread(self, visit: Visit, trouble: Trouble) -> list[Command]:
        """Why a card gave nothing matters only while nobody is known."""
        if visit.facts.credential is not None:
            return []
        fields: dict[str, str | int] = {"reason": trouble}
        record = Record(visit.id, visit.take(), Fact.CREDENTIAL_REFUSED, fields)
        if self._course is not None:
            return [record, *self._feed(Unread(trouble))]
        visit.trouble = trouble
        return [record]

    def _presented(self, visit: Visit, credential: Credential) -> list[Command]:
        """The first credential is taken, the same person's again ignored, another's covers the page."""
        known = visit.facts.credential
        if known is not None:
            visit.stranger = visit.stranger or not known.same_person(credential)
            fact = Fact.CREDENTIAL_OTHER if visit.stranger else Fact.CREDENTIAL_READ
            return [Record(visit.id, visit.take(), fact)]
        visit.facts = replace(visit.facts, credential=credential)
        visit.trouble, visit.relay = None, False
        fields: dict[str, str | int] = {
            "means": credential.means,
            "expired": int(credential.expired),
        }
        record = Record(visit.id, visit.take(), Fact.CREDENTIAL_READ, fields)
        if self._course is None:
            return [record]
        self._course = replace(
            self._course, facts=replace(self._course.facts, credential=credential)
        )
        return [record, *self._feed(Presented(credential))]

    # Time.

    def _stir(self) -> None:
        self._quiet_since = self._now

    @property
    def _working(self) -> bool:
        """No idle time runs while it speaks, waits for the hub or prints (accessibility.md E-03)."""
        visit = self._visit
        if visit is None:
            return False
        printing = visit.printing is not None and visit.printing.printed is None
        return self._speaking or printing or bool(visit.awaited)

    def _idle(self) -> float:
        return self._times.idle_elder if self.profile.elder else self._times.idle

    def _due_idle(self) -> float | None:
        visit = self._visit
        if visit is None or not visit.touched or self._working:
            return None
        if self._warned_at is None:
            return self._quiet_since + self._idle()
        gone = int(self._now - self._warned_at)
        return min(self._warned_at + gone + 1.0, self._warned_at + self._times.warning)

    def _due_ending(self) -> float | None:
        if self._ending is None or self._ending.printing is not None:
            return None
        return self._ending.until

    def _due_step(self) -> float | None:
        return engine.due_of(self._course, self._look()) if self._course and self._visit else None

    def _due_clock(self) -> float | None:
        """The next minute, where the header shows the time."""
        visit = self._visit
        if visit is None or self._course is not None or self._ending is not None:
            return None
        now = visit.now(self._now)
        return self._now + 60.0 - now.second - now.microsecond / 1e6

    def _tick(self) -> list[Command]:
        if self._ending is not None:
            due = self._due_ending()
            return self._wipe(self._ending) if due is not None and self._now >= due else []
        due = self._due_idle()
        if due is not None and self._now >= due and (commands := self._idled()) is not None:
            return commands
        step_due = self._due_step()
        if step_due is not None and self._now >= step_due and self._warned_at is None:
            return self._feed(Tick(at=self._now))
        return []

    def _idled(self) -> list[Command] | None:
        """The time-out, its warning, or a second of the warning; None where the warning counts on."""
        visit = self._visit
        assert visit is not None
        if self._warned_at is None:
            if visit.facts.credential is None and self._course is None:
                return self._end(Way.TIMEOUT)
            self._warned_at = self._now
            return []
        if self._now >= self._warned_at + self._times.warning:
            return self._end(Way.TIMEOUT)
        return None

    # The end.

    def _end(self, way: Way) -> list[Command]:
        """The one function that ends a visit: everything of the person goes, now."""
        visit = self._visit
        assert visit is not None
        printing = visit.printing if visit.printing and visit.printing.printed is None else None
        self._ending = Ending(
            way=way,
            until=self._now + self._times.ending,
            card=visit.facts.credential is not None,
            slip=visit.slip_out,
            printing=printing,
            rated=visit.facts.rated,
        )
        commands: list[Command] = [Disarm(visit.id, visit.take(), READER)]
        visit.arm = 0
        fields: dict[str, str | int] = {"way": way}
        commands.append(Record(visit.id, visit.take(), Fact.VISIT_ENDED, fields))
        self._course, self._warned_at = None, None
        visit.stranger = visit.help = False
        visit.close()
        nothing_left = not (self._ending.card or self._ending.slip or printing)
        return commands + (self._wipe(self._ending) if nothing_left else [])

    def _wipe(self, ending: Ending) -> list[Command]:
        visit = self._visit
        assert visit is not None
        self._ending, self._visit = None, None
        return [Wipe(visit.id, visit.take())]

    def _drop(self, event: Event) -> list[Command]:
        """Too late, or to nobody: counted, and told to the audit chain by kind only."""
        kind = type(event).__name__
        self.dropped[kind] += 1
        visit = self._visit
        return [Record(visit.id if visit else "", 0, Fact.EVENT_DROPPED, {"kind": kind})]

    # The ladder.

    def _state(self) -> State:
        visit = self._visit
        return State(
            site=self._site,
            health=self._health,
            visit=visit,
            now=visit.now(self._now) if visit else None,
            course=self._course,
            position=engine.position(self._course, self._look()) if self._course else None,
            profile=self.profile,
        )

    def _page(self) -> Page:
        """Which page wins (design.md §1.2): ending, warning, another person's card, help, cover,
        step, menu or attract or out of service."""
        state = self._state()
        visit = self._visit
        if self._ending is not None:
            return cover.ending(self._ending, state)
        if visit is None:
            return cover.wiping()
        if self._warned_at is not None:
            left = self._warned_at + self._times.warning - self._now
            return cover.warning(max(0, round(left)))
        if visit.stranger:
            return cover.stranger()
        if visit.help:
            return cover.help_page(state)
        if self._course is not None:
            device = self._course.kind.device(self._course.state)
            if device and not (device in self._health and self._health[device].usable):
                return cover.device_lost(device, state)
            return engine.page_of(self._course, self._look())
        return cover.outside(self._catalogue, state)
