"""K101: an e-voucher's code is decoded once; the code itself is neither kept nor logged."""

from __future__ import annotations

import re

from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.refusals import RefusalCode
from wire.vouchers import Voucher, VoucherDecode

CODE = re.compile(r"424[0-9]{25}")
"""domain.md 7; whether it is anybody's, only the platform knows."""


def handle(context: Context, given: VoucherDecode) -> Voucher | Refusal:
    """Whether it is anybody's, only the platform knows."""
    if not CODE.fullmatch(given.ec_qr_code):
        return refusal(RefusalCode.CODE_KIND)
    return context.platform.voucher(given)
