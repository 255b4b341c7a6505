"""Ids and marks, all hashes of the visit's seed: the core has no other chance (design.md §1.2)."""

from __future__ import annotations

import hashlib
from datetime import datetime


def chance(seed: bytes, n: int, purpose: str) -> int:
    """64 bits that follow from the visit's seed: the core's only source of chance."""
    digest = hashlib.sha256(seed + n.to_bytes(4, "big") + purpose.encode()).digest()
    return int.from_bytes(digest[:8], "big")


def mark(seed: bytes, text: str) -> bytes:
    """What is kept of a card or a code, so that it is known again in this visit and by nobody."""
    return hashlib.sha256(seed + text.encode()).digest()


def query_no(seed: bytes, n: int, now: datetime) -> str:
    """A query's number: CX, the day, eight digits. No 15 digits in a row (domain.md 6)."""
    return f"CX{now:%y%m%d}{chance(seed, n, 'query') % 10**8:08}"


def biz_sn(seed: bytes, n: int) -> str:
    """A submission's key in UUID form, version 8 (made from the seed, not from a clock)."""
    raw = hashlib.sha256(seed + n.to_bytes(4, "big") + b"biz_sn").hexdigest()
    return f"{raw[:8]}-{raw[8:12]}-8{raw[13:16]}-a{raw[17:20]}-{raw[20:32]}"
