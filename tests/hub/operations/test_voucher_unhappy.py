"""K101: codes of another kind, stale ones, replayed ones; tokens that are none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from config.sandbox import person
from config.sandbox.vouchers import LIFE, code_of
from wire.clock import CHINA
from wire.operations import PersonQuery
from wire.refusals import RefusalCode as No
from wire.vouchers import VoucherDecode


def ask(terminal: Any, code: str) -> str:
    return str(terminal.ask("K101", VoucherDecode(code, "01101", "1")).infcode)


def fresh(clock: Any) -> str:
    return code_of(person("lin_guoqing"), clock().replace(tzinfo=CHINA))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "4240000000000000000107350000",
        "opc0000000000000000107350000",
        "６" * 28,
        "4" * 2048,
        "'; DROP TABLE voucher_used; --",
        "https://hub.example/p/YB-261122-000001",
        "\u202e424",
    ],
    ids=lambda code: code[:12],
)
def test_codes_of_another_kind(terminal: Any, code: str) -> None:
    assert ask(terminal, code) == No.CODE_KIND.value


def test_a_code_is_decoded_once(terminal: Any, clock: Any) -> None:
    code = fresh(clock)
    assert [ask(terminal, code), ask(terminal, code)] == ["0", No.CODE_STALE.value]


def test_a_code_is_decoded_once_by_whoever_is_first(terminal: Any, clock: Any) -> None:
    code = fresh(clock)
    with ThreadPoolExecutor(4) as pool:
        codes = sorted(pool.map(lambda _: ask(terminal, code), range(4)))
    assert codes == ["0"] + [No.CODE_STALE.value] * 3


def test_a_screenshot(terminal: Any, clock: Any) -> None:
    code = fresh(clock)
    clock.advance(minutes=LIFE + 1)
    assert ask(terminal, code) == No.CODE_STALE.value


def test_a_code_from_the_future(terminal: Any, clock: Any) -> None:
    clock.advance(minutes=5)
    code = fresh(clock)
    clock.advance(minutes=-5)
    assert ask(terminal, code) == No.CODE_STALE.value


@pytest.mark.parametrize("token", ["", "token", "0" * 38])
def test_no_such_token(terminal: Any, token: str) -> None:
    assert terminal.ask("1101", PersonQuery("01", token)).infcode == No.CODE_STALE.value


def test_a_token_runs_out(terminal: Any, clock: Any) -> None:
    voucher = terminal.told("K101", VoucherDecode(fresh(clock), "01101", "1"))
    clock.advance(minutes=30)
    answer = terminal.ask("1101", PersonQuery("01", voucher.ecToken))
    assert answer.infcode == No.CODE_STALE.value


def test_whom_the_platform_does_not_know(terminal: Any, clock: Any) -> None:
    code = code_of(person("zhao_mingzhu"), clock().replace(tzinfo=CHINA))
    voucher = terminal.told("K101", VoucherDecode(code, "01101", "1"))
    answer = terminal.ask("1101", PersonQuery("01", voucher.ecToken))
    assert answer.infcode == No.PERSON_UNKNOWN.value
