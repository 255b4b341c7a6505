"""One worker a platform: claims a row, looks up or sends, keeps the answer. Each step is a short
transaction of its own, and none is open while the platform is asked.

Several workers of one platform, in one process or in many, share its rows.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import Engine

from hub import log
from hub.delivery import outbox
from hub.delivery.adapter import ANSWERS, Named, NotSent, Unknown
from hub.delivery.answered import answered
from hub.delivery.outbox import Parcel
from wire.clock import Clock

LOOK = timedelta(seconds=5)
"""A row that another process has put in is found no later than that."""


@dataclass(slots=True)
class Worker:
    engine: Engine
    named: Named
    clock: Clock
    _woken: threading.Event = field(default_factory=threading.Event)
    _answered: threading.Condition = field(default_factory=threading.Condition)
    _stopped: bool = False

    def wake(self) -> None:
        """Something was put in; any thread."""
        self._woken.set()

    def settled(self, patience_s: float) -> bool:
        """Waits until nothing is on its way, for so long at most: a run is counted out then."""
        with self._answered:
            return self._answered.wait_for(self._empty, patience_s)

    def _empty(self) -> bool:
        with self.engine.begin() as db:
            return outbox.unsettled(db) == 0

    def stop(self) -> None:
        self._stopped = True
        self._woken.set()

    def run(self) -> None:
        """Until `stop`. What goes wrong with one row is written down; the others still go out."""
        while not self._stopped:
            self._woken.clear()
            try:
                while not self._stopped and self.turn():
                    pass
                wait = self._wait()
            except Exception as error:  # noqa: BLE001 - a bug, of whatever kind
                log.write("delivery-broke", error=type(error).__name__)
                wait = LOOK
            self._woken.wait(wait.total_seconds())

    def turn(self) -> bool:
        """One row, if one is due."""
        with self.engine.begin() as db:
            parcel = outbox.claim(db, self.named.name, self.clock())
        if parcel is None:
            return False
        try:
            answer = self._found(parcel) or self.named.adapter.deliver(parcel.key, parcel.delivery)
        except NotSent:
            # What may have arrived before this attempt may still have.
            self._later(parcel, sent=parcel.sent)
        except Unknown:
            self._later(parcel, sent=True)
        else:
            self._keep(parcel, answer)
        return True

    def _found(self, parcel: Parcel) -> ANSWERS | None:
        return self.named.adapter.delivered(parcel.key) if parcel.sent else None

    def _later(self, parcel: Parcel, *, sent: bool) -> None:
        kind = type(parcel.delivery).__name__
        log.write("delivery-later", kind=kind, count=str(parcel.tries))
        with self.engine.begin() as db:
            outbox.later(db, parcel, self.clock(), sent=sent)

    def _keep(self, parcel: Parcel, answer: ANSWERS) -> None:
        with self.engine.begin() as db:
            answered(db, self.named.name, parcel, answer, self.clock())
        with self._answered:
            self._answered.notify_all()

    def _wait(self) -> timedelta:
        with self.engine.begin() as db:
            due = outbox.next_due(db, self.named.name)
        if due is None:
            return LOOK
        return max(timedelta(0), min(LOOK, due - self.clock()))
