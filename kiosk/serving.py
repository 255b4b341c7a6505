"""A visit while it is being served: its item under way, its credential, its slip.

`Terminal` owns one `Serving` a visit; it decides which page wins, runs the clocks, and ends it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from devices.port import CardFailure, CodeFailure, PrintEnd, ResidentCard, ScannedCode
from devices.status import Health
from kiosk import cover
from kiosk.catalogue import Catalogue, Item
from kiosk.code import CodeTrouble, SlipNumber, VoucherCode, known
from kiosk.command import Arm, Call, Command, Disarm, Fact, Print, Record, Submit
from kiosk.event import Answered, SlipEnded, TaskEnded
from kiosk.identity import CardFault, Credential, Means, accept, told
from kiosk.page import Line, Page
from kiosk.profile import Size
from kiosk.step import engine
from kiosk.step.engine import Course, Look, Turn, Wish
from kiosk.step.identify import SCANNER
from kiosk.step.kind import Presented, SlipShown, StepEvent, Unread, Wants
from kiosk.visit import Context, Facts, Printing, Site, Tables, Then, Trouble, Visit, query_no
from wire.refusals import RefusalCode
from wire.vouchers import Voucher, VoucherDecode


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
    def devices(self) -> tuple[str, ...]:
        """The devices that the step waits for: any one of them will do."""
        course = self.course
        if course is None:
            return ()
        return course.kind.devices(course.state, self._look(course.item)(course.facts, course.wish))

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

        def look(facts: Facts, wish: Wish) -> Context:
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
                item=item,
                facts=facts,
                vault=visit.vault,
                profile=visit.profile,
                health=self.health,
                printing=visit.printing,
                decoding=visit.decoding != 0,
                requested=wish.all,
                asked_field=wish.field,
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
        assert isinstance(command, Call | Print | Submit), "a step calls, hands in and prints"
        self.visit.n = max(self.visit.n, command.n + 1)
        if isinstance(command, Call | Submit):
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
        if event.n == self.visit.decoding:
            return self._decoded(event)
        return self.feed(event)

    def slip_ended(self, event: SlipEnded) -> bool:
        """Whether it is the slip that this visit waits for."""
        visit = self.visit
        if visit.printing is None or (visit.id, visit.printing.n) != (event.visit, event.n):
            return False
        visit.printing = replace(visit.printing, printed=event.printed)
        visit.slip_out = visit.slip_out or event.printed.end is not PrintEnd.NOT_PRINTED
        return True

    def task_ended(self, event: TaskEnded) -> list[Command] | None:
        """None where it is not what was handed in last, here."""
        handed_in = self.visit.facts.handed_in
        mine = handed_in is not None and handed_in.biz_sn == event.biz_sn
        if event.visit != self.visit.id or not mine or self.course is None:
            return None
        self.visit.awaited.discard(event.n)
        return self.feed(event)

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
        """Why a card gave nothing matters only while somebody's is asked for."""
        if self.visit.facts.credential is not None and self._wants is Wants.NOBODY:
            return []
        record = self._record(Fact.CREDENTIAL_REFUSED, reason=trouble)
        if self.course is not None:
            return [record, *self.feed(Unread(trouble))]
        self.visit.trouble = trouble
        return [record]

    @property
    def _wants(self) -> Wants:
        """Whose credential the step asks for."""
        return self.course.kind.wants(self.course.state) if self.course else Wants.NOBODY

    def _presented(self, credential: Credential) -> list[Command]:
        """The first is taken, a known person's again ignored, another's covers the page; but a
        step may ask for the agent's, or for the signer's once more.
        """
        facts, wants = self.visit.facts, self._wants
        met = [c for c in (facts.credential, facts.agent and facts.agent.credential) if c]
        same = any(one.same_person(credential) for one in met)
        if wants is Wants.AGENT:
            return self._agent_presented(credential)
        if wants is Wants.SIGNER and facts.signer and facts.signer.same_person(credential):
            return [self._read(credential), *self.feed(Presented(credential))]
        if met:
            self.visit.stranger = self.visit.stranger or not same
            return [self._record(Fact.CREDENTIAL_READ if same else Fact.CREDENTIAL_OTHER)]
        return self._first(credential)

    def _agent_presented(self, credential: Credential) -> list[Command]:
        """Nobody is their own agent."""
        principal = self.visit.facts.credential
        if principal is not None and principal.same_person(credential):
            return self._unread(CardFault.SAME_PERSON)
        return [self._read(credential), *self.feed(Presented(credential))]

    def _first(self, credential: Credential) -> list[Command]:
        """The resident is known from now on."""
        visit = self.visit
        visit.facts = replace(visit.facts, credential=credential)
        visit.trouble, visit.relay = None, False
        record = self._read(credential)
        if self.course is None:
            return [record]
        facts = replace(self.course.facts, credential=credential)
        self.course = replace(self.course, facts=facts)
        return [record, *self.feed(Presented(credential))]

    def _read(self, credential: Credential) -> Record:
        expired = int(credential.expired)
        return self._record(Fact.CREDENTIAL_READ, means=credential.means, expired=expired)

    # Codes.

    def scanner(self) -> list[Command]:
        """The scanner's light is on while a step asks for what it can read, and no longer."""
        visit, wanted = self.visit, SCANNER in self.devices and self._usable(SCANNER)
        if wanted and not visit.scanning:
            visit.scanning = visit.take()
            return [Arm(visit.id, visit.scanning, SCANNER)]
        if not wanted and visit.scanning:
            visit.scanning = 0
            return [Disarm(visit.id, visit.take(), SCANNER)]
        return []

    def _usable(self, device: str) -> bool:
        health = self.health.get(device)
        return health is not None and health.usable

    def code(self, seen: ScannedCode | CodeFailure) -> list[Command]:
        """Something was held before the scanner: an e-voucher goes to the hub at once."""
        found = known(seen, self.at)
        commands = self.touch()
        if self.course is None or self.visit.decoding:
            return commands
        match found:
            case CodeTrouble():
                return commands + self._unread(found)
            case SlipNumber(number):
                return commands + self._slip_shown(number)
            case VoucherCode(digits):
                return commands + self._decode(digits)
            case _:
                assert_never(found)

    def _slip_shown(self, number: str) -> list[Command]:
        """Enough where the item says so, else a code of another kind."""
        assert self.course is not None
        if Means.SLIP not in self.course.item.credentials or self.visit.facts.credential:
            return self._unread(CodeTrouble.KIND)
        record = self._record(Fact.CREDENTIAL_READ, means=Means.SLIP, expired=0)
        return [record, *self.feed(SlipShown(number))]

    def _decode(self, digits: str) -> list[Command]:
        """One decode a code: shown again, it is an old one (domain.md 7)."""
        visit, course = self.visit, self.course
        assert course is not None
        mark = hashlib.sha256(visit.seed + digits.encode()).digest()
        if mark in visit.codes:
            return self._unread(CodeTrouble.STALE)
        visit.codes.add(mark)
        visit.decoding = visit.take()
        visit.awaited.add(visit.decoding)
        query = VoucherDecode(
            digits, self.site.business_type, self.site.no, query_no=visit.facts.query_no
        )
        return [Call(visit.id, visit.decoding, "K101", query)]

    def _decoded(self, event: Answered) -> list[Command]:
        """Whose it is: a credential like a card's, or why not."""
        self.visit.decoding = 0
        voucher = event.output
        if not isinstance(voucher, Voucher):
            return self._unread(UNDECODED.get(event.code, CodeTrouble.UNDECODED))
        return self._presented(
            told(
                Means.E_VOUCHER,
                voucher.idNo,
                voucher.userName,
                voucher.gender,
                self.visit.vault,
                voucher.ecToken,
            )
        )

    def _record(self, fact: Fact, **fields: str | int) -> Record:
        return Record(self.visit.id, self.visit.take(), fact, fields)


UNDECODED: Mapping[str, CodeTrouble] = {
    RefusalCode.CODE_KIND: CodeTrouble.KIND,
    RefusalCode.CODE_STALE: CodeTrouble.STALE,
}
"""What the hub's refusal of a code means to whoever held it up."""
