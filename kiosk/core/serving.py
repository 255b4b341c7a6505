"""A visit while it is being served: its item under way, its credential, its slip.

`Terminal` owns one `Serving` a visit; it decides which page wins, runs the clocks, and ends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from devices.port import PrintEnd
from devices.status import Health
from kiosk.core import cover
from kiosk.core.command import Call, Command, Fact, Print, Record, Submit
from kiosk.core.ending import Stands
from kiosk.core.event import Answered, Chosen, SlipEnded, TaskEnded
from kiosk.core.facts import Facts, HandedIn, Stood, Then, Trouble
from kiosk.core.ids import query_no
from kiosk.core.step import engine
from kiosk.core.step.context import Context
from kiosk.core.step.engine import Course, Turn
from kiosk.core.step.file.standing import stands
from kiosk.core.step.kind import StepEvent
from kiosk.core.step.parts import GO
from kiosk.core.visit import Printing, Site, Tables, Visit
from model.identity import Credential
from model.item import Catalogue, Item
from model.page import Line, Page
from model.profile import Size


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
    def facts(self) -> Facts:
        """Of the item under way, else what the visit keeps between items."""
        return self.course.facts if self.course else self.visit.facts

    @property
    def working(self) -> bool:
        """Something is on its way that the resident can only wait for."""
        printing = self.visit.printing
        return bool(self.visit.awaited) or (printing is not None and printing.pending)

    @property
    def holds_something(self) -> bool:
        """Whoever stays away would lose something: a card that lies there, being known, an item."""
        visit = self.visit
        return visit.card_seen or visit.facts.credential is not None or self.course is not None

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices that the step waits for: any one of them will do."""
        return engine.devices_of(self.course, self._look) if self.course else ()

    def usable(self, device: str) -> bool:
        return device in self.health and self.health[device].usable

    @property
    def position(self) -> Line | None:
        return engine.position(self.course, self._look) if self.course else None

    @property
    def due(self) -> float | None:
        """When the step wants a tick."""
        return engine.due_of(self.course, self._look) if self.course else None

    @property
    def stands(self) -> Stands:
        """What becomes of the resident's business if the visit ended now."""
        course, facts = self.course, self.facts
        filled = course is not None and course.item.submit is not None and facts.answers
        last = facts.handed_in or self.visit.handed_in
        return Stands(bool(filled) and facts.handed_in is None, _stood(last))

    def page(self) -> Page:
        """The page of the step that is on."""
        assert self.course is not None
        return engine.page_of(self.course, self._look)

    # What is pressed.

    def chosen(self, event: Chosen) -> list[Command]:
        """On a page that covers the others, on the item's, or on the menu."""
        if cover.press(event, self.visit):
            return []
        match event.node_id:
            case "leave" if self.stands.unsent:
                self.visit.leaving = True
                return []
            case "leave_now":
                self.visit.leaving = False
                return self.feed(replace(event, node_id="leave"))
            case node_id if node_id.startswith(GO):
                return self._go(node_id.removeprefix(GO))
            case node_id:
                return self.feed(event) if self.course else self.outside(node_id)

    def _go(self, item_id: str) -> list[Command]:
        """Leaves this item for another."""
        assert self.course is not None, "a step's page offers it"
        left = self._turn(Turn(None, self.course.facts))
        return left + self._start(self.catalogue.item(item_id), None)

    def outside(self, node_id: str) -> list[Command]:
        """A touch on attract or menu."""
        visit = self.visit
        trouble, visit.trouble, visit.relay = visit.trouble, None, False
        commands = self.touch()
        match node_id:
            case "elder":
                visit.profile = replace(visit.profile, size=Size.L, voice=True)
            case "more":
                visit.menu_from = cover.menu_window(self.catalogue, visit).further
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
        return [self.record(Fact.VISIT_BEGAN)]

    def _start(self, item: Item, trouble: Trouble | None) -> list[Command]:
        record = self.record(Fact.ITEM_BEGAN, item=item.id)
        number = query_no(self.visit.seed, self.visit.take(), self.visit.now(self.at))
        facts = replace(self.visit.facts, query_no=number, trouble=trouble)
        return [record, *self._turn(engine.start(item, facts, self._look))]

    # The item under way.

    def feed(self, event: StepEvent) -> list[Command]:
        """One event for the step that is on."""
        assert self.course is not None
        return self._turn(engine.feed(self.course, event, self._look))

    def _look(self, course: Course) -> Context:
        """For the engine: the course as it moves, and all else as it stands at this moment."""
        visit = self.visit
        return Context(
            visit=visit.id,
            seed=visit.seed,
            n=visit.n,
            at=self.at,
            now=visit.now(self.at),
            site=self.site,
            tables=self.tables,
            catalogue=self.catalogue,
            item=course.item,
            facts=course.facts,
            vault=visit.vault,
            profile=visit.profile,
            health=self.health,
            printing=visit.printing,
            decoding=visit.decoding != 0,
            wish=course.wish,
        )

    def _turn(self, turn: Turn) -> list[Command]:
        """Takes the engine's move: its facts, its commands, its end."""
        before = self.course
        if before is None or turn.course is None or turn.course.index != before.index:
            self.visit.awaited.clear()
            self.visit.decoding = 0
        self.course = turn.course
        commands = [said for command in turn.commands for said in self._said(command)]
        if turn.course is None and before is not None:
            commands += self._left(turn, before.item.id)
        return commands

    def _said(self, command: Command) -> list[Command]:
        """A step's command, with its number taken and its answer awaited."""
        assert isinstance(command, Call | Print | Submit), "a step calls, hands in and prints"
        self.visit.n = max(self.visit.n, command.n + 1)
        if isinstance(command, Call | Submit):
            self.visit.awaited.add(command.n)
            return [command]
        self.visit.printing = Printing(command.n, command.slip.number)
        return [self.record(Fact.PRINT_ASKED, number=command.slip.number), command]

    def _left(self, turn: Turn, item_id: str) -> list[Command]:
        self.visit.handed_in = turn.facts.handed_in or self.visit.handed_in
        self.visit.leaving = False
        self.visit.facts = turn.facts.between_items()
        self.visit.done = self.visit.done or turn.finished
        self.finished = turn.finished and turn.facts.then is Then.FINISH
        end = "done" if turn.finished else "left"
        return [self.record(Fact.ITEM_ENDED, item=item_id, end=end)]

    def know(self, credential: Credential) -> None:
        """Whose visit it is: known to the item under way, which leaves it to the visit."""
        facts = replace(self.facts, credential=credential)
        if self.course is not None:
            self.course = replace(self.course, facts=facts)
        else:
            self.visit.facts = facts

    def close(self) -> None:
        """Nothing of the person is left here, whoever still holds this."""
        self.course = None
        self.visit.close()

    # Answers.

    def answered(self, event: Answered) -> list[Command] | None:
        """For the step; None where nobody waits for it any more. What it tells of something that
        was handed in before is kept too.
        """
        if not self.awaits(event):
            return None
        left = self.visit.handed_in
        self.visit.handed_in = left and (left.asked(event.output) or left)
        return self.feed(event)

    def awaits(self, event: Answered) -> bool:
        """Whether it is waited for: once, and then no more."""
        if event.visit != self.visit.id or event.n not in self.visit.awaited:
            return False
        self.visit.awaited.discard(event.n)
        return True

    def slip_ended(self, event: SlipEnded) -> bool:
        """Whether it is the slip that this visit waits for."""
        visit = self.visit
        if visit.printing is None or (visit.id, visit.printing.n) != (event.visit, event.n):
            return False
        visit.printing = replace(visit.printing, printed=event.printed)
        visit.slip_out = visit.slip_out or event.printed.end is not PrintEnd.NOT_PRINTED
        return True

    def task_ended(self, event: TaskEnded) -> list[Command] | None:
        """For the step, or late for what was handed in before; None where it is neither's."""
        visit, under_way, left = self.visit, self.facts.handed_in, self.visit.handed_in
        if event.visit != visit.id:
            return None
        if under_way is not None and under_way.biz_sn == event.biz_sn:
            visit.awaited.discard(event.n)
            return self.feed(event)
        if left is not None and left.biz_sn == event.biz_sn:
            visit.handed_in = left.ended(event)
            return []
        return None

    def record(self, fact: Fact, **fields: str | int) -> Record:
        return Record(self.visit.id, self.visit.take(), fact, fields)


def _stood(handed_in: HandedIn | None) -> Stood | None:
    if handed_in is None:
        return None
    return Stood(handed_in.outcome, handed_in.number, stands(handed_in))
