"""What every submission carries: for whom it is, who acts, what was signed, under which key.

The six `agnter_*` fields are the national shape of acting for another (domain.md 4.1, used in 2505,
2507 and the platform's tables) and stand unchanged in every submission.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wire.personal import Personal


@dataclass(frozen=True, slots=True, repr=False)
class Signed(Personal):
    """One commitment as it was made: which text, and how.

    `way` is `ink`, or `credential`: heard whole, confirmed twice, credential shown again
    (design.md §6). `signature` holds the strokes of an ink signature, `x,y x,y;x,y …` in tenths of
    a millimetre from the top left of the field, the same for all commitments of one page.
    """

    id: str
    version: str
    way: str
    signature: str = ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Submission(Personal):
    """The part that all submitting K operations but K402 have. `acting` is self, agent (代人办),
    accompanied (带人办) or guardian; the agent's fields are empty for oneself.

    `agnter_cert_type` is 01 resident ID (domain.md 8). `proxy_no` names the relation that was
    checked, where there is one. Dates are days of China's civil time.
    """

    biz_sn: str
    item_id: str
    psn_no: str
    insutype: str = ""
    acting: str = "self"
    agnter_name: str = ""
    agnter_cert_type: str = ""
    agnter_certno: str = ""
    agnter_tel: str = ""
    agnter_addr: str = ""
    agnter_rlts: str = ""
    proxy_no: str = ""
    commitments: tuple[Signed, ...] = ()


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AgentRegister(Submission):
    """K351: `agnter_*` may act for `psn_no` until `valid_to`, in the item groups of `scope`.

    Both were read at the machine: the principal's card is `certno`, `psn_name`.
    """

    certno: str
    psn_name: str
    valid_to: date
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Registered(Personal):
    """Answer of K351. `proxy_no` names the relation from now on; `valid_to` is its last day."""

    accept_no: str
    proxy_no: str
    valid_to: date
    rchk_flag: str = "1"
    page_url: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class RelationQuery(Personal):
    """K352: for whom may the holder of this resident ID do this item? `psn_no` asks for one."""

    agnter_certno: str
    agnter_name: str
    item_id: str
    psn_no: str = ""
    query_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Relation(Personal):
    """One principal, with what 1101 wants to know of them. `guardian`: by law, not registered."""

    proxy_no: str
    psn_no: str
    psn_name: str
    certno: str
    gend: str
    agnter_rlts: str
    valid_to: date | None = None
    guardian: bool = False
    agnter_tel: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Relations(Personal):
    """Those that hold today for this item; never empty, for none is a refusal that says why."""

    relations: tuple[Relation, ...]
