"""The e-voucher (医保电子凭证): its opaque code goes in, the person comes out (K101, domain.md 7).

Field names are those of the e-voucher service, capitals inside and all.
"""

from __future__ import annotations

from dataclasses import dataclass

from wire.personal import Personal


@dataclass(frozen=True, slots=True, repr=False)
class VoucherDecode(Personal):
    """K101. `ec_qr_code` has 28 digits and lives for about a minute: sent at once, kept nowhere."""

    ec_qr_code: str
    business_type: str
    office_id: str
    device_type: str = "SelfService"
    query_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Voucher(Personal):
    """`ecToken` goes to 1101 as `mdtrt_cert_no` of type 01; `gender` is 1 or 2."""

    userName: str
    idNo: str
    ecToken: str
    idType: str = "01"
    insuOrg: str = ""
    ecIndexNo: str = ""
    gender: str = ""
    authNo: str = ""
