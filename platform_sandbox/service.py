"""Questions and deliveries, each in one transaction; no HTTP. Called from any thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from platform_sandbox import filings
from platform_sandbox.database import delivery
from platform_sandbox.people import People
from wire.clock import Clock
from wire.codec import built, plain
from wire.filings import FilingsQuery
from wire.institutions import InstitutionsQuery
from wire.operations import LedgerQuery, PaymentsQuery, PersonQuery
from wire.platform import DELIVERIES, Guardian, PersonNo, Recorded
from wire.points import PointsQuery
from wire.refusals import RefusalCode
from wire.vouchers import VoucherDecode

QUESTIONS: Mapping[str, type[Any]] = {
    "voucher": VoucherDecode,
    "person": PersonQuery,
    "insured": PersonNo,
    "wards": Guardian,
    "payments": PaymentsQuery,
    "ledger": LedgerQuery,
    "filings": FilingsQuery,
    "points": PointsQuery,
    "institutions": InstitutionsQuery,
}
"""By the name of what answers them (`People`)."""

Act = Callable[[Connection, Any, datetime], Recorded | RefusalCode]
ACTS: Mapping[str, Act] = {"file": filings.file, "end": filings.end, "decide": filings.decide}

KNOWN = "known"
"""The answer to a key that has come before: nothing was done, whoever asks for it is told."""


@dataclass(frozen=True, slots=True, repr=False)
class Platform:
    engine: Engine
    clock: Clock

    def ask(self, question: str, area: str, raw: Any) -> dict[str, Any]:
        """`{"output": …}` or `{"refused": code}`. Raises KeyError, Garbled."""
        given = built(QUESTIONS[question], raw)
        with self.engine.begin() as db:
            return _said(getattr(People(db, self.clock(), area), question)(given))

    def deliver(self, kind: str, key: str, raw: Any) -> dict[str, Any]:
        """Takes effect once for one key; a second time it is said that the key is known."""
        given, now = built(DELIVERIES[kind], raw), self.clock()
        with self.engine.begin() as db:
            mine = delivery.c.key == key
            again = update(delivery).where(mine).values(attempts=delivery.c.attempts + 1)
            if db.execute(again).rowcount:
                return {"refused": KNOWN}
            said = _said(ACTS[kind](db, given, now))
            row = {"key": key, "kind": kind, "answer": said, "attempts": 1, "at": now}
            db.execute(insert(delivery).values(**row, effects=int("output" in said)))
        return said

    def delivered(self, key: str) -> dict[str, Any] | None:
        """What was answered under this key; None where it never came."""
        with self.engine.begin() as db:
            row = db.execute(select(delivery.c.answer).where(delivery.c.key == key)).first()
        return row.answer if row else None

    def effects(self) -> list[dict[str, Any]]:
        """Every key, how often it took effect and how often it was sent, in the order of time."""
        wanted = select(
            delivery.c.key, delivery.c.kind, delivery.c.effects, delivery.c.attempts
        ).order_by(delivery.c.at, delivery.c.key)
        with self.engine.begin() as db:
            return [dict(row._mapping) for row in db.execute(wanted)]


def _said(answer: object) -> dict[str, Any]:
    if isinstance(answer, RefusalCode):
        return {"refused": answer.value}
    return {"output": plain(answer)}
