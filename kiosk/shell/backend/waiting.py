"""Who waits for the outcome of a task, and what they have been told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.command import Submit
from kiosk.core.event import TaskEnded
from model.task import Offline, Outcome


@dataclass(slots=True)
class _Waiter:
    visit: str
    n: int
    offline: Offline
    told: Outcome | None = None


class Waiting:
    """Any thread. `post` is called under the lock, so that nothing of a visit can follow its
    `forget`: it must only queue.
    """

    def __init__(self, post: Callable[[TaskEnded], None]) -> None:
        self._post = post
        self._gate = threading.Lock()
        self._waiters: dict[str, _Waiter] = {}

    def add(self, command: Submit) -> None:
        """The newest `Submit` of a task is the one that is answered."""
        task = command.task
        with self._gate:
            self._waiters[task.biz_sn] = _Waiter(command.visit, command.n, task.offline)

    def forget(self, visit: str) -> None:
        """Nobody of that visit is told anything from now on."""
        with self._gate:
            gone = [sn for sn, waiter in self._waiters.items() if waiter.visit == visit]
            for biz_sn in gone:
                del self._waiters[biz_sn]

    def expects(self, biz_sn: str) -> bool:
        """Whether somebody waits for what becomes of it."""
        with self._gate:
            return biz_sn in self._waiters

    def takes_back(self, biz_sn: str) -> bool:
        """Whether its resident is here to be told, and it is not to be kept."""
        with self._gate:
            waiter = self._waiters.get(biz_sn)
            return waiter is not None and waiter.offline is Offline.REFUSE

    def tell(
        self,
        biz_sn: str,
        outcome: Outcome,
        code: str = "",
        message: str = "",
        output: object | None = None,
        *,
        final: bool = False,
    ) -> None:
        """Once for each outcome; after a final one nobody waits any more."""
        with self._gate:
            waiter = self._waiters.get(biz_sn)
            if waiter is None:
                return
            if final:
                del self._waiters[biz_sn]
            if waiter.told is not outcome:
                waiter.told = outcome
                self._post(
                    TaskEnded(waiter.visit, waiter.n, biz_sn, outcome, output, code, message)
                )

    def tell_all(self, outcome: Outcome, code: str) -> None:
        """The same to everybody who waits, as when the journal has failed."""
        with self._gate:
            waiting = list(self._waiters)
        for biz_sn in waiting:
            self.tell(biz_sn, outcome, code)
