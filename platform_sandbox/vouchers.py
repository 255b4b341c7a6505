"""E-vouchers as the sandbox decodes them: one decode a code, and a token that soon runs out.

Neither code nor token is kept: a hash is enough to know one again (domain.md 7).
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from config.sandbox import person, vouchers
from platform_sandbox.database import voucher_used
from wire.clock import CHINA
from wire.refusals import RefusalCode
from wire.vouchers import Voucher, VoucherDecode

TOKEN_LIFE = timedelta(minutes=30)
"""Longer than a visit's form takes, shorter than anybody could use it twice."""
TOKEN_BYTES = 19
"""38 characters, as in the published sample."""


def decode(db: Connection, given: VoucherDecode, now: datetime) -> Voucher | RefusalCode:
    """Once for each code; answers a token that soon runs out."""
    made = vouchers.who(given.ec_qr_code)
    if made is None:
        return RefusalCode.CODE_KIND
    key, minute = made
    code_hash = _hash(given.ec_qr_code)
    used = db.execute(select(voucher_used).where(voucher_used.c.code_hash == code_hash)).first()
    if used or not vouchers.alive(minute, now.replace(tzinfo=CHINA)):
        return RefusalCode.CODE_STALE
    card, token = person(key).card, secrets.token_hex(TOKEN_BYTES)
    row = {"code_hash": code_hash, "token_hash": _hash(token), "certno": card.number}
    db.execute(insert(voucher_used).values(**row, expires_at=now + TOKEN_LIFE))
    return Voucher(
        userName=card.name,
        idNo=card.number,
        ecToken=token,
        ecIndexNo=_hash(card.number)[:32].upper(),
        gender=card.sex,
    )


def holder(db: Connection, token: str, now: datetime) -> str | RefusalCode:
    """The ID number that a token stands for."""
    row = db.execute(select(voucher_used).where(voucher_used.c.token_hash == _hash(token))).first()
    if row is None or row.expires_at <= now:
        return RefusalCode.CODE_STALE
    number: str = row.certno
    return number


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
