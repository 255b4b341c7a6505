"""A sender on a real journal, with a hub of a few lines and clocks that a test moves: no thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.core.command import Submit
from kiosk.core.event import Failure, TaskEnded
from kiosk.shell.backend.backoff import Backoff
from kiosk.shell.backend.reply import CallLog, Reply
from kiosk.shell.backend.sender import ROOM, Sender
from kiosk.shell.journal import Journal, Place, Row, State
from kiosk.shell.journal.reading import reading
from model.task import Outcome
from tests.kiosk.shell.journal.handed import submitted
from wire.filings import Application, Progress, ProgressQuery
from wire.operations import Evaluated, Evaluation

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

LOST = Reply(failure=Failure.UNKNOWN)
DOWN = Reply(failure=Failure.UNREACHABLE)
YES = Reply(Evaluated(True, "PJ-261122-000001"))


def no(code: str, message: str = "") -> Reply:
    return Reply(None, Failure.REFUSED, code, message)


def known(biz_sn: str) -> Reply:
    """K401 knows this key."""
    found = Application("PJ-261122-000009", "query_account", "0", "", NOON, biz_sn=biz_sn)
    return Reply(Progress((found,)))


NOTHING = Reply(Progress())


@dataclass
class Client:
    """Says what it is told to; where it is told nothing, yes. `asked` is what it was sent."""

    patience_s = 23.0
    replies: list[Reply | Callable[[], Reply]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    msgids: list[str] = field(default_factory=list)
    signs_in_only = False
    """Nothing but a sign-in goes out, and what comes back is for that."""

    def perform(self, op: str, value: object, area: str, deadline: float, log: CallLog) -> Reply:
        key = value.biz_sn if isinstance(value, Evaluation | ProgressQuery) else ""
        msgid = f"M{len(self.msgids):029}"
        self.msgids.append(msgid)
        assert log.began("9001" if self.signs_in_only else op, msgid)
        self.asked.append((op, key))
        reply = self.replies.pop(0) if self.replies else YES
        reply = reply() if callable(reply) else reply
        assert log.ended(msgid, reply)
        return reply


class Rig:
    """`told` is what was posted. Time stands still until a test moves it."""

    def __init__(self, folder: Path, room: int = ROOM) -> None:
        self.place = Place.of(folder)
        self.client = Client()
        self.told: list[TaskEnded] = []
        self.now = NOON
        self.chance = 1.0
        self.room = room
        self.open()

    def open(self) -> None:
        self.journal = Journal.open(self.place, self.now, lambda reason: None)
        self.sender = Sender(
            self.client,
            self.journal,
            self.told.append,
            lambda: (self.now - NOON).total_seconds(),
            lambda: self.now,
            lambda: self.chance,
            Backoff(),
            room=self.room,
        )
        self.sender.load()

    def close(self) -> None:
        self.sender.close()
        self.journal.close()

    def restart(self) -> None:
        self.close()
        self.open()

    def submit(self, command: Submit | None = None) -> Submit:
        """Handed in, and durable."""
        given = command or submitted()
        self.sender.submit(given)
        self.journal.next_sequence("barrier", 10).result()
        return given

    def hand_in(self, command: Submit | None = None) -> Submit:
        """The same, and tried."""
        given = self.submit(command)
        self.sender.turn()
        return given

    def after(self, seconds: float) -> float:
        """Time passes, and whatever is due then is done; in how many seconds the next is."""
        self.now += timedelta(seconds=seconds)
        while not (wait := self.sender.turn()):
            pass
        return wait

    @property
    def outcomes(self) -> list[Outcome]:
        return [event.outcome for event in self.told]

    def rows(self) -> list[Row]:
        with reading(self.place) as seen:
            return seen.tasks()

    @property
    def states(self) -> list[State]:
        return [row.state for row in self.rows()]
