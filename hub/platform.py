"""What lies behind the hub, as an operation sees it: questions alone. Failures are values.

What an operation hands on goes through the outbox (`hub.delivery`), never from here.
"""

from __future__ import annotations

from typing import Protocol

from hub.refusals import Refusal
from wire.behalf import Relation
from wire.filings import Filings, FilingsQuery
from wire.institutions import Institutions, InstitutionsQuery
from wire.operations import Ledger, LedgerQuery, Payments, PaymentsQuery, PersonInfo, PersonQuery
from wire.points import Points, PointsQuery
from wire.vouchers import Voucher, VoucherDecode


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
        """With what is on its way to the platform and not there yet."""
        ...

    def points(self, query: PointsQuery) -> Points | Refusal:
        """Operation K403."""

    def institutions(self, query: InstitutionsQuery) -> Institutions | Refusal:
        """Operation 1201, with the national inputs alone."""
