"""What hub and platform say to each other beside the operations: records to make, and their keys.

A delivery has a key that is its own for ever. Whoever does not know what became of one asks for the
key; a platform that has it already acts no second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wire.behalf import Relation
from wire.personal import Personal

VALID, INVALID = "1", "0"
"""`vali_flag`: what holds or waits, and what does not."""
PASSED = ("1", "7")
CANCELLED = "3"
OVER = ("2", "3", "4", "6", "8")
"""`rchk_flag` of what holds, was ended, or neither holds nor waits (domain.md 6.2)."""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class NewFiling(Personal):
    """What the platform is to record (domain.md 6.1). `rchk_flag` is how far it is; `replaces`
    names the filing that a change ends once it is accepted.
    """

    accept_no: str
    biz_sn: str
    region: str
    terminal: str
    area: str
    psn_no: str
    insutype: str
    rloc_rea: str
    rloc_admdvs: tuple[str, ...]
    begndate: date
    enddate: date | None = None
    resout_addr: str = ""
    tel: str = ""
    dcla_souc: str = ""
    rchk_flag: str = "0"
    memo: str = ""
    replaces: str = ""
    agnter_name: str = ""
    agnter_cert_type: str = ""
    agnter_certno: str = ""
    agnter_tel: str = ""
    agnter_addr: str = ""
    agnter_rlts: str = ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class EndFiling(Personal):
    """The filing of this number holds no more, nor a change of it that waits. A filing is known by
    the platform's number, and by the hub's under which it came.
    """

    number: str
    psn_no: str
    opter: str
    memo: str = ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class DecidedFiling(Personal):
    """What a clerk has decided of a filing, as an `rchk_flag`."""

    number: str
    psn_no: str
    opter: str
    rchk_flag: str
    memo: str = ""
    replaces: str = ""
    """Of a change: the number of what it ends once it has passed."""


@dataclass(frozen=True, slots=True, repr=False)
class Recorded(Personal):
    """The platform has it, under its own number."""

    trt_dcla_detl_sn: str
    rchk_flag: str


@dataclass(frozen=True, slots=True, repr=False)
class PersonNo(Personal):
    """Somebody whom 1101 has named before."""

    psn_no: str


@dataclass(frozen=True, slots=True, repr=False)
class Guardian(Personal):
    certno: str


@dataclass(frozen=True, slots=True, repr=False)
class Wards(Personal):
    """The minors of a guardian, whoever has come of age since included."""

    wards: tuple[Relation, ...] = ()


Delivery = NewFiling | EndFiling | DecidedFiling

DELIVERIES: Mapping[str, type[Delivery]] = {
    "file": NewFiling,
    "end": EndFiling,
    "decide": DecidedFiling,
}
"""By the name of their kind, as rows and paths have it."""


def kind_of(delivery: Delivery) -> str:
    return next(name for name, kind in DELIVERIES.items() if isinstance(delivery, kind))
