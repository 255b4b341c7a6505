"""Connected institutions (operation 1201): hospitals and pharmacies, found by area and name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InstitutionsQuery:
    """`fixmedins_name` is a part of the name, `fixmedins_code` of the code. What the national
    operation has no word for is the hub's, and it takes it off: `admdvs`, a county or a whole city,
    and `sounds`, syllables of the name without tones, parted by spaces, in their order.
    """

    fixmedins_type: str
    fixmedins_name: str = ""
    fixmedins_code: str = ""
    admdvs: str = ""
    sounds: str = ""
    query_no: str = ""


@dataclass(frozen=True, slots=True)
class Institution:
    """The code is a letter and eleven digits, of which the first six are the area; `addr` and `tel`
    are added by the hub where it knows them.
    """

    fixmedins_code: str
    fixmedins_name: str
    fixmedins_type: str
    hosp_lv: str = ""
    uscc: str = ""
    addr: str = ""
    tel: str = ""


@dataclass(frozen=True, slots=True)
class Institutions:
    """Answer of 1201; `more`: there are more than are told."""

    medinsinfo: tuple[Institution, ...] = ()
    more: bool = False
