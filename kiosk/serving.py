"""A visit while it is being served: its item under way, its credential, its slip.

`Terminal` owns one `Serving` a visit; it decides which page wins, runs the clocks, and ends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from devices.port import CardFailure, PrintEnd, ResidentCard
from devices.status import Health
from kiosk import cover
from kiosk.catalogue import Catalogue, Item
from kiosk.command import Call, Command, Fact, Print, Record
from kiosk.event import Answered, SlipEnded
from kiosk.identity import Credential, accept
from kiosk.page import Line, Page
from kiosk.profile import Size
from kiosk.step import engine
from kiosk.step.engine import Course, Look, Turn
from kiosk.step.kind import Presented, StepEvent, Unread
from kiosk.visit import Context, Facts, Printing, Site, Tables, Then, Trouble, Visit, query_no


@dataclass(slots=True, repr=False)
class Serving:
    """Mutable, called by `Terminal` only. `at` is the clock of the event being handled."""

    visit: Visit
    catalogue: Catalogue
    site: Site
    tables: Tables
    health: Mapping[str, Health]
    at: float
    course: Course | None = None
    finished: bool = False
    """The resident has asked for the end."""

    def __repr__(self) -> str:
        return f"<Serving {self.visit.id}>"

    @property
    def working(self) -> bool:
        """Something is on its way that the resident can only wait for."""
        printing = self.visit.printing
        return bool(self.visit.awaited) or (printing is not None and printing.printed is None)

    @property
    def device(self) -> str:
        """The device that the step waits for, or ""."""
        return self.course.kind.device(self.course.state) if self.course else ""

    @property
    def position(self) -> Line | None:
        return engine.position(self.course, self._look(self.course.item)) if self.course else None

    @property
    def due(self) -> float | None:
        """When the step wants a tick."""
        return engine.due_of(self.course, self._look(self.course.item)) if self.course else None

    def page(self) -> Page:
        """The page of the step that is on."""
        assert self.course is not None
        return engine.page_of(self.course, self._look(self.course.item))

    # The menu.

    def outside(self, node_id: str) -> list[Command]:
        """A touch on attract or menu."""
        visit = self.visit
        trouble, visit.trouble, visit.relay = visit.trouble, None, False
        commands = self.touch()
        match node_id:
            case "elder":
                visit.profile = replace(visit.profile, size=Size.L, voice=True)
            case "more":
                shown = cover.menu_window(self.catalogue, visit)
                visit.menu_from = shown.stop if shown.left else 0
            case "finish":
                self.finished = True
            case item if item in self.catalogue.items:
                return commands + self._start(self.catalogue.item(item), trouble)
        return commands

    def touch(self) -> list[Command]:
        """The first act of a resident makes a visit of the waiting one."""
        if self.visit.touched:
            return []
        self.visit.touched = True
        return [self._record(Fact.VISIT_BEGAN)]

    def _start(self, item: Item, trouble: Trouble | None) -> list[Command]:
        record = self._record(Fact.ITEM_BEGAN, item=item.id)
        number = query_no(self.visit.seed, self.visit.take(), self.visit.now(self.at))
        facts = replace(self.visit.facts.between_items(), query_no=number, trouble=trouble)
        return [record, *self._turn(engine.start(item, facts, self._look(item)))]

    # The item under way.

    def feed(self, event: StepEvent) -> list[Command]:
        """One event for the step that is on."""
        assert self.course is not None
        return self._turn(engine.feed(self.course, event, self._look(self.course.item)))

    def _look(self, item: Item) -> Look:
        """Contexts for the engine, as things stand at this moment."""

        def look(facts: Facts, requested: bool) -> Context:
            visit = self.visit
            return Context(
                visit=visit.id,
                seed=visit.seed,
                n=visit.n,
                at=self.at,
                now=visit.now(self.at),
                site=self.site,
                tables=self.tables,
                item=item,
                facts=facts,
                profile=visit.profile,
                health=self.health,
                printing=visit.printing,
                requested=requested,
            )

        return look

    def _turn(self, turn: Turn) -> list[Command]:
        """Takes the engine's move: its facts, its commands, its end."""
        before = self.course
        if before is None or turn.course is None or turn.course.index != before.index:
            self.visit.awaited.clear()
        self.course = turn.course
        self.visit.facts = turn.facts
        commands = [said for command in turn.commands for said in self._said(command)]
        if turn.course is None and before is not None:
            commands += self._left(turn, before.item.id)
        return commands

    def _said(self, command: Command) -> list[Command]:
        """A step's command, with its number taken and its answer awaited."""
        assert isinstance(command, Call | Print), "steps call and print, nothing else"
        self.visit.n = max(self.visit.n, command.n + 1)
        if isinstance(command, Call):
            self.visit.awaited.add(command.n)
            return [command]
        self.visit.printing = Printing(command.n, command.slip.number)
        return [self._record(Fact.PRINT_ASKED, number=command.slip.number), command]

    def _left(self, turn: Turn, item_id: str) -> list[Command]:
        self.visit.facts = turn.facts.between_items()
        self.visit.done = self.visit.done or turn.finished
        self.finished = turn.finished and turn.facts.then is Then.FINISH
        end = "done" if turn.finished else "left"
        return [self._record(Fact.ITEM_ENDED, item=item_id, end=end)]

    # Answers.

    def answered(self, event: Answered) -> list[Command] | None:
        """None where nobody waits for it any more."""
        if event.visit != self.visit.id or event.n not in self.visit.awaited:
            return None
        self.visit.awaited.discard(event.n)
        return self.feed(event)

    def slip_ended(self, event: SlipEnded) -> bool:
        """Whether it is the slip that this visit waits for."""
        visit = self.visit
        if visit.printing is None or (visit.id, visit.printing.n) != (event.visit, event.n):
            return False
        visit.printing = replace(visit.printing, printed=event.printed)
        visit.slip_out = visit.slip_out or event.printed.end is not PrintEnd.NOT_PRINTED
        return True

    # Credentials.

    def card(self, seen: ResidentCard | CardFailure) -> list[Command]:
        """A card was laid on the reader."""
        self.visit.card_seen = True
        commands = self.touch()
        if isinstance(seen, CardFailure):
            return commands + self._unread(seen)
        found = accept(seen, self.visit.now(self.at).date(), self.visit.vault)
        if isinstance(found, Credential):
            return commands + self._presented(found)
        return commands + self._unread(found)

    def _unread(self, trouble: Trouble) -> list[Command]:
        """Why a card gave nothing matters only while nobody is known."""
        if self.visit.facts.credential is not None:
            return []
        record = self._record(Fact.CREDENTIAL_REFUSED, reason=trouble)
        if self.course is not None:
            return [record, *self.feed(Unread(trouble))]
        self.visit.trouble = trouble
        return [record]

    def _presented(self, credential: Credential) -> list[Command]:
        """The first is taken, the same person's again ignored, another's covers the page."""
        visit = self.visit
        known = visit.facts.credential
        if known is not None:
            other = not known.same_person(credential)
            visit.stranger = visit.stranger or other
            return [self._record(Fact.CREDENTIAL_OTHER if other else Fact.CREDENTIAL_READ)]
        visit.facts = replace(visit.facts, credential=credential)
        visit.trouble, visit.relay = None, False
        expired = int(credential.expired)
        record = self._record(Fact.CREDENTIAL_READ, means=credential.means, expired=expired)
        if self.course is None:
            return [record]
        facts = replace(self.course.facts, credential=credential)
        self.course = replace(self.course, facts=facts)
        return [record, *self.feed(Presented(credential))]

    def _record(self, fact: Fact, **fields: str | int) -> Record:
        return Record(self.visit.id, self.visit.take(), fact, fields)
