"""The platform as an operation asks it, without a transaction ever waiting for the answer.

An operation runs in a transaction and asks when it needs to. What is not known yet ends the
transaction with `NotAsked`: nothing of it stays, the platform is asked, and the operation runs
again from its beginning with the answer at hand. An operation therefore reads as if it could just
ask, and what it decides, it decides on one state of our own tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from hub.delivery import outbox
from hub.delivery.adapter import Adapter
from hub.intake.underway import with_underway
from hub.refusals import Refusal
from wire.behalf import Relation
from wire.clock import Clock
from wire.filings import Filings, FilingsQuery
from wire.institutions import Institutions, InstitutionsQuery
from wire.operations import Ledger, LedgerQuery, Payments, PaymentsQuery, PersonInfo, PersonQuery
from wire.platform import Guardian, PersonNo, Wards
from wire.points import Points, PointsQuery
from wire.vouchers import Voucher, VoucherDecode


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    area: str
    given: Any


class NotAsked(Exception):
    """The platform has to be asked this first."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.name)
        self.question = question


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and when it was asked for: what happened since is not in it."""

    answer: Any
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Answers:
    """Those of one call; they outlive its transactions and end with it."""

    adapter: Adapter
    clock: Clock
    known: dict[Question, Told] = field(default_factory=dict)

    def ask(self, question: Question) -> None:
        """No transaction is open."""
        asked_at = self.clock()
        answer = self.adapter.ask(question.name, question.area, question.given)
        self.known[question] = Told(answer, asked_at)


@dataclass(frozen=True, slots=True)
class AskedPlatform:
    """`hub.platform.Platform`, in one transaction. Every question raises NotAsked where its answer
    is not known yet.
    """

    known: Mapping[Question, Told]
    db: Connection

    def voucher(self, given: VoucherDecode) -> Voucher | Refusal:
        told: Voucher | Refusal = self._told("voucher", given)
        return told

    def person(self, query: PersonQuery) -> PersonInfo | Refusal:
        told: PersonInfo | Refusal = self._told("person", query)
        return told

    def insured(self, psn_no: str) -> PersonInfo | Refusal:
        told: PersonInfo | Refusal = self._told("insured", PersonNo(psn_no))
        return told

    def wards(self, certno: str) -> tuple[Relation, ...]:
        """None where the platform does not answer."""
        found: Wards | Refusal = self._told("wards", Guardian(certno))
        return () if isinstance(found, Refusal) else found.wards

    def payments(self, area: str, query: PaymentsQuery) -> Payments | Refusal:
        told: Payments | Refusal = self._told("payments", query, area)
        return told

    def ledger(self, area: str, query: LedgerQuery) -> Ledger | Refusal:
        told: Ledger | Refusal = self._told("ledger", query, area)
        return told

    def filings(self, query: FilingsQuery) -> Filings | Refusal:
        """With what is on its way there, so that nobody files twice what has not arrived yet."""
        plain = replace(query, query_no="")
        told = self._asked("filings", plain)
        if isinstance(told.answer, Refusal):
            return told.answer
        rows = outbox.of_person(self.db, query.psn_no, told.asked_at)
        return with_underway(told.answer, rows, query.insutype)

    def points(self, query: PointsQuery) -> Points | Refusal:
        told: Points | Refusal = self._told("points", query)
        return told

    def institutions(self, query: InstitutionsQuery) -> Institutions | Refusal:
        told: Institutions | Refusal = self._told("institutions", query)
        return told

    def _told(self, name: str, given: Any, area: str = "") -> Any:
        return self._asked(name, given, area).answer

    def _asked(self, name: str, given: Any, area: str = "") -> Told:
        question = Question(name, area, given)
        if question not in self.known:
            raise NotAsked(question)
        return self.known[question]
