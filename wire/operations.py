"""Every operation by its number: what goes in and comes out, under which node of the envelope.

National numbers after domain.md 4.1, regional ones (K…) after domain.md 6. A new operation is two
dataclasses and one line of `OPERATIONS`; the catalogue's loader checks item files against them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from wire.behalf import AgentRegister, Registered, RelationQuery, Relations
from wire.filings import (
    Filed,
    FilingCancel,
    Filings,
    FilingsQuery,
    Progress,
    ProgressQuery,
    RemoteFiling,
)
from wire.institutions import Institutions, InstitutionsQuery
from wire.personal import Personal
from wire.points import Points, PointsQuery
from wire.vouchers import Voucher, VoucherDecode


@dataclass(frozen=True, slots=True)
class SignIn:
    """9001: once a day and after a rejection."""

    opter_no: str
    mac: str
    ip: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Answer of 9001; `sign_no` goes with every later call."""

    sign_time: datetime
    sign_no: str


@dataclass(frozen=True, slots=True, repr=False)
class PersonQuery(Personal):
    """1101. `mdtrt_cert_type` 01 e-voucher token, 02 ID number, 03 social card (with `card_sn`)."""

    mdtrt_cert_type: str
    mdtrt_cert_no: str
    card_sn: str = ""
    psn_cert_type: str = ""
    certno: str = ""
    psn_name: str = ""
    begntime: datetime | None = None
    query_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class BaseInfo(Personal):
    """Who the platform says it is; the first part of 1101."""

    psn_no: str
    psn_cert_type: str
    certno: str
    psn_name: str
    gend: str
    brdy: date
    naty: str = ""
    age: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, repr=False)
class InsuInfo(Personal):
    """One insurance of the person; `balc` means something on the 310 row only."""

    insutype: str
    psn_type: str
    psn_insu_stas: str
    insuplc_admdvs: str
    balc: Decimal = Decimal(0)
    psn_insu_date: date | None = None
    paus_insu_date: date | None = None
    cvlserv_flag: str = ""
    emp_name: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class IdetInfo(Personal):
    """A status of the person, such as hardship; part of 1101, often absent."""

    psn_idet_type: str
    begntime: datetime
    psn_type_lv: str = ""
    memo: str = ""
    endtime: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class HubInfo(Personal):
    """The hub's own record of the person (domain.md 4.1); empty where it has none."""

    tel: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class PersonInfo(Personal):
    """Answer of 1101, with what the hub adds of its own."""

    baseinfo: BaseInfo
    insuinfo: tuple[InsuInfo, ...] = ()
    idetinfo: tuple[IdetInfo, ...] = ()
    hubinfo: HubInfo = field(default_factory=HubInfo)


@dataclass(frozen=True, slots=True, repr=False)
class PaymentsQuery(Personal):
    """K201. Months are YYYYMM; pages count from 1."""

    psn_no: str
    insutype: str
    begn_ym: str
    end_ym: str
    page: int = 1
    query_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class PaymentRecord(Personal):
    """One month of one insurance; `ym` is yyyyMM, `clct_stas` 1 paid, 0 not."""

    ym: str
    insutype: str
    emp_name: str
    clct_stas: str
    clct_amt: Decimal


@dataclass(frozen=True, slots=True, repr=False)
class Payments(Personal):
    """Answer of K201, newest first; `more` where there is another page."""

    records: tuple[PaymentRecord, ...] = ()
    months_total: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class LedgerQuery(Personal):
    """K202. Months are YYYYMM; pages count from 1."""

    psn_no: str
    insutype: str
    begn_ym: str
    end_ym: str
    page: int = 1
    query_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class LedgerEntry(Personal):
    """One movement: `amt` is signed, `kind` a code of `ledger_kind`, `place` an area."""

    time: datetime
    kind: str
    amt: Decimal
    balc_aft: Decimal
    place: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Ledger(Personal):
    """Newest first; `more` says that another page follows."""

    balc: Decimal
    entries: tuple[LedgerEntry, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Evaluation(Personal):
    """K402 (好差评): `score` 5 非常满意 to 1 非常不满意; `rated_no` an accept_no or a query_no."""

    item_id: str
    rated_no: str
    score: int
    biz_sn: str
    tags: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Answer of K402; `accept_no` is the rating's own, for its follow-up."""

    ok: bool
    accept_no: str


@dataclass(frozen=True, slots=True)
class Operation:
    """`node_in` is the key under `input`, `node_out` under `output`; "" where fields lie bare."""

    infno: str
    input: type[Any]
    output: type[Any]
    node_in: str = "data"
    node_out: str = ""
    submits: bool = False
    """Carries `biz_sn`, returns `accept_no`; the same payload again gets the same answer."""
    path: str = ""
    """Service path of gateways that want one (domain.md 4.3)."""


OPERATIONS: dict[str, Operation] = {
    op.infno: op
    for op in (
        Operation(
            "9001", SignIn, SignedIn, "signIn", "signinoutb", path="signInSignOutService/signIn"
        ),
        Operation("1101", PersonQuery, PersonInfo, path="fsiPsnInfoService/queryPsnInfo"),
        Operation(
            "1201", InstitutionsQuery, Institutions, path="fsiFixMedInsService/queryFixMedIns"
        ),
        Operation("K101", VoucherDecode, Voucher),
        Operation("K201", PaymentsQuery, Payments),
        Operation("K202", LedgerQuery, Ledger),
        Operation("K311", RemoteFiling, Filed, submits=True),
        Operation("K312", FilingCancel, Filed, submits=True),
        Operation("K313", FilingsQuery, Filings),
        Operation("K351", AgentRegister, Registered, submits=True),
        Operation("K352", RelationQuery, Relations),
        Operation("K401", ProgressQuery, Progress),
        Operation("K402", Evaluation, Evaluated, submits=True),
        Operation("K403", PointsQuery, Points),
    )
}
