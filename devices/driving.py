"""One device driven by its owner for one command, as in the terminal: same states, same words."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from types import TracebackType

from devices.armed import ArmedOwner
from devices.family import Fitted
from devices.jobs import JobOwner
from devices.port import DeviceSaid, HealthChanged, JobEnded, News
from devices.status import UNSEEN, Health

TAG = "command"
LEAVE_S = 0.3
"""How long the end of a command waits for what the device is doing; its thread ends with us."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a command of the technician came to. `value` is what the device said, for those who
    know more of it than the family does.
    """

    done: bool
    plain: str
    fields: Mapping[str, object] = field(default_factory=dict)
    value: object = None


@dataclass(frozen=True, slots=True)
class Request:
    """What the technician asked for: for how long at most, at which terminal, with which flags."""

    seconds: float
    terminal: str
    flags: frozenset[str] = frozenset()


class Driven:
    """Starts the owner on entry. All that is waited for ends `seconds` after that."""

    def __init__(
        self, fitted: Fitted, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._news: SimpleQueue[News] = SimpleQueue()
        self._owner = fitted.family.owner(fitted, self._news.put, clock)
        self._clock = clock
        self._seconds = seconds
        self._end = math.inf

    def __enter__(self) -> Driven:
        self._end = self._clock() + self._seconds
        self._owner.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._owner.stop(LEAVE_S)

    @property
    def columns(self) -> int:
        return self._owner.columns

    def health(self) -> Health:
        """The first that the device says of itself; STARTING where it says nothing in time."""
        one = self._next()
        return one.health if isinstance(one, HealthChanged) else UNSEEN

    def look(self) -> object | Health | None:
        """What it says once armed; its health where that forbids it to look, None in vain."""
        assert isinstance(self._owner, ArmedOwner)
        self._owner.arm(TAG)
        return self._until(DeviceSaid)

    def do(self, request: object) -> object | Health | None:
        """The result of what it is asked; what has not ended in time is cancelled, and then told
        as it ended. Its health where that forbids it to begin, None where it did not answer.
        """
        assert isinstance(self._owner, JobOwner)
        health = self.health()
        if not health.usable:
            return None if health == UNSEEN else health
        self._owner.ask(TAG, request)
        ended = self._until(JobEnded)
        if ended is None or isinstance(ended, Health):
            self._owner.cancel(TAG)
            self._end = self._clock() + CANCEL_S
            ended = self._until(JobEnded)
        return ended

    def _until(self, kind: type[DeviceSaid] | type[JobEnded]) -> object | Health | None:
        while (one := self._next()) is not None:
            match one:
                case DeviceSaid(value=value) | JobEnded(result=value) if isinstance(one, kind):
                    return value
                case HealthChanged(health=health) if kind is DeviceSaid and not health.usable:
                    return health
                case _:
                    continue
        return None

    def _next(self) -> News | None:
        try:
            return self._news.get(timeout=max(0.0, self._end - self._clock()))
        except Empty:
            return None


CANCEL_S = 3.0
"""How long a cancelled job has to say how it ended."""
