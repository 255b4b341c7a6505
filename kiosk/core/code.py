"""What the text of a scanned code is: hostile until it has one of the shapes that we know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from devices.port import CodeFailure, ScannedCode
from model.value import KEY, Opaque

VOUCHER = re.compile(r"424[0-9]{25}")
"""The mark of the NHSA, then random digits, province and extension (domain.md 7)."""
PACKAGE = re.compile(r"opc[0-9A-Za-z]{25}")
"""A code of an open platform: as long, and decoded elsewhere."""
NUMBER = r"[A-Z]{2}-[0-9]{6}-[0-9]{6}"
SLIP = re.compile(rf"(?:https?://[^\s/?#]+/p/)?({NUMBER})(?:\?c=[0-9A-Za-z_-]+)?")
"""A filing's number, bare or in the address of the hub's page. The address is never opened."""

LIVES = 60.0
"""Seconds after which a code that was read is dropped (domain.md 7)."""


class CodeTrouble(StrEnum):
    """Why a code gave nothing; also the key of the text, `code.<trouble>`."""

    KIND = "kind"
    """Read well, and no e-voucher: 请使用医保电子凭证二维码 (500159)."""
    STALE = "stale"
    """Too old, or shown before: the phone has a fresh one."""
    UNREADABLE = "unreadable"
    UNDECODED = "undecoded"
    """The hub did not answer: the code is used up, whatever became of it."""


@dataclass(frozen=True, slots=True, repr=False)
class VoucherCode(Opaque):
    """28 digits, opaque: sent at once, kept nowhere."""

    digits: str


@dataclass(frozen=True, slots=True)
class SlipNumber:
    """The number on a slip, or the key where the hub had given none. It names no person."""

    number: str


Known = VoucherCode | SlipNumber | CodeTrouble


def known(seen: ScannedCode | CodeFailure, at: float) -> Known:
    """What was scanned, at this time of the clock."""
    if isinstance(seen, CodeFailure):
        return CodeTrouble.UNREADABLE if seen is CodeFailure.UNREADABLE else CodeTrouble.KIND
    if at - seen.at > LIVES:
        return CodeTrouble.STALE
    text = seen.text.strip()
    if VOUCHER.fullmatch(text):
        return VoucherCode(text)
    if KEY.fullmatch(text):
        return SlipNumber(text)
    slip = SLIP.fullmatch(text)
    return SlipNumber(slip[1]) if slip else CodeTrouble.KIND
