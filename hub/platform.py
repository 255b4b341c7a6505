"""What lies behind the hub: the gateway of a province, or the sandbox. Failures are values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import Connection

from hub.refusals import Refusal, refusal
from wire.behalf import Relation, Submission
from wire.filings import Filing, Filings, FilingsQuery
from wire.institutions import Institutions, InstitutionsQuery
from wire.operations import Ledger, LedgerQuery, Payments, PaymentsQuery, PersonInfo, PersonQuery
from wire.personal import Personal
from wire.points import Points, PointsQuery
from wire.refusals import RefusalCode
from wire.vouchers import Voucher, VoucherDecode


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class NewFiling(Personal):
    """What the platform is to record (domain.md 6.1). `by` is the submission it came in, whose
    agent is recorded too; `rchk_flag` is how far it is; `replaces` names the filing that a change
    will end once it is accepted.
    """

    by: Submission
    accept_no: str
    region: str
    terminal: str
    area: str
    insutype: str
    rloc_rea: str
    rloc_admdvs: tuple[str, ...]
    begndate: date
    enddate: date | None
    resout_addr: str
    tel: str
    dcla_souc: str
    rchk_flag: str
    memo: str = ""
    replaces: str = ""


class Platform(Protocol):
    """`area` is the envelope's `insuplc_admdvs`, which picks the person's insurance."""

    def voucher(self, given: VoucherDecode) -> Voucher | Refusal:
        """Decodes once; the code is good for nothing afterwards."""

    def person(self, query: PersonQuery) -> PersonInfo | Refusal:
        """Operation 1101, by credential."""

    def insured(self, psn_no: str) -> PersonInfo | Refusal:
        """The same of one whom 1101 has named before."""
        ...

    def wards(self, certno: str) -> tuple[Relation, ...]:
        """The minors whose guardian this ID number is, whoever has come of age since included."""
        ...

    def payments(self, area: str, query: PaymentsQuery) -> Payments | Refusal:
        """Operation K201; `area` is where the insurance runs."""

    def ledger(self, area: str, query: LedgerQuery) -> Ledger | Refusal:
        """Operation K202; `area` is where the insurance runs."""

    def filings(self, query: FilingsQuery) -> Filings | Refusal:
        """What it has recorded of the person, newest first."""

    def file(self, new: NewFiling) -> Filing | Refusal:
        """Records it; whether the rules allow it was asked before."""
        ...

    def cancel(self, number: str, by: Submission, terminal: str, memo: str) -> Refusal | None:
        """Ends the filing of this `trt_dcla_detl_sn`, and a change of it that waits."""
        ...

    def points(self, query: PointsQuery) -> Points | Refusal:
        """Operation K403."""

    def institutions(self, query: InstitutionsQuery) -> Institutions | Refusal:
        """Operation 1201, with the national inputs alone."""


Connect = Callable[[Connection, datetime], Platform]
"""One platform a call: it may use the call's transaction, and the call's moment is its now."""


class NoPlatform:
    """Stands where no adapter is configured."""

    def voucher(self, given: VoucherDecode) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def person(self, query: PersonQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def insured(self, psn_no: str) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def wards(self, certno: str) -> tuple[Relation, ...]:
        return ()

    def payments(self, area: str, query: PaymentsQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def ledger(self, area: str, query: LedgerQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def filings(self, query: FilingsQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def file(self, new: NewFiling) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def cancel(self, number: str, by: Submission, terminal: str, memo: str) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def points(self, query: PointsQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def institutions(self, query: InstitutionsQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)


def no_platform(connection: Connection, now: datetime) -> Platform:
    """What a hub stands before while no platform is named."""
    return NoPlatform()
