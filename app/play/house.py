"""A whole terminal without a display, with an ear between it and its hub, for visits in turn."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from app.bootstrap import App, Services
from app.cli.exits import Exit
from app.plan import Plan
from app.play.compare import Paper, page_differences, slip_differences
from app.play.evidence import SIGN_IN, Evidence, Mark, evidence, mark, newest_slip
from app.play.goal import Goal
from app.play.moves import Resident
from app.play.overheard import Overheard, overhear
from app.play.played import Played
from app.play.player import Player
from app.play.record import Nothing, record_of
from app.play.walk import Walk
from kiosk.core.step.answer.printed import PRINTER

LINE_MS = 5.0
"""What a line of the slip takes to print."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What was seen of a visit from outside, and what became of it."""

    played: Played
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SentAway:
    """These people cannot do this item; `why` is the text key of the page that said so."""

    why: str


@dataclass
class House:
    """`overheard` is filled while the rest of the terminal opens beside the first page."""

    plan: Plan
    app: App
    player: Player
    _ears: list[Overheard] = field(default_factory=list)

    def hear(self, services: Services, parts: ExitStack) -> None:
        """For `App.open`."""
        overheard = overhear(services)
        parts.callback(overheard.asker.close)
        self._ears.append(overheard)

    @property
    def overheard(self) -> Overheard:
        """Waits until all is open, and raises what went wrong."""
        assert self.app.shell is not None
        return self._ears[0]

    def play(self, goal: Goal, pictures: Path | None = None) -> Visit | SentAway:
        """One visit, from attract to attract; `pictures` gets one of each page. Raises Stuck."""
        self.overheard.begin()
        before, touches, began = mark(self.app), self.player.touches, time.monotonic()
        self.player.pictures = pictures
        walk = Walk(self.player, Resident(goal))
        self.player.play(walk.script())
        seconds = round(time.monotonic() - began, 1)
        if walk.resident.refused:
            return SentAway(walk.resident.refused)
        if not walk.resident.printed and not walk.resident.cut_off:
            return SentAway("no slip was offered")
        return self._compared(walk, before, self.player.touches - touches, seconds)

    def _compared(self, walk: Walk, before: Mark, touches: int, seconds: float) -> Visit:
        goal = walk.resident.goal
        seen = evidence(self.app, goal.item.id, before)
        differences = (
            (f"the visit ended by itself: {walk.resident.cut_off}",)
            if walk.resident.cut_off
            else (*seen.faults(), *self._differences(walk))
        )
        played = Played(
            goal.item.id,
            str(goal.acting),
            tuple(person.id for person in (goal.principal, goal.agent) if person is not None),
            touches,
            seconds,
            tuple(op for op, _ in seen.operations if op != SIGN_IN),
            differences,
            Exit.FAILED if differences else Exit.DONE,
        )
        return Visit(played, seen)

    def _differences(self, walk: Walk) -> Iterator[str]:
        """Between the hub's record, the slip and the pages."""
        try:
            record = record_of(self.plan, walk.resident.goal, self.overheard)
        except Nothing as nothing:
            yield f"the hub has no record of {nothing}"
            return
        slip, texts = newest_slip(self.app), self.plan.texts
        if slip is None:
            yield "there is no slip"
            return
        columns = self.app.shell.devices.columns(PRINTER)
        yield from slip_differences(record, Paper.of(slip), columns, texts)
        yield from page_differences(record, walk.seen, texts)


@contextmanager
def opened(plan: Plan, patience_s: float = 60.0) -> Iterator[House]:
    """The first page is drawn when this returns; `patience_s` is for each page after it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-")))
        app = App(plan, folder, stack, LINE_MS)
        house = House(plan, app, Player(app, patience_s=patience_s))
        app.open(house.hear)
        yield house
