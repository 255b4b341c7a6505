"""Answers 1101, K201 and K202 from the sandbox tables, as the platform would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from hub import months
from hub.db.tables import sandbox_insurance as insurance
from hub.db.tables import sandbox_movement as movement
from hub.db.tables import sandbox_payment as payment
from hub.db.tables import sandbox_person as person
from hub.platform import Platform
from hub.refusals import Refusal, refusal
from wire.operations import (
    BaseInfo,
    InsuInfo,
    Ledger,
    LedgerEntry,
    LedgerQuery,
    PaymentRecord,
    Payments,
    PaymentsQuery,
    PersonInfo,
    PersonQuery,
)
from wire.refusals import RefusalCode

PAGE = 20
"""Rows of a page of K201 and K202."""

ID_CARD, SOCIAL_CARD = "02", "03"


def connect(connection: Connection, now: datetime) -> Platform:
    return SandboxPlatform(connection, now.date())


@dataclass(frozen=True, slots=True)
class SandboxPlatform:
    db: Connection
    today: date

    def person(self, query: PersonQuery) -> PersonInfo | Refusal:
        if query.mdtrt_cert_type == ID_CARD:
            column = person.c.certno
        elif query.mdtrt_cert_type == SOCIAL_CARD and query.card_sn:
            column = person.c.social_card
        else:
            return refusal(RefusalCode.CREDENTIAL_KIND)
        number = query.mdtrt_cert_no.upper()
        found = self.db.execute(select(person).where(column == number)).first() if number else None
        if found is None:
            return refusal(RefusalCode.PERSON_UNKNOWN)
        if found.deceased:
            return refusal(RefusalCode.DECEASED)
        rows = select(insurance).where(insurance.c.psn_no == found.psn_no)
        listed = self.db.execute(rows.order_by(insurance.c.place))
        return PersonInfo(_base(found, self.today), tuple(map(_insurance, listed)))

    def payments(self, area: str, query: PaymentsQuery) -> Payments | Refusal:
        if not self._insured(query, area):
            return refusal(RefusalCode.NOT_INSURED)
        begin, end = (months.number(month) or 0 for month in (query.begn_ym, query.end_ym))
        this = months.of(self.today)
        matching = and_(
            payment.c.psn_no == query.psn_no,
            payment.c.insutype == query.insutype,
            payment.c.area == area,
            payment.c.months_ago.between(this - end, this - begin),
        )
        total = self.db.execute(select(func.count()).where(matching)).scalar_one()
        rows = self.db.execute(
            select(payment)
            .where(matching)
            .order_by(payment.c.months_ago)
            .limit(PAGE)
            .offset((query.page - 1) * PAGE)
        )
        records = tuple(_payment(row, this) for row in rows)
        return Payments(records, total, query.page * PAGE < total)

    def ledger(self, area: str, query: LedgerQuery) -> Ledger | Refusal:
        insured = self._insured(query, area)
        if insured is None:
            return refusal(RefusalCode.NOT_INSURED)
        begin, end = (months.number(month) or 0 for month in (query.begn_ym, query.end_ym))
        first, last = months.days(begin, end)
        rows = self.db.execute(
            select(movement)
            .where(
                movement.c.psn_no == query.psn_no,
                movement.c.insutype == query.insutype,
                movement.c.area == area,
                movement.c.days_ago.between((self.today - last).days, (self.today - first).days),
            )
            .order_by(movement.c.n)
            .limit(PAGE + 1)
            .offset((query.page - 1) * PAGE)
        ).all()
        entries = tuple(_movement(row, self.today) for row in rows[:PAGE])
        return Ledger(_yuan(insured.balance_fen), entries, len(rows) > PAGE)

    def _insured(self, query: PaymentsQuery | LedgerQuery, area: str) -> Row[Any] | None:
        wanted = select(insurance).where(
            insurance.c.psn_no == query.psn_no,
            insurance.c.insutype == query.insutype,
            insurance.c.area == area,
        )
        return self.db.execute(wanted).first()


def _yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def _base(row: Row[Any], today: date) -> BaseInfo:
    return BaseInfo(
        psn_no=row.psn_no,
        psn_cert_type="01",
        certno=row.certno,
        psn_name=row.name,
        gend=row.sex,
        brdy=row.birth,
        naty=row.nation,
        age=(Decimal((today - row.birth).days) / Decimal("365.25")).quantize(Decimal("0.1")),
    )


def _insurance(row: Row[Any]) -> InsuInfo:
    return InsuInfo(
        insutype=row.insutype,
        psn_type=row.psn_type,
        psn_insu_stas=row.status,
        insuplc_admdvs=row.area,
        balc=_yuan(row.balance_fen),
        psn_insu_date=row.since,
        paus_insu_date=row.paused,
        cvlserv_flag="0",
        emp_name=row.employer,
    )


def _movement(row: Row[Any], today: date) -> LedgerEntry:
    return LedgerEntry(
        time=datetime.combine(today - timedelta(days=row.days_ago), row.at),
        kind=row.kind,
        amt=_yuan(row.amount_fen),
        balc_aft=_yuan(row.after_fen),
        place=row.place,
    )


def _payment(row: Row[Any], this: int) -> PaymentRecord:
    return PaymentRecord(
        ym=months.written(this - row.months_ago),
        insutype=row.insutype,
        emp_name=row.employer,
        clct_stas=row.status,
        clct_amt=_yuan(row.amount_fen),
    )
