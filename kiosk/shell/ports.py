"""What the runtime performs commands with: its ports to journal, devices, hub and sender, and time.

`app` gives it the parts themselves; tests give it parts that only write down what was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from config.text import Texts
from devices.port import Printed
from kiosk.core.command import Call, Record, Submit

Callback = Callable[[], None]


class JournalPort(Protocol):
    """What the runtime wants of `kiosk.shell.journal.Journal`."""

    def record(self, record: Record, wall: datetime) -> Future[int]:
        """Durable when the future is done; it holds the number in the chain."""

    def visit_began(self, visit: str, now: datetime) -> Future[None]:
        """A row for the visit, which begins to be served now."""

    def visit_ended(
        self, visit: str, now: datetime, how: str, items: Sequence[str] = ()
    ) -> Future[None]:
        """`how` is a `Way`; `items` are the ids of what was done."""

    def slip_hash(self, content: bytes) -> str:
        """Keyed, so that a slip cannot be guessed from it."""

    def print_intent(
        self, visit: str, n: int, number: str, slip_hash: str, on_done: Callable[[bool], None]
    ) -> Future[None]:
        """`on_done` is called on the writer's thread: True when it is durable."""

    def print_ended(
        self, visit: str, n: int, printed: Printed, on_done: Callable[[bool], None]
    ) -> Future[None]:
        """`on_done` as for the intent."""


class DevicesPort(Protocol):
    """What the runtime wants of `devices.supervisor.Devices`."""

    def arm(self, device: str, tag: str) -> None:
        """From now on the device tells what is laid down, with this tag."""

    def disarm(self, device: str) -> None:
        """What is under way is given up; it tells nothing more."""

    def ask(self, device: str, tag: str, request: object) -> None:
        """Answers by news with the same tag when the paper is out, or is not."""

    def clear(self, then: Callback) -> None:
        """Every device forgets the visit; `then` is called when the last one has."""

    def columns(self, device: str) -> int:
        """Cells of a line on this printer's paper."""


class HubPort(Protocol):
    """What the runtime wants of `kiosk.shell.backend.pool`: `Answered` is posted for every call."""

    def submit(self, call: Call) -> None:
        """Answers by posting `Answered`, exactly once."""

    def forget(self, visit: str) -> None:
        """From now on no answer of that visit carries an output."""


class SenderPort(Protocol):
    """The sender, as the runtime sees it: `TaskEnded` is posted for every task."""

    def submit(self, command: Submit) -> None:
        """Answers by posting `TaskEnded`, as often as there is something to tell."""

    def forget(self, visit: str) -> None:
        """Nobody of that visit waits any more; the task itself goes on."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything the runtime performs commands with. `forget` is called on the UI thread."""

    journal: JournalPort
    hub: HubPort
    sender: SenderPort
    devices: DevicesPort
    texts: Texts
    say_again: Callback
    forget: tuple[Callback, ...]


@dataclass(frozen=True, slots=True)
class ClockAndRandom:
    """Time and chance, which the core is given with its events."""

    clock: Callable[[], float]
    wall: Callable[[], datetime]
    chance: Callable[[], bytes]
    """A fresh seed of a visit: 16 bytes from the operating system."""
