"""A visit while it is being served: its item under way, its credential, its slip.

`Terminal` owns one `ActiveVisit` a visit; the layers decide which page wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from devices.port import Printed, PrintEnd
from devices.status import Health
from kiosk.core.command import AuditEvent, Call, Command, Print, Record, Submit
from kiosk.core.ending import UnfinishedBusiness
from kiosk.core.event import Answered, Chosen, Ended, TaskEnded
from kiosk.core.ids import query_no
from kiosk.core.step import engine
from kiosk.core.step.context import Context
from kiosk.core.step.engine import ItemRun, Transition
from kiosk.core.step.file.review_status import review_status
from kiosk.core.step.kind import CredentialDemand, StepEvent
from kiosk.core.step.parts import LEAVE
from kiosk.core.visit import Printing, Site, Tables, Visit
from kiosk.core.visit_data import AfterItem, HandedIn, LastFiling, Trouble, VisitData
from model.identity import Credential
from model.item import Catalogue
from model.page import Line, Page


@dataclass(slots=True, repr=False)
class ActiveVisit:
    """Mutable, called by `Terminal` only. `at` is the clock of the event being handled."""

    visit: Visit
    catalogue: Catalogue
    site: Site
    tables: Tables
    health: Mapping[str, Health]
    at: float
    run: ItemRun | None = None
    finished: bool = False
    """The resident has asked for the end."""

    def __repr__(self) -> str:
        return f"<ActiveVisit {self.visit.id}>"

    @property
    def data(self) -> VisitData:
        """Of the item under way, else what the visit keeps between items."""
        return self.run.data if self.run else self.visit.data

    @property
    def working(self) -> bool:
        """Something is on its way that the resident can only wait for."""
        printing = self.visit.printing
        return bool(self.visit.awaited) or (printing is not None and printing.pending)

    @property
    def holds_something(self) -> bool:
        """Whoever stays away would lose something: a card that lies there, being known, an item."""
        visit = self.visit
        return visit.card_seen or visit.data.credential is not None or self.run is not None

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices that the step waits for: any one of them will do."""
        return engine.devices_of(self.run, self._look) if self.run else ()

    @property
    def demand(self) -> CredentialDemand:
        """Whose credential the step asks for."""
        return self.run.kind.demand(self.run.state) if self.run else CredentialDemand.NOBODY

    @property
    def position(self) -> Line | None:
        return engine.position(self.run, self._look) if self.run else None

    @property
    def due(self) -> float | None:
        """When the step wants a tick."""
        return engine.due_of(self.run, self._look) if self.run else None

    @property
    def unfinished(self) -> UnfinishedBusiness:
        """What becomes of the resident's business if the visit ended now."""
        run, data = self.run, self.data
        filled = run is not None and run.item.submit is not None and data.answers
        last = data.handed_in or self.visit.handed_in
        return UnfinishedBusiness(bool(filled) and data.handed_in is None, _last_filing(last))

    def page(self) -> Page:
        """The page of the step that is on."""
        assert self.run is not None
        return engine.page_of(self.run, self._look)

    # What is pressed.

    def leave(self, event: Chosen) -> list[Command]:
        """The step hears that it is left, whatever page the button stood on."""
        return self.feed(replace(event, node_id=LEAVE.id))

    def go(self, item_id: str) -> list[Command]:
        """Leaves this item for another."""
        assert self.run is not None, "a step's page offers it"
        left = self._turn(Transition(None, self.run.data))
        return left + self.start(item_id, None)

    def touch(self) -> list[Command]:
        """The first act of a resident makes a visit of the waiting one."""
        if self.visit.touched:
            return []
        self.visit.touched = True
        return [self.record(AuditEvent.VISIT_BEGAN)]

    def start(self, item_id: str, trouble: Trouble | None) -> list[Command]:
        """Begins an item, with why the credential gave nothing that was shown before it."""
        item = self.catalogue.item(item_id)
        record = self.record(AuditEvent.ITEM_BEGAN, item=item.id)
        number = query_no(self.visit.seed, self.visit.take(), self.visit.now(self.at))
        data = replace(self.visit.data, query_no=number, trouble=trouble)
        return [record, *self._turn(engine.start(item, data, self._look))]

    # The item under way.

    def feed(self, event: StepEvent) -> list[Command]:
        """One event for the step that is on."""
        assert self.run is not None
        return self._turn(engine.feed(self.run, event, self._look))

    def _look(self, run: ItemRun) -> Context:
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
            item=run.item,
            data=run.data,
            vault=visit.vault,
            profile=visit.profile,
            health=self.health,
            printing=visit.printing,
            decoding=visit.decoding != 0,
            change=run.change,
        )

    def _turn(self, transition: Transition) -> list[Command]:
        """Takes the engine's move: its facts, its commands, its end."""
        before = self.run
        if before is None or transition.run is None or transition.run.index != before.index:
            self.visit.awaited.clear()
            self.visit.decoding = 0
        self.run = transition.run
        commands = [said for command in transition.commands for said in self._said(command)]
        if transition.run is None and before is not None:
            commands += self._left(transition, before.item.id)
        return commands

    def _said(self, command: Command) -> list[Command]:
        """A step's command, with its number taken and its answer awaited."""
        assert isinstance(command, Call | Print | Submit), "a step calls, hands in and prints"
        self.visit.n = max(self.visit.n, command.n + 1)
        if isinstance(command, Call | Submit):
            self.visit.awaited.add(command.n)
            return [command]
        self.visit.printing = Printing(command.n, command.slip.number)
        return [self.record(AuditEvent.PRINT_ASKED, number=command.slip.number), command]

    def _left(self, transition: Transition, item_id: str) -> list[Command]:
        self.visit.handed_in = transition.data.handed_in or self.visit.handed_in
        self.visit.leaving = False
        self.visit.data = transition.data.between_items()
        self.visit.done = self.visit.done or transition.finished
        self.finished = transition.finished and transition.data.then is AfterItem.FINISH
        end = "done" if transition.finished else "left"
        return [self.record(AuditEvent.ITEM_ENDED, item=item_id, end=end)]

    def know(self, credential: Credential) -> None:
        """Whose visit it is: known to the item under way, which leaves it to the visit."""
        data = replace(self.data, credential=credential)
        if self.run is not None:
            self.run = replace(self.run, data=data)
        else:
            self.visit.data = data

    def close(self) -> None:
        """Nothing of the person is left here, whoever still holds this."""
        self.run = None
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

    def slip_ended(self, event: Ended, printed: Printed) -> bool:
        """Whether it is the slip that this visit waits for."""
        visit = self.visit
        if visit.printing is None or (visit.id, visit.printing.n) != (event.visit, event.n):
            return False
        visit.printing = replace(visit.printing, printed=printed)
        visit.slip_out = visit.slip_out or printed.end is not PrintEnd.NOT_PRINTED
        return True

    def task_ended(self, event: TaskEnded) -> list[Command] | None:
        """For the step, or late for what was handed in before; None where it is neither's."""
        visit, under_way, left = self.visit, self.data.handed_in, self.visit.handed_in
        if event.visit != visit.id:
            return None
        if under_way is not None and under_way.biz_sn == event.biz_sn:
            visit.awaited.discard(event.n)
            return self.feed(event)
        if left is not None and left.biz_sn == event.biz_sn:
            visit.handed_in = left.ended(event)
            return []
        return None

    def record(self, fact: AuditEvent, **fields: str | int) -> Record:
        return Record(self.visit.id, self.visit.take(), fact, fields)


def _last_filing(handed_in: HandedIn | None) -> LastFiling | None:
    if handed_in is None:
        return None
    return LastFiling(handed_in.outcome, handed_in.number, review_status(handed_in))
