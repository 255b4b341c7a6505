"""Remote-treatment filings (K311–K313) and the progress of whatever was handed in (K401)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from wire.behalf import Submission
from wire.personal import Personal


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RemoteFiling(Submission):
    """K311, after the platform's record (domain.md 6.1). `rloc_admdvs` are areas of GB/T 2260,
    a county or a whole city; the filing holds for their cities. No `enddate`: it lasts.
    """

    rloc_rea: str
    rloc_admdvs: tuple[str, ...]
    begndate: date
    enddate: date | None = None
    resout_addr: str = ""
    tel: str = ""
    dcla_souc: str = "05"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FilingCancel(Submission):
    """K312. `evt_type` 05 cancels; 02 changes place and begin, and then both are given."""

    trt_dcla_detl_sn: str
    evt_type: str = "05"
    rloc_admdvs: tuple[str, ...] = ()
    begndate: date | None = None
    memo: str = ""
    dcla_souc: str = "05"


@dataclass(frozen=True, slots=True, repr=False)
class Filed(Personal):
    """K311, K312. `rchk_flag` as in domain.md 6.2; `page_url` is the hub's page of the number."""

    accept_no: str
    trt_dcla_detl_sn: str
    rchk_flag: str
    page_url: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class FilingsQuery(Personal):
    """K313: all filings of the person, whatever their state; of one insurance where it is named."""

    psn_no: str
    insutype: str = ""
    query_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Filing(Personal):
    """One filing. `vali_flag` 1: it holds or waits for review; `rchk_flag` says how far it is."""

    trt_dcla_detl_sn: str
    accept_no: str
    insutype: str
    rloc_rea: str
    rloc_admdvs: str
    begndate: date
    vali_flag: str
    rchk_flag: str
    evt_type: str = "01"
    enddate: date | None = None
    resout_addr: str = ""
    tel: str = ""
    dcla_souc: str = ""
    agnter_name: str = ""
    opt_time: datetime | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Filings(Personal):
    """Newest first."""

    filings: tuple[Filing, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class ProgressQuery(Personal):
    """K401 by exactly one of three: a person, a number on a slip, or the key of a submission.

    The last is how an unknown outcome is looked up (domain.md 3.4).
    """

    psn_no: str = ""
    accept_no: str = ""
    biz_sn: str = ""
    query_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Personal):
    """One field of a form as it was handed in; several values are joined by commas."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, repr=False)
class Application(Personal):
    """One thing handed in. By number alone only the first seven fields are filled: whoever holds a
    slip may know how far it is and no more.
    """

    accept_no: str
    item_id: str
    rchk_flag: str
    node: str
    opt_time: datetime
    memo: str = ""
    accepted_at: datetime | None = None
    biz_sn: str = ""
    trt_dcla_detl_sn: str = ""
    acting: str = ""
    psn_name: str = ""
    agnter_name: str = ""
    fields: tuple[Answer, ...] = ()
    page_url: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Progress(Personal):
    """Newest first; empty where nothing is known under what was asked for."""

    list: tuple[Application, ...] = ()
