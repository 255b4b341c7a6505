"""K101 and the token it gives: one decode a code, and 1101 by the token."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, select

from config.sandbox import person
from config.sandbox.vouchers import code_of
from hub.db.tables import metadata
from wire.clock import CHINA
from wire.operations import PersonQuery
from wire.vouchers import Voucher, VoucherDecode


def decode(terminal: Any, clock: Any, key: str = "lin_guoqing") -> tuple[str, Voucher]:
    code = code_of(person(key), clock().replace(tzinfo=CHINA))
    return code, terminal.told("K101", VoucherDecode(code, "01101", "1"))


def test_a_code_becomes_a_person(terminal: Any, clock: Any) -> None:
    _, voucher = decode(terminal, clock)
    assert (voucher.userName, voucher.idNo, voucher.gender) == ("林国庆", "350111195203070015", "1")
    assert len(voucher.ecToken) == 38
    info = terminal.told("1101", PersonQuery("01", voucher.ecToken))
    assert info.baseinfo.psn_no == "SYN-3501-0002"
    assert terminal.told("1101", PersonQuery("01", voucher.ecToken)) == info


def test_every_token_is_another(terminal: Any, clock: Any) -> None:
    _, first = decode(terminal, clock)
    clock.advance(seconds=1)
    _, second = decode(terminal, clock)
    assert first.ecToken != second.ecToken


def test_neither_code_nor_token_is_kept(terminal: Any, clock: Any, engine: Engine) -> None:
    code, voucher = decode(terminal, clock)
    terminal.told("1101", PersonQuery("01", voucher.ecToken))
    with engine.connect() as db:
        kept = str([db.execute(select(table)).all() for table in metadata.tables.values()])
    assert code not in kept
    assert voucher.ecToken not in kept
