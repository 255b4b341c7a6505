"""The FSI envelope around every operation (domain.md 3.1, 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wire.personal import Personal

SUCCESS = "0"
"""`infcode` of an answer that is yes; it arrives as number or as text (domain.md 3.2)."""

TERMINAL = "2"
"""`opter_type` of a self-service terminal."""


@dataclass(frozen=True, slots=True, repr=False)
class Request(Personal):
    """What the terminal sends. `mdtrtarea_admvs` lacks the second d in the interface, too."""

    infno: str
    msgid: str
    mdtrtarea_admvs: str
    insuplc_admdvs: str
    recer_sys_code: str
    infver: str
    opter_type: str
    opter: str
    opter_name: str
    inf_time: str
    fixmedins_code: str
    fixmedins_name: str
    sign_no: str
    input: dict[str, Any]
    dev_no: str = ""
    dev_safe_info: str = ""
    cainfo: str = ""
    signtype: str = ""
    enc_type: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Response(Personal):
    """What the hub answers; `output` is empty with a failure."""

    infcode: str
    inf_refmsgid: str
    refmsg_time: str
    respond_time: str
    err_msg: str
    output: dict[str, Any]
    warn_msg: str = ""
    enctype: str = ""
    signtype: str = ""
    cainfo: str = ""
