"""What the terminal asks of the hub and hands in, heard on the way; each question is asked again.

The second answer, got by a client of its own, is the hub's record: what slip and page must say.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.bootstrap import Services
from kiosk.core.command import Call, Submit
from kiosk.shell.backend.client import HubClient
from kiosk.shell.backend.numbers import Numbers
from kiosk.shell.backend.reply import Reply
from kiosk.shell.backend.transport import session
from kiosk.shell.ports import HubPort, SenderPort
from model.item.loader.calls import QUERY_NO
from model.task import Task
from wire.operations import OPERATIONS
from wire.signing import Unsigned

OWN_NO = "visit-record"
"""The `query_no` of what is asked for the record: the terminal's own number stays its own."""


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """A question, and what the hub says to it a second time; None where it says no."""

    call: Call
    output: object | None


class Unlogged:
    """The record's calls stand in no journal."""

    def began(self, op: str, msgid: str) -> bool:
        """Nothing is kept."""
        return True

    def ended(self, msgid: str, reply: Reply) -> bool:
        """Nothing is kept."""
        return True


class Asker:
    """Asks the hub as this terminal, beside it."""

    def __init__(self, services: Services) -> None:
        settings = services.around.settings
        zone = ZoneInfo(settings.terminal.timezone)
        numbers = Numbers(services.journal).next
        self._client = HubClient(
            settings, Unsigned(), numbers, time.monotonic, lambda: datetime.now(zone), session
        )

    def ask(self, op: str, value: Any, area: str = "") -> object | None:
        """The operation's output, None where there is none."""
        numbered = any(one.name == QUERY_NO for one in fields(value))
        value = replace(value, **{QUERY_NO: OWN_NO}) if numbered else value
        deadline = time.monotonic() + self._client.patience_s
        return self._client.perform(op, value, area, deadline, Unlogged()).output

    def close(self) -> None:
        """Ends its connections."""
        self._client.close()


@dataclass
class Overheard:
    """Of one visit; `begin` before the next."""

    asker: Asker
    asked: list[Asked] = field(default_factory=list)
    handed_in: list[Task] = field(default_factory=list)

    def begin(self) -> None:
        """Forgets the visit before."""
        self.asked.clear()
        self.handed_in.clear()

    def called(self, call: Call) -> None:
        """On the UI thread, after the terminal's own call is on its way."""
        if not OPERATIONS[call.op].submits:
            self.asked.append(Asked(call, self.asker.ask(call.op, call.input, call.area)))

    def of(self, op: str) -> Sequence[Asked]:
        """All questions of this operation, in their order."""
        return [one for one in self.asked if one.call.op == op]


@dataclass(frozen=True, slots=True)
class HubEar:
    """Stands before the pool of calls."""

    hub: HubPort
    overheard: Overheard

    def submit(self, call: Call) -> None:
        """Passes it on, then asks the same."""
        self.hub.submit(call)
        self.overheard.called(call)

    def forget(self, visit: str) -> None:
        """Passes it on."""
        self.hub.forget(visit)


@dataclass(frozen=True, slots=True)
class SenderEar:
    """Stands before the sender."""

    sender: SenderPort
    overheard: Overheard

    def submit(self, command: Submit) -> None:
        """Notes what is handed in, and passes it on."""
        self.overheard.handed_in.append(command.task)
        self.sender.submit(command)

    def forget(self, visit: str) -> None:
        """Passes it on."""
        self.sender.forget(visit)


def overhear(services: Services) -> Overheard:
    """Before the services are opened, on whichever thread opens them."""
    overheard = Overheard(Asker(services))
    services.asks = HubEar(services.hub, overheard)
    services.sends = SenderEar(services.hub.sender, overheard)
    return overheard
