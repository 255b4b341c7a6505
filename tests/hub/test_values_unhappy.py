"""Values that are none: the key is named, and nothing is kept (field_cases.md K6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select

from hub.db.tables import call
from hub.values import fault_of
from wire.filings import ProgressQuery
from wire.operations import Evaluation, LedgerQuery, PersonQuery, SignIn
from wire.refusals import RefusalCode as No

ME = PersonQuery("02", "350102194708150028")
NUMBER = "350102194708150028"
BIZ_SN = "4f1c4a5e-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("infver", "V9.9"),
        ("infver", "V1.0 "),
        ("inf_time", "yesterday"),
        ("inf_time", "2026-11-22"),
        ("inf_time", "2026-11-22T12:00:00"),
        ("inf_time", "2026-02-30 12:00:00"),
        ("inf_time", "2026-11-22 25:00:00"),
        ("inf_time", "9999-12-31 23:59:59"),
        ("inf_time", "1970-01-01 00:00:00"),
        ("inf_time", "２０２６-11-22 12:00:00"),
        ("enc_type", "SM4"),
        ("enc_type", "x"),
        ("signtype", "MD5"),
        ("opter_type", "9"),
        ("opter_name", "终" * 51),
        ("recer_sys_code", "x" * 11),
        ("fixmedins_code", "H" * 31),
        ("fixmedins_name", "院" * 201),
        ("dev_no", "1" * 101),
        ("cainfo", "x" * 1025),
        ("mdtrtarea_admvs", "福州"),
        ("msgid", "H-1"),
    ],
)
def test_envelopes(terminal: Any, engine: Engine, key: str, value: str) -> None:
    answer = terminal.ask("1101", ME, **{key: value})
    assert (answer.infcode, answer.output) == (No.ENVELOPE.value, {})
    assert answer.err_msg.endswith(f"：{key}")
    assert value not in answer.err_msg
    with engine.connect() as db:
        assert [row.infno for row in db.execute(select(call))] == ["9001"]


@pytest.mark.parametrize(
    ("infno", "value", "key"),
    [
        ("1101", PersonQuery("02", "1" * 51), "mdtrt_cert_no"),
        ("1101", PersonQuery("0002", NUMBER), "mdtrt_cert_type"),
        ("1101", replace(ME, psn_cert_type="00"), "psn_cert_type"),
        ("1101", replace(ME, psn_name="陈\u202e秀"), "psn_name"),
        ("1101", replace(ME, query_no=NUMBER), "query_no"),
        ("K202", LedgerQuery("S" * 31, "310", "202601", "202611"), "psn_no"),
        ("K202", LedgerQuery("S", "x", "202601", "202611"), "insutype"),
        ("K202", LedgerQuery("S", "310", "202601", "202611", page=0), "page"),
        ("K202", LedgerQuery("S", "310", "202601", "202611", page=10_001), "page"),
        ("K401", ProgressQuery(biz_sn="x"), "biz_sn"),
        ("K402", Evaluation("query_account", "Q-1", 0, BIZ_SN), "score"),
        ("K402", Evaluation("query_account", "Q-1", 6, BIZ_SN), "score"),
        ("K402", Evaluation("query_account", "Q-1", 5, BIZ_SN, ("x" * 41,)), "tags"),
        ("K402", Evaluation("query_account", "Q-1", 5, BIZ_SN, ("x",) * 101), "tags"),
        ("K402", Evaluation("query_account", "Q-1", 5, BIZ_SN, words="x" * 501), "words"),
        ("K402", Evaluation("查询", "Q-1", 5, BIZ_SN), "item_id"),
        ("9001", SignIn("FZ-GL-0017", "0" * 21, ""), "mac"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_inputs(terminal: Any, infno: str, value: object, key: str) -> None:
    answer = terminal.ask(infno, value)
    assert (answer.infcode, answer.output) == (No.INPUT.value, {})
    assert answer.err_msg.endswith(f"：{key}")


@dataclass(frozen=True)
class Made:
    wish: str = ""
    until: date | None = None
    many: int = 0


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (Made("好" * 501), "wish"),
        (Made(until=date(1899, 12, 31)), "until"),
        (Made(until=date(2100, 1, 1)), "until"),
        (Made(many=-1), "many"),
        (Made(many=10**9 + 1), "many"),
    ],
)
def test_names_that_are_not_known_have_the_rules_of_their_types(given: Made, key: str) -> None:
    assert fault_of(given) == key
