"""What the hub asks, answered from the sandbox's tables; each kind of record has its module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Row, and_, func, select

from platform_sandbox import filings, institutions, points, vouchers
from platform_sandbox.database import insurance, movement, payment, person
from wire import months
from wire.behalf import Relation
from wire.filings import Filings, FilingsQuery
from wire.institutions import Institutions, InstitutionsQuery
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
from wire.platform import Guardian, PersonNo, Wards
from wire.points import Points, PointsQuery
from wire.refusals import RefusalCode
from wire.vouchers import Voucher, VoucherDecode

PAGE = 20
"""Rows of a page of K201 and K202."""

GUARDIAN = "5"
"""`agnter_rlts` of a guardian (domain.md 8)."""
OF_AGE = 18

E_VOUCHER, ID_CARD, SOCIAL_CARD = "01", "02", "03"


@dataclass(frozen=True, slots=True)
class People:
    """In one transaction, at one moment."""

    db: Connection
    now: datetime
    area: str = ""
    """The envelope's `insuplc_admdvs`, which picks the person's insurance."""

    @property
    def today(self) -> date:
        """Its clock is the hub's."""
        return self.now.date()

    def voucher(self, given: VoucherDecode) -> Voucher | RefusalCode:
        return vouchers.decode(self.db, given, self.now)

    def person(self, query: PersonQuery) -> PersonInfo | RefusalCode:
        number = query.mdtrt_cert_no.upper()
        if query.mdtrt_cert_type == E_VOUCHER:
            holder = vouchers.holder(self.db, query.mdtrt_cert_no, self.now)
            return (
                holder if isinstance(holder, RefusalCode) else self._info(person.c.certno, holder)
            )
        if query.mdtrt_cert_type == ID_CARD:
            return self._info(person.c.certno, number)
        if query.mdtrt_cert_type == SOCIAL_CARD and query.card_sn:
            return self._info(person.c.social_card, number)
        return RefusalCode.CREDENTIAL_KIND

    def insured(self, asked: PersonNo) -> PersonInfo | RefusalCode:
        return self._info(person.c.psn_no, asked.psn_no)

    def _info(self, column: Column[str], number: str) -> PersonInfo | RefusalCode:
        found = self.db.execute(select(person).where(column == number)).first() if number else None
        if found is None:
            return RefusalCode.PERSON_UNKNOWN
        if found.deceased:
            return RefusalCode.DECEASED
        rows = select(insurance).where(insurance.c.psn_no == found.psn_no)
        listed = self.db.execute(rows.order_by(insurance.c.place))
        return PersonInfo(_base(found, self.today), tuple(map(_insurance, listed)))

    def wards(self, guardian: Guardian) -> Wards:
        certno = guardian.certno
        wanted = select(person).where(person.c.guardian == certno, ~person.c.deceased)
        rows = self.db.execute(wanted.order_by(person.c.psn_no)) if certno else ()
        return Wards(tuple(_ward(row, certno) for row in rows))

    def filings(self, query: FilingsQuery) -> Filings:
        """Everything on record."""
        return filings.listed(self.db, query)

    def points(self, query: PointsQuery) -> Points:
        """Made-up places."""
        return points.listed(query)

    def institutions(self, query: InstitutionsQuery) -> Institutions:
        """Made-up hospitals and pharmacies."""
        return institutions.listed(query)

    def payments(self, query: PaymentsQuery) -> Payments | RefusalCode:
        if not self._insured(query):
            return RefusalCode.NOT_INSURED
        begin, end = (months.number(month) or 0 for month in (query.begn_ym, query.end_ym))
        this = months.of(self.today)
        matching = and_(
            payment.c.psn_no == query.psn_no,
            payment.c.insutype == query.insutype,
            payment.c.area == self.area,
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

    def ledger(self, query: LedgerQuery) -> Ledger | RefusalCode:
        insured = self._insured(query)
        if insured is None:
            return RefusalCode.NOT_INSURED
        begin, end = (months.number(month) or 0 for month in (query.begn_ym, query.end_ym))
        first, last = months.days(begin, end)
        rows = self.db.execute(
            select(movement)
            .where(
                movement.c.psn_no == query.psn_no,
                movement.c.insutype == query.insutype,
                movement.c.area == self.area,
                movement.c.days_ago.between((self.today - last).days, (self.today - first).days),
            )
            .order_by(movement.c.n)
            .limit(PAGE + 1)
            .offset((query.page - 1) * PAGE)
        ).all()
        entries = tuple(_movement(row, self.today) for row in rows[:PAGE])
        return Ledger(_yuan(insured.balance_fen), entries, len(rows) > PAGE)

    def _insured(self, query: PaymentsQuery | LedgerQuery) -> Row[Any] | None:
        wanted = select(insurance).where(
            insurance.c.psn_no == query.psn_no,
            insurance.c.insutype == query.insutype,
            insurance.c.area == self.area,
        )
        return self.db.execute(wanted).first()


def _ward(row: Row[Any], guardian: str) -> Relation:
    """Guardianship ends on the day before the eighteenth birthday. No register numbers it, so its
    number is made of both people's and tells nothing of either.
    """
    pair = sha256(f"{guardian} {row.certno}".encode()).hexdigest()
    return Relation(
        proxy_no=f"JH-{pair[:10]}",
        psn_no=row.psn_no,
        psn_name=row.name,
        certno=row.certno,
        gend=row.sex,
        agnter_rlts=GUARDIAN,
        valid_to=_birthday(row.birth, OF_AGE) - timedelta(days=1),
        guardian=True,
    )


def _birthday(birth: date, age: int) -> date:
    """Of one born on 29 February, the day after the 28th where there is no 29th."""
    day = birth + timedelta(days=1) if (birth.month, birth.day) == (2, 29) else birth
    return day.replace(year=birth.year + age)


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
